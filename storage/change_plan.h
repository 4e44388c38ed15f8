// A ChangeSet made definite: what stands at each record before and after, each record once, without what changes
// nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "graph/change_set.h"
#include "storage/journal.h"
#include "storage/store_reader.h"

namespace samspil {

struct PlannedChange {
  RecordKey key;
  std::optional<Record> before, after;
  Images images;  // of the same two
};

// Ascending by key, each key once.
using ChangePlan = std::vector<PlannedChange>;

const PlannedChange* findPlanned(const ChangePlan& plan, const RecordKey& key);

// The last mutation of a key wins. Properties are sorted and stripped of repeats. Errors: invalidArgument for a record
// that cannot be stored; conflict for an id that is neither in the store nor newly allocated.
Result<ChangePlan> planChanges(const StoreReader& reader, std::span<const Mutation> mutations);

// From payloads: what undo and redo are made of. REQUIRES: images differ.
Result<PlannedChange> planChange(const RecordKey& key, Images images);

// How the plan changes the use counts (StoreReader::uses). The key EntityFactsKey{} counts all facts.
using UseDeltas = std::map<RecordKey, std::int64_t>;
UseDeltas useDeltas(const ChangePlan& plan);

}  // namespace samspil
