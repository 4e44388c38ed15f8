// A store as text, one line a record, for comparing two stores and for reading one at night.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

// "entity 5", "facts 5 2", "setting view map": what messages call a record.
std::string describeKey(const RecordKey& key);

// One record as its line in a dump, line break included.
std::string dumpLine(const RecordKey& key, const Record& record);

Result<std::string> dumpStore(const StoreReader& reader, DumpScope scope);

}  // namespace samspil
