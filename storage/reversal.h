// Taking back a batch that later batches may have built upon: what can be reversed, what stays because it was edited
// since, and what cannot go because the rules of storage/change_rules.h would not hold.
#pragma once

#include <optional>

#include "base/job.h"
#include "base/result.h"
#include "storage/change_plan.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

struct Reversal {
  ChangePlan changes;
  std::vector<UndoReport::Kept> kept;
  std::vector<UndoReport::Impossible> impossible;
};
// Of a batch that is hidden, what it left out is looked at.
Result<Reversal> planReversal(const StoreReader& reader, const Batch& batch, JobControl& job);

// The batch that undo would take back, or the undo whose effect redo would take back; none: nothing.
Result<std::optional<Batch>> latestUndoable(const StoreReader& reader);
Result<std::optional<Batch>> latestRedoable(const StoreReader& reader);

}  // namespace samspil
