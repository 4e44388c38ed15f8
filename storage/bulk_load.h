// Large imports: records that are all new go straight into sorted tables, which are committed in one step with their
// indexes and journal entry. What must be sorted first (keys, adjacency) is held in memory, a few bytes an entry; the
// records are not.
#pragma once

#include "base/job.h"
#include "base/result.h"
#include "storage/key_value_engine.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

// Writes all records of the feed as one batch. Errors as PropertyGraphStore::apply(); nothing is left of a batch that
// failed or was cancelled.
Result<BatchId> loadBulk(KeyValueEngine& engine, StoreReader reader, BatchInfo info,
                         const PropertyGraphStore::RecordFeed& feed, JobControl& job);

}  // namespace samspil
