#include "storage/change_plan.h"

#include <algorithm>
#include <numeric>

#include "graph/sort_properties.h"
#include "storage/feed_order.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

// Whether an id that the store does not know may be used: it comes after all that were given out.
struct IsNewId {
  const IdAllocator& next;
  bool operator()(SourceId id) const { return isNew(id, next); }
  bool operator()(EntityId id) const { return isNew(id, next); }
  bool operator()(StatementId id) const { return isNew(id, next); }
  template <typename Other>
  bool operator()(const Other&) const {
    return true;
  }
};

void normalize(Record& record) {
  if (auto* facts = std::get_if<EntityFacts>(&record)) sortProperties(facts->properties);
}

// Positions of the mutations that count, ascending by key.
std::vector<std::size_t> lastOfEachKey(std::span<const Mutation> mutations) {
  std::vector<std::size_t> order(mutations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return mutations[a].key < mutations[b].key; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool last = i + 1 == order.size() || mutations[order[i]].key != mutations[order[i + 1]].key;
    if (last) order[kept++] = order[i];
  }
  order.resize(kept);
  return order;
}

Result<std::optional<PlannedChange>> planOne(const Mutation& mutation, std::optional<StoredRecord> before,
                                             const IdAllocator& next) {
  PlannedChange change{mutation.key, {}, mutation.record, {}};
  if (change.after) {
    TRY(checkShape(*change.after));
    normalize(*change.after);
    change.images.after = encodePayload(*change.after);
  }
  if (before) change.images.before = std::move(before->payload);
  if (change.images.before == change.images.after) return std::optional<PlannedChange>{};
  if (!change.images.before && !std::visit(IsNewId{next}, change.key)) {
    return makeError(ErrorCode::conflict,
                     "The change uses an id of a {} that is neither in the store nor newly given out.",
                     recordKindName(kindOf(change.key)));
  }
  if (change.images.before) {
    TRY_ASSIGN(change.before, decodePayload(change.key, *change.images.before));
  }
  return std::optional(std::move(change));
}

void count(UseDeltas& deltas, const std::optional<Record>& record, std::int64_t by) {
  if (!record) return;
  if (const auto* entity = std::get_if<Entity>(&*record)) deltas[entity->type] += by;
  if (const auto* facts = std::get_if<EntityFacts>(&*record)) {
    deltas[facts->reference.source] += by;
    deltas[EntityFactsKey{}] += by;
  }
  if (const auto* tie = std::get_if<TieStatement>(&*record)) {
    deltas[tie->relation] += by;
    deltas[tie->reference.source] += by;
  }
}

}  // namespace

const PlannedChange* findPlanned(const ChangePlan& plan, const RecordKey& key) {
  const auto at = std::ranges::lower_bound(plan, key, {}, &PlannedChange::key);
  return at != plan.end() && at->key == key ? &*at : nullptr;
}

Result<ChangePlan> planChanges(const StoreReader& reader, std::span<const Mutation> mutations) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  const std::vector<std::size_t> order = lastOfEachKey(mutations);
  std::vector<RecordKey> keys;
  keys.reserve(order.size());
  for (const std::size_t i : order) keys.push_back(mutations[i].key);
  TRY_ASSIGN(auto stored, reader.findAll(keys));
  ChangePlan plan;
  for (std::size_t i = 0; i < order.size(); ++i) {
    TRY_ASSIGN(auto change, planOne(mutations[order[i]], std::move(stored[i]), numbers.next));
    if (change) plan.push_back(std::move(*change));
  }
  return plan;
}

Result<PlannedChange> planChange(const RecordKey& key, Images images) {
  PlannedChange change{key, {}, {}, std::move(images)};
  if (change.images.before) {
    TRY_ASSIGN(change.before, decodePayload(key, *change.images.before));
  }
  if (change.images.after) {
    TRY_ASSIGN(change.after, decodePayload(key, *change.images.after));
  }
  return change;
}

UseDeltas useDeltas(const ChangePlan& plan) {
  UseDeltas deltas;
  for (const PlannedChange& change : plan) {
    count(deltas, change.before, -1);
    count(deltas, change.after, +1);
  }
  return deltas;
}

}  // namespace samspil
