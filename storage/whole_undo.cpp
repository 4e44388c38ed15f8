#include "storage/whole_undo.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "storage/commit.h"
#include "storage/later_edits.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

// Some 500 bytes each until the undo is written and told of, four afterwards; of what is changed one by one, 1,700.
constexpr std::size_t kMostExceptions = 1'000'000, kMostBeside = 100'000;
constexpr std::size_t kNamed = 8;  // batches in a sentence

class WholePlan {
 public:
  WholePlan(const StoreReader& reader, const Batch& target, LargeBatch large) : reader_(reader), extent_(large.extent) {
    turn_.large = std::move(large);
    turn_.turn = {.target = target.id, .hides = true, .except = {}, .uses = {}};
    turn_.header = target;
  }

  // None: too much of it would have to be changed one by one.
  Result<std::optional<WholeTurn>> run(const LaterEdits& later) {
    std::vector<RecordKey> keys = later.keys();
    turn_.turn.except = exceptionsOf(keys);
    for (const auto& [key, edited] : later.edited) turn_.kept.push_back({key, edited.by});
    for (const auto& [key, reason] : later.needed) turn_.impossible.push_back({key, *reason});
    if (turn_.turn.except.size() == 0) return std::optional(std::move(turn_));
    TRY(planBeside(later));
    if (isTooMuch()) return std::optional<WholeTurn>{};
    TRY(countUses(later));
    TRY(countChanges());
    for (const PlannedChange& change : turn_.beside) keys.push_back(change.key);
    std::ranges::sort(keys);
    const auto again = std::ranges::unique(keys);
    keys.erase(again.begin(), again.end());
    turn_.turn.except = exceptionsOf(keys);
    return std::optional(std::move(turn_));
  }

 private:
  const Exceptions& except() const { return turn_.turn.except; }
  bool isTooMuch() const { return turn_.beside.size() > kMostBeside; }
  bool isHidden(SourceId source) const { return extent_.contains(source) && !except().contains(source); }

  // Visits the facts that the batch states of an entity and that are to go.
  template <typename Visit>
  Result<void> eachFactsOf(EntityId entity, Visit visit) const {
    return reader_.scanRecords(StoreFamily::entity, entityPrefix(entity),
                               [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
                                 const auto* facts = std::get_if<EntityFactsKey>(&key);
                                 if (facts == nullptr || except().contains(key)) return true;
                                 TRY_ASSIGN(const auto own, reader_.change(extent_.batch, key));
                                 return own ? visit(*facts, payload) : Result<bool>(true);
                               });
  }

  // What later batches changed back. And facts: they are hidden with their entity or with their source; where neither
  // is, they are removed.
  Result<void> planBeside(const LaterEdits& later) {
    for (const auto& [key, left] : later.changedBack) {
      TRY_ASSIGN(turn_.beside.emplace_back(), planChange(key, {.before = left, .after = {}, .addedBy = {}}));
    }
    const auto remove = [&](const EntityFactsKey& key, std::string_view payload) -> Result<bool> {
      if (isHidden(key.source)) return true;
      TRY_ASSIGN(auto change, planChange(key, {.before = std::string(payload), .after = {}, .addedBy = {}}));
      turn_.beside.push_back(std::move(change));
      return true;
    };
    TRY(eachOlderEntity([&](EntityId entity) { return eachFactsOf(entity, remove); }));
    for (const EntityId entity : except().entities) TRY(eachFactsOf(entity, remove));
    std::ranges::sort(turn_.beside, {}, &PlannedChange::key);
    const auto again = std::ranges::unique(turn_.beside, {}, &PlannedChange::key);
    turn_.beside.erase(again.begin(), again.end());
    return {};
  }

  // Entities that were there before the batch and of which it states something, from a source of its own that is not
  // hidden.
  template <typename Visit>
  Result<void> eachOlderEntity(Visit visit) const {
    if (except().sources.empty()) return {};
    EntityId latest;
    return reader_.ownChangesOf(
        extent_.batch,
        [&](const RecordKey& key, const Images&) -> Result<bool> {
          const auto* facts = std::get_if<EntityFactsKey>(&key);
          if (facts == nullptr || facts->entity.value >= extent_.entities.first) return false;
          if (!except().contains(facts->source) || std::exchange(latest, facts->entity) == facts->entity) return true;
          TRY(visit(facts->entity));
          return !isTooMuch();
        },
        EntityFactsKey{});
  }

  // What goes is what the batch added, without what is excepted and what is removed beside.
  Result<void> countUses(const LaterEdits& later) {
    UseChanges hidden;
    const std::string ownSources = useKey(SourceId{extent_.sources.first}),
                      behind = useKey(SourceId{extent_.sources.end});
    for (const auto& [key, count] : turn_.large.uses) {
      if (key < ownSources || key >= behind) hidden[key] = static_cast<std::int64_t>(count);
    }
    const auto subtract = [&](const ChangePlan& gone) {
      for (const auto& [used, delta] : useDeltas(gone)) {
        const auto* source = std::get_if<SourceId>(&used);
        if (source == nullptr || !extent_.contains(*source)) hidden[useKey(used)] += delta;
      }
    };
    subtract(turn_.beside);
    const auto subtractOne = [&](const RecordKey& key, const std::string& left) -> Result<void> {
      TRY_ASSIGN(PlannedChange change, planChange(key, {.before = left, .after = {}, .addedBy = {}}));
      subtract({std::move(change)});
      return {};
    };
    for (const auto& [key, edited] : later.edited) TRY(subtractOne(key, edited.asItWasLeft));
    for (const auto& [key, left] : later.removed) TRY(subtractOne(key, left));
    for (const auto& [key, reason] : later.needed) {
      TRY_ASSIGN(const auto now, reader_.find(key));
      if (now) TRY(subtractOne(key, now->payload));
    }
    TRY(countOwnSources(later, hidden));
    std::erase_if(hidden, [](const auto& one) { return one.second == 0; });
    turn_.turn.uses = std::move(hidden);
    return {};
  }

  // The batch does not say how often its own sources are used. Of those that are not hidden, all is hidden but what is
  // known to stay or is removed beside; the count of the others is hidden with them and stays as it is.
  Result<void> countOwnSources(const LaterEdits& later, UseChanges& hidden) const {
    for (const SourceId source : except().sources) {
      TRY_ASSIGN(const std::uint64_t uses, reader_.uses(source));
      hidden[useKey(source)] = static_cast<std::int64_t>(uses);
    }
    for (const auto& [source, key] : later.references) --hidden[useKey(source)];
    for (const auto& [used, delta] : useDeltas(turn_.beside)) {
      const auto* source = std::get_if<SourceId>(&used);
      if (source != nullptr && extent_.contains(*source)) hidden[useKey(used)] += delta;
    }
    return {};
  }

  // Of the exceptions so far those count that are removed beside. An entity counts where it or any facts of it go.
  Result<void> countChanges() {
    std::set<EntityId> entities(except().entities.begin(), except().entities.end()), removed;
    for (const EntityFactsKey& key : except().facts) entities.insert(key.entity);
    turn_.header.recordsChanged -= except().size();
    turn_.header.tiesChanged -= except().statements.size();
    for (const PlannedChange& change : turn_.beside) {
      turn_.header.recordsChanged += except().contains(change.key);
      turn_.header.tiesChanged += std::holds_alternative<StatementId>(change.key);
      if (const auto* entity = std::get_if<EntityId>(&change.key)) removed.insert(*entity);
      if (const auto* facts = std::get_if<EntityFactsKey>(&change.key)) removed.insert(facts->entity);
    }
    for (const EntityId entity : entities) {
      bool changed = removed.contains(entity) || (extent_.contains(entity) && !except().contains(entity));
      if (!changed)
        TRY(eachFactsOf(entity, [&](const EntityFactsKey&, std::string_view) -> Result<bool> {
          changed = true;
          return false;
        }));
      if (!changed) --turn_.header.entitiesChanged;
    }
    return {};
  }

  const StoreReader& reader_;
  const BatchExtent extent_;
  WholeTurn turn_;
};

std::string veilWith(const StoreReader& reader, const WholeTurn& turn) {
  std::vector<HiddenBatch> hidden = reader.veil().hidden();
  if (turn.turn.hides) {
    const bool partly = turn.turn.except.size() != 0;
    hidden.push_back({turn.large.extent, partly ? turn.header.id : BatchId{0}, turn.turn.except});
  } else {
    std::erase_if(hidden, [&](const HiddenBatch& one) { return one.extent == turn.large.extent; });
  }
  return Veil(std::move(hidden)).encode();
}

// Adjacency rows of several ties are hidden as one, so the ties that stay get rows of their own.
Result<std::vector<TieStatement>> tiesThatStay(const StoreReader& reader, const WholeTurn& turn) {
  std::vector<RecordKey> keys;
  for (const StatementId statement : turn.turn.except.statements) {
    if (findPlanned(turn.beside, statement) == nullptr) keys.push_back(statement);
  }
  TRY_ASSIGN(const auto rows, reader.findAll(keys));
  std::vector<TieStatement> ties;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!rows[i]) continue;
    TRY_ASSIGN(Record record, decodePayload(keys[i], rows[i]->payload));
    ties.push_back(std::get<TieStatement>(std::move(record)));
  }
  return ties;
}

}  // namespace

Result<std::optional<WholeTurn>> findWhole(const StoreReader& reader, const Batch& target, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(auto large, reader.largeBatch(target.id));
  if (!large || reader.veil().hides(target.id)) return std::optional<WholeTurn>{};
  TRY_ASSIGN(auto later, findLaterEdits(reader, large->extent, kMostExceptions, job));
  if (!later) return std::optional<WholeTurn>{};
  TRY_ASSIGN(auto turn, WholePlan(reader, target, std::move(*large)).run(*later));
  if (turn && turn->header.recordsChanged == 0) turn.reset();
  return turn;
}

Result<std::optional<WholeTurn>> findHidden(const StoreReader& reader, const Batch& undo) {
  TRY_ASSIGN(auto turned, reader.turn(undo.id));
  if (!turned || !turned->hides || !reader.veil().hides(turned->target)) return std::optional<WholeTurn>{};
  TRY_ASSIGN(auto large, reader.largeBatch(turned->target));
  if (!large) return std::optional<WholeTurn>{};
  WholeTurn turn{std::move(*large), std::move(*turned), {}, {}, {}, undo};
  turn.turn.hides = false;
  TRY(reader.ownChangesOf(undo.id, [&](const RecordKey& key, Images images) -> Result<bool> {
    std::swap(images.before, images.after);
    TRY_ASSIGN(turn.beside.emplace_back(), planChange(key, std::move(images)));
    return true;
  }));
  return std::optional(std::move(turn));
}

Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const WholeTurn& turn, Batch target) {
  PlannedBatch planned{turn.beside, turn.header.info, std::move(target), {}, {}};
  for (const auto& [key, count] : usesOf(turn.turn, turn.large))
    planned.otherUses[key] = turn.turn.hides ? -count : count;
  if (turn.turn.hides) {
    TRY_ASSIGN(planned.apart, tiesThatStay(reader, turn));
  }
  TRY_ASSIGN(auto writes, writesOf(reader, planned, turn.header));
  std::string veil = veilWith(reader, turn);
  writes.push_back({number(StoreFamily::meta), std::string(kVeilKey), std::nullopt});
  if (!veil.empty()) writes.back().value = std::move(veil);
  writes.push_back({number(StoreFamily::batch), turnKey(turn.header.id), encodeTurn(turn.turn)});
  return writes;
}

Result<void> mayGoOneByOne(const StoreReader& reader, const Batch& batch, std::uint64_t most, JobControl& job) {
  if (batch.recordsChanged <= most || reader.veil().hides(batch.id)) return {};
  TRY_ASSIGN(const auto large, reader.largeBatch(batch.id));
  if (!large) return {};
  TRY_ASSIGN(const auto builtUpon, findBuiltUpon(reader, large->extent, job));
  if (builtUpon.empty()) return {};
  std::string named;
  for (const BatchId one : std::span(builtUpon).first(std::min(kNamed, builtUpon.size())))
    named += fmt::format("{}#{}", named.empty() ? "" : ", ", one.value);
  if (builtUpon.size() > kNamed) named += fmt::format(", … #{}", builtUpon.back().value);
  return makeError(ErrorCode::invalidArgument,
                   "Batch {} changed {} records, which are too many to be taken back one by one, and later batches "
                   "built upon them: {}. Undo those first, then this one goes at once.",
                   batch.id.value, batch.recordsChanged, named);
}

}  // namespace samspil
