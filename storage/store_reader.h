// Reads records, indexes and the journal from one view of the engine: everything that the store knows at one moment.
//
// Several threads may read one; it is as cheap as the view that it is made of.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/change_set.h"
#include "graph/vocabulary.h"
#include "storage/journal.h"
#include "storage/key_value_engine.h"
#include "storage/large_batch.h"
#include "storage/store_layout.h"
#include "storage/veil.h"

namespace samspil {

// A record as it lies in the store.
struct StoredRecord {
  BatchId changedBy;
  std::string payload;
};

// The store's own numbers: what comes next.
struct StoreNumbers {
  IdAllocator next;
  std::uint32_t lastBatch = 0;  // the revision, too
  friend bool operator==(const StoreNumbers& a, const StoreNumbers& b) {
    return a.lastBatch == b.lastBatch && a.next.nextEntity == b.next.nextEntity &&
           a.next.nextSource == b.next.nextSource && a.next.nextStatement == b.next.nextStatement;
  }
};
std::string encodeNumbers(const StoreNumbers& numbers);
inline constexpr std::string_view kNumbersKey = "numbers";

struct StoreFormat {
  std::uint32_t version = kFormatVersion;
  std::string program;  // that wrote it first, with its version
};
std::string encodeFormat(const StoreFormat& format);
inline constexpr std::string_view kFormatKey = "format";

// How many records refer to a source (facts and ties), a type (entities) or a relation (ties).
std::string useKey(const RecordKey& used);  // in the family meta
std::string encodeUse(std::uint64_t count);

// Sums of the use counts.
struct StoreTotals {
  std::uint64_t entities = 0, facts = 0, tieStatements = 0;
  std::uint64_t references = 0;  // of facts and ties, to sources
};

// Puts a family, type or relation where its id says.
void addTerm(Vocabulary& vocabulary, Record record);

class StoreReader {
 public:
  static Result<StoreReader> at(const KeyValueEngine& engine);
  static Result<StoreReader> at(const KeyValueEngine& engine, VeilCache& veils);  // of this engine alone
  // What is known: without the rows of batches that are taken back as a whole.
  const KeyValueView& view() const { return *view_; }
  // Those as well, for what must keep them in step.
  const KeyValueView& stored() const { return *stored_; }
  StoreReader unveiled(Veil still = {}) const { return {stored_, std::make_shared<const Veil>(std::move(still))}; }
  const Veil& veil() const { return *veil_; }

  Result<std::optional<StoreFormat>> format() const;  // none: nothing was ever written
  Result<StoreNumbers> numbers() const;
  Result<std::uint64_t> uses(const RecordKey& used) const { return usesAt(useKey(used)); }
  Result<std::uint64_t> usesAt(std::string_view useKey) const;
  Result<StoreTotals> totals() const;

  Result<std::optional<StoredRecord>> find(const RecordKey& key) const;
  Result<std::vector<std::optional<StoredRecord>>> findAll(
      std::span<const RecordKey> keys) const;  // in the order asked

  Result<Vocabulary> vocabulary() const;
  Result<std::vector<EntityFacts>> factsOf(EntityId entity) const;
  Result<std::vector<AdjacentTie>> adjacentTies(EntityId entity) const;  // ascending by statement, each once
  Result<std::vector<StatementId>> statementsOf(EntityId entity) const;  // the same
  // The entity or source that has a text id; of several, the one that is not hidden.
  Result<std::optional<std::uint32_t>> holderOf(RecordKind kind, std::string_view textKey) const;
  Result<std::vector<EntityId>> identifiedBy(std::string_view name, std::string_view value) const;

  Result<std::optional<Batch>> batch(BatchId id) const;
  Result<std::optional<Images>> change(BatchId batch, const RecordKey& key) const;
  using ChangeVisitor = std::function<Result<bool>(const RecordKey& key, Images images)>;
  Result<void> changesOf(BatchId batch, const ChangeVisitor& visit) const;  // ascending by kind and key
  // Without what an undo or redo of a large batch did as a whole; all, or those from a record on.
  Result<void> ownChangesOf(BatchId batch, const ChangeVisitor& visit, std::optional<RecordKey> from = {}) const;

  // Finds what a large batch left out of its images.
  Result<void> complete(const RecordKey& key, Images& images) const;

  Result<std::optional<LargeBatch>> largeBatch(BatchId id) const;  // none: one that changed records one by one
  Result<std::vector<LargeBatch>> largeBatches() const;            // all, ascending
  Result<std::optional<Turn>> turn(BatchId id) const;

  // All records of a family of records, in the order of their keys.
  using RecordVisitor = std::function<Result<bool>(const RecordKey& key, BatchId changedBy, std::string_view payload)>;
  Result<void> scanRecords(StoreFamily family, std::string_view prefix, const RecordVisitor& visit) const;

 private:
  StoreReader(std::shared_ptr<const KeyValueView> stored, std::shared_ptr<const Veil> veil);
  Result<std::optional<Images>> ownChange(BatchId batch, const RecordKey& key) const;

  std::shared_ptr<const KeyValueView> stored_, view_;
  std::shared_ptr<const Veil> veil_;
};

}  // namespace samspil
