// What the crash test does to a store, one batch after the other: edits, imports of some hundred records, ties between
// what there is, undo of the latest batch or of any, and redo.
#pragma once

#include <random>

#include "tests/storage/support/small_network.h"

namespace samspil::test {

inline constexpr std::uint64_t kBulkSeeds = 1000;

// A batch that is sound at any revision: entities of its own, tied among each other.
inline ChangeSet crashChange(const IdAllocator& allocator, std::uint64_t random, std::size_t entities) {
  ChangeSet change(
      {.kind = entities > 10 ? BatchKind::import : BatchKind::edit, .title = {"x", "x"}, .who = "ada", .when = 1});
  IdAllocator next = allocator;
  const EntityId first = next.entity();
  change.put(Entity{first, fmt::format("first-{}", first.value), kHospital});
  for (std::size_t i = 1; i < entities; ++i) {
    const EntityId id = next.entity();
    change.put(Entity{id, fmt::format("entity-{}", id.value), kClinic});
    change.put(named(id.value, fmt::format("Navn {} {}", id.value, random)));
    change.put(tie(next.statement().value, id.value, kPartOf, first.value));
  }
  change.put(tie(next.statement().value, first.value, kPartnerOf, first.value));
  // A setting would keep a large import from being loaded as tables.
  if (entities < 1000)
    change.put(Setting{"position", fmt::format("{}", first.value % 7), fmt::format("{}", random % 1000)});
  return change;
}

// Ties a new entity to one that an earlier batch made; none where it is gone.
inline std::optional<ChangeSet> changeUpon(const PropertyGraphStore& store, std::uint64_t random) {
  ChangeSet change = crashChange(store.allocator(), random, 1);
  const EntityId made{store.allocator().nextEntity}, known{static_cast<std::uint32_t>(1 + random % made.value)};
  if (known == made || !store.entity(known)) return std::nullopt;
  change.put(tie(store.allocator().nextStatement + 1, made.value, kPartnerOf, known.value));
  change.put(named(known.value, fmt::format("Nyt navn {}", random)));
  return change;
}

// Exactly one batch more.
inline Result<void> crashStep(PropertyGraphStore& store, std::uint64_t seed) {
  if (store.revision() == 0) {
    TRY(store.apply(foundation()));
    return {};
  }
  std::mt19937_64 random(seed * 1000003 + store.revision());
  const std::uint64_t what = random() % 10;
  if (what < 3) {
    TRY_ASSIGN(const auto next, store.nextUndo());
    if (next) {
      TRY_ASSIGN(const UndoReport report, store.undo({}));
      if (report.applied.batch.value != 0) return {};
    }
  } else if (what == 3) {
    TRY_ASSIGN(const auto next, store.nextRedo());
    if (next) {
      TRY_ASSIGN(const UndoReport report, store.redo());
      if (report.applied.batch.value != 0) return {};
    }
  } else if (what == 5) {
    if (const auto upon = changeUpon(store, random())) {
      TRY(store.apply(*upon));
      return {};
    }
  } else if (what == 6) {
    TRY_ASSIGN(const auto history, store.history());
    const Batch& any = history[random() % history.size()];
    if (any.info.kind == BatchKind::edit || any.info.kind == BatchKind::import) {
      TRY_ASSIGN(const UndoReport report, store.undo(any.id));
      if (report.applied.batch.value != 0) return {};
    }
  }
  // From kBulkSeeds on, imports are large enough to be loaded as tables.
  const std::size_t import = seed >= kBulkSeeds ? 7000 : 200;
  const bool imports = what == 4 || (seed >= kBulkSeeds && what > 6);
  TRY(store.apply(crashChange(store.allocator(), random(), imports ? import : 1 + random() % 5)));
  return {};
}

}  // namespace samspil::test
