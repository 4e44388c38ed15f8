#include "graph/analysis/fragility.h"

#include <algorithm>
#include <cmath>

#include "graph/analysis/cut_tree.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

constexpr std::size_t kNamesInSentence = 3;

std::vector<VertexIndex> verticesOf(const TieGraph& graph, const std::vector<TieGraph::Node>& nodes) {
  std::vector<VertexIndex> out;
  for (const TieGraph::Node node : nodes) out.push_back(graph.vertices[node]);
  return out;
}

std::string withoutSentence(const GraphSnapshot& network, VertexIndex vertex, const std::vector<VertexIndex>& separated,
                            Language language) {
  const std::string lost = namesIn(network, separated, kNamesInSentence, language);
  const std::string_view name = network.name(vertex, language);
  return language == Language::danish ? fmt::format("Uden {} mister {} forbindelsen til resten.", name, lost)
                                      : fmt::format("Without {}, {} would lose touch with the rest.", name, lost);
}

// Greatest value first; equal ones keep their order.
void keepGreatest(std::vector<TieGraph::Node>& nodes, auto valueOf) {
  std::stable_sort(nodes.begin(), nodes.end(),
                   [&](TieGraph::Node a, TieGraph::Node b) { return valueOf(a) > valueOf(b); });
  if (nodes.size() > kMostFindings) nodes.resize(kMostFindings);
}

Result<AnalysisResult> runPoints(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const CutTree tree, makeCutTree(graph, job));
  AnalysisResult result =
      resultOf(graph, network, std::vector<double>(tree.separatedCount.begin(), tree.separatedCount.end()));
  std::vector<TieGraph::Node> points;
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    if (tree.isArticulationPoint(node)) points.push_back(node);
  }
  keepGreatest(points, [&](TieGraph::Node node) { return tree.separatedCount[node]; });
  for (const TieGraph::Node node : points) {
    TRY(job.checkpoint(result.findings.size(), points.size()));
    AnalysisFinding finding;
    finding.vertices = {graph.vertices[node]};
    finding.separated = verticesOf(graph, separatedBy(tree, graph, node));
    finding.value = tree.separatedCount[node];
    finding.sentence = inBothLanguages([&](Language language) {
      return withoutSentence(network, finding.vertices.front(), finding.separated, language);
    });
    result.findings.push_back(std::move(finding));
  }
  return result;
}

std::string pointSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                          Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (score == 0) {
    return danish ? fmt::format("Uden {} hænger resten stadig sammen som før.", name)
                  : fmt::format("Without {}, the rest still hangs together as before.", name);
  }
  for (const AnalysisFinding& finding : result.findings) {
    if (finding.vertices.front() == vertex) return finding.sentence.in(language);
  }
  const auto count = static_cast<std::size_t>(score);
  return danish
             ? fmt::format("Uden {} mister {} forbindelsen til resten.", name, countedIn(count, "anden", "andre"))
             : fmt::format("Without {}, {} would lose touch with the rest.", name, countedIn(count, "other", "others"));
}

std::string bridgeSentence(const GraphSnapshot& network, const AnalysisFinding& bridge, Language language) {
  const std::string_view a = network.name(bridge.vertices[0], language), b = network.name(bridge.vertices[1], language);
  const std::string lost = namesIn(network, bridge.separated, kNamesInSentence, language);
  return language == Language::danish
             ? fmt::format("Forbindelsen mellem {} og {} er den eneste, der knytter {} til resten.", a, b, lost)
             : fmt::format("The tie between {} and {} is the only one that holds {} to the rest.", a, b, lost);
}

Result<AnalysisResult> runBridges(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const CutTree tree, makeCutTree(graph, job));
  std::vector<double> scores(graph.nodeCount(), 0);
  std::vector<TieGraph::Node> bridges;  // by their end farther from the root
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    if (!tree.isBridgeToParent(node)) continue;
    bridges.push_back(node);
    ++scores[node];
    ++scores[tree.parent[node]];
  }
  const auto lostBy = [&](TieGraph::Node node) {
    return std::min(tree.subtreeSize[node], tree.componentSize[node] - tree.subtreeSize[node]);
  };
  keepGreatest(bridges, lostBy);
  AnalysisResult result = resultOf(graph, network, scores);
  for (const TieGraph::Node node : bridges) {
    TRY(job.checkpoint(result.findings.size(), bridges.size()));
    AnalysisFinding finding;
    const auto arcs = graph.arcsAt(node);
    const auto arc =
        std::find_if(arcs.begin(), arcs.end(), [&](TieGraph::Arc a) { return a.neighbor == tree.parent[node]; });
    finding.vertices = {graph.vertices[graph.links[arc->link].first], graph.vertices[graph.links[arc->link].second]};
    finding.edges = tiesOf(graph, arc->link, network, visibility);
    finding.separated = verticesOf(graph, smallerSide(tree, node));
    finding.value = lostBy(node);
    finding.sentence = inBothLanguages([&](Language language) { return bridgeSentence(network, finding, language); });
    result.findings.push_back(std::move(finding));
  }
  return result;
}

std::string bridgesSentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                            Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const auto count = static_cast<std::size_t>(score);
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (count == 0) {
    return danish ? fmt::format("Ingen forbindelse til {} er den eneste mellem to dele.", name)
                  : fmt::format("No tie of {} is the only one between two parts.", name);
  }
  return danish ? fmt::format("{} har {}, der hver er den eneste mellem to dele.", name,
                              countedIn(count, "forbindelse", "forbindelser"))
                : fmt::format("{} has {}, each the only one between two parts.", name, countedIn(count, "tie", "ties"));
}

}  // namespace

const Analysis kArticulationPointsAnalysis{"articulation_points",
                                           {"Enkeltpunkter", "Single points of failure"},
                                           {"Hvem der alene holder andre fast i netværket. Tallet er, hvor mange der "
                                            "mister forbindelsen til resten, hvis enheden forsvinder.",
                                            "Who alone holds others to the network. The figure is how many would lose "
                                            "touch with the rest if the entity went."},
                                           runPoints,
                                           pointSentence};

const Analysis kBridgesAnalysis{
    "bridges",
    {"Eneste forbindelse", "Only ties"},
    {"Forbindelser, der er de eneste mellem to dele af netværket. Falder en af dem bort, skilles delene ad.",
     "Ties that are the only ones between two parts of the network. If one of them goes, the parts fall asunder."},
    runBridges,
    bridgesSentence};

}  // namespace samspil
