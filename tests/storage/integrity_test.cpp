// The check that reads everything once and sums up, against the one that keeps each record and finds out what is wrong:
// every row of a store is damaged in several ways, and both see it or both don't.
#include <doctest/doctest.h>

#include "storage/integrity.h"
#include "storage/store_layout.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"

using namespace samspil;
using namespace samspil::test;

namespace {

BatchInfo importInfo() { return {.kind = BatchKind::import, .title = {"x", "x"}, .who = "ada", .when = 1}; }

// A source of its own, three entities with facts and identifiers, and ties among them and to an older entity.
std::vector<Record> someRecords(const PropertyGraphStore& store) {
  IdAllocator next = store.allocator();
  std::vector<Record> records;
  Source source;
  source.id = next.source();
  source.key = fmt::format("source-{}", source.id.value);
  records.emplace_back(source);
  std::vector<EntityId> entities;
  for (int i = 0; i < 3; ++i) {
    const EntityId id = entities.emplace_back(next.entity());
    records.emplace_back(entity(id.value, fmt::format("entity-{}", id.value)));
    EntityFacts facts = named(id.value, "A", source.id);
    facts.properties.push_back({"cvr", fmt::format("{}", 1000 + i / 2)});
    records.emplace_back(facts);
  }
  records.emplace_back(tie(next.statement().value, entities[0].value, kPartOf, entities[1].value, source.id));
  records.emplace_back(tie(next.statement().value, entities[1].value, kPartnerOf, entities[1].value, source.id));
  records.emplace_back(tie(next.statement().value, entities[2].value, kPartOf, 1, source.id));
  return records;
}

// Small batches and loads; edits of what was loaded; undos and redos of both, one load hidden at the end.
std::unique_ptr<PropertyGraphStore> eventfulStore(std::unique_ptr<MemoryEngine> engine) {
  auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
  JobControl job;
  const auto load = [&] { return valueOf(store->load(importInfo(), feedOf(someRecords(*store)), job)).batch; };
  valueOf(store->apply(foundation()));
  valueOf(store->apply(threeEntities()));
  load();
  ChangeSet change = edit("Edit");
  change.put(named(4, "B", SourceId{2}));
  change.put(Setting{"view", "map", "1"});
  change.remove(StatementId{4});
  valueOf(store->apply(change));
  const BatchId turned = load();
  valueOf(store->undo(turned));
  valueOf(store->redo());
  valueOf(store->undo(load()));
  ChangeSet later = edit("Later");
  later.remove(StatementId{2});
  valueOf(store->apply(later));
  valueOf(store->undo({}));
  return store;
}

// Checks the store with one row otherwise, and puts it back. Answers whether there were problems.
bool seen(MemoryEngine& engine, const KeyValueWrite& damage) {
  bool problems = false;
  const auto before = valueOf(valueOf(engine.view())->get(damage.family, damage.key));
  valueOf(engine.write(std::vector{damage}));
  JobControl job;
  const auto reader = StoreReader::at(engine);
  if (reader) {
    const auto quick = checkInvariants(*reader, job), slow = checkOneByOne(*reader, job);
    CAPTURE(storeFamilyNames()[damage.family]);
    REQUIRE(quick.has_value() == slow.has_value());
    if (quick) REQUIRE(quick->problems == slow->problems);
    if (quick && quick->problems.empty()) REQUIRE(quick->recordsChecked == slow->recordsChecked);
    problems = !quick || !quick->problems.empty();
  }
  valueOf(engine.write(std::vector{KeyValueWrite{damage.family, damage.key, before}}));
  return problems;
}

// Answers how often it was seen.
std::size_t damageEachRow(MemoryEngine& engine, FamilyNumber family) {
  std::size_t count = 0;
  std::vector<std::pair<std::string, std::string>> rows;
  valueOf(valueOf(engine.view())->scan(family, "", [&](auto key, auto value) -> Result<bool> {
    rows.emplace_back(key, value);
    return true;
  }));
  for (const auto& [key, value] : rows) {
    count += seen(engine, {family, key, std::nullopt});
    for (std::size_t at = 0; at < value.size(); ++at) {
      std::string other = value;
      other[at] ^= 1;
      count += seen(engine, {family, key, other});
    }
    for (std::size_t at = 0; at < key.size(); ++at) {
      std::string other = key;
      other[at] ^= 2;
      count += seen(engine, {family, other, value});
    }
  }
  return count;
}

}  // namespace

TEST_CASE("the quick check sees what the slow one sees, whatever row is damaged") {
  auto owned = std::make_unique<MemoryEngine>(storeFamilyNames().size());
  MemoryEngine& engine = *owned;
  const auto store = eventfulStore(std::move(owned));
  requireSound(*store);
  for (std::uint32_t batch = 1; batch < store->revision(); ++batch) requireSound(*valueOf(store->asOf(BatchId{batch})));
  for (FamilyNumber family = 0; family < storeFamilyNames().size(); ++family) {
    CAPTURE(storeFamilyNames()[family]);
    CHECK(damageEachRow(engine, family) > 0);
  }
  requireSound(*store);
}

TEST_CASE("a check can be stopped") {
  auto owned = std::make_unique<MemoryEngine>(storeFamilyNames().size());
  const auto store = eventfulStore(std::move(owned));
  JobControl job;
  job.cancel();
  CHECK(errorOf(store->check(job)).code == ErrorCode::cancelled);
}
