// Which group each node belongs to, for analyses that compare ties within and between groups.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

// By node; kNoGroup where the group is not known: such nodes take no part.
using Partition = std::vector<std::uint32_t>;

Partition partitionByType(const TieGraph& graph, const GraphSnapshot& network);
Partition partitionByCountry(const TieGraph& graph, const GraphSnapshot& network);

}  // namespace samspil
