// The text keys that a large load brings, with the records that hold them, until they are written in order.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/string_column.h"
#include "storage/key_value_engine.h"
#include "storage/store_layout.h"
#include "storage/store_reader.h"

namespace samspil {

// That a record does not fit into the store, and why.
Error misfit(const RecordKey& record, std::string_view why);

class KeyList {
 public:
  explicit KeyList(RecordKind kind) : kind_(kind) {}  // entity or source

  void add(std::string_view key, std::uint32_t id) {
    keys_.push(key);
    ids_.push_back(id);
  }
  void sort() { order_ = sortedOrder(keys_); }

  // Beside the keys that are there already, in one walk over both. An error where a key is taken. REQUIRES: sort().
  Result<void> write(const StoreReader& reader, KeyValueIngest& ingest, const JobControl& job) const;

 private:
  const RecordKind kind_;
  StringColumn keys_;
  std::vector<std::uint32_t> ids_, order_;  // order_: places of both
};

}  // namespace samspil
