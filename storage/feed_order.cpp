#include "storage/feed_order.h"

#include <algorithm>

namespace samspil {
namespace {

constexpr std::size_t kBulkRecords = 4000;  // below, one synced write is as quick

struct PlaceOf {
  std::optional<FeedPlace> operator()(SourceId id) const { return FeedPlace{0, id.value, 0}; }
  std::optional<FeedPlace> operator()(EntityId id) const { return FeedPlace{1, id.value, 0}; }
  std::optional<FeedPlace> operator()(const EntityFactsKey& key) const {
    return FeedPlace{1, key.entity.value, key.source.value};
  }
  std::optional<FeedPlace> operator()(StatementId id) const { return FeedPlace{2, id.value, 0}; }
  template <typename Other>
  std::optional<FeedPlace> operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

std::optional<FeedPlace> placeOf(const RecordKey& key) { return std::visit(PlaceOf{}, key); }

bool isNew(const RecordKey& key, const IdAllocator& next) {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  if (const auto* id = std::get_if<SourceId>(&key)) return id->value >= next.nextSource && id->value != kNone;
  if (const auto* id = std::get_if<EntityId>(&key)) return id->value >= next.nextEntity && id->value != kNone;
  if (const auto* id = std::get_if<StatementId>(&key)) return id->value >= next.nextStatement && id->value != kNone;
  if (const auto* facts = std::get_if<EntityFactsKey>(&key)) {
    return facts->entity.value >= next.nextEntity || facts->source.value >= next.nextSource;
  }
  return false;
}

std::optional<std::vector<std::size_t>> bulkOrder(std::span<const Mutation> mutations, const IdAllocator& next) {
  if (mutations.size() < kBulkRecords) return std::nullopt;
  std::vector<std::pair<FeedPlace, std::size_t>> placed;
  placed.reserve(mutations.size());
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    const auto place = placeOf(mutations[i].key);
    if (!mutations[i].record || !place || !isNew(mutations[i].key, next)) return std::nullopt;
    placed.emplace_back(*place, i);
  }
  std::ranges::sort(placed);
  const auto samePlace = [](const auto& a, const auto& b) { return a.first == b.first; };
  if (std::ranges::adjacent_find(placed, samePlace) != placed.end()) return std::nullopt;
  std::vector<std::size_t> order;
  order.reserve(placed.size());
  for (const auto& [place, index] : placed) order.push_back(index);
  return order;
}

}  // namespace samspil
