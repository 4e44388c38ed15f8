// Random changes, undo, undo of old batches and redo, on a store and on a plain model beside it.
#include <doctest/doctest.h>

#include <cstdlib>

#include "storage/store_layout.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/model.h"
#include "tests/storage/support/random_changes.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

template <typename Pile>
std::set<RecordKey> keysOf(const Pile& pile) {
  std::set<RecordKey> keys;
  for (const auto& one : pile) keys.insert(one.key);
  return keys;
}

class Duel {
 public:
  Duel(std::unique_ptr<PropertyGraphStore> store, std::uint64_t seed) : store_(std::move(store)), random_(seed) {
    valueOf(store_->apply(foundation()));
    REQUIRE(model_.apply(foundation()));
  }

  void step() {
    const std::size_t what = random_.below(10);
    if (what < 4)
      apply();
    else if (what < 6)
      load();
    else if (what < 7)
      undoLatest();
    else if (what < 9)
      undoAny();
    else
      redo();
    REQUIRE(records(*store_) == model_.dump());
  }

  void reopen(std::unique_ptr<PropertyGraphStore> (*open)(const std::filesystem::path&),
              const std::filesystem::path& path) {
    store_.reset();
    store_ = open(path);
    REQUIRE(records(*store_) == model_.dump());
  }

  // What was known at each batch, and which batches stood then.
  struct Past {
    std::string records;
    std::vector<bool> undone;
  };
  Past now() const {
    Past past{model_.dump(), {}};
    for (const Batch& batch : valueOf(store_->history())) past.undone.push_back(batch.undone);
    return past;
  }
  void comparePast(const std::vector<Past>& pasts) const {
    for (std::size_t at = 0; at < pasts.size(); ++at) {
      CAPTURE(at);
      const auto past = valueOf(store_->asOf(BatchId{static_cast<std::uint32_t>(at + 1)}));
      REQUIRE(records(*past) == pasts[at].records);
      std::vector<bool> undone;
      for (const Batch& batch : valueOf(past->history())) undone.push_back(batch.undone);
      REQUIRE(undone == pasts[at].undone);
      requireSound(*past);
    }
  }

  const PropertyGraphStore& store() const { return *store_; }
  const Model& model() const { return model_; }

 private:
  void apply() {
    const ChangeSet change = random_.change(model_, 6, random_.chance(40));
    const auto expected = model_.apply(change);
    const auto applied = store_->apply(change);
    INFO((applied ? "applied" : applied.error().message));
    REQUIRE(applied.has_value() == expected.has_value());
    if (expected) CHECK(applied->batch.value == *expected);
  }

  void load() {
    const std::vector<Record> feed = random_.load(model_);
    ChangeSet change({.kind = BatchKind::import, .title = {"Indlæst", "Loaded"}, .who = "ada", .when = 1});
    for (const Record& record : feed) change.put(record);
    const auto expected = model_.apply(change);
    JobControl job;
    const auto loaded = store_->load(change.info(), feedOf(feed), job);
    INFO((loaded ? "loaded" : loaded.error().message));
    REQUIRE(loaded.has_value() == expected.has_value());
  }

  void compare(const UndoReport& report, const Model::Undone& expected) {
    CHECK(report.applied.batch.value == expected.batch);
    CHECK(report.reversed == expected.reversed.size());
    CHECK(keysOf(report.impossible) == expected.impossible);
    CHECK(report.kept.size() == expected.keptBecauseOf.size());
    for (const auto& kept : report.kept) CHECK(expected.keptBecauseOf.at(kept.key) == kept.editedBy.value);
  }

  void undoLatest() {
    const std::size_t latest = model_.latestUndoable();
    if (latest == 0) {
      CHECK(errorOf(store_->undo({})).code == ErrorCode::notFound);
      return;
    }
    const auto expected = model_.undo(latest);
    compare(valueOf(store_->undo({})), *expected);
  }

  void undoAny() {
    const std::size_t batch = 1 + random_.below(model_.history.size());
    const auto expected = model_.undo(batch);
    auto report = store_->undo(BatchId{static_cast<std::uint32_t>(batch)});
    REQUIRE(report.has_value() == expected.has_value());
    if (expected) compare(*report, *expected);
  }

  void redo() {
    const auto expected = model_.redo();
    auto report = store_->redo();
    REQUIRE(report.has_value() == expected.has_value());
    if (expected) compare(*report, *expected);
  }

  std::unique_ptr<PropertyGraphStore> store_;
  RandomChanges random_;
  Model model_;
};

std::uint64_t firstSeed() {
  const char* wanted = std::getenv("SAMSPIL_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 1;
}

std::unique_ptr<PropertyGraphStore> openOnDisk(const std::filesystem::path& path) {
  return valueOf(PropertyGraphStore::open(path, {.create = true}));
}

}  // namespace

TEST_CASE("random changes, undo and redo leave the store as the model") {
  for (std::uint64_t seed = firstSeed(); seed < firstSeed() + 40; ++seed) {
    CAPTURE(seed);
    auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
    Duel duel(valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true})), seed);
    std::vector<Duel::Past> pasts{duel.now()};
    for (int step = 0; step < 60; ++step) {
      duel.step();
      if (duel.model().history.size() > pasts.size()) pasts.push_back(duel.now());
    }
    requireSound(duel.store());
    duel.comparePast(pasts);
  }
}

TEST_CASE("sound changes, all undone, leave the first state byte for byte") {
  for (std::uint64_t seed = firstSeed(); seed < firstSeed() + 20; ++seed) {
    CAPTURE(seed);
    auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
    const auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
    valueOf(store->apply(foundation()));
    const std::string base = records(*store);
    Model model;
    model.apply(foundation());
    RandomChanges random(seed);
    int applied = 0;
    for (int step = 0; step < 30; ++step) {
      const ChangeSet change = random.change(model, 8, random.chance(70));
      if (!model.apply(change)) continue;
      applied += valueOf(store->apply(change)).batch.value != 0;
    }
    const std::string full = records(*store);
    for (int i = 0; i < applied; ++i) CHECK(valueOf(store->undo({})).kept.empty());
    CHECK(records(*store) == base);
    for (int i = 0; i < applied; ++i) valueOf(store->redo());
    CHECK(records(*store) == full);
    requireSound(*store);
  }
}

TEST_CASE("the same on disk, reopened in between") {
  const TemporaryDirectory folder;
  const std::uint64_t seed = firstSeed() + 1000;
  CAPTURE(seed);
  Duel duel(openOnDisk(folder / "store"), seed);
  for (int step = 0; step < 120; ++step) {
    duel.step();
    if (step % 15 == 14) duel.reopen(&openOnDisk, folder / "store");
  }
  requireSound(duel.store());
}
