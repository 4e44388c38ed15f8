// Every open, write, sync and rename of a store's life fails once each, and from then on for good, disk full included:
// an error or no harm, never a lost acknowledged batch and never half a batch.
#include <doctest/doctest.h>

#include <fstream>

#include "storage/store_layout.h"
#include "tests/storage/support/failing_disk.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

Result<std::unique_ptr<PropertyGraphStore>> openOn(const std::filesystem::path& path, rocksdb::Env* disk) {
  TRY_ASSIGN(auto engine, openRocksDb(path, {.create = true, .families = storeFamilyNames(), .environment = disk}));
  return PropertyGraphStore::open(std::move(engine), path, {.create = true});
}

Result<void> loadSome(PropertyGraphStore& store) {
  IdAllocator next = store.allocator();
  std::vector<Record> records;
  for (int i = 0; i < 3; ++i) records.emplace_back(Entity{next.entity(), fmt::format("loaded-{}", i), kClinic});
  records.emplace_back(tie(next.statement().value, next.nextEntity - 1, kPartOf, 1));
  JobControl job;
  TRY(store.load({.kind = BatchKind::import, .title = {"Import", "Import"}, .who = "ada", .when = 1}, feedOf(records),
                 job));
  return {};
}

// The n-th batch of a store's life.
Result<void> step(PropertyGraphStore& store, std::uint64_t n) {
  ChangeSet change = edit("Step");
  change.put(Setting{"view", "map", std::to_string(n)});
  switch (n) {
    case 0: TRY(store.apply(foundation())); break;
    case 1: TRY(store.apply(threeEntities())); break;
    case 3: TRY(store.undo({})); break;
    case 4: TRY(store.redo()); break;
    case 5: return loadSome(store);
    case 6: TRY(store.undo({})); break;
    default: TRY(store.apply(change));
  }
  return {};
}
constexpr std::uint64_t kSteps = 8;

// records() after each number of batches.
const std::vector<std::string>& expectedStates() {
  static const auto states = [] {
    auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
    const auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
    std::vector<std::string> made{records(*store)};
    for (std::uint64_t n = 0; n < kSteps; ++n) {
      valueOf(step(*store, n));
      made.push_back(records(*store));
    }
    return made;
  }();
  return states;
}

struct Outcome {
  std::uint64_t acknowledged = 0;
  std::vector<Error> errors;
};

// The steps from where the store stands, reopened in the middle; after an error it goes on once, as a user would.
Outcome live(const std::filesystem::path& path, rocksdb::Env* disk) {
  Outcome outcome;
  for (const std::uint64_t until : {kSteps / 2, kSteps}) {
    auto store = openOn(path, disk);
    if (!store) {
      outcome.errors.push_back(store.error());
      store = openOn(path, disk);
    }
    if (!store) {
      outcome.errors.push_back(store.error());
      return outcome;
    }
    for (std::uint64_t tries = 0; (*store)->revision() < until && tries < until + 2; ++tries) {
      if (const auto stepped = step(**store, (*store)->revision()); !stepped)
        outcome.errors.push_back(stepped.error());
      else
        outcome.acknowledged = (*store)->revision();
    }
  }
  return outcome;
}

struct Sweep {
  std::uint64_t struck = 0, reported = 0;
};

Sweep sweep(DiskOperation operation, DiskFault fault, bool forGood) {
  Sweep sum;
  for (std::uint64_t at = 0;; ++at) {
    CAPTURE(at);
    const TemporaryDirectory folder;
    const auto disk = std::make_shared<FailingDisk>();
    const auto environment = environmentOn(disk);
    disk->arm(operation, fault, at, forGood);
    const Outcome outcome = live(folder / "store", environment.get());
    const bool struck = disk->struck();
    disk->disarm();
    for (const Error& error : outcome.errors) {
      const bool expected =
          fault == DiskFault::noSpace ? error.code == ErrorCode::noSpace : error.code == ErrorCode::io;
      CHECK_MESSAGE(expected, error.message);
    }
    const auto store = valueOf(openOn(folder / "store", environment.get()));
    requireSound(*store);
    REQUIRE(store->revision() >= outcome.acknowledged);
    REQUIRE(store->revision() <= kSteps);
    REQUIRE(records(*store) == expectedStates()[store->revision()]);
    // Without an error everything is there.
    if (outcome.errors.empty()) CHECK(store->revision() == kSteps);
    if (!struck) return sum;
    sum.struck += 1;
    sum.reported += !outcome.errors.empty();
  }
}

// Opens a store of the first format on a disk that fails.
Sweep sweepMigration(DiskOperation operation) {
  Sweep sum;
  for (std::uint64_t at = 0;; ++at) {
    CAPTURE(at);
    const TemporaryDirectory folder;
    const auto path = folder / "store";
    std::filesystem::copy("tests/storage/fixtures/v1", path, std::filesystem::copy_options::recursive);
    const std::string before = records(*valueOf(PropertyGraphStore::open(path, {.readOnly = true})));
    const auto disk = std::make_shared<FailingDisk>();
    const auto environment = environmentOn(disk);
    disk->arm(operation, DiskFault::inputOutput, at, false);
    const auto opened = openOn(path, environment.get());
    if (!opened) CHECK_MESSAGE(opened.error().code == ErrorCode::io, opened.error().message);
    sum.reported += !opened.has_value();
    const bool struck = disk->struck();
    disk->disarm();
    if (opened) CHECK(records(**opened) == before);
    sum.struck += struck;
    if (!struck) return sum;
  }
}

}  // namespace

TEST_CASE("bringing an older store up to date on a failing disk: an error, or done") {
  for (const DiskOperation operation :
       {DiskOperation::open, DiskOperation::write, DiskOperation::sync, DiskOperation::rename}) {
    const Sweep sum = sweepMigration(operation);
    CHECK(sum.struck > 0);
    MESSAGE("kind " << static_cast<int>(operation) << ": " << sum.struck << " faults, " << sum.reported
                    << " of them reported");
  }
}

TEST_CASE("each operation of the disk fails once: an error, and nothing is lost") {
  for (const DiskOperation operation :
       {DiskOperation::open, DiskOperation::write, DiskOperation::sync, DiskOperation::rename}) {
    const Sweep sum = sweep(operation, DiskFault::inputOutput, false);
    CHECK(sum.struck > 0);
    MESSAGE("kind " << static_cast<int>(operation) << ": " << sum.struck << " faults, " << sum.reported
                    << " of them reported");
  }
}

TEST_CASE("the disk is full from some moment on: an error that says so, and nothing is lost") {
  for (const DiskOperation operation : {DiskOperation::open, DiskOperation::write}) {
    const Sweep sum = sweep(operation, DiskFault::noSpace, true);
    CHECK(sum.struck > 0);
    MESSAGE("kind " << static_cast<int>(operation) << ": " << sum.struck << " faults, " << sum.reported
                    << " of them reported");
  }
}
