// Connected components, each as a graph of its own in breadth-first order. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/layout/layout_graph.h"
#include "graph/layout/stage.h"

namespace samspil {

// members[i] is the vertex of the whole graph that is vertex i of `graph`. Order: breadth first from the vertex of
// highest degree (the lowest index among equals), so that neighbours lie near each other in memory.
struct Component {
  std::vector<std::uint32_t> members;
  LayoutGraphStorage graph;
};

// Largest first; among equals the one with the lowest vertex index first. O(vertices + ties).
Result<std::vector<Component>> splitComponents(const LayoutGraph& graph, const Stage& stage);

}  // namespace samspil
