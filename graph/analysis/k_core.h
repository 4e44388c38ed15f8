// Core numbers (Seidman 1983): the largest k such that an entity belongs to a group in which everybody is tied to at
// least k others of the group. Computed by Boost.Graph (Batagelj & Zaversnik 2003), O(links).
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kKCoreAnalysis;

std::vector<std::uint32_t> coreNumbers(const TieGraph& graph);

}  // namespace samspil
