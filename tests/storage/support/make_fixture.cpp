// Writes the store that tests/storage/fixtures keeps of a format version, before that version is released:
//   make_fixture DIRECTORY
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/core.h>

#include "tests/storage/support/small_network.h"

int main(int argc, char** argv) {
  using namespace samspil;
  using namespace samspil::test;
  if (argc != 2) return 2;
  auto store = valueOf(PropertyGraphStore::open(argv[1], {.create = true}));
  valueOf(store->apply(foundation()));
  ChangeSet three = threeEntities();
  EntityFacts facts = named(1, "Aarhus Universitetshospital");
  facts.properties.push_back({"ror", "040r8fr65"});
  three.put(facts);
  valueOf(store->apply(three));
  // A load, small as it is, shares rows.
  const auto load = [&](const std::vector<Record>& loaded) {
    JobControl job;
    valueOf(store->load({.kind = BatchKind::import, .title = {"Import", "Import"}, .who = "ada", .when = 1},
                        feedOf(loaded), job));
  };
  load({entity(4, "loaded-1"), entity(5, "loaded-2"), tie(3, 4, kPartOf, 1), tie(4, 5, kPartOf, 1)});
  // Openings enough that the logs are folded into tables; what follows stays in a log, so that both are kept.
  for (int opening = 0; opening < 10; ++opening) {
    store.reset();
    store = valueOf(PropertyGraphStore::open(argv[1], {}));
  }
  ChangeSet rename = edit("Rename");
  rename.put(entity(2, "gødstrup"));
  valueOf(store->apply(rename));
  ChangeSet view = edit("View");
  view.put(Setting{"view", "map", "{}"});
  valueOf(store->apply(view));
  valueOf(store->undo(BatchId{4}));
  // One that is hidden, and a later one that has taken its key.
  load({entity(6, "loaded-3"), named(6, "Skjult"), tie(5, 6, kPartOf, 1)});
  valueOf(store->undo({}));
  load({entity(7, "loaded-3"), tie(6, 7, kPartOf, 4)});
  // One large enough for packs, and changes that lie over them.
  std::vector<Record> many;
  for (std::uint32_t id = 8; id < 60; ++id) {
    many.push_back(entity(id, fmt::format("packed-{}", id)));
    many.push_back(named(id, fmt::format("Pakket {}", id)));
  }
  for (std::uint32_t id = 7; id < 100; ++id) many.push_back(tie(id, 8 + id % 50, kPartOf, 8 + (id + 1) % 50));
  load(many);
  ChangeSet over = edit("Over packs");
  over.put(named(20, "Ændret"));
  over.put(tie(40, 20, kPartOf, 30));
  over.remove(StatementId{41});
  valueOf(store->apply(over));
  // Hidden, but for what lies over its packs.
  valueOf(store->undo(BatchId{10}));
}
