// The order in which a large load wants its records: sources, then entities each followed by its facts, then ties,
// ascending.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "graph/change_set.h"

namespace samspil {

// Where a record comes in the feed. None: not for a bulk load.
using FeedPlace = std::tuple<int, std::uint32_t, std::uint32_t>;
constexpr FeedPlace placeOf(SourceId id) { return {0, id.value, 0}; }
constexpr FeedPlace placeOf(EntityId id) { return {1, id.value, 0}; }
constexpr FeedPlace placeOf(const EntityFactsKey& key) { return {1, key.entity.value, key.source.value}; }
constexpr FeedPlace placeOf(StatementId id) { return {2, id.value, 0}; }

// Facts of a new entity or from a new source cannot be there yet, nor can anything under a new id.
constexpr bool isNew(std::uint32_t id, std::uint32_t next) { return id >= next && id != ~std::uint32_t{0}; }
constexpr bool isNew(SourceId id, const IdAllocator& next) { return isNew(id.value, next.nextSource); }
constexpr bool isNew(EntityId id, const IdAllocator& next) { return isNew(id.value, next.nextEntity); }
constexpr bool isNew(StatementId id, const IdAllocator& next) { return isNew(id.value, next.nextStatement); }
constexpr bool isNew(const EntityFactsKey& key, const IdAllocator& next) {
  return key.entity.value >= next.nextEntity || key.source.value >= next.nextSource;
}

// The mutations in the order that loadBulk() (storage/bulk_load.h) wants, where there are many and all of them add
// something that cannot be there yet; none: they are to be planned one by one.
std::optional<std::vector<std::size_t>> bulkOrder(std::span<const Mutation> mutations, const IdAllocator& next);

}  // namespace samspil
