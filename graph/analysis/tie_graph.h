// TieGraph is what analyses work on: the shown part of a snapshot as a simple undirected graph, dense and immutable.
//
//   TRY_ASSIGN(const TieGraph graph, makeTieGraph(snapshot, &visibility, job));
//   for (const TieGraph::Arc arc : graph.arcsAt(node)) ...
//
// Direction is ignored, wishes are left out (as in chains), a tie of an entity to itself counts nothing, and all ties
// between two entities are one *link* whose weight is the number of ties. Nodes are the shown vertices in ascending
// order, links the pairs of nodes in ascending (first, second). Any number of threads may read one.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/filter.h"
#include "graph/snapshot.h"

namespace samspil {

struct TieGraph {
  using Node = std::uint32_t;
  static constexpr Node kHidden = std::numeric_limits<Node>::max();

  struct Arc {
    Node neighbor;
    std::uint32_t link;
  };
  struct Link {
    Node first, second;  // first < second
    std::uint32_t weight;
  };

  std::vector<VertexIndex> vertices;  // of a node
  std::vector<Node> nodes;            // of a vertex; kHidden where it is not shown
  std::vector<Link> links;
  std::vector<std::uint32_t> offsets;  // into arcs, nodeCount() + 1 of them
  std::vector<Arc> arcs;               // both directions, of each node in ascending neighbour

  std::size_t nodeCount() const { return vertices.size(); }
  std::size_t linkCount() const { return links.size(); }
  std::span<const Arc> arcsAt(Node node) const {
    return std::span(arcs).subspan(offsets[node], offsets[node + 1] - offsets[node]);
  }
  std::size_t degree(Node node) const { return offsets[node + 1] - offsets[node]; }
};

// No visibility: everything is shown. O(vertices + edges).
Result<TieGraph> makeTieGraph(const GraphSnapshot& snapshot, const Visibility* visibility, JobControl& job);

// From plain pairs of nodes 0..nodeCount-1: parallel pairs are merged, self-loops dropped. For graphs that are derived.
TieGraph makeTieGraph(std::size_t nodeCount, std::vector<std::pair<TieGraph::Node, TieGraph::Node>> pairs);

// The ties that a link stands for, in ascending order. REQUIRES: the graph was made from this snapshot and visibility.
std::vector<EdgeIndex> tiesOf(const TieGraph& graph, std::uint32_t link, const GraphSnapshot& snapshot,
                              const Visibility* visibility);

}  // namespace samspil
