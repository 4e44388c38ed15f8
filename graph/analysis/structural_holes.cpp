#include "graph/analysis/structural_holes.h"

#include <cmath>

#include "graph/analysis/triangles.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

Result<AnalysisResult> runEffectiveSize(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const std::vector<double> values, effectiveSize(graph, job));
  AnalysisResult result = resultOf(graph, network, values);
  result.details.assign(network.vertexCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    result.details[graph.vertices[node].value] = static_cast<double>(graph.degree(node));
  }
  return result;
}

Result<AnalysisResult> runConstraint(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const std::vector<double> values, constraint(graph, job));
  return resultOf(graph, network, values);
}

std::string effectiveSizeSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                                  Language language) {
  const double size = result.scores[vertex.value];
  if (std::isnan(size)) return {};
  const std::string_view name = network.name(vertex, language);
  const auto partners = static_cast<std::size_t>(result.details[vertex.value]);
  if (partners < 2) return {};
  const std::string circles = decimalIn(size, 1, language);
  if (language == Language::danish) {
    return fmt::format("{} har {}, som svarer til {} adskilte kredse.", name,
                       countedIn(partners, "partner", "partnere"), circles);
  }
  return fmt::format("{} has {}, which amount to {} separate circles.", name,
                     countedIn(partners, "partner", "partners"), circles);
}

std::string constraintSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                               Language language) {
  const double value = result.scores[vertex.value];
  if (std::isnan(value)) return {};
  // Words, not decimals: a third of full dependence, and two thirds, are where most readers place "some" and "much".
  constexpr double kSome = 1.0 / 3, kMuch = 2.0 / 3;
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (value < kSome) {
    return danish ? fmt::format("{} har partnere i forskellige kredse og er ikke bundet til nogen enkelt.", name)
                  : fmt::format("{} has partners in different circles and is not bound to any one of them.", name);
  }
  if (value < kMuch) {
    return danish ? fmt::format("{} er i nogen grad bundet til partnere, der kender hinanden.", name)
                  : fmt::format("{} is to some degree bound to partners who know each other.", name);
  }
  return danish ? fmt::format("{} afhænger af én partner eller én kreds, der alle kender hinanden.", name)
                : fmt::format("{} depends on one partner, or one circle in which all know each other.", name);
}

}  // namespace

const Analysis kEffectiveSizeAnalysis{
    "effective_size",
    {"Adskilte kredse", "Separate circles"},
    {"Hvor mange adskilte kredse ens partnere kommer fra. Mange partnere i samme kreds tæller næsten som én.",
     "From how many separate circles one's partners come. Many partners in the same circle count nearly as one."},
    runEffectiveSize,
    effectiveSizeSentence};

const Analysis kConstraintAnalysis{
    "constraint",
    {"Bundet til én kreds", "Bound to one circle"},
    {"Hvor afhængig man er af en enkelt kreds af partnere. Små enheder er ofte bundne uden at det er et problem.",
     "How dependent one is on a single circle of partners. Small units are often bound without that being a problem."},
    runConstraint,
    constraintSentence};

Result<std::vector<double>> effectiveSize(const TieGraph& graph, JobControl& job) {
  TRY_ASSIGN(const std::vector<std::uint64_t> triangles, triangleCounts(graph, job));
  std::vector<double> values(graph.nodeCount(), kNoScore);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    const auto partners = static_cast<double>(graph.degree(node));
    // A triangle at the node is a link among its partners.
    if (partners > 0) values[node] = partners - 2 * static_cast<double>(triangles[node]) / partners;
  }
  return values;
}

Result<std::vector<double>> constraint(const TieGraph& graph, JobControl& job) {
  // For both ends i, j of a link the sum over common partners q of p_qj p_iq is 1/degree(i) resp. 1/degree(j) times
  // the sum of 1/degree(q): one figure a link.
  std::vector<double> roundabout(graph.linkCount(), 0);
  const auto share = [&](TieGraph::Node node) { return 1 / static_cast<double>(graph.degree(node)); };
  TRY(forEachTriangle(graph, job, [&](const Triangle& t) {
    roundabout[t.linkBC] += share(t.a);
    roundabout[t.linkAC] += share(t.b);
    roundabout[t.linkAB] += share(t.c);
  }));
  std::vector<double> values(graph.nodeCount(), kNoScore);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    if (graph.degree(node) == 0) continue;
    double sum = 0;
    for (const TieGraph::Arc arc : graph.arcsAt(node)) sum += (1 + roundabout[arc.link]) * (1 + roundabout[arc.link]);
    values[node] = sum * share(node) * share(node);
  }
  return values;
}

}  // namespace samspil
