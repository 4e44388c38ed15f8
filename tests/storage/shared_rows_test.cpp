// A large load puts several records into a row, several ties into one of the adjacency, several changes into one of the
// journal. Whatever is edited, undone and redone afterwards, the store is as one in which every record has rows of its
// own.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "storage/store_layout.h"
#include "storage/whole_undo.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"

using namespace samspil;
using namespace samspil::test;

namespace {

// The first entities are older than the load; the first one has ties for more than one row.
constexpr std::uint32_t kOlder = 3, kEntities = 40, kTies = 700;

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
    if (id > kOlder) loaded.push_back(entity(id, fmt::format("entity-{}", id * 5 % 41)));
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

ChangeSet olderEntities() {
  ChangeSet change = edit("Older");
  for (std::uint32_t id = 1; id <= kOlder; ++id) {
    change.put(entity(id, fmt::format("older-{}", id)));
    change.put(named(id, "Older"));
  }
  return change;
}

// The first entities are batch 2.
std::unique_ptr<PropertyGraphStore> foundedOn(std::unique_ptr<KeyValueEngine> engine) {
  auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
  valueOf(store->apply(foundation()));
  valueOf(store->apply(olderEntities()));
  return store;
}
std::unique_ptr<PropertyGraphStore> foundedInMemory() {
  return foundedOn(std::make_unique<MemoryEngine>(storeFamilyNames().size()));
}

BatchInfo importInfo() { return {.kind = BatchKind::import, .title = {"x", "x"}, .who = "ada", .when = 1}; }

// A dump without the moments of undo and redo, which the store takes from the clock.
std::string timeless(std::string dump) {
  constexpr std::string_view kWhen = " when=";
  for (std::size_t at = 0; (at = dump.find(kWhen, at)) != std::string::npos; ++at)
    dump.erase(at, dump.find(' ', at + kWhen.size()) - at);
  return dump;
}

std::array<std::uint64_t, 6> countsOf(const PropertyGraphStore& store) {
  const StoreCounts counts = valueOf(store.counts());
  return {counts.entities, counts.ties, counts.tieStatements, counts.facts, counts.sources, counts.batches};
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
    store = foundedOn(std::move(owned));
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
  BatchId loaded = load(loadedRecords());

  BatchId load(const std::vector<Record>& all) const {
    JobControl job;
    const auto a = shared->load(importInfo(), feedOf(all), job);
    ChangeSet change(importInfo());
    for (const Record& record : all) change.put(record);
    const auto b = single->apply(change);
    REQUIRE(a.has_value() == b.has_value());
    return a ? a->batch : BatchId{0};
  }
  void apply(const ChangeSet& change) const {
    const auto a = shared->apply(change), b = single->apply(change);
    REQUIRE(a.has_value() == b.has_value());
  }
  void undo(BatchId batch) const { compare(shared->undo(batch), single->undo(batch)); }
  void redo() const { compare(shared->redo(), single->redo()); }
  void compare() const {
    REQUIRE(timeless(valueOf(shared->dump())) == timeless(valueOf(single->dump())));
    REQUIRE(countsOf(*shared) == countsOf(*single));
    const auto a = valueOf(shared->history()), b = valueOf(single->history());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CAPTURE(i);
      CHECK(a[i].entitiesChanged == b[i].entitiesChanged);
      CHECK(a[i].tiesChanged == b[i].tiesChanged);
      CHECK(a[i].recordsChanged == b[i].recordsChanged);
    }
    for (std::uint32_t id = 1; id <= kEntities + 5; ++id)
      REQUIRE(valueOf(shared->tiesOf(EntityId{id})) == valueOf(single->tiesOf(EntityId{id})));
    for (const char* ror : {"r0", "r1", "r2"})
      CHECK(valueOf(shared->findIdentifier("ror", ror)) == valueOf(single->findIdentifier("ror", ror)));
    requireSound(*shared);
  }

 private:
  static void compare(const Result<UndoReport>& a, const Result<UndoReport>& b) {
    REQUIRE(a.has_value() == b.has_value());
    if (!a) return;
    CHECK(a->applied.batch == b->applied.batch);
    CHECK(a->reversed == b->reversed);
    REQUIRE(a->kept.size() == b->kept.size());
    for (std::size_t i = 0; i < a->kept.size(); ++i) {
      CHECK(a->kept[i].key == b->kept[i].key);
      CHECK(a->kept[i].editedBy == b->kept[i].editedBy);
    }
    REQUIRE(a->impossible.size() == b->impossible.size());
    for (std::size_t i = 0; i < a->impossible.size(); ++i) {
      CHECK(a->impossible[i].key == b->impossible[i].key);
      CHECK(a->impossible[i].reason == b->impossible[i].reason);
    }
  }
};

ChangeSet randomEdit(std::mt19937_64& random, const IdAllocator& next) {
  ChangeSet change = edit("Edit");
  const auto upTo = [&](std::uint32_t most) { return static_cast<std::uint32_t>(1 + random() % most); };
  for (std::size_t i = 0; i <= random() % 4; ++i) {
    const std::uint32_t id = upTo(kTies), from = upTo(5), to = upTo(5);
    switch (random() % 10) {
      case 0: change.put(tie(id, from, kPartOf, to)); break;
      case 1: change.put(tie(id, from, kPartnerOf, upTo(kEntities), SourceId{2 + id % 2})); break;
      case 2: change.put(tie(next.nextStatement + id % 3, from * 7 + 2, kPartOf, to, SourceId{upTo(3)})); break;
      case 3: change.put(named(upTo(kEntities), "C", SourceId{upTo(next.nextSource - 1)})); break;
      case 4: {
        EntityFacts facts = named(from, "D", SourceId{upTo(3)});
        facts.properties.push_back({"ror", fmt::format("r{}", random() % 3)});
        change.put(facts);
        break;
      }
      case 5: change.remove(EntityFactsKey{EntityId{from}, SourceId{upTo(3)}}); break;
      case 6: change.put(entity(from * 8, fmt::format("entity-{}", upTo(60)), kClinic)); break;
      case 7: change.put(entity(next.nextEntity + id % 2, fmt::format("entity-{}", upTo(60)))); break;
      default: change.remove(StatementId{id});
    }
  }
  return change;
}

// A load that names what there is.
std::vector<Record> loadUpon(std::mt19937_64& random, const IdAllocator& next) {
  const std::uint32_t first = next.nextEntity, known = 1 + static_cast<std::uint32_t>(random() % kEntities);
  Source source;
  source.id = SourceId{next.nextSource};
  source.key = fmt::format("source-{}", next.nextSource);
  std::vector<Record> loaded{source, named(known, "Upon", source.id), entity(first, fmt::format("upon-{}", first)),
                             named(first, "Upon", SourceId{2})};
  for (std::uint32_t i = 0; i < 4; ++i)
    loaded.push_back(tie(next.nextStatement + i, first, kPartOf, i % 2 == 0 ? known : first, SourceId{3}));
  return loaded;
}

}  // namespace

TEST_CASE("rows of several ties and several changes behave as rows of one") {
  const Pair pair;
  pair.compare();
  for (std::uint32_t id = 1; id <= kEntities; ++id) {
    const auto ties = valueOf(pair.shared->tiesOf(EntityId{id}));
    CHECK(std::ranges::is_sorted(ties, {}, &TieStatement::id));
  }
  pair.undo(pair.loaded);
  pair.compare();
  pair.redo();
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
  CHECK(valueOf(store->snapshot())->vertexCount() == kOlder);
  CHECK(valueOf(store->undo(loaded)).reversed == 0);
  CHECK(store->revision() == loaded.value + 1);
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
  CHECK(rowsOf(StoreFamily::tie) == ties);
  requireSound(*store);
}

TEST_CASE("of a load that was edited since, what was edited stays, and all else is hidden where it lies") {
  const Pair pair;
  ChangeSet later = edit("Edited");
  later.put(tie(9, 4, kPartnerOf, 5, SourceId{3}));  // what it says now keeps both ends and the source
  later.remove(StatementId{10});
  later.put(named(2, "Renamed", SourceId{2}));  // an entity that was there before, by a source that was not
  pair.apply(later);
  pair.undo(pair.loaded);
  pair.compare();
  CHECK(valueOf(pair.shared->snapshot())->edgeCount() == 1);
  const std::string undone = records(*pair.shared);
  pair.undo(pair.loaded);  // what stays is still needed
  pair.compare();
  pair.undo(BatchId{pair.loaded.value + 1});
  pair.compare();
  pair.undo(pair.loaded);  // now the rest goes
  pair.compare();
  CHECK(valueOf(pair.shared->snapshot())->edgeCount() == 0);
  pair.redo();
  pair.redo();
  CHECK(records(*pair.shared) == undone);
  pair.redo();
  pair.compare();
  CHECK(valueOf(pair.shared->snapshot())->vertexCount() == kEntities - 1);
}

TEST_CASE("of a batch that is too large to go record by record it is told what to undo first, and then it goes") {
  const LoadedStore made;
  const auto& store = made.store;
  const std::size_t all = made.all.size();
  ChangeSet edited = edit("Edited");
  edited.put(named(20, "Nyt navn"));
  valueOf(store->apply(edited));
  std::mt19937_64 random(1);
  const auto upon = loadUpon(random, store->allocator());
  JobControl job;
  const BatchId later = valueOf(store->load(importInfo(), feedOf(upon), job)).batch;
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
  const auto reader = valueOf(StoreReader::at(*engine));
  CHECK(valueOf(findWhole(reader, *valueOf(reader.batch(made.loaded)), job)).has_value());
  CHECK(valueOf(store->undo(made.loaded)).reversed == all - 1);
  requireSound(*store);
}

TEST_CASE("random edits and undos of what was loaded in shared rows") {
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Pair pair;
    for (int step = 0; step < 25; ++step) {
      CAPTURE(step);
      const std::uint64_t draw = random() % 12;
      if (draw < 6)
        pair.apply(randomEdit(random, pair.shared->allocator()));
      else if (draw == 6)
        pair.load(loadUpon(random, pair.shared->allocator()));
      else if (draw < 9)
        pair.undo(BatchId{static_cast<std::uint32_t>(3 + random() % (pair.shared->revision() - 2))});
      else if (draw == 9)
        pair.redo();
      else
        pair.undo(pair.loaded);
      if (step % 5 == 0) pair.compare();
    }
    pair.compare();
    for (std::uint32_t batch = 1; batch < pair.shared->revision(); batch += 3) {
      CAPTURE(batch);
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
