// Loads a snapshot by one scan over each family of records, at present or at an earlier batch.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/result.h"
#include "graph/snapshot.h"
#include "storage/store_reader.h"

namespace samspil {

// What stood at some places instead of what stands there now: payloads, or none for a record that was not there.
using Overrides = std::map<std::pair<StoreFamily, std::string>, std::optional<std::string>>;

// The differences between now and the moment right after `batch`.
Result<Overrides> overridesFor(const StoreReader& reader, BatchId batch);

Result<SnapshotPtr> loadSnapshot(const StoreReader& reader, const Overrides& overrides, Revision revision);

}  // namespace samspil
