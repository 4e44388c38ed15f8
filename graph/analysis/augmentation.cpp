#include "graph/analysis/augmentation.h"

#include <algorithm>
#include <cmath>

#include "graph/analysis/cut_tree.h"
#include "graph/analysis/degree.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

using Node = TieGraph::Node;

// The parts between bridges, as the nodes of a forest.
struct BridgeForest {
  std::vector<std::vector<Node>> nodes;      // of each block
  std::vector<std::uint32_t> bridgesAt;      // how many bridges end at each block
  std::vector<std::uint32_t> componentEnds;  // blocks are numbered component by component; one past the last of each
  std::size_t bridges = 0;
};

BridgeForest bridgeForest(const CutTree& tree) {
  const std::vector<std::uint32_t> block = blocksBetweenBridges(tree);
  BridgeForest forest;
  for (const Node node : tree.order) {
    if (block[node] == forest.nodes.size()) {
      if (tree.parent[node] == CutTree::kRoot && !forest.nodes.empty()) {
        forest.componentEnds.push_back(static_cast<std::uint32_t>(forest.nodes.size()));
      }
      forest.nodes.emplace_back();
      forest.bridgesAt.push_back(0);
    }
    forest.nodes[block[node]].push_back(node);
    if (!tree.isBridgeToParent(node)) continue;
    ++forest.bridges;
    ++forest.bridgesAt[block[node]];
    ++forest.bridgesAt[block[tree.parent[node]]];
  }
  if (!forest.nodes.empty()) forest.componentEnds.push_back(static_cast<std::uint32_t>(forest.nodes.size()));
  return forest;
}

bool linked(const TieGraph& graph, Node a, Node b) {
  const auto arcs = graph.arcsAt(a);
  return std::binary_search(arcs.begin(), arcs.end(), TieGraph::Arc{b, 0},
                            [](auto x, auto y) { return x.neighbor < y.neighbor; });
}

class Mender {
 public:
  Mender(const TieGraph& graph, std::span<const double> preference, BridgeForest& forest, Augmentation& out)
      : graph_(graph), out_(out), forest_(forest) {
    for (auto& nodes : forest_.nodes) {
      std::sort(nodes.begin(), nodes.end());
      std::stable_sort(nodes.begin(), nodes.end(), [&](Node a, Node b) { return preference[a] > preference[b]; });
    }
  }

  // Blocks come in the order of the search, so their leaves are in the order in which one walks round the tree.
  void mendComponent(std::uint32_t firstBlock, std::uint32_t endBlock) {
    std::vector<std::uint32_t> leaves;
    for (std::uint32_t b = firstBlock; b < endBlock; ++b) {
      if (forest_.bridgesAt[b] == 1) leaves.push_back(b);
    }
    const std::size_t half = leaves.size() / 2;
    for (std::size_t i = 0; i < (leaves.size() + 1) / 2; ++i) join(leaves[i], leaves[i + half]);
  }

 private:
  // Ties the preferred nodes of two blocks that are not linked yet. Only two blocks that are a whole component can be
  // linked, by one bridge: then a second choice on one side does.
  void join(std::uint32_t blockA, std::uint32_t blockB) {
    for (const Node a : forest_.nodes[blockA]) {
      for (const Node b : forest_.nodes[blockB]) {
        if (linked(graph_, a, b)) continue;
        out_.ties.emplace_back(std::min(a, b), std::max(a, b));
        return;
      }
    }
    ++out_.bridgesAfter;
  }

  const TieGraph& graph_;
  Augmentation& out_;
  BridgeForest& forest_;
};

std::string tieSentence(const GraphSnapshot& network, const AnalysisFinding& tie, Language language) {
  const std::string_view a = network.name(tie.vertices[0], language), b = network.name(tie.vertices[1], language);
  return language == Language::danish
             ? fmt::format("En forbindelse mellem {} og {} ville gøre netværket mindre sårbart.", a, b)
             : fmt::format("A tie between {} and {} would make the network less fragile.", a, b);
}

Visibility actorsOf(const GraphSnapshot& network, const Visibility* visibility) {
  Visibility actors;
  if (visibility != nullptr) {
    actors = *visibility;
  } else {
    actors.vertices.assign(network.vertexCount(), 1);
    actors.edges.assign(network.edgeCount(), 1);
  }
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    if (!network.vocabulary().type(network.type(VertexIndex{v})).actor) actors.vertices[v] = 0;
  }
  return actors;
}

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  const Visibility actors = actorsOf(network, visibility);
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, &actors, job));
  TRY_ASSIGN(const Augmentation augmentation, minimumAugmentation(graph, {}, job));
  std::vector<double> scores(graph.nodeCount(), 0);
  for (const auto& [a, b] : augmentation.ties) {
    ++scores[a];
    ++scores[b];
  }
  AnalysisResult result = resultOf(graph, network, scores);
  for (const auto& [a, b] : augmentation.ties) {
    AnalysisFinding finding;
    finding.vertices = {graph.vertices[a], graph.vertices[b]};
    finding.value = 1;
    finding.sentence = inBothLanguages([&](Language language) { return tieSentence(network, finding, language); });
    result.findings.push_back(std::move(finding));
  }
  result.note = {fmt::format("{} mellem aktører fjerner {} af {} eneste forbindelser.",
                             countedIn(augmentation.ties.size(), "ny forbindelse", "nye forbindelser"),
                             augmentation.bridgesBefore - augmentation.bridgesAfter, augmentation.bridgesBefore),
                 fmt::format("{} between actors would remove {} of {} only ties.",
                             countedIn(augmentation.ties.size(), "new tie", "new ties"),
                             augmentation.bridgesBefore - augmentation.bridgesAfter, augmentation.bridgesBefore)};
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  std::vector<VertexIndex> partners;
  for (const AnalysisFinding& tie : result.findings) {
    if (tie.vertices[0] == vertex) partners.push_back(tie.vertices[1]);
    if (tie.vertices[1] == vertex) partners.push_back(tie.vertices[0]);
  }
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (partners.empty()) {
    return danish ? fmt::format("{} behøver ingen ny forbindelse for sammenhængens skyld.", name)
                  : fmt::format("{} needs no new tie for the sake of cohesion.", name);
  }
  const std::string names = namesIn(network, partners, partners.size(), language);
  return danish ? fmt::format("En forbindelse fra {} til {} ville gøre netværket mindre sårbart.", name, names)
                : fmt::format("A tie from {} to {} would make the network less fragile.", name, names);
}

}  // namespace

const Analysis kAugmentationAnalysis{"augmentation",
                                     {"Færrest nye forbindelser", "Fewest new ties"},
                                     {"De færreste nye forbindelser mellem aktører, der tilsammen sikrer, at ingen "
                                      "enkelt forbindelse er uundværlig. Der findes ofte flere lige gode valg.",
                                      "The fewest new ties between actors after which no single tie is indispensable. "
                                      "There are often several equally good choices."},
                                     run,
                                     sentence};

Result<Augmentation> minimumAugmentation(const TieGraph& graph, std::span<const double> preference, JobControl& job) {
  TRY_ASSIGN(const CutTree tree, makeCutTree(graph, job));
  BridgeForest forest = bridgeForest(tree);
  Augmentation augmentation;
  augmentation.bridgesBefore = forest.bridges;
  const std::vector<double> degree = degrees(graph);
  Mender mender(graph, preference.empty() ? std::span<const double>(degree) : preference, forest, augmentation);
  std::uint32_t first = 0;
  for (const std::uint32_t end : forest.componentEnds) {
    mender.mendComponent(first, end);
    first = end;
  }
  return augmentation;
}

}  // namespace samspil
