#include "session/network_measures.h"

#include <algorithm>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

Result<std::vector<float>> bridgingFor(const ViewSpec& view, const GraphSnapshot& network, JobControl& job) {
  std::vector<float> bridging;
  if (view.sizeBy != SizeBy::betweenness || network.vertexCount() == 0) return bridging;
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, nullptr, job));
  TRY_ASSIGN(const SampledScores scores, betweenness(graph, {}, job));
  const double largest = std::max(*std::max_element(scores.values.begin(), scores.values.end()), 1e-9);
  std::size_t degree = 1;
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) degree = std::max(degree, network.degree(VertexIndex{v}));
  bridging.assign(network.vertexCount(), 0);
  for (std::size_t node = 0; node < graph.nodeCount(); ++node) {
    const double share = scores.values[node] / largest;
    bridging[graph.vertices[node].value] = static_cast<float>(share * static_cast<double>(degree));
  }
  return bridging;
}

}  // namespace samspil
