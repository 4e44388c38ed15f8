#include "graph/analysis/ei_index.h"

#include <cmath>
#include <unordered_map>

#include "graph/analysis/wording.h"

namespace samspil {
namespace {

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  const EiIndex index = eiIndex(graph, partitionByCountry(graph, network));
  AnalysisResult result = resultOf(graph, network, index.values);
  result.details.assign(network.vertexCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    result.details[graph.vertices[node].value] = index.internal[node] + index.external[node];
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double value = result.scores[vertex.value];
  if (std::isnan(value)) return {};
  const double links = result.details[vertex.value];
  const auto count = static_cast<std::size_t>(links);
  const auto inside = static_cast<std::size_t>(std::lround(links * (1 - value) / 2));
  const std::string_view name = network.name(vertex, language);
  const std::string_view country = network.countryName(network.country(vertex));
  if (language == Language::danish) {
    return fmt::format("{} af {} til {} er i samme land ({}).", inside, countedIn(count, "partner", "partnere"), name,
                       country);
  }
  return fmt::format("{} of {} of {} are in the same country ({}).", inside, countedIn(count, "partner", "partners"),
                     name, country);
}

}  // namespace

const Analysis kEiIndexAnalysis{"ei_index",
                                {"Udadvendt over landegrænser", "Looking across borders"},
                                {"Om partnerne er i samme land (-1) eller i andre lande (+1). I et netværk, der mest "
                                 "er dansk, er lave tal at vente.",
                                 "Whether the partners are in the same country (-1) or in others (+1). In a mostly "
                                 "Danish network low figures are to be expected."},
                                run,
                                sentence};

EiIndex eiIndex(const TieGraph& graph, const Partition& partition) {
  const std::size_t count = graph.nodeCount();
  EiIndex index{std::vector<double>(count, kNoScore), std::vector<double>(count, kNoScore),
                std::vector<std::uint32_t>(count, 0), std::vector<std::uint32_t>(count, 0)};
  for (const TieGraph::Link& link : graph.links) {
    if (partition[link.first] == kNoGroup || partition[link.second] == kNoGroup) continue;
    auto& side = partition[link.first] == partition[link.second] ? index.internal : index.external;
    ++side[link.first];
    ++side[link.second];
  }
  std::unordered_map<std::uint32_t, std::size_t> sizes;
  std::size_t known = 0;
  for (const std::uint32_t group : partition) {
    if (group == kNoGroup) continue;
    ++sizes[group];
    ++known;
  }
  for (TieGraph::Node node = 0; node < count; ++node) {
    const double inside = index.internal[node], outside = index.external[node];
    if (inside + outside == 0) continue;
    index.values[node] = (outside - inside) / (outside + inside);
    const auto others = static_cast<double>(known - 1);
    index.expected[node] = (others - 2 * static_cast<double>(sizes[partition[node]] - 1)) / others;
  }
  return index;
}

}  // namespace samspil
