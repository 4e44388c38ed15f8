// A large load puts several records into a row, several ties into one of the adjacency, several changes into one of the
// journal. Whatever is edited, undone and redone afterwards, the store is as one in which every record has rows of its
// own.
#include <doctest/doctest.h>

#include <random>

#include "storage/store_layout.h"
#include "storage/whole_undo.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"

using namespace samspil;
using namespace samspil::test;

namespace {

constexpr std::uint32_t kEntities = 40, kTies = 700;  // the first entity has ties for more than one row

// A network in the order that load() wants, with gaps in its ids.
std::vector<Record> loadedRecords() {
  std::vector<Record> loaded;
  for (const std::uint32_t source : {2U, 3U}) {
    Source made;
    made.id = SourceId{source};
    made.key = fmt::format("source-{}", source);
    loaded.push_back(made);
  }
  for (std::uint32_t id = 1; id <= kEntities; ++id) {
    if (id == 7) continue;
    loaded.push_back(entity(id, fmt::format("entity-{}", id * 5 % 41)));
    loaded.push_back(named(id, "A", SourceId{2}));
    if (id % 3 == 0) loaded.push_back(named(id, "B", SourceId{3}));
  }
  const auto end = [](std::uint32_t draw) { return draw % 12 == 6 ? 1 : draw % 12 + 1; };
  for (std::uint32_t id = 1; id <= kTies; ++id) {
    if (id % 50 == 0) continue;
    loaded.push_back(tie(id, id % 2 == 0 ? 1 : end(id * 7), kPartOf, end(id * 11), SourceId{2 + id % 2}));
  }
  return loaded;
}

std::unique_ptr<PropertyGraphStore> foundedInMemory() {
  auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
  auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
  valueOf(store->apply(foundation()));
  return store;
}

BatchInfo importInfo() { return {.kind = BatchKind::import, .title = {"x", "x"}, .who = "ada", .when = 1}; }

// A dump without the moments of undo and redo, which the store takes from the clock.
std::string timeless(std::string dump) {
  constexpr std::string_view kWhen = " when=";
  for (std::size_t at = 0; (at = dump.find(kWhen, at)) != std::string::npos; ++at)
    dump.erase(at, dump.find(' ', at + kWhen.size()) - at);
  return dump;
}

// A store in memory with a large batch.
struct LoadedStore {
  MemoryEngine* below = nullptr;  // the store's
  std::vector<Record> all = loadedRecords();
  std::unique_ptr<PropertyGraphStore> store;
  BatchId loaded;

  LoadedStore() {
    auto owned = std::make_unique<MemoryEngine>(storeFamilyNames().size());
    below = owned.get();
    store = valueOf(PropertyGraphStore::open(std::move(owned), "memory", {.create = true}));
    valueOf(store->apply(foundation()));
    JobControl job;
    loaded = valueOf(store->load(importInfo(), feedOf(all), job)).batch;
  }
  // What the store reads by, as it is now.
  std::unique_ptr<KeyValueEngine> copy() const {
    return packRows(std::make_unique<MemoryEngine>(*below), packedFamilies());
  }
};

// The same network with shared rows and with a row for each record.
struct Pair {
  std::unique_ptr<PropertyGraphStore> shared = foundedInMemory(), single = foundedInMemory();

  Pair() {
    const auto all = loadedRecords();
    JobControl job;
    valueOf(shared->load(importInfo(), feedOf(all), job));
    ChangeSet change(importInfo());
    for (const Record& record : all) change.put(record);
    valueOf(single->apply(change));
  }

  void apply(const ChangeSet& change) const {
    const auto a = shared->apply(change), b = single->apply(change);
    REQUIRE(a.has_value() == b.has_value());
  }
  void undo(BatchId batch) const {
    const auto a = shared->undo(batch), b = single->undo(batch);
    REQUIRE(a.has_value() == b.has_value());
    if (!a) return;
    CHECK(a->reversed == b->reversed);
    REQUIRE(a->kept.size() == b->kept.size());
    for (std::size_t i = 0; i < a->kept.size(); ++i) CHECK(a->kept[i].editedBy == b->kept[i].editedBy);
    CHECK(a->impossible.size() == b->impossible.size());
  }
  void compare() const {
    REQUIRE(timeless(valueOf(shared->dump())) == timeless(valueOf(single->dump())));
    for (std::uint32_t id = 1; id <= kEntities + 1; ++id)
      REQUIRE(valueOf(shared->tiesOf(EntityId{id})) == valueOf(single->tiesOf(EntityId{id})));
    requireSound(*shared);
  }
};

ChangeSet randomEdit(std::mt19937_64& random) {
  ChangeSet change = edit("Edit");
  for (std::size_t i = 0; i <= random() % 4; ++i) {
    const auto id = static_cast<std::uint32_t>(1 + random() % kTies);
    const auto from = static_cast<std::uint32_t>(1 + random() % 5), to = static_cast<std::uint32_t>(1 + random() % 5);
    switch (random() % 4) {
      case 0: change.put(tie(id, from, kPartOf, to)); break;
      case 1: change.put(named(from * 8, fmt::format("C{}", random() % 3), SourceId{2})); break;
      default: change.remove(StatementId{id});
    }
  }
  return change;
}

}  // namespace

TEST_CASE("rows of several ties and several changes behave as rows of one") {
  const Pair pair;
  pair.compare();
  for (std::uint32_t id = 1; id <= kEntities; ++id) {
    const auto ties = valueOf(pair.shared->tiesOf(EntityId{id}));
    CHECK(std::ranges::is_sorted(ties, {}, &TieStatement::id));
  }
  pair.undo(BatchId{2});
  pair.compare();
  CHECK(valueOf(pair.shared->redo()).reversed == valueOf(pair.single->redo()).reversed);
  pair.compare();
}

TEST_CASE("a load that nothing was built upon is hidden as a whole, and its rows stay as they are") {
  const LoadedStore made;
  const auto& [engine, all, store, loaded] = made;
  const auto rowsOf = [&](StoreFamily family) {
    std::vector<std::pair<std::string, std::string>> rows;
    valueOf(valueOf(engine->view())->scan(number(family), "", [&](auto key, auto value) -> Result<bool> {
      rows.emplace_back(key, value);
      return true;
    }));
    return rows;
  };
  const auto ties = rowsOf(StoreFamily::tie), changes = rowsOf(StoreFamily::change);
  const std::string full = records(*store);
  CHECK(valueOf(store->undo(loaded)).reversed == all.size());
  CHECK(rowsOf(StoreFamily::tie) == ties);
  CHECK(rowsOf(StoreFamily::change) == changes);
  CHECK(valueOf(store->snapshot())->vertexCount() == 0);
  CHECK(valueOf(store->undo(loaded)).reversed == 0);
  CHECK(store->revision() == 3);
  CHECK(valueOf(store->redo()).reversed == all.size());
  CHECK(records(*store) == full);
  CHECK(rowsOf(StoreFamily::change) == changes);

  ChangeSet later = edit("Built upon");
  later.put(named(20, "Nyt navn"));
  valueOf(store->apply(later));
  const UndoReport report = valueOf(store->undo(loaded));
  CHECK(report.impossible.size() == 1);  // the entity that the later facts are about
  CHECK(report.reversed == all.size() - 1);
  CHECK(valueOf(store->snapshot())->edgeCount() == 0);
  requireSound(*store);
}

TEST_CASE("of a batch that is too large to go record by record it is told what to undo first, and then it goes") {
  const LoadedStore made;
  const auto& store = made.store;
  const std::size_t all = made.all.size();
  ChangeSet beside = edit("Beside it"), upon = edit("Built upon");
  beside.put(Setting{"view", "map", "1"});
  upon.put(named(20, "Nyt navn"));
  valueOf(store->apply(beside));
  const BatchId later = valueOf(store->apply(upon)).batch;
  JobControl job;
  const auto mayGo = [&](std::uint64_t most) {
    const auto engine = made.copy();
    const auto reader = valueOf(StoreReader::at(*engine));
    return mayGoOneByOne(reader, *valueOf(reader.batch(made.loaded)), most, job);
  };
  CHECK(mayGo(all).has_value());
  const Error error = errorOf(mayGo(all - 1));
  CHECK_MESSAGE(error.message.find(fmt::format("built upon them: #{}. Undo", later.value)) != std::string::npos,
                error.message);
  valueOf(store->undo(later));
  const auto engine = made.copy();
  CHECK(valueOf(findWhole(valueOf(StoreReader::at(*engine)), made.loaded, job)).has_value());
  CHECK(valueOf(store->undo(made.loaded)).reversed == all);
  requireSound(*store);
}

TEST_CASE("random edits and undos of what was loaded in shared rows") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Pair pair;
    for (int step = 0; step < 25; ++step) {
      if (random() % 3 != 0)
        pair.apply(randomEdit(random));
      else
        pair.undo(BatchId{static_cast<std::uint32_t>(2 + random() % pair.shared->revision())});
    }
    pair.compare();
    for (std::uint32_t batch = 1; batch < pair.shared->revision(); batch += 5) {
      const auto past = valueOf(pair.shared->asOf(BatchId{batch}));
      CHECK(records(*past) == records(*valueOf(pair.single->asOf(BatchId{batch}))));
      requireSound(*past);
    }
  }
}

TEST_CASE("damaged shared rows are refused") {
  const AdjacentTie ties[] = {{StatementId{5}, EntityId{9}}, {StatementId{300}, EntityId{70000}}};
  const std::string key = adjacencyKey(EntityId{1}, StatementId{5}), value = encodeAdjacentTies(ties);
  std::vector<AdjacentTie> read;
  valueOf(decodeAdjacentTies(key, value, read));
  CHECK(read == std::vector<AdjacentTie>(std::begin(ties), std::end(ties)));
  for (const std::string& wrong : {value.substr(0, 3), value.substr(0, value.size() - 1), value + '\0',
                                   value.substr(0, 4) + std::string("\0\1", 2)})
    CHECK_FALSE(decodeAdjacentTies(key, wrong, read).has_value());
  CHECK_FALSE(decodeAdjacentTies(key.substr(1), value, read).has_value());
}
