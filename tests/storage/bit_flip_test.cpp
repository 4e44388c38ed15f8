// Flips bits in every file of a store: each is detected, or makes no difference. Never is anything else read than what
// was written. SAMSPIL_BIT_FLIPS=1000 runs the long form: so many in every kind of file.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <random>

#include "base/files.h"
#include "storage/table_end.h"
#include "tests/storage/support/crash_steps.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

namespace fs = std::filesystem;

std::size_t wantedFlips() {
  const char* wanted = std::getenv("SAMSPIL_BIT_FLIPS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 25;
}

std::uint64_t firstSeed() {
  const char* wanted = std::getenv("SAMSPIL_CRASH_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 5;
}

// A store with tables as well as a write-ahead log: enough openings fold the earlier logs.
void fill(const fs::path& path) {
  for (int opening = 0; opening < 12; ++opening) {
    const auto store = valueOf(PropertyGraphStore::open(path, {.create = true}));
    for (int i = 0; i < 3; ++i) valueOf(crashStep(*store, 4));
  }
}

std::vector<fs::path> filesOf(const fs::path& path) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.file_size() > 0) files.push_back(entry.path().filename());
  }
  std::ranges::sort(files);
  return files;
}

// Everything that can be read of a store, and whether all is well with it.
Result<std::string> readAll(const fs::path& path) {
  TRY_ASSIGN(const auto store, PropertyGraphStore::open(path, {}));
  JobControl job;
  TRY_ASSIGN(const CheckReport report, store->check(job));
  if (!report.problems.empty()) return makeError(ErrorCode::invalidData, "check: {}", report.problems.front());
  if (!store->notices().empty()) return makeError(ErrorCode::invalidData, "{}", store->notices().front());
  return store->dump();
}

// Reads without check(), as the program does: what comes is right or an error.
Result<std::string> readRecords(const fs::path& path) {
  TRY_ASSIGN(const auto store, PropertyGraphStore::open(path, {.readOnly = true}));
  return store->dump();
}

// What a file is to the store: by its extension, or by the name before its number.
std::string kindOf(const fs::path& name) {
  return name.has_extension() ? name.extension().string() : name.string().substr(0, name.string().find('-'));
}

// The blocks at the end of a table, as RocksDB 7.8 writes them: the properties, the metaindex, the footer.
std::size_t metaindexAt(std::string_view table) {
  std::size_t at = 0;
  unsigned shift = 0;
  for (const char* byte = table.data() + table.size() - 52;; ++byte, shift += 7) {
    at |= static_cast<std::size_t>(*byte & 0x7f) << shift;
    if ((*byte & 0x80) == 0) return at;
  }
}

std::optional<std::string_view> findDamageAtEnd(const std::string& table) {
  return samspil::findDamageAtEnd(
      table.size(), [&](std::uint64_t offset, std::size_t size) { return std::optional(table.substr(offset, size)); });
}

// Flips one bit of a copy. What is read of it is right, or an error that names the file and what to do.
bool detectsFlip(const fs::path& original, const fs::path& name, std::uint64_t random, const std::string& expected) {
  const fs::path copy = original.parent_path() / "copy";
  fs::remove_all(copy);
  fs::copy(original, copy, fs::copy_options::recursive);
  std::string bytes = valueOf(readFile(copy / name));
  const std::size_t bit = random % (bytes.size() * 8);
  bytes[bit / 8] ^= static_cast<char>(1 << bit % 8);
  valueOf(writeFileAtomically(copy / name, bytes));
  CAPTURE(name);
  CAPTURE(bit);
  const auto reader = readRecords(copy);
  if (reader) CHECK(*reader == expected);
  const auto read = readAll(copy);
  if (read) {
    CHECK(*read == expected);
    return false;
  }
  CHECK_MESSAGE(read.error().message.find(name.string()) != std::string::npos, read.error().message);
  const bool saysWhatToDo = read.error().message.find("estore") != std::string::npos;
  CHECK_MESSAGE(saysWhatToDo, read.error().message);
  return true;
}

}  // namespace

TEST_CASE("a flipped bit in any file is detected or harmless, never read as data") {
  const TemporaryDirectory folder;
  const fs::path original = folder / "store";
  fill(original);
  const std::string expected = valueOf(readAll(original));
  std::map<std::string, std::vector<fs::path>> files;
  for (const fs::path& name : filesOf(original)) files[kindOf(name)].push_back(name);
  std::mt19937_64 random(firstSeed());
  for (const auto& [kind, names] : files) {
    std::size_t detected = 0;
    for (std::size_t flip = 0; flip < wantedFlips(); ++flip)
      detected += detectsFlip(original, names[flip % names.size()], random(), expected);
    MESSAGE(kind << ": " << detected << " of " << wantedFlips() << " detected, the others harmless");
    if (kind == ".sst" || kind == ".log" || kind == "MANIFEST" || kind == "CURRENT") CHECK(detected > 0);
  }
}

// RocksDB takes the highest bit of a block's last number for the mark of a hash index, looks into it before it looks at
// the checksum of this one block, and aborted.
TEST_CASE("a flipped bit in the properties of a table is an error that names the table") {
  const TemporaryDirectory folder;
  fill(folder / "store");
  for (const fs::path& name : filesOf(folder / "store")) {
    if (name.extension() != ".sst") continue;
    fs::copy(folder / "store", folder / "copy", fs::copy_options::recursive);
    std::string bytes = valueOf(readFile(folder / "copy" / name.string()));
    const std::size_t lastNumber = metaindexAt(bytes) - 5 - 4;
    REQUIRE(bytes.substr(lastNumber, 4) == std::string_view("\1\0\0\0", 4));
    bytes[lastNumber + 3] ^= static_cast<char>(0x80);
    valueOf(writeFileAtomically(folder / "copy" / name.string(), bytes));
    for (const bool readOnly : {true, false}) {
      const Error error = errorOf(PropertyGraphStore::open(folder / "copy", {.readOnly = readOnly}));
      CHECK(error.code == ErrorCode::invalidData);
      CHECK_MESSAGE(error.message.find(name.string()) != std::string::npos, error.message);
      CHECK_MESSAGE(error.message.find("estore") != std::string::npos, error.message);
    }
    fs::remove_all(folder / "copy");
  }
}

TEST_CASE("every bit of a table's metaindex and properties is checked, no other form of table is refused") {
  const TemporaryDirectory folder;
  fill(folder / "store");
  std::size_t tables = 0;
  for (const fs::path& name : filesOf(folder / "store")) {
    if (name.extension() != ".sst" || ++tables > 3) continue;
    std::string bytes = valueOf(readFile(folder / "store" / name.string()));
    REQUIRE(!findDamageAtEnd(bytes));
    const std::size_t begin = bytes.find("rocksdb.block.based.table.index.type");  // the first property
    REQUIRE(begin != std::string::npos);
    for (std::size_t bit = begin * 8; bit < (bytes.size() - 53) * 8; ++bit) {
      bytes[bit / 8] ^= static_cast<char>(1 << bit % 8);
      CAPTURE(bit);
      REQUIRE(findDamageAtEnd(bytes));
      bytes[bit / 8] ^= static_cast<char>(1 << bit % 8);
    }
    for (std::size_t size = 0; size < bytes.size(); size += 7)
      findDamageAtEnd(bytes.substr(0, size));  // does not crash
    std::string other = bytes;
    other[other.size() - 12] = 6;  // a later version of the footer
    CHECK(!findDamageAtEnd(other));
  }
  CHECK(tables > 0);
}

TEST_CASE("a missing file is an error that names it") {
  const TemporaryDirectory folder;
  fill(folder / "store");
  for (const fs::path& name : filesOf(folder / "store")) {
    const std::string file = name.string();
    const bool needed = name.extension() == ".sst" || file.starts_with("MANIFEST") || file == "CURRENT";
    if (!needed) continue;
    fs::copy(folder / "store", folder / "copy", fs::copy_options::recursive);
    fs::remove(folder / "copy" / file);
    const Error error = errorOf(PropertyGraphStore::open(folder / "copy", {}));
    CHECK(error.code == ErrorCode::invalidData);
    CHECK_MESSAGE(error.message.find(name.stem().string()) != std::string::npos, error.message);
    fs::remove_all(folder / "copy");
  }
}
