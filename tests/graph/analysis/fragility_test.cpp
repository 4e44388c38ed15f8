#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "graph/analysis/augmentation.h"
#include "graph/analysis/components.h"
#include "graph/analysis/cut_tree.h"
#include "graph/analysis/fragility.h"
#include "graph/analysis/what_if.h"
#include "tests/graph/analysis/golden.h"
#include "tests/graph/analysis/tie_graphs.h"

namespace samspil {
namespace {

using testing::at;
using testing::parseGraph;
using testing::randomTieGraph;
using testing::tieGraph;
using Node = TieGraph::Node;

// The parts into which the component of `node` falls without it (or, with `link`, without that link), largest last.
std::vector<std::vector<Node>> partsWithout(const TieGraph& graph, Node node, std::uint32_t link = ~0u) {
  std::vector<std::pair<Node, Node>> pairs;
  for (std::uint32_t l = 0; l < graph.links.size(); ++l) {
    const auto& [a, b, weight] = graph.links[l];
    if (l != link && a != node && b != node) pairs.emplace_back(a, b);
  }
  const Components before = components(graph);
  const Components after = components(makeTieGraph(graph.nodeCount(), pairs));
  const Node any = node < graph.nodeCount() ? node : graph.links[link].first;
  std::vector<std::vector<Node>> parts(after.sizes.size());
  for (Node n = 0; n < graph.nodeCount(); ++n) {
    if (n != node && before.of[n] == before.of[any]) parts[after.of[n]].push_back(n);
  }
  std::erase_if(parts, [](const auto& part) { return part.empty(); });
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return parts;
}

std::size_t bridgeCount(const TieGraph& graph) {
  JobControl job;
  const CutTree tree = *makeCutTree(graph, job);
  std::size_t count = 0;
  for (Node node = 0; node < graph.nodeCount(); ++node) count += tree.isBridgeToParent(node) ? 1 : 0;
  return count;
}

TieGraph withTies(const TieGraph& graph, const std::vector<std::pair<Node, Node>>& ties) {
  std::vector<std::pair<Node, Node>> pairs = ties;
  for (const auto& link : graph.links) pairs.emplace_back(link.first, link.second);
  return makeTieGraph(graph.nodeCount(), pairs);
}

// Whether some set of `count` new ties removes all bridges.
bool someSetWorks(const TieGraph& graph, std::size_t count, std::vector<std::pair<Node, Node>> ties = {},
                  Node from = 0) {
  if (count == 0) return bridgeCount(withTies(graph, ties)) == 0;
  for (Node a = from; a < graph.nodeCount(); ++a) {
    for (Node b = a + 1; b < graph.nodeCount(); ++b) {
      ties.emplace_back(a, b);
      // Parallel to a link that is there: merged, changes nothing.
      if (someSetWorks(graph, count - 1, ties, a)) return true;
      ties.pop_back();
    }
  }
  return false;
}

}  // namespace

TEST_CASE("articulation points and bridges are those of NetworkX") {
  for (const auto& golden : testing::goldenGraphs()) {
    CAPTURE(golden.name);
    const TieGraph graph = tieGraph(golden.ties);
    JobControl job;
    const CutTree tree = *makeCutTree(graph, job);
    std::vector<double> points;
    std::set<std::string> bridges;
    for (Node node = 0; node < graph.nodeCount(); ++node) {
      if (tree.isArticulationPoint(node)) points.push_back(node);
      const Node parent = tree.parent[node];
      if (tree.isBridgeToParent(node))
        bridges.insert(fmt::format("{}-{}", std::min(node, parent), std::max(node, parent)));
    }
    CHECK(points == golden.values("articulation_points"));
    std::set<std::string> expected;
    for (const auto word : splitText(golden.figures.at("bridges"), ' ')) {
      if (!word.empty()) expected.emplace(word);
    }
    CHECK(bridges == expected);
  }
}

TEST_CASE("what is separated is what a search without the entity or the tie no longer reaches") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 24, 10 + seed);
    JobControl job;
    const CutTree tree = *makeCutTree(graph, job);
    for (Node node = 0; node < graph.nodeCount(); ++node) {
      CAPTURE(node);
      const auto parts = partsWithout(graph, node);
      const std::vector<Node> separated = separatedBy(tree, graph, node);
      std::size_t largest = parts.empty() ? 0 : parts.back().size(), all = 0;
      for (const auto& part : parts) all += part.size();
      CHECK(separated.size() == all - largest);
      CHECK(separated.size() == tree.separatedCount[node]);
      // Every part but one, which is as large as the largest, is separated as a whole.
      std::size_t kept = 0;
      for (const auto& part : parts) {
        const bool inside = std::includes(separated.begin(), separated.end(), part.begin(), part.end());
        kept += inside ? 0 : 1;
        if (!inside) CHECK(part.size() == largest);
      }
      CHECK(kept <= 1);
      if (!tree.isBridgeToParent(node)) continue;
      const auto arcs = graph.arcsAt(node);
      const auto arc = std::find_if(arcs.begin(), arcs.end(), [&](auto a) { return a.neighbor == tree.parent[node]; });
      const auto sides = partsWithout(graph, TieGraph::kHidden, arc->link);
      REQUIRE(sides.size() == 2);
      const std::vector<Node> side = smallerSide(tree, node);
      CHECK(side.size() == sides[0].size());
      CHECK((side == sides[0] || side == sides[1]));
    }
  }
}

TEST_CASE("a single point of failure is named with those it cuts off") {
  //  a - b - c     d hangs on c, as does e-f-e's triangle partner
  const auto network = parseGraph("a-b b-c c-a c-d c-e e-f f-c");
  JobControl job;
  const auto points = *kArticulationPointsAnalysis.run(*network, nullptr, job);
  REQUIRE(points.findings.size() == 1);
  CHECK(points.findings[0].vertices == std::vector{at(network, "c")});
  CHECK(points.findings[0].separated == std::vector{at(network, "d"), at(network, "e"), at(network, "f")});
  CHECK(points.findings[0].sentence.danish == "Uden c mister d, e og f forbindelsen til resten.");
  const auto bridges = *kBridgesAnalysis.run(*network, nullptr, job);
  REQUIRE(bridges.findings.size() == 1);
  CHECK(bridges.findings[0].separated == std::vector{at(network, "d")});
  CHECK(bridges.findings[0].edges.size() == 1);
  CHECK(bridges.findings[0].sentence.english == "The tie between c and d is the only one that holds d to the rest.");
}

TEST_CASE("the fewest new ties: as many as NetworkX needs, and then no bridge is left") {
  for (const auto& golden : testing::goldenGraphs()) {
    CAPTURE(golden.name);
    const TieGraph graph = tieGraph(golden.ties);
    JobControl job;
    const Augmentation augmentation = *minimumAugmentation(graph, {}, job);
    CHECK(bridgeCount(withTies(graph, augmentation.ties)) == augmentation.bridgesAfter);
    if (!golden.figures.contains("augmentation")) continue;  // not connected
    CHECK(augmentation.bridgesAfter == 0);
    CHECK(static_cast<double>(augmentation.ties.size()) == golden.values("augmentation").front());
  }
}

TEST_CASE("no smaller set of new ties would do") {
  std::size_t tried = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 7, 4 + seed % 5);
    JobControl job;
    const Augmentation augmentation = *minimumAugmentation(graph, {}, job);
    CHECK(bridgeCount(withTies(graph, augmentation.ties)) == augmentation.bridgesAfter);
    for (const auto& [a, b] : augmentation.ties) {
      CHECK(a < b);
      const auto arcs = graph.arcsAt(a);
      CHECK(std::none_of(arcs.begin(), arcs.end(), [b = b](auto arc) { return arc.neighbor == b; }));
    }
    // New ties between components could do with fewer: compare where there is one component besides lonely nodes.
    const Components parts = components(graph);
    if (augmentation.ties.empty() || augmentation.bridgesAfter != 0 || (parts.sizes.size() > 1 && parts.sizes[1] > 1))
      continue;
    ++tried;
    CHECK(!someSetWorks(graph, augmentation.ties.size() - 1));
  }
  CHECK(tried >= 10);
}

TEST_CASE("two who only have each other cannot be helped by a tie between them") {
  JobControl job;
  const Augmentation augmentation = *minimumAugmentation(tieGraph("a-b"), {}, job);
  CHECK(augmentation.ties.empty());
  CHECK(augmentation.bridgesBefore == 1);
  CHECK(augmentation.bridgesAfter == 1);
}

TEST_CASE("new ties are proposed between actors only, preferred ones first") {
  const auto network = parseGraph("a -focuses_on-> t:theme  a-b b-c");
  JobControl job;
  const auto result = *kAugmentationAnalysis.run(*network, nullptr, job);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].vertices == std::vector{at(network, "a"), at(network, "c")});
  CHECK(std::isnan(result.scores[at(network, "t").value]));
  CHECK(result.note.english == "1 new tie between actors would remove 2 of 2 only ties.");
}

TEST_CASE("what-if removal agrees with counting pairs before and after") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const auto network = *testing::build(testing::randomRecords(seed, 18, 22));
    testing::Dice dice(seed);
    std::vector<VertexIndex> removed{VertexIndex{dice.below(18)}};
    if (dice.oneIn(2)) removed.push_back(VertexIndex{(removed[0].value + 1) % 18});
    JobControl job;
    const WhatIfRemoved lost = *whatIfRemoved(*network, nullptr, removed, job);
    const auto isRemoved = [&](VertexIndex v) { return std::find(removed.begin(), removed.end(), v) != removed.end(); };
    std::size_t ties = 0;
    std::vector<std::pair<Node, Node>> before, after;
    for (std::uint32_t e = 0; e < network->edgeCount(); ++e) {
      const Edge& edge = network->edge(EdgeIndex{e});
      if (network->family(EdgeIndex{e}).wish || edge.from == edge.to) continue;
      before.emplace_back(edge.from.value, edge.to.value);
      if (isRemoved(edge.from) || isRemoved(edge.to)) {
        ++ties;
      } else {
        after.emplace_back(edge.from.value, edge.to.value);
      }
    }
    CHECK(lost.tiesLost == ties);
    const Components was = components(makeTieGraph(18, before)), is = components(makeTieGraph(18, after));
    std::uint64_t parted = 0;
    for (Node a = 0; a < 18; ++a) {
      for (Node b = a + 1; b < 18; ++b) {
        if (isRemoved(VertexIndex{a}) || isRemoved(VertexIndex{b})) continue;
        parted += was.of[a] == was.of[b] && is.of[a] != is.of[b] ? 1 : 0;
      }
    }
    CHECK(lost.pairsParted == parted);
    CHECK(lost.separated.empty() == (parted == 0));
    if (removed.size() > 1) continue;
    // One entity: the same as the articulation points say.
    const TieGraph graph = tieGraph(network);
    const CutTree tree = *makeCutTree(graph, job);
    std::size_t separated = 0;
    for (const auto& part : lost.separated) separated += part.size();
    CHECK(separated == tree.separatedCount[removed[0].value]);
  }
}

}  // namespace samspil
