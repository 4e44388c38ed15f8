// A backup takes a store's place only when it is whole, and what stood there is kept.
#include <doctest/doctest.h>

#include "base/files.h"
#include "storage/restore.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

namespace fs = std::filesystem;

std::string dumpAt(const fs::path& path) {
  return valueOf(valueOf(PropertyGraphStore::open(path, {.readOnly = true}))->dump());
}

// A store of three batches in "store", and a backup in "backup" from before the third.
struct BackedUp {
  TemporaryDirectory folder;
  std::string atBackup, later;

  BackedUp() {
    const auto store = valueOf(PropertyGraphStore::open(folder / "store", {.create = true}));
    valueOf(store->apply(foundation()));
    valueOf(store->apply(threeEntities()));
    valueOf(store->backup(folder / "backup"));
    atBackup = valueOf(store->dump());
    valueOf(store->undo({}));
    later = valueOf(store->dump());
  }
};

void flipInLargestTable(const fs::path& directory) {
  fs::path largest;
  for (const auto& entry : fs::directory_iterator(directory)) {
    const bool table = entry.path().extension() == ".log" || entry.path().extension() == ".sst";
    if (table && (largest.empty() || entry.file_size() > fs::file_size(largest))) largest = entry.path();
  }
  std::string bytes = valueOf(readFile(largest));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  fs::remove(largest);  // it may be linked to the store's own file
  valueOf(writeFileAtomically(largest, bytes));
}

}  // namespace

TEST_CASE("a backup is proven and takes the store's place, which is kept beside it") {
  const BackedUp made;
  JobControl job;
  const Restored restored = valueOf(restoreStore(made.folder / "backup", made.folder / "store", job));
  CHECK(restored.batches == 2);
  CHECK(restored.recordsChecked > 0);
  CHECK(dumpAt(made.folder / "store") == made.atBackup);
  CHECK(dumpAt(made.folder / "backup") == made.atBackup);
  REQUIRE(restored.previous.has_value());
  CHECK(dumpAt(*restored.previous) == made.later);
  CHECK(made.folder.entries() == 3);
}

TEST_CASE("a backup is restored where there is no store") {
  const BackedUp made;
  JobControl job;
  CHECK_FALSE(valueOf(restoreStore(made.folder / "backup", made.folder / "elsewhere", job)).previous.has_value());
  CHECK(dumpAt(made.folder / "elsewhere") == made.atBackup);
}

TEST_CASE("a damaged backup replaces nothing") {
  const BackedUp made;
  flipInLargestTable(made.folder / "backup");
  JobControl job;
  CHECK(errorOf(restoreStore(made.folder / "backup", made.folder / "store", job)).code == ErrorCode::invalidData);
  CHECK(dumpAt(made.folder / "store") == made.later);
  CHECK(made.folder.entries() == 2);
}

TEST_CASE("restoring is refused while the store is open, from nowhere, from itself, and when cancelled") {
  const BackedUp made;
  JobControl job;
  {
    const auto store = valueOf(PropertyGraphStore::open(made.folder / "store", {}));
    const Error error = errorOf(restoreStore(made.folder / "backup", made.folder / "store", job));
    CHECK_MESSAGE(error.code == ErrorCode::locked, error.message);
  }
  CHECK(errorOf(restoreStore(made.folder / "nowhere", made.folder / "store", job)).code == ErrorCode::notFound);
  CHECK(errorOf(restoreStore(made.folder / "store", made.folder / "store", job)).code == ErrorCode::invalidArgument);
  JobControl stopped;
  stopped.cancel();
  CHECK(errorOf(restoreStore(made.folder / "backup", made.folder / "store", stopped)).code == ErrorCode::cancelled);
  CHECK(dumpAt(made.folder / "store") == made.later);
  CHECK(made.folder.entries() == 2);
}
