// The text keys that a large load brings, with the records that hold them, until they are written in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  void clear() { *this = KeyList(kind_); }

  // Beside the keys that are there already, in one walk over both. An error where a key is taken. REQUIRES: sort().
  Result<void> write(const StoreReader& reader, KeyValueIngest& ingest, const JobControl& job) const;

 private:
  struct Entry {
    std::string_view text;
    std::uint32_t id;
  };
  // The entries from a place in the order on, as many as there is room for.
  std::span<const Entry> lookUp(std::size_t first, std::span<Entry> into) const;

  RecordKind kind_;
  StringColumn keys_;
  std::vector<std::uint32_t> ids_, order_;  // order_: places of both
};

}  // namespace samspil
