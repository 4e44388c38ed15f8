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
std::optional<FeedPlace> placeOf(const RecordKey& key);

// Facts of a new entity or from a new source cannot be there yet, nor can anything under a new id.
bool isNew(const RecordKey& key, const IdAllocator& next);

// The mutations in the order that loadBulk() (storage/bulk_load.h) wants, where there are many and all of them add
// something that cannot be there yet; none: they are to be planned one by one.
std::optional<std::vector<std::size_t>> bulkOrder(std::span<const Mutation> mutations, const IdAllocator& next);

}  // namespace samspil
