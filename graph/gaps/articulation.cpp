#include "graph/gaps/articulation.h"

#include <algorithm>
#include <utility>

namespace samspil {
namespace {

bool isIn(const GapContext& context, VertexIndex v) { return context.isActor(v) || context.isUndertaking(v); }

}  // namespace

Result<Articulation> findArticulation(const GapContext& context, JobControl& job) {
  const GraphSnapshot& network = context.network();
  std::vector<std::pair<TieGraph::Node, TieGraph::Node>> pairs;
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    const Edge& edge = network.edge(EdgeIndex{e});
    if (context.isWork(EdgeIndex{e}) && isIn(context, edge.from) && isIn(context, edge.to))
      pairs.emplace_back(edge.from.value, edge.to.value);
  }
  Articulation articulation;
  articulation.context = &context;
  articulation.graph = makeTieGraph(network.vertexCount(), std::move(pairs));
  TRY_ASSIGN(articulation.tree, makeCutTree(articulation.graph, job));
  const CutTree& tree = articulation.tree;
  // The root of each search tree names its component; parents come before their children.
  articulation.components.resize(network.vertexCount());
  for (const TieGraph::Node node : tree.order)
    articulation.components[node] =
        tree.parent[node] == CutTree::kRoot ? node : articulation.components[tree.parent[node]];
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (tree.isArticulationPoint(i)) articulation.points.push_back(VertexIndex{i});
  }
  return articulation;
}

std::vector<std::vector<VertexIndex>> Articulation::piecesWithout(VertexIndex point) const {
  std::vector<TieGraph::Node> lost = separatedBy(tree, graph, point.value);  // ascending
  std::vector<std::uint8_t> seen(lost.size(), 0);
  const auto placeOf = [&](TieGraph::Node node) {
    const auto found = std::lower_bound(lost.begin(), lost.end(), node);
    return found != lost.end() && *found == node ? static_cast<std::size_t>(found - lost.begin()) : lost.size();
  };
  std::vector<std::vector<VertexIndex>> pieces;
  for (std::size_t start = 0; start < lost.size(); ++start) {
    if (seen[start]) continue;
    seen[start] = 1;
    std::vector<VertexIndex> piece{VertexIndex{lost[start]}};
    for (std::size_t i = 0; i < piece.size(); ++i) {
      for (const TieGraph::Arc& arc : graph.arcsAt(piece[i].value)) {
        const std::size_t place = placeOf(arc.neighbor);
        if (arc.neighbor == point.value || place == lost.size() || seen[place]) continue;
        seen[place] = 1;
        piece.push_back(VertexIndex{arc.neighbor});
      }
    }
    std::sort(piece.begin(), piece.end());
    pieces.push_back(std::move(piece));
  }
  const auto actors = [&](const std::vector<VertexIndex>& piece) {
    return std::count_if(piece.begin(), piece.end(), [&](VertexIndex v) { return context->isActor(v); });
  };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const auto& a, const auto& b) {
    const auto countA = actors(a), countB = actors(b);
    return countA != countB ? countA > countB : a.front() < b.front();
  });
  return pieces;
}

}  // namespace samspil
