#include <doctest/doctest.h>

#include "storage/store_layout.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::unique_ptr<PropertyGraphStore> memoryStore() {
  auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
  auto store = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
  valueOf(store->apply(foundation()));
  return store;
}

std::string title(const std::optional<Batch>& batch) { return batch ? batch->info.title.english : "none"; }

}  // namespace

TEST_CASE("a store on disk keeps what was applied") {
  const TemporaryDirectory folder;
  std::string before;
  {
    const auto store = valueOf(PropertyGraphStore::open(folder / "store", {.create = true}));
    valueOf(store->apply(foundation()));
    const Applied applied = valueOf(store->apply(threeEntities()));
    CHECK(applied.batch == BatchId{2});
    CHECK(store->revision() == 2);
    before = valueOf(store->dump());
    requireSound(*store);
  }
  const auto store = valueOf(PropertyGraphStore::open(folder / "store", {}));
  CHECK(valueOf(store->dump()) == before);
  CHECK(store->notices().empty());
  const SnapshotPtr network = valueOf(store->snapshot());
  CHECK(network->vertexCount() == 3);
  CHECK(network->edgeCount() == 2);
  CHECK(valueOf(store->snapshot()) == network);
  CHECK(store->allocator().nextEntity == 4);
}

TEST_CASE("a store that is not there is not found, and not made by asking") {
  const TemporaryDirectory folder;
  CHECK(errorOf(PropertyGraphStore::open(folder / "store", {})).code == ErrorCode::notFound);
  CHECK_FALSE(std::filesystem::exists(folder / "store"));
}

TEST_CASE("records are found by id, key, identifier and end") {
  const auto store = memoryStore();
  ChangeSet change = threeEntities();
  EntityFacts facts = named(1, "Aarhus Universitetshospital");
  facts.properties.push_back({"ror", "040r8fr65"});
  change.put(facts);
  valueOf(store->apply(change));
  CHECK(valueOf(store->entity(EntityId{2})).key == "godstrup");
  CHECK(valueOf(store->findKey("clinic")) == EntityId{3});
  CHECK(valueOf(store->findKey("nobody")) == std::nullopt);
  CHECK(valueOf(store->findIdentifier("ror", "040r8fr65")) == std::vector{EntityId{1}});
  CHECK(valueOf(store->findIdentifier("ror", "040")).empty());
  CHECK(valueOf(store->facts(EntityId{1})).size() == 1);
  const auto ties = valueOf(store->tiesOf(EntityId{1}));
  REQUIRE(ties.size() == 2);
  CHECK(ties[0] == tie(1, 3, kPartOf, 1));
  CHECK(ties[1] == tie(2, 1, kPartnerOf, 2));
  CHECK(valueOf(store->tiesOf(EntityId{2})) == std::vector{ties[1]});
  CHECK(errorOf(store->tieStatement(StatementId{9})).code == ErrorCode::notFound);
  const StoreCounts counts = valueOf(store->counts());
  CHECK(counts.entities == 3);
  CHECK(counts.ties == 2);
  CHECK(counts.facts == 1);
  CHECK(counts.sources == 1);
  CHECK(counts.statementsWithoutReference == 0);
}

TEST_CASE("a change that does not fit is refused as a whole") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  const std::string before = valueOf(store->dump());
  const auto refuses = [&](auto&& fill, ErrorCode code = ErrorCode::conflict) {
    ChangeSet change = edit("wrong");
    change.put(entity(10, "fine"));
    fill(change);
    CHECK(errorOf(store->apply(change)).code == code);
    CHECK(valueOf(store->dump()) == before);
  };
  refuses([](ChangeSet& c) { c.put(entity(11, "auh")); });                    // key taken
  refuses([](ChangeSet& c) { c.put(entity(11, "fine")); });                   // key taken within the change
  refuses([](ChangeSet& c) { c.put(entity(11, "x", TypeId{7})); });           // no such type
  refuses([](ChangeSet& c) { c.put(tie(10, 1, RelationId{7}, 2)); });         // no such relation
  refuses([](ChangeSet& c) { c.put(tie(10, 1, kPartOf, 99)); });              // no such end
  refuses([](ChangeSet& c) { c.put(tie(10, 1, kPartOf, 2, SourceId{9})); });  // no such source
  refuses([](ChangeSet& c) { c.put(named(99, "nobody")); });                  // facts of nobody
  refuses([](ChangeSet& c) { c.remove(EntityId{3}); });                       // ties hang on it
  refuses([](ChangeSet& c) { c.remove(kPlan); });                             // statements refer to it
  refuses([](ChangeSet& c) { c.remove(kPartOf); });                           // ties use it, and it is not the last
  refuses([](ChangeSet& c) { c.put(entity(0, "zero")); }, ErrorCode::invalidArgument);
  refuses([](ChangeSet& c) { c.put(entity(11, "")); }, ErrorCode::invalidArgument);
  refuses([](ChangeSet& c) {
    c.put(Relation{
        .id = RelationId{5}, .key = "gap", .family = FamilyId{0}, .label = {}, .inverse = {}, .description = {}});
  });
  requireSound(*store);
}

TEST_CASE("an id that was given up is not used again") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  ChangeSet removal = edit("Remove");
  removal.remove(StatementId{1});
  removal.remove(EntityId{3});
  valueOf(store->apply(removal));
  ChangeSet again = edit("Again");
  again.put(entity(3, "clinic", kClinic));
  CHECK(errorOf(store->apply(again)).code == ErrorCode::conflict);
  CHECK(store->allocator().nextEntity == 4);
}

TEST_CASE("an entity can hand its key to another within one change") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  ChangeSet swap = edit("Swap");
  swap.put(entity(1, "godstrup"));
  swap.put(entity(2, "auh"));
  valueOf(store->apply(swap));
  CHECK(valueOf(store->findKey("auh")) == EntityId{2});
  CHECK(valueOf(store->findKey("godstrup")) == EntityId{1});
  requireSound(*store);
  CHECK(valueOf(store->undo({})).reversed == 2);
  CHECK(valueOf(store->findKey("auh")) == EntityId{1});
  requireSound(*store);
}

TEST_CASE("what changes nothing writes nothing") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  const std::string before = valueOf(store->dump());
  const Applied applied = valueOf(store->apply(threeEntities()));
  CHECK(applied.batch == BatchId{0});
  CHECK(applied.revision == 2);
  ChangeSet nothing = edit("There and back");
  nothing.put(entity(9, "passing"));
  nothing.remove(EntityId{9});
  CHECK(valueOf(store->apply(nothing)).batch == BatchId{0});
  CHECK(valueOf(store->dump()) == before);
}

TEST_CASE("undo and redo walk the history, edits end the redo") {
  const auto store = memoryStore();
  const std::string empty = records(*store);
  valueOf(store->apply(threeEntities()));
  const std::string three = records(*store);
  ChangeSet rename = edit("Rename");
  rename.put(entity(2, "gødstrup"));
  valueOf(store->apply(rename));
  const std::string renamed = records(*store);

  CHECK(title(valueOf(store->nextUndo())) == "Rename");
  valueOf(store->undo({}));
  CHECK(records(*store) == three);
  CHECK(title(valueOf(store->nextUndo())) == "Three entities");
  valueOf(store->undo({}));
  CHECK(records(*store) == empty);
  CHECK(title(valueOf(store->nextUndo())) == "none");
  CHECK(errorOf(store->undo({})).code == ErrorCode::notFound);
  valueOf(store->redo());
  CHECK(records(*store) == three);
  CHECK(title(valueOf(store->nextRedo())) == "Rename");
  valueOf(store->redo());
  CHECK(records(*store) == renamed);
  CHECK(errorOf(store->redo()).code == ErrorCode::notFound);
  valueOf(store->undo({}));
  ChangeSet other = edit("Other");
  other.put(Setting{"view", "map", "x"});
  valueOf(store->apply(other));
  CHECK(title(valueOf(store->nextRedo())) == "none");
  CHECK(valueOf(store->history()).size() == 9);
  requireSound(*store);
}

TEST_CASE("undo of an old batch: reversed, kept because edited since, impossible because needed") {
  const auto store = memoryStore();
  const BatchId import = valueOf(store->apply(threeEntities())).batch;
  ChangeSet later = edit("Later");
  later.put(entity(2, "gødstrup"));  // an edit of an imported record
  later.put(entity(4, "new"));
  later.put(tie(3, 4, kPartnerOf, 3));  // entity 3 is needed from now on
  const BatchId edited = valueOf(store->apply(later)).batch;

  const UndoReport report = valueOf(store->undo(import));
  CHECK(report.reversed == 4);  // two ties, entity 1 and its facts
  REQUIRE(report.kept.size() == 1);
  CHECK(report.kept[0].key == RecordKey(EntityId{2}));
  CHECK(report.kept[0].editedBy == edited);
  REQUIRE(report.impossible.size() == 1);
  CHECK(report.impossible[0].key == RecordKey(EntityId{3}));
  CHECK(report.impossible[0].reason.english == "ties to it are still there");
  requireSound(*store);

  const UndoReport again = valueOf(store->undo(import));
  CHECK(again.reversed == 0);
  CHECK(again.applied.batch == BatchId{0});
  CHECK(valueOf(store->redo()).reversed == 4);
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 2);
  requireSound(*store);
}

TEST_CASE("the store is read as it was after any batch") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  ChangeSet change = edit("More");
  change.remove(StatementId{1});
  change.remove(EntityId{3});
  change.put(entity(4, "new"));
  change.put(named(4, "Ny"));
  valueOf(store->apply(change));
  valueOf(store->undo(BatchId{2}));

  CHECK(valueOf(store->snapshotAsOf(BatchId{0}))->vertexCount() == 0);
  CHECK(valueOf(store->snapshotAsOf(BatchId{1}))->vocabulary().types.size() == 2);
  const SnapshotPtr two = valueOf(store->snapshotAsOf(BatchId{2}));
  CHECK(two->revision() == 2);
  CHECK(two->vertexCount() == 3);
  CHECK(two->edgeCount() == 2);
  CHECK(two->name(*two->findKey("auh"), Language::danish) == "Aarhus Universitetshospital");
  const SnapshotPtr three = valueOf(store->snapshotAsOf(BatchId{3}));
  CHECK(three->vertexCount() == 3);
  CHECK(three->name(*three->findKey("new"), Language::danish) == "Ny");
  CHECK(valueOf(store->snapshotAsOf(BatchId{4})) == valueOf(store->snapshot()));
  CHECK(errorOf(store->snapshotAsOf(BatchId{5})).code == ErrorCode::notFound);
}

TEST_CASE("the past is a store to be read, with its own indexes, and stays as it was") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  ChangeSet change = edit("More");
  change.remove(StatementId{1});
  change.remove(EntityId{3});
  change.put(entity(4, "clinic"));
  change.put(named(1, "AUH"));
  valueOf(store->apply(change));
  const auto past = valueOf(store->asOf(BatchId{2}));
  valueOf(store->undo({}));
  CHECK(past->revision() == 2);
  CHECK(valueOf(past->history()).size() == 2);
  CHECK(valueOf(past->findKey("clinic")) == EntityId{3});
  CHECK(valueOf(past->tiesOf(EntityId{1})).size() == 2);
  CHECK(valueOf(past->facts(EntityId{1})).front().value("name_da") == "Aarhus Universitetshospital");
  CHECK(valueOf(past->counts()).tieStatements == 2);
  requireSound(*past);
  CHECK(errorOf(past->apply(edit("x"))).code == ErrorCode::invalidArgument);
  CHECK(errorOf(past->backup("never-made")).code == ErrorCode::invalidArgument);
  CHECK(errorOf(store->asOf(BatchId{9})).code == ErrorCode::notFound);
}

TEST_CASE("the journal tells what a batch changed") {
  const auto store = memoryStore();
  valueOf(store->apply(threeEntities()));
  const auto changes = valueOf(store->changesOf(BatchId{2}));
  CHECK(changes.size() == 6);
  CHECK_FALSE(changes[0].before.has_value());
  const Batch batch = valueOf(store->history())[1];
  CHECK(batch.entitiesChanged == 3);
  CHECK(batch.tiesChanged == 2);
  CHECK(batch.recordsChanged == 6);
  CHECK(batch.info.who == "ada");
  CHECK(errorOf(store->changesOf(BatchId{9})).code == ErrorCode::notFound);
}

TEST_CASE("settings are kept by space and key") {
  const auto store = memoryStore();
  ChangeSet change = edit("Settings");
  change.put(Setting{"view", "b", std::string("\0\xff", 2)});
  change.put(Setting{"view", "a", ""});
  change.put(Setting{"viewer", "a", "other"});
  valueOf(store->apply(change));
  CHECK(valueOf(store->setting("view", "b")) == std::string("\0\xff", 2));
  CHECK(valueOf(store->setting("view", "c")) == std::nullopt);
  const auto settings = valueOf(store->settings("view"));
  REQUIRE(settings.size() == 2);
  CHECK(settings[0].key == "a");
}

TEST_CASE(
    "a change of settings alone, and its undo, leave the snapshot that is loaded, and any other loads a new one") {
  const auto store = memoryStore();
  valueOf(store->apply(foundation()));
  valueOf(store->apply(threeEntities()));
  const SnapshotPtr network = valueOf(store->snapshot());
  ChangeSet view = edit("Another view");
  view.put(Setting{"view", "map", "x"});
  valueOf(store->apply(view));
  CHECK(valueOf(store->snapshot()) == network);
  valueOf(store->undo(std::nullopt));
  CHECK(valueOf(store->snapshot()) == network);
  valueOf(store->undo(std::nullopt));  // the entities
  CHECK(valueOf(store->snapshot())->vertexCount() == 0);
  valueOf(store->redo());
  const SnapshotPtr again = valueOf(store->snapshot());
  CHECK(again->vertexCount() == 3);
  valueOf(store->apply(view));
  CHECK(valueOf(store->snapshot()) == again);
}
