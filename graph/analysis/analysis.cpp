#include "graph/analysis/analysis.h"

#include <algorithm>
#include <cmath>

namespace samspil {

AnalysisResult resultOf(const TieGraph& graph, const GraphSnapshot& network, std::span<const double> nodeScores) {
  AnalysisResult result;
  result.revision = network.revision();
  result.shown = graph.nodeCount();
  result.scores.assign(network.vertexCount(), kNoScore);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node)
    result.scores[graph.vertices[node].value] = nodeScores[node];
  return result;
}

std::vector<VertexIndex> ranking(const AnalysisResult& result) {
  std::vector<VertexIndex> order;
  for (std::uint32_t v = 0; v < result.scores.size(); ++v) {
    if (!std::isnan(result.scores[v])) order.push_back(VertexIndex{v});
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](VertexIndex a, VertexIndex b) { return result.scores[a.value] > result.scores[b.value]; });
  return order;
}

std::size_t rankOf(const AnalysisResult& result, VertexIndex vertex) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return 0;
  return 1 + static_cast<std::size_t>(
                 std::count_if(result.scores.begin(), result.scores.end(), [&](double s) { return s > score; }));
}

}  // namespace samspil
