#include "storage/feed_order.h"

#include <algorithm>
#include <concepts>
#include <variant>

namespace samspil {
namespace {

constexpr std::size_t kBulkRecords = 4000;  // below, one synced write is as quick

// Of a key that may come in a feed.
template <typename Key>
concept FeedKey = requires(const Key& key) {
  { placeOf(key) } -> std::same_as<FeedPlace>;
};

// None: it may not, or is there already.
std::optional<FeedPlace> placeIfNew(const RecordKey& key, const IdAllocator& next) {
  return std::visit(
      [&]<typename Key>(const Key& one) -> std::optional<FeedPlace> {
        if constexpr (FeedKey<Key>) {
          if (isNew(one, next)) return placeOf(one);
        }
        return std::nullopt;
      },
      key);
}

}  // namespace

std::optional<std::vector<std::size_t>> bulkOrder(std::span<const Mutation> mutations, const IdAllocator& next) {
  if (mutations.size() < kBulkRecords) return std::nullopt;
  std::vector<std::pair<FeedPlace, std::size_t>> placed;
  placed.reserve(mutations.size());
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    const auto place = placeIfNew(mutations[i].key, next);
    if (!mutations[i].record || !place) return std::nullopt;
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
