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

// An undo or redo of a large batch as a whole. It has no changes of its own: those of the batch are its, and an undo's
// are the other way round.
struct Turn {
  BatchId target;
  bool hides = false;  // an undo
};
std::string turnKey(BatchId batch);  // in the family batch
std::string encodeTurn(const Turn& turn);
Result<Turn> decodeTurn(std::string_view bytes);

}  // namespace samspil
