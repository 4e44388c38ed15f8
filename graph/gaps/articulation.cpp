#include "graph/gaps/articulation.h"

#include <algorithm>
#include <utility>

#include "graph/analysis/cut_tree.h"

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
  const TieGraph graph = makeTieGraph(network.vertexCount(), std::move(pairs));
  TRY_ASSIGN(const CutTree tree, makeCutTree(graph, job));
  Articulation articulation;
  articulation.context = &context;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (tree.isArticulationPoint(i)) articulation.points.push_back(VertexIndex{i});
  }
  return articulation;
}

std::vector<std::vector<VertexIndex>> Articulation::piecesWithout(VertexIndex point) const {
  const GraphSnapshot& network = context->network();
  std::vector<std::uint8_t> seen(network.vertexCount(), 0);
  seen[point.value] = 1;
  std::vector<std::vector<VertexIndex>> pieces;
  for (const HalfEdge& start : network.incident(point)) {
    if (!context->isWork(start.edge) || !isIn(*context, start.neighbor) || seen[start.neighbor.value]) continue;
    std::vector<VertexIndex> piece{start.neighbor};
    seen[start.neighbor.value] = 1;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      for (const HalfEdge& half : network.incident(piece[i])) {
        if (seen[half.neighbor.value] || !context->isWork(half.edge) || !isIn(*context, half.neighbor)) continue;
        seen[half.neighbor.value] = 1;
        piece.push_back(half.neighbor);
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
