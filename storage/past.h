// The store as it was known right after an earlier batch: the present state with the later batches' inverses laid over
// it, as an engine that can only be read. Records, indexes, adjacency, use counts and journal are in step with each
// other as they were then; only the next ids are those of today.
//
// Cost: one scan of the later batches' changes, and memory for each record that they touched.
#pragma once

#include <memory>

#include "base/result.h"
#include "graph/change_set.h"
#include "storage/key_value_engine.h"

namespace samspil {

// Error notFound where there is no such batch; batch 0 is the store before anything was put into it.
Result<std::shared_ptr<KeyValueEngine>> openPast(std::shared_ptr<KeyValueEngine> present, BatchId batch);

}  // namespace samspil
