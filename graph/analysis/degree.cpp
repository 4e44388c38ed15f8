#include "graph/analysis/degree.h"

#include "graph/analysis/wording.h"

namespace samspil {
namespace {

Result<AnalysisResult> runDegree(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  return resultOf(graph, network, degrees(graph));
}

Result<AnalysisResult> runWeighted(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  return resultOf(graph, network, weightedDegrees(graph));
}

std::string degreeSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                           Language language) {
  const std::size_t rank = rankOf(result, vertex);
  if (rank == 0) return {};
  const auto count = static_cast<std::size_t>(result.scores[vertex.value]);
  const std::string_view name = network.name(vertex, language);
  if (language == Language::danish) {
    if (count == 0) return fmt::format("{} er ikke knyttet til nogen andre.", name);
    return fmt::format("{} er knyttet til {}: nummer {} af {}.", name, countedIn(count, "anden", "andre"), rank,
                       result.shown);
  }
  if (count == 0) return fmt::format("{} is tied to nobody else.", name);
  return fmt::format("{} is tied to {}: number {} of {}.", name, countedIn(count, "other", "others"), rank,
                     result.shown);
}

std::string weightedSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                             Language language) {
  const std::size_t rank = rankOf(result, vertex);
  if (rank == 0) return {};
  const auto count = static_cast<std::size_t>(result.scores[vertex.value]);
  const std::string_view name = network.name(vertex, language);
  if (language == Language::danish) {
    return fmt::format("{} har {}: nummer {} af {}.", name, countedIn(count, "forbindelse", "forbindelser"), rank,
                       result.shown);
  }
  return fmt::format("{} has {}: number {} of {}.", name, countedIn(count, "tie", "ties"), rank, result.shown);
}

}  // namespace

const Analysis kDegreeAnalysis{"degree",
                               {"Antal partnere", "Number of partners"},
                               {"Hvor mange andre hver enkelt er knyttet til. De mest forbundne er lette at nå, men "
                                "ikke nødvendigvis de vigtigste.",
                                "How many others each one is tied to. The best connected are easy to reach, but not "
                                "necessarily the most important."},
                               runDegree,
                               degreeSentence};

const Analysis kWeightedDegreeAnalysis{
    "weighted_degree",
    {"Antal forbindelser", "Number of ties"},
    {"Hvor mange forbindelser hver enkelt har i alt, når flere slags bånd til den samme partner tæller hver for sig.",
     "How many ties each one has in all, several kinds of tie to the same partner counting one each."},
    runWeighted,
    weightedSentence};

std::vector<double> degrees(const TieGraph& graph) {
  std::vector<double> values(graph.nodeCount());
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node)
    values[node] = static_cast<double>(graph.degree(node));
  return values;
}

std::vector<double> weightedDegrees(const TieGraph& graph) {
  std::vector<double> values(graph.nodeCount(), 0);
  for (const TieGraph::Link& link : graph.links) {
    values[link.first] += link.weight;
    values[link.second] += link.weight;
  }
  return values;
}

}  // namespace samspil
