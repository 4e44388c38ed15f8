#include "graph/analysis/components.h"

#include <algorithm>
#include <numeric>

#include "graph/analysis/wording.h"
#include "graph/boost_adaptor.h"

#include <boost/graph/connected_components.hpp>

namespace samspil {
namespace {

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  const Components parts = components(graph);
  std::vector<double> sizes(graph.nodeCount());
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) sizes[node] = parts.sizes[parts.of[node]];
  AnalysisResult result = resultOf(graph, network, sizes);
  result.groups.assign(network.vertexCount(), kNoGroup);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node)
    result.groups[graph.vertices[node].value] = parts.of[node];
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const std::uint32_t group = result.groups[vertex.value];
  if (group == kNoGroup) return {};
  const std::string_view name = network.name(vertex, language);
  const auto others = static_cast<std::size_t>(result.scores[vertex.value]) - 1;
  const bool danish = language == Language::danish;
  if (others == 0)
    return danish ? fmt::format("{} har ingen forbindelse til resten.", name)
                  : fmt::format("{} has no tie to the rest.", name);
  if (others + 1 == result.shown) {
    return danish ? fmt::format("Fra {} er der en vej til alle andre.", name)
                  : fmt::format("From {} there is a way to everybody else.", name);
  }
  if (danish) return fmt::format("Fra {} er der en vej til {} af de {} andre.", name, others, result.shown - 1);
  return fmt::format("From {} there is a way to {} of the {} others.", name, others, result.shown - 1);
}

}  // namespace

const Analysis kComponentsAnalysis{
    "components",
    {"Sammenhængende dele", "Connected parts"},
    {"Hvem der overhovedet er en vej imellem, og hvilke dele der står uden forbindelse til resten.",
     "Between whom there is any way at all, and which parts have no tie to the rest."},
    run,
    sentence};

std::vector<std::uint32_t> numberBySize(std::vector<std::uint32_t>& groupOfNode) {
  std::vector<std::uint32_t> sizes,
      firstSeen;  // by old number; firstSeen lists old numbers in the order of their first node
  for (const std::uint32_t group : groupOfNode) {
    if (group >= sizes.size()) sizes.resize(group + 1, 0);
    if (sizes[group]++ == 0) firstSeen.push_back(group);
  }
  std::stable_sort(firstSeen.begin(), firstSeen.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> newNumber(sizes.size(), 0), newSizes;
  for (const std::uint32_t group : firstSeen) {
    newNumber[group] = static_cast<std::uint32_t>(newSizes.size());
    newSizes.push_back(sizes[group]);
  }
  for (std::uint32_t& group : groupOfNode) group = newNumber[group];
  return newSizes;
}

Components components(const TieGraph& graph) {
  Components parts{std::vector<std::uint32_t>(graph.nodeCount(), 0), {}};
  if (graph.nodeCount() != 0) boost::connected_components(graph, nodeMap(parts.of));
  parts.sizes = numberBySize(parts.of);
  return parts;
}

}  // namespace samspil
