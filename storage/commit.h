// Turns a plan into the one write that carries it: records, indexes, adjacency, use counts, numbers and the journal.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "storage/change_plan.h"
#include "storage/key_value_engine.h"
#include "storage/store_reader.h"

namespace samspil {

// By key of the family meta, how use counts grow.
using UseChanges = std::map<std::string, std::int64_t>;

struct PlannedBatch {
  ChangePlan changes;  // without violations
  BatchInfo info;
  std::optional<Batch> rewritten;   // another batch whose header changes along, such as one that is marked undone
  UseChanges otherUses;             // besides those of the changes
  std::vector<TieStatement> apart;  // ties that are there and get adjacency rows of their own
};

// Index entries that a record brings along; what check() expects to find for it.
std::vector<KeyValueWrite> derivedEntries(const Record& record);

// The tie as either end sees it; one alone for a tie of an entity to itself.
struct TieEnd {
  EntityId entity;
  AdjacentTie tie;
  friend bool operator==(const TieEnd&, const TieEnd&) = default;
};
std::vector<TieEnd> endsOf(const TieStatement& tie);

// The header of the batch that commits `planned` after `numbers`.
Batch headerOf(const PlannedBatch& planned, const StoreNumbers& numbers);

// What makes the changes true of records, indexes, adjacency and use counts, without the journal. Removals come first,
// so that an entry that moves from one record to another is there afterwards.
Result<std::vector<KeyValueWrite>> stateWritesOf(const StoreReader& reader, const PlannedBatch& planned,
                                                 const std::function<BatchId(const RecordKey&)>& changedBy);

// The same with the journal: the whole batch.
Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const PlannedBatch& planned,
                                            const Batch& header);

}  // namespace samspil
