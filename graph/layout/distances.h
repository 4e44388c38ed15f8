// Hop distances from many sources at once. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout/layout.h"
#include "graph/layout/workers.h"

namespace samspil {

inline constexpr std::uint16_t kUnreachable = 0xFFFF;

// distances[v * sources.size() + k]: hops from sources[k] to v, kUnreachable if there is no path (or it is longer than
// 65534). Bit-parallel multi-source search (Then et al., "The More the Merrier", 2014): 64 searches in one sweep over
// the ties per hop, pulled by each vertex, so that no two threads write the same word.
std::vector<std::uint16_t> hopDistances(const LayoutGraph& graph, std::span<const std::uint32_t> sources,
                                        Workers& workers);

}  // namespace samspil
