// The narrow seam between Samspil's own store logic and the engine that keeps the bytes: ordered families of key-value
// pairs, atomic durable batches, consistent reads. RocksDB is the first engine (rocksdb_engine.cpp); a second one is
// one more file that passes tests/storage/engine_conformance.h.
//
// Contract: keys and values are any bytes; keys order as unsigned bytes. write() is all or nothing over all families,
// durable when it returns, and seen by every view that is taken afterwards. Within one write the last entry for a key
// wins. One writer at a time; any number of readers on any threads. A view reads one moment, whatever is written
// meanwhile, and may be read by several threads; a cursor is for one. Views and cursors end before their engine.
// Damaged bytes answer invalidData and are never returned.
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

namespace rocksdb {
class Env;
}

namespace samspil {

using FamilyNumber =
    std::uint8_t;  // a keyspace of its own (a RocksDB column family); which is which: storage/FORMAT.md

struct KeyValueWrite {
  FamilyNumber family = 0;
  std::string key;
  std::optional<std::string> value;  // none: the key is removed
};

// Walks ascending keys. For one thread.
class KeyValueCursor {
 public:
  virtual ~KeyValueCursor() = default;
  virtual bool atEnd() const = 0;
  // Until the next next(). REQUIRES: not atEnd().
  virtual std::string_view key() const = 0;
  virtual std::string_view value() const = 0;
  virtual Result<void> next() = 0;
};

// The smallest key behind all keys that start with `prefix`; empty where there is none.
std::string endOfPrefix(std::string_view prefix);

class KeyValueView {
 public:
  virtual ~KeyValueView() = default;
  virtual Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const = 0;
  // In the order of `keys`.
  virtual Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                                   std::span<const std::string> keys) const = 0;
  // At the first key in [from, to); empty `to`: up to the last key.
  virtual Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                         std::string_view to) const = 0;

  // Calls visit(key, value) for all keys that start with `prefix`, ascending, until it answers false or an error.
  using Visitor = std::function<Result<bool>(std::string_view key, std::string_view value)>;
  Result<void> scan(FamilyNumber family, std::string_view prefix, const Visitor& visit) const;
};

// A large write, built aside in bounded memory and committed in one step. Dropped without commit() it leaves no trace.
// Several threads may add at a time, as long as each family is one thread's.
class KeyValueIngest {
 public:
  virtual ~KeyValueIngest() = default;
  // REQUIRES: keys ascend strictly within each family. A key that exists is replaced.
  virtual Result<void> add(FamilyNumber family, std::string_view key, std::string_view value) = 0;
  // The family is whole: nothing is added to it any more. It may go to the disk while others are still added.
  virtual Result<void> end(FamilyNumber) { return {}; }
  // As write(): all families or none, durable when it returns.
  virtual Result<void> commit() = 0;
};

class KeyValueEngine {
 public:
  virtual ~KeyValueEngine() = default;
  virtual Result<void> write(std::span<const KeyValueWrite> writes) = 0;
  virtual Result<std::unique_ptr<KeyValueView>> view() const = 0;
  virtual Result<std::unique_ptr<KeyValueIngest>> beginIngest() = 0;
  // A consistent copy into a directory that does not exist yet, while in use.
  virtual Result<void> checkpoint(const std::filesystem::path& directory) const = 0;
  // Reads every byte that is stored; the error names the damaged file.
  virtual Result<void> verifyChecksums() const = 0;
  // Sentences that the user is to see about this opening, such as a torn last write that was dropped.
  virtual std::vector<std::string> notices() const { return {}; }
};

struct EngineOptions {
  bool create = false;
  bool readOnly = false;                // works beside a writer
  std::vector<std::string> families;    // names, by FamilyNumber; the first is "default"
  rocksdb::Env* environment = nullptr;  // for tests that make the disk fail; outlives the engine
  bool restless = false;                // for tests: tables are written and merged all the time
  // Of the families, those that are often asked for keys which are not there. They have filters, which lie in memory as
  // long as the engine is open, 1.3 bytes a key; without one such a question reads a block.
  std::vector<std::string> sought = {};
  // Those whose rows are as short as they get: compressing them would take time and save nothing.
  std::vector<std::string> dense = {};
  // Those whose rows are mostly text: compressed to three quarters of what the others' way would leave, which takes
  // half as long again to read.
  std::vector<std::string> textual = {};
};

// Errors: notFound, locked (names program and process), invalidData (names the damage and what can be done), io,
// noSpace, unsupported (families that this program does not know: written by a newer one).
Result<std::unique_ptr<KeyValueEngine>> openRocksDb(const std::filesystem::path& directory,
                                                    const EngineOptions& options);

// Keeps everybody from opening the store for writing as long as the answer lives. It need not be whole. Error locked
// where somebody has it open, this process included.
Result<std::shared_ptr<void>> lockRocksDb(const std::filesystem::path& directory);

}  // namespace samspil
