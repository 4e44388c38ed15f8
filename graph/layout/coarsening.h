// A smaller graph with the same shape: groups of tied vertices become one. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout/layout_graph.h"
#include "graph/layout/stage.h"

namespace samspil {

struct CoarseGraph {
  LayoutGraphStorage graph;           // weights: how much the members of both ends are tied
  std::vector<float> mass;            // summed over the members
  std::vector<std::uint32_t> parent;  // of each finer vertex
};

// Size-constrained label propagation (Meyerhenke, Sanders & Schulz, 2014): vertices join, in order of rising degree,
// the neighbouring group they are tied to most, as long as it has fewer than `largest` members. O(ties).
// A cancelled one is of no use.
CoarseGraph coarsen(const LayoutGraph& graph, std::span<const float> mass, std::uint32_t largest, const Stage& stage);

}  // namespace samspil
