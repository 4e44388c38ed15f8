// Lists every triangle of a TieGraph once, by the forward algorithm (Schank & Wagner 2005): links point from the node
// of smaller to that of greater (degree, node), and the out-neighbours of both ends of a link are merged. O(links^1.5)
// time, O(links) memory.
#pragma once

#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "base/job.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

// A triangle: its nodes, and the links opposite to each of them.
struct Triangle {
  TieGraph::Node a, b, c;
  std::uint32_t linkBC, linkAC, linkAB;
};

namespace detail {

struct ForwardArcs {
  std::vector<std::uint32_t> offsets;
  std::vector<TieGraph::Arc> arcs;  // of each node in ascending neighbour
};

inline ForwardArcs forwardArcs(const TieGraph& graph) {
  const auto before = [&](TieGraph::Node x, TieGraph::Node y) {
    return std::pair(graph.degree(x), x) < std::pair(graph.degree(y), y);
  };
  ForwardArcs forward;
  forward.offsets.reserve(graph.nodeCount() + 1);
  forward.offsets.push_back(0);
  forward.arcs.reserve(graph.linkCount());
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    for (const TieGraph::Arc arc : graph.arcsAt(node)) {
      if (before(node, arc.neighbor)) forward.arcs.push_back(arc);
    }
    forward.offsets.push_back(static_cast<std::uint32_t>(forward.arcs.size()));
  }
  return forward;
}

}  // namespace detail

template <typename Visit>
Result<void> forEachTriangle(const TieGraph& graph, JobControl& job, Visit visit) {
  constexpr TieGraph::Node kNodesBetweenCheckpoints = 1024;
  const detail::ForwardArcs forward = detail::forwardArcs(graph);
  for (TieGraph::Node a = 0; a < graph.nodeCount(); ++a) {
    if (a % kNodesBetweenCheckpoints == 0) TRY(job.checkpoint(a, graph.nodeCount()));
    for (std::uint32_t i = forward.offsets[a]; i < forward.offsets[a + 1]; ++i) {
      const auto [b, linkAB] = forward.arcs[i];
      std::uint32_t x = forward.offsets[a], y = forward.offsets[b];
      while (x < forward.offsets[a + 1] && y < forward.offsets[b + 1]) {
        const TieGraph::Arc fromA = forward.arcs[x], fromB = forward.arcs[y];
        if (fromA.neighbor == fromB.neighbor) visit(Triangle{a, b, fromA.neighbor, fromB.link, fromA.link, linkAB});
        x += fromA.neighbor <= fromB.neighbor ? 1 : 0;
        y += fromB.neighbor <= fromA.neighbor ? 1 : 0;
      }
    }
  }
  return {};
}

// How many triangles each node is in.
Result<std::vector<std::uint64_t>> triangleCounts(const TieGraph& graph, JobControl& job);

}  // namespace samspil
