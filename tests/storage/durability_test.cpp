// A store among other programs and other versions: second openers, readers beside a writer, backups, older and newer
// formats.
#include <doctest/doctest.h>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "storage/store_layout.h"
#include "storage/store_reader.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

namespace fs = std::filesystem;

std::unique_ptr<PropertyGraphStore> openStore(const fs::path& path) {
  return valueOf(PropertyGraphStore::open(path, {.create = true}));
}

void writeFormat(const fs::path& path, const std::string& bytes) {
  const auto engine = valueOf(openRocksDb(path, {.families = storeFamilyNames()}));
  const KeyValueWrite write{number(StoreFamily::meta), std::string(kFormatKey), bytes};
  valueOf(engine->write({&write, 1}));
}

bool mentions(const Error& error, std::string_view text) { return error.message.find(text) != std::string::npos; }

// A copy of the store that a program of this format version left.
std::unique_ptr<PropertyGraphStore> openFixture(const std::string& version, const TemporaryDirectory& folder) {
  fs::copy("tests/storage/fixtures/" + version, folder / "store", fs::copy_options::recursive);
  return valueOf(PropertyGraphStore::open(folder / "store", {}));
}

}  // namespace

TEST_CASE("another process that opens the store is told who holds it") {
  const TemporaryDirectory folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = PropertyGraphStore::open(folder / "store", {.create = true});
    const char answer = store ? 'y' : 'n';
    (void)!::write(ready[1], &answer, 1);
    ::pause();
    ::_exit(0);
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  REQUIRE(answer == 'y');
  const Error error = errorOf(PropertyGraphStore::open(folder / "store", {}));
  CHECK(error.code == ErrorCode::locked);
  CHECK_MESSAGE(mentions(error, fmt::format("(process {})", child)), error.message);
  CHECK(valueOf(PropertyGraphStore::open(folder / "store", {.readOnly = true}))->readOnly());
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  openStore(folder / "store");
}

TEST_CASE("a reader beside a writer reads and refuses to change") {
  const TemporaryDirectory folder;
  const auto writer = openStore(folder / "store");
  valueOf(writer->apply(foundation()));
  valueOf(writer->apply(threeEntities()));
  const auto reader = valueOf(PropertyGraphStore::open(folder / "store", {.readOnly = true}));
  CHECK(valueOf(reader->dump()) == valueOf(writer->dump()));
  CHECK(valueOf(reader->snapshot())->vertexCount() == 3);
  CHECK(errorOf(reader->apply(edit("x"))).code == ErrorCode::invalidArgument);
  CHECK(errorOf(reader->undo({})).code == ErrorCode::invalidArgument);
  CHECK(errorOf(reader->redo()).code == ErrorCode::invalidArgument);
  valueOf(writer->undo({}));
  CHECK(valueOf(reader->snapshot())->vertexCount() == 3);
  requireSound(*reader);
}

TEST_CASE("a backup is taken while in use and opens as a store") {
  const TemporaryDirectory folder;
  const auto store = openStore(folder / "store");
  valueOf(store->apply(foundation()));
  valueOf(store->apply(threeEntities()));
  const std::string before = valueOf(store->dump());
  valueOf(store->backup(folder / "copy"));
  valueOf(store->undo({}));
  CHECK(errorOf(store->backup(folder / "copy")).code == ErrorCode::invalidArgument);
  const auto copy = openStore(folder / "copy");
  CHECK(valueOf(copy->dump()) == before);
  requireSound(*copy);
}

TEST_CASE("a store of a newer format is refused, naming both versions, and left as it is") {
  const TemporaryDirectory folder;
  valueOf(openStore(folder / "store")->apply(foundation()));
  const StoreFormat newer{kFormatVersion + 1, "samspil 9.0"};
  writeFormat(folder / "store", encodeFormat(newer) + "more");
  for (const bool readOnly : {false, true}) {
    const Error error = errorOf(PropertyGraphStore::open(folder / "store", {.readOnly = readOnly}));
    CHECK(error.code == ErrorCode::unsupported);
    CHECK(mentions(error, fmt::format("format version {}", kFormatVersion + 1)));
    CHECK(mentions(error, fmt::format("up to version {}", kFormatVersion)));
  }
  writeFormat(folder / "store", encodeFormat({}));
  requireSound(*openStore(folder / "store"));
}

TEST_CASE("a newer store with families that this program does not know is refused by its version") {
  const TemporaryDirectory folder;
  valueOf(openStore(folder / "store")->apply(foundation()));
  writeFormat(folder / "store", encodeFormat({kFormatVersion + 1, ""}));
  auto families = storeFamilyNames();
  families.push_back("block_tie");
  valueOf(openRocksDb(folder / "store", {.families = families}));
  for (const bool readOnly : {false, true}) {
    const Error error = errorOf(PropertyGraphStore::open(folder / "store", {.readOnly = readOnly}));
    CHECK_MESSAGE(error.code == ErrorCode::unsupported, error.message);
  }
}

TEST_CASE("a damaged format row is an error") {
  const TemporaryDirectory folder;
  valueOf(openStore(folder / "store")->apply(foundation()));
  writeFormat(folder / "store", "\x80");
  CHECK(errorOf(PropertyGraphStore::open(folder / "store", {})).code == ErrorCode::invalidData);
}

TEST_CASE(
    "a store of format version 1 is read as it is, and brought to the present version by opening it for writing") {
  const TemporaryDirectory folder;
  fs::copy("tests/storage/fixtures/v1", folder / "store", fs::copy_options::recursive);
  std::string before;
  {
    const auto reader = valueOf(PropertyGraphStore::open(folder / "store", {.readOnly = true}));
    before = valueOf(reader->dump());
    requireSound(*reader);
  }
  CHECK(valueOf(valueOf(PropertyGraphStore::open(folder / "store", {}))->dump()) == before);
  const auto engine = valueOf(openRocksDb(folder / "store", {.families = storeFamilyNames()}));
  CHECK(valueOf(valueOf(StoreReader::at(*engine)).format())->version == kFormatVersion);
}

TEST_CASE("a store of format version 6 opens, is sound, knows what is hidden in part and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v6", folder);
  requireSound(*store);
  CHECK(store->revision() == 12);
  CHECK(valueOf(store->findKey("packed-20")) == EntityId{20});
  CHECK_FALSE(valueOf(store->findKey("packed-21")).has_value());
  CHECK(valueOf(store->tiesOf(EntityId{20})).size() == 1);
  CHECK(valueOf(store->tieStatement(StatementId{40})).to == EntityId{30});
  CHECK(valueOf(valueOf(store->asOf(BatchId{11}))->tiesOf(EntityId{20})).size() == 5);
  CHECK(valueOf(store->undo(BatchId{11})).reversed == 1);  // the ties joined entities that are hidden
  CHECK(valueOf(store->undo(BatchId{10})).reversed == 1);
  CHECK(valueOf(store->facts(EntityId{20})).empty());
  for (int undone = 0; undone < 3; ++undone) valueOf(store->redo());
  CHECK(valueOf(store->findKey("packed-21")) == EntityId{21});
  CHECK(valueOf(store->tiesOf(EntityId{20})).size() == 5);
  requireSound(*store);
}

TEST_CASE("a store of format version 5 opens, is sound, knows what lies over its packs and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v5", folder);
  requireSound(*store);
  CHECK(store->revision() == 11);
  const auto nameOf = [](const PropertyGraphStore& at) {
    return valueOf(at.facts(EntityId{20})).front().properties.front().value;
  };
  CHECK(nameOf(*store) == "Ændret");
  CHECK(nameOf(*valueOf(store->asOf(BatchId{10}))) == "Pakket 20");
  CHECK(valueOf(store->tieStatement(StatementId{40})).to == EntityId{30});
  CHECK_FALSE(store->tieStatement(StatementId{41}).has_value());
  CHECK(valueOf(store->tieStatement(StatementId{42})).to == EntityId{51});
  CHECK(valueOf(store->undo(BatchId{11})).reversed == 3);
  CHECK(nameOf(*store) == "Pakket 20");
  CHECK(valueOf(store->tieStatement(StatementId{41})).to == EntityId{50});
  CHECK(valueOf(store->undo(BatchId{10})).reversed == 2 * 52 + 93);
  CHECK_FALSE(valueOf(store->findKey("packed-20")).has_value());
  requireSound(*store);
}

TEST_CASE("a store of format version 4 opens, is sound, knows its hidden batch by its uses and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v4", folder);
  requireSound(*store);
  CHECK(store->revision() == 6);
  CHECK(valueOf(store->findKey("loaded-x")) == EntityId{6});
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 3);
  CHECK(valueOf(valueOf(store->asOf(BatchId{3}))->findKey("loaded-x")) == EntityId{4});
  CHECK_FALSE(valueOf(valueOf(store->asOf(BatchId{4}))->findKey("loaded-x")).has_value());
  CHECK(valueOf(store->undo(BatchId{6})).reversed == 1);
  CHECK(valueOf(store->undo(BatchId{5})).reversed == 8);
  CHECK_FALSE(valueOf(store->findKey("loaded-x")).has_value());
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 2);
  valueOf(store->redo());
  CHECK(valueOf(store->findKey("loaded-y")) == EntityId{7});
  requireSound(*store);
}

TEST_CASE("a store of format version 3 opens, is sound, knows its hidden batch and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v3", folder);
  requireSound(*store);
  CHECK(store->revision() == 9);
  CHECK(valueOf(store->findKey("loaded-3")) == EntityId{7});
  CHECK(valueOf(valueOf(store->asOf(BatchId{7}))->findKey("loaded-3")) == EntityId{6});
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 4);
  CHECK(valueOf(store->undo(BatchId{9})).reversed == 2);
  CHECK_FALSE(valueOf(store->findKey("loaded-3")).has_value());
  CHECK(valueOf(store->undo(BatchId{3})).reversed == 4);
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 2);
  requireSound(*store);
}

TEST_CASE("a store of format version 2 opens, is sound and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v2", folder);
  requireSound(*store);
  CHECK(store->revision() == 6);
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 4);
  CHECK(valueOf(store->undo(BatchId{3})).reversed == 4);
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 2);
  requireSound(*store);
}

TEST_CASE("a store of format version 1 opens, is sound and can be changed") {
  const TemporaryDirectory folder;
  const auto store = openFixture("v1", folder);
  requireSound(*store);
  CHECK(store->revision() == 5);
  const auto history = valueOf(store->history());
  CHECK(history[1].info.title.english == "Three entities");
  CHECK(history[2].undone);
  CHECK(valueOf(store->findIdentifier("ror", "040r8fr65")) == std::vector{EntityId{1}});
  CHECK(valueOf(store->tiesOf(EntityId{1})).size() == 2);
  CHECK(valueOf(store->setting("view", "map")) == "{}");
  valueOf(store->redo());
  CHECK(valueOf(store->entity(EntityId{2})).key == "gødstrup");
  requireSound(*store);
}
