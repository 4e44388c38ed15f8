// What lies in the store but is not known at the moment: the records of large batches that were taken back as a whole,
// and the index rows that they bring along. Readers look past them; the journal still tells what the batches did.
//
// The rows stay where they are for as long as the journal speaks of them, and cost a reader one step over each stretch:
// what lies between two exceptions.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/key_value_engine.h"
#include "storage/large_batch.h"
#include "storage/store_layout.h"

namespace samspil {

inline constexpr std::string_view kVeilKey = "veil";  // in the family meta; no row: nothing is hidden

struct HiddenBatch {
  BatchExtent extent;
  BatchId hiddenBy;  // the undo that says what is not hidden; 0: there are no exceptions
  Exceptions except;
};

class Veil {
 public:
  Veil() = default;
  explicit Veil(std::vector<HiddenBatch> hidden);

  bool empty() const { return hidden_.empty(); }
  const std::vector<HiddenBatch>& hidden() const { return hidden_; }  // ascending by batch
  const HiddenBatch* find(BatchId batch) const;                       // none: it is not hidden
  bool hides(BatchId batch) const { return find(batch) != nullptr; }
  // Of the record in the family `key`, entity or source by its kind, that a text key leads to.
  bool hidesHolder(RecordKind kind, std::uint32_t id) const;
  bool hides(StatementId statement) const { return endOf(statement).has_value(); }
  // Whether a row is hidden. Rows of text keys never are: StoreReader::holderOf() picks among their holders. A row of
  // the adjacency is hidden, or known, with all its ties: those that are excepted have rows of their own.
  bool hides(StoreFamily family, std::string_view key) const;
  // Where the stretch of hidden rows around a hidden one ends; none: the next row may be another's.
  std::optional<std::string> endOfStretch(StoreFamily family, std::string_view key) const;

  std::string encode() const;
  // Without the exceptions, which lie in the journal with the undo that made them.
  static Result<std::vector<HiddenBatch>> decode(std::string_view bytes);

 private:
  // Where the stretch of hidden numbers around one ends; none: it is not hidden.
  std::optional<std::uint32_t> endOf(SourceId id) const;
  std::optional<std::uint32_t> endOf(EntityId id) const;
  std::optional<std::uint32_t> endOf(StatementId id) const;
  template <typename Id>
  std::optional<std::uint32_t> endOf(NumberSpan BatchExtent::*numbers, std::vector<Id> Exceptions::*kept, Id id) const;

  std::vector<HiddenBatch> hidden_;
};

// The veil that was read last, for the many readers of one store. What a row says holds for ever, since the undo that
// it names never changes: equal bytes are an equal veil. For any number of threads.
class VeilCache {
 public:
  std::shared_ptr<const Veil> find(std::string_view bytes) const;  // none: another one was read last
  void keep(std::string bytes, std::shared_ptr<const Veil> veil);

 private:
  mutable std::mutex mutex_;
  std::string bytes_;
  std::shared_ptr<const Veil> veil_;
};

// `stored` without the rows that `veil` hides.
std::shared_ptr<const KeyValueView> veiled(std::shared_ptr<const KeyValueView> stored,
                                           std::shared_ptr<const Veil> veil);

}  // namespace samspil
