// What the journal keeps of a large batch besides its header and changes, so that the batch can be taken back and
// brought back as a whole: one small write instead of one for each of its records. Grammar: storage/FORMAT.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/change_set.h"

namespace samspil {

// The numbers first..end - 1.
struct NumberSpan {
  std::uint32_t first = 0, end = 0;
  bool contains(std::uint32_t number) const { return number >= first && number < end; }
  friend bool operator==(const NumberSpan&, const NumberSpan&) = default;
};

// The numbers that a large batch gave out. Numbers are given once, so a record within is the batch's own, or facts that
// hang on what is.
struct BatchExtent {
  BatchId batch;
  NumberSpan sources, entities, statements;

  bool contains(const RecordKey& key) const;
  friend bool operator==(const BatchExtent&, const BatchExtent&) = default;
};

struct LargeBatch {
  BatchExtent extent;
  std::map<std::string, std::uint64_t> uses;  // what its records add to the use counts, by key of the family meta
  std::vector<BatchId> leansOn;  // earlier large batches whose entities or sources its records name, ascending
};
std::string largeBatchKey(BatchId batch);  // in the family batch
std::string encodeLargeBatch(const LargeBatch& large);
Result<LargeBatch> decodeLargeBatch(BatchId batch, std::string_view bytes);

// The records of a large batch that are not hidden with the rest of it: what later batches changed or removed, what is
// still needed by what stays, and facts whose entity and source are both not hidden. So whatever the journal may bring
// back is not hidden. Each list ascending, without repeats.
struct Exceptions {
  std::vector<SourceId> sources;
  std::vector<EntityId> entities;
  std::vector<EntityFactsKey> facts;
  std::vector<StatementId> statements;

  std::size_t size() const { return sources.size() + entities.size() + facts.size() + statements.size(); }
  bool contains(const RecordKey& key) const;
  std::vector<RecordKey> keys() const;  // ascending
};
Exceptions exceptionsOf(const std::vector<RecordKey>& keys);  // REQUIRES: ascending, without repeats

// An undo or redo of a large batch as a whole. Its changes are those of the batch but for the exceptions, an undo's the
// other way round; and rows of its own, of exceptions that it changes one by one.
struct Turn {
  BatchId target;
  bool hides = false;  // an undo
  Exceptions except;
  // What it hides or shows of the use counts, by key of the family meta. Less than nothing for a source that is hidden
  // with its count, but not with all that the count is of.
  std::map<std::string, std::int64_t> uses;
};
// The use counts that a turn hides or shows.
std::map<std::string, std::int64_t> usesOf(const Turn& turn, const LargeBatch& large);
std::string turnKey(BatchId batch);  // in the family batch
std::string encodeTurn(const Turn& turn);
Result<Turn> decodeTurn(std::string_view bytes);  // without exceptions `uses` is empty: it is that of the batch

}  // namespace samspil
