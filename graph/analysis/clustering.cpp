#include "graph/analysis/clustering.h"

#include <cmath>

#include "graph/analysis/triangles.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const std::vector<double> values, clustering(graph, job));
  AnalysisResult result = resultOf(graph, network, values);
  result.details.assign(network.vertexCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    result.details[graph.vertices[node].value] = static_cast<double>(graph.degree(node));
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double share = result.scores[vertex.value];
  if (std::isnan(share)) return {};
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (result.details[vertex.value] < 2) {
    return danish ? fmt::format("{} har for få partnere til, at de kan kende hinanden.", name)
                  : fmt::format("{} has too few partners for them to know each other.", name);
  }
  if (share == 0) {
    return danish ? fmt::format("Ingen af partnerne til {} er knyttet til hinanden.", name)
                  : fmt::format("None of the partners of {} are tied to each other.", name);
  }
  return danish ? fmt::format("{} af parrene blandt partnerne til {} er også knyttet til hinanden.",
                              shareIn(share, language), name)
                : fmt::format("{} of the pairs among the partners of {} are tied to each other as well.",
                              shareIn(share, language), name);
}

}  // namespace

const Analysis kClusteringAnalysis{
    "clustering",
    {"Tæt kreds", "Close circle"},
    {"Hvor stor en del af ens partnere, der også samarbejder indbyrdes. Højt betyder en tæt kreds, lavt at man "
     "forbinder forskellige.",
     "How many of one's partners also work together. High means a close circle, low that one connects different ones."},
    run,
    sentence};

Result<std::vector<std::uint64_t>> triangleCounts(const TieGraph& graph, JobControl& job) {
  std::vector<std::uint64_t> counts(graph.nodeCount(), 0);
  TRY(forEachTriangle(graph, job, [&](const Triangle& t) {
    ++counts[t.a];
    ++counts[t.b];
    ++counts[t.c];
  }));
  return counts;
}

Result<std::vector<double>> clustering(const TieGraph& graph, JobControl& job) {
  TRY_ASSIGN(const std::vector<std::uint64_t> triangles, triangleCounts(graph, job));
  std::vector<double> values(graph.nodeCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    const auto partners = static_cast<double>(graph.degree(node));
    if (partners >= 2) values[node] = 2 * static_cast<double>(triangles[node]) / (partners * (partners - 1));
  }
  return values;
}

}  // namespace samspil
