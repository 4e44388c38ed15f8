// Loads a snapshot by one scan over each family of records, on all cores.
#pragma once

#include "base/result.h"
#include "graph/snapshot.h"
#include "storage/store_reader.h"

namespace samspil {

Result<SnapshotPtr> loadSnapshot(const StoreReader& reader, Revision revision);

}  // namespace samspil
