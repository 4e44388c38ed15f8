// Connected components: the parts of the network between which no chain of ties exists. Computed by Boost.Graph,
// O(nodes + links).
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kComponentsAnalysis;

struct Components {
  std::vector<std::uint32_t> of;     // the component of each node; 0 is the largest, equal sizes by smallest node
  std::vector<std::uint32_t> sizes;  // of each component
};
Components components(const TieGraph& graph);

// Renumbers groups so that 0 is the largest, equal sizes in the order of their smallest node. Returns the sizes.
std::vector<std::uint32_t> numberBySize(std::vector<std::uint32_t>& groupOfNode);

}  // namespace samspil
