#include "graph/analysis/k_core.h"

#include <algorithm>
#include <cmath>

#include "graph/analysis/wording.h"
#include "graph/boost_adaptor.h"

#include <boost/graph/core_numbers.hpp>

namespace samspil {
namespace {

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  const std::vector<std::uint32_t> cores = coreNumbers(graph);
  return resultOf(graph, network, std::vector<double>(cores.begin(), cores.end()));
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double core = result.scores[vertex.value];
  if (std::isnan(core)) return {};
  const std::string_view name = network.name(vertex, language);
  const bool innermost = rankOf(result, vertex) == 1;
  const bool danish = language == Language::danish;
  if (core == 0) return danish ? fmt::format("{} står alene.", name) : fmt::format("{} stands alone.", name);
  const std::string others = danish ? countedIn(static_cast<std::size_t>(core), "anden", "andre")
                                    : countedIn(static_cast<std::size_t>(core), "other", "others");
  if (danish) {
    return fmt::format("{} hører til {}, hvor alle er knyttet til mindst {}.", name,
                       innermost ? "netværkets inderste kerne" : "en kreds", others);
  }
  return fmt::format("{} belongs to {} in which all are tied to at least {}.", name,
                     innermost ? "the innermost core of the network," : "a circle", others);
}

}  // namespace

const Analysis kKCoreAnalysis{"k_core",
                              {"Kerne og yderkreds", "Core and periphery"},
                              {"Hvor langt inde i netværkets kerne man er. Et højt tal betyder en plads blandt dem, "
                               "der alle har mange partnere i kredsen.",
                               "How far inside the core of the network one is. A high number means a place among those "
                               "who all have many partners in the circle."},
                              run,
                              sentence};

std::vector<std::uint32_t> coreNumbers(const TieGraph& graph) {
  std::vector<std::uint32_t> cores(graph.nodeCount(), 0);
  if (!cores.empty()) boost::core_numbers(graph, nodeMap(cores));
  return cores;
}

}  // namespace samspil
