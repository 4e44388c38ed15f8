#include "graph/analysis/tie_graph.h"

#include <algorithm>
#include <numeric>

namespace samspil {
namespace {

constexpr std::size_t kVerticesBetweenCheckpoints = 65'536;

bool counts(const GraphSnapshot& snapshot, const Visibility* visibility, EdgeIndex e) {
  return !snapshot.family(e).wish && (visibility == nullptr || visibility->shows(e));
}

// Fills offsets and arcs from the links. Links come in ascending (first, second), so that every node's arcs end up in
// ascending neighbour: those to smaller nodes are written when these are `first`, before those to greater ones.
void layDownArcs(TieGraph& graph) {
  graph.offsets.assign(graph.nodeCount() + 1, 0);
  for (const TieGraph::Link& link : graph.links) {
    ++graph.offsets[link.first + 1];
    ++graph.offsets[link.second + 1];
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  graph.arcs.resize(graph.offsets.back());
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::uint32_t l = 0; l < graph.links.size(); ++l) {
    graph.arcs[next[graph.links[l].first]++] = {graph.links[l].second, l};
    graph.arcs[next[graph.links[l].second]++] = {graph.links[l].first, l};
  }
}

}  // namespace

Result<TieGraph> makeTieGraph(const GraphSnapshot& snapshot, const Visibility* visibility, JobControl& job) {
  TieGraph graph;
  const auto vertexCount = static_cast<std::uint32_t>(snapshot.vertexCount());
  graph.nodes.assign(vertexCount, TieGraph::kHidden);
  for (std::uint32_t v = 0; v < vertexCount; ++v) {
    if (visibility != nullptr && !visibility->shows(VertexIndex{v})) continue;
    graph.nodes[v] = static_cast<TieGraph::Node>(graph.vertices.size());
    graph.vertices.push_back(VertexIndex{v});
  }
  TRY(job.checkpoint(0, 1));
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    if (node % kVerticesBetweenCheckpoints == 0) TRY(job.checkpoint(node, graph.nodeCount()));
    for (const HalfEdge half : snapshot.incident(graph.vertices[node])) {
      const TieGraph::Node neighbor = graph.nodes[half.neighbor.value];
      if (neighbor == TieGraph::kHidden || neighbor <= node || !counts(snapshot, visibility, half.edge)) continue;
      if (!graph.links.empty() && graph.links.back().first == node && graph.links.back().second == neighbor) {
        ++graph.links.back().weight;
      } else {
        graph.links.push_back({node, neighbor, 1});
      }
    }
  }
  layDownArcs(graph);
  return graph;
}

TieGraph makeTieGraph(std::size_t nodeCount, std::vector<std::pair<TieGraph::Node, TieGraph::Node>> pairs) {
  TieGraph graph;
  for (std::uint32_t v = 0; v < nodeCount; ++v) {
    graph.vertices.push_back(VertexIndex{v});
    graph.nodes.push_back(v);
  }
  for (auto& [a, b] : pairs) {
    if (b < a) std::swap(a, b);
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [a, b] : pairs) {
    if (a == b) continue;
    if (!graph.links.empty() && graph.links.back().first == a && graph.links.back().second == b) {
      ++graph.links.back().weight;
    } else {
      graph.links.push_back({a, b, 1});
    }
  }
  layDownArcs(graph);
  return graph;
}

std::vector<EdgeIndex> tiesOf(const TieGraph& graph, std::uint32_t link, const GraphSnapshot& snapshot,
                              const Visibility* visibility) {
  const VertexIndex first = graph.vertices[graph.links[link].first];
  const VertexIndex second = graph.vertices[graph.links[link].second];
  const auto halves = snapshot.incident(first);
  auto half =
      std::lower_bound(halves.begin(), halves.end(), second, [](HalfEdge h, VertexIndex v) { return h.neighbor < v; });
  std::vector<EdgeIndex> ties;
  for (; half != halves.end() && half->neighbor == second; ++half) {
    if (counts(snapshot, visibility, half->edge)) ties.push_back(half->edge);
  }
  return ties;
}

}  // namespace samspil
