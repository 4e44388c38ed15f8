// The narrow seam between Samspil's own store logic and the engine that keeps the bytes: ordered families of key-value pairs,
// atomic durable batches, consistent reads. RocksDB is the first engine (rocksdb_engine.cpp); a second one is one more file that
// passes tests/storage/engine_conformance.h.
//
// Contract: keys and values are any bytes; keys order as unsigned bytes. write() is all or nothing over all families, durable
// when it returns, and seen by every read that starts afterwards. One writer at a time; any number of readers. A View reads one moment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace samspil {

using FamilyNumber = std::uint8_t;  // a keyspace of its own (a RocksDB column family); which is which: storage/FORMAT.md

struct KeyValueWrite {
  FamilyNumber family = 0;
  std::string key;
  std::optional<std::string> value;  // none: the key is removed
};

class KeyValueView {
 public:
  virtual ~KeyValueView() = default;
  virtual Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const = 0;
  virtual Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family, std::span<const std::string> keys) const = 0;
  // Calls visit(key, value) for all keys that start with `prefix`, ascending, until it answers false. The views live for the call.
  using Visitor = std::function<bool(std::string_view key, std::string_view value)>;
  virtual Result<void> scan(FamilyNumber family, std::string_view prefix, const Visitor& visit) const = 0;
  // As scan, over the keys in [from, to); empty `to`: to the end.
  virtual Result<void> scanRange(FamilyNumber family, std::string_view from, std::string_view to, const Visitor& visit) const = 0;
};

class KeyValueEngine {
 public:
  virtual ~KeyValueEngine() = default;
  virtual Result<void> write(std::span<const KeyValueWrite> writes) = 0;
  virtual Result<std::unique_ptr<KeyValueView>> view() const = 0;
  // Whole sorted families at once, for large imports: ascending keys per family, none of which exists yet. All or nothing.
  virtual Result<void> ingest(std::span<const KeyValueWrite> sorted) = 0;
  virtual Result<void> checkpoint(const std::filesystem::path& directory) const = 0;
  virtual Result<void> verifyChecksums() const = 0;
};

struct EngineOptions {
  bool create = false;
  bool readOnly = false;
  std::vector<std::string> families;  // names, by FamilyNumber
};
Result<std::unique_ptr<KeyValueEngine>> openRocksDb(const std::filesystem::path& directory, const EngineOptions& options);

}  // namespace samspil
