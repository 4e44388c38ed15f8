#include <doctest/doctest.h>

#include "storage/store_layout.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/storage/support/small_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::unique_ptr<PropertyGraphStore> founded(const std::filesystem::path& path) {
  auto store = valueOf(PropertyGraphStore::open(path, {.create = true}));
  valueOf(store->apply(foundation()));
  valueOf(store->apply(threeEntities()));
  return store;
}

// Enough for the bulk path: a source of its own, `count` entities with facts, a ring of ties, and facts of an old
// entity.
ChangeSet largeImport(const PropertyGraphStore& store, std::uint32_t count) {
  ChangeSet change({.kind = BatchKind::import,
                    .title = {"Stor import", "Large import"},
                    .who = "ada",
                    .when = 1,
                    .file = "stor.csv"});
  IdAllocator next = store.allocator();
  const SourceId source = next.source();
  change.put(Source{.id = source,
                    .key = fmt::format("import-{}", source.value),
                    .kind = SourceKind::importedFile,
                    .title = {},
                    .publisher = {},
                    .date = {},
                    .status = {},
                    .file = "stor.csv"});
  const std::uint32_t first = next.nextEntity;
  for (std::uint32_t i = 0; i < count; ++i) {
    const EntityId id = next.entity();
    change.put(Entity{id, fmt::format("new-{}", (i * 7919) % count), kClinic});
    EntityFacts facts = named(id.value, fmt::format("Klinik {}", i), source);
    if (i % 5 == 0) facts.properties.push_back({"cvr", fmt::format("{}", 10000000 + i / 2)});
    change.put(facts);
    change.put(tie(next.statement().value, first + i, kPartnerOf, first + (i + 1) % count, source));
  }
  change.put(named(1, "AUH", source));
  change.put(tie(next.statement().value, first, kPartOf, 1, source));
  change.put(tie(next.statement().value, first, kPartnerOf, first, source));
  return change;
}
constexpr std::uint32_t kMany = 8000;

// The same change in two halves, each too small for the bulk path.
void applyInParts(PropertyGraphStore& store, const ChangeSet& whole) {
  ChangeSet part(whole.info());
  for (const Mutation& mutation : whole.mutations()) {
    part.put(*mutation.record);
    if (part.mutations().size() < 15000) continue;
    valueOf(store.apply(part));
    part = ChangeSet(whole.info());
  }
  valueOf(store.apply(part));
}

}  // namespace

TEST_CASE("a bulk load leaves what small changes leave, and is undone and redone alike") {
  const TemporaryDirectory folder;
  const auto bulk = founded(folder / "bulk"), small = founded(folder / "small");
  const std::string before = records(*bulk);
  const ChangeSet change = largeImport(*bulk, kMany);
  const Applied applied = valueOf(bulk->apply(change));
  CHECK(applied.batch == BatchId{3});
  // Facts come before the ties of later entities here, so the small changes are put in an order that fits.
  ChangeSet ordered(change.info());
  for (const std::size_t kind : {3u, 4u, 5u, 6u}) {
    for (const Mutation& mutation : change.mutations()) {
      if (mutation.key.index() == kind) ordered.put(*mutation.record);
    }
  }
  applyInParts(*small, ordered);
  CHECK(records(*bulk) == records(*small));
  requireSound(*bulk);
  const Batch batch = valueOf(bulk->history())[2];
  CHECK(batch.recordsChanged == change.mutations().size());
  CHECK(batch.tiesChanged == kMany + 2);
  CHECK(batch.entitiesChanged == kMany + 1);
  CHECK(valueOf(bulk->changesOf(applied.batch)).size() == change.mutations().size());
  CHECK(valueOf(bulk->findIdentifier("cvr", "10000005")).size() == 1);
  CHECK(valueOf(bulk->snapshotAsOf(BatchId{2}))->vertexCount() == 3);

  const std::string full = records(*bulk);
  JobControl stopped;
  stopped.cancel();
  CHECK(errorOf(bulk->undo({}, stopped)).code == ErrorCode::cancelled);
  CHECK(records(*bulk) == full);
  CHECK(valueOf(bulk->undo({})).reversed == change.mutations().size());
  CHECK(records(*bulk) == before);
  requireSound(*bulk);
  valueOf(bulk->redo());
  CHECK(records(*bulk) == full);
  requireSound(*bulk);
}

TEST_CASE("edits after a bulk load are kept by its undo") {
  const TemporaryDirectory folder;
  const auto store = founded(folder / "store");
  const BatchId import = valueOf(store->apply(largeImport(*store, kMany))).batch;
  ChangeSet later = edit("Edits");
  later.put(entity(4, "edited", kClinic));
  later.put(tie(store->allocator().nextStatement, 5, kPartOf, 1));
  valueOf(store->apply(later));
  const UndoReport report = valueOf(store->undo(import));
  CHECK(report.kept.size() == 1);
  CHECK(report.impossible.size() == 1);
  CHECK(valueOf(store->entity(EntityId{4})).key == "edited");
  CHECK(valueOf(store->changesOf(import)).size() == 3 * kMany + 4);
  requireSound(*store);
}

TEST_CASE("a bulk load that does not fit or is cancelled leaves no trace") {
  const TemporaryDirectory folder;
  auto store = founded(folder / "store");
  const std::string before = valueOf(store->dump());
  const auto refuses = [&](Record wrong, ErrorCode code = ErrorCode::conflict) {
    ChangeSet change = largeImport(*store, kMany);
    change.put(std::move(wrong));
    CHECK(errorOf(store->apply(change)).code == code);
    CHECK(valueOf(store->dump()) == before);
  };
  refuses(entity(90000, "auh"));
  refuses(entity(90000, "new-5"));
  refuses(entity(90000, "typeless", TypeId{9}));
  refuses(tie(90000, 4, kPartOf, 99999));
  refuses(tie(90000, 4, RelationId{9}, 5));
  refuses(tie(90000, 4, kPartOf, 5, SourceId{77}));
  refuses(tie(90000, 4, kPartOf, 5, SourceId{}));
  TieStatement impossible = tie(90000, 4, kPartOf, 5);
  impossible.validFrom = {2013, 14, 0};
  refuses(impossible, ErrorCode::invalidArgument);

  JobControl job;
  const ChangeSet change = largeImport(*store, kMany);
  IdAllocator next = store->allocator();
  std::uint32_t fed = 0;
  Record record;
  const auto feed = [&]() -> Result<const Record*> {
    if (++fed == 6000) job.cancel();
    const EntityId id = next.entity();
    record = Entity{id, fmt::format("cancelled-{}", id.value), kClinic};
    return fed < 30000 ? &record : nullptr;
  };
  CHECK(errorOf(store->load(change.info(), feed, job)).code == ErrorCode::cancelled);
  CHECK(errorOf(store->apply(change, job)).code == ErrorCode::cancelled);
  CHECK(valueOf(store->dump()) == before);
  requireSound(*store);
  store.reset();
  store = valueOf(PropertyGraphStore::open(folder / "store", {}));
  CHECK_FALSE(std::filesystem::exists(folder / "store" / "ingest.tmp"));
  CHECK(valueOf(store->dump()) == before);
}

TEST_CASE("a feed must be new and in order") {
  const TemporaryDirectory folder;
  const auto store = founded(folder / "store");
  const auto loadOf = [&](const std::vector<Record>& feed) {
    JobControl job;
    return store->load({.kind = BatchKind::import}, feedOf(feed), job);
  };
  CHECK(errorOf(loadOf({entity(5, "b"), entity(4, "a")})).code == ErrorCode::conflict);
  CHECK(errorOf(loadOf({entity(1, "auh")})).code == ErrorCode::conflict);
  CHECK(errorOf(loadOf({named(1, "again")})).code == ErrorCode::conflict);
  CHECK(errorOf(loadOf({Setting{"a", "b", "c"}})).code == ErrorCode::conflict);
  CHECK(errorOf(loadOf({})).code == ErrorCode::invalidArgument);
  CHECK(valueOf(loadOf({entity(4, "a"), tie(3, 4, kPartOf, 1)})).batch == BatchId{3});
  requireSound(*store);
}
