#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "graph/analysis/communities.h"
#include "graph/analysis/components.h"
#include "graph/analysis/leiden.h"
#include "tests/graph/analysis/golden.h"
#include "tests/graph/analysis/tie_graphs.h"

namespace samspil {
namespace {

using testing::randomTieGraph;
using testing::tieGraph;
using Node = TieGraph::Node;

// Modularity by the definition, pair by pair of nodes.
double slowModularity(const TieGraph& graph, const std::vector<std::uint32_t>& groups, double resolution) {
  std::vector<std::vector<double>> a(graph.nodeCount(), std::vector<double>(graph.nodeCount(), 0));
  double twice = 0;
  for (const auto& link : graph.links) {
    a[link.first][link.second] = a[link.second][link.first] = link.weight;
    twice += 2 * link.weight;
  }
  double sum = 0;
  for (Node i = 0; i < graph.nodeCount(); ++i) {
    for (Node j = 0; j < graph.nodeCount(); ++j) {
      if (groups[i] != groups[j]) continue;
      double ki = 0, kj = 0;
      for (Node k = 0; k < graph.nodeCount(); ++k) {
        ki += a[i][k];
        kj += a[j][k];
      }
      sum += a[i][j] - resolution * ki * kj / twice;
    }
  }
  return sum / twice;
}

// Whether the nodes of each group hang together without the others.
bool groupsAreConnected(const TieGraph& graph, const std::vector<std::uint32_t>& groups) {
  std::vector<std::pair<Node, Node>> within;
  for (const auto& link : graph.links) {
    if (groups[link.first] == groups[link.second]) within.emplace_back(link.first, link.second);
  }
  const Components parts = components(makeTieGraph(graph.nodeCount(), within));
  const std::size_t groupCount = std::set<std::uint32_t>(groups.begin(), groups.end()).size();
  return parts.sizes.size() == groupCount;
}

}  // namespace

TEST_CASE("Leiden finds groups as good as the best of many Louvain runs of NetworkX") {
  for (const auto& golden : testing::goldenGraphs()) {
    CAPTURE(golden.name);
    const TieGraph graph = tieGraph(golden.ties);
    const LinkWeights weights = linkWeights(graph);
    JobControl job;
    double best = -1;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
      const auto groups = *leiden(graph, weights, {.seed = seed}, job);
      CHECK(groupsAreConnected(graph, groups));
      best = std::max(best, modularity(graph, weights, groups));
    }
    CHECK(best >= golden.values("modularity").front() - 1e-3);
    const Communities consensus = *communities(graph, {}, job);
    CHECK(groupsAreConnected(graph, consensus.of));
    // Agreement is not bought with much quality; graphs without groups have nothing to agree on.
    if (!golden.name.starts_with("random")) CHECK(consensus.modularity >= 0.9 * best - 1e-9);
  }
}

TEST_CASE("modularity is the sum over all pairs") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 20, 60);
    testing::Dice dice(seed);
    std::vector<std::uint32_t> groups(graph.nodeCount());
    for (auto& group : groups) group = dice.below(4);
    for (const double resolution : {0.5, 1.0, 2.0}) {
      CHECK(modularity(graph, linkWeights(graph), groups, resolution) ==
            doctest::Approx(slowModularity(graph, groups, resolution)));
    }
  }
}

TEST_CASE("a caveman graph falls into its caves, whatever the seed") {
  // Six caves of six, in a ring.
  for (const auto& golden : testing::goldenGraphs()) {
    if (golden.name != "caveman") continue;
    const TieGraph graph = tieGraph(golden.ties);
    JobControl job;
    const Communities found = *communities(graph, {}, job);
    REQUIRE(found.sizes == std::vector<std::uint32_t>(6, 6));
    for (Node node = 0; node < 36; ++node) CHECK(found.of[node] == found.of[node / 6 * 6]);
    CHECK(*std::min_element(found.belonging.begin(), found.belonging.end()) == 1);
  }
}

TEST_CASE("one who stands between two groups is told from those within") {
  //  two cliques 0-4 and 5-9; 10 is tied to three of each
  std::vector<std::pair<Node, Node>> pairs;
  for (Node a = 0; a < 5; ++a) {
    for (Node b = a + 1; b < 5; ++b) {
      pairs.emplace_back(a, b);
      pairs.emplace_back(a + 5, b + 5);
    }
  }
  for (const Node n : {0u, 1u, 2u, 5u, 6u, 7u}) pairs.emplace_back(n, 10u);
  const TieGraph graph = makeTieGraph(11, pairs);
  JobControl job;
  const Communities found = *communities(graph, {}, job);
  REQUIRE(found.sizes.size() == 2);
  for (Node node = 0; node < 10; ++node) CHECK(found.belonging[node] == 1);
  CHECK(found.belonging[10] < kClearlyBelongs);
  CHECK(found.second[10] != kNoGroup);
  CHECK(found.second[10] != found.of[10]);
  CHECK(found.belonging[10] + found.secondShare[10] == doctest::Approx(1));
}

TEST_CASE("groups are the same twice, and finer at a greater resolution") {
  const TieGraph graph = randomTieGraph(3, 200, 500);
  JobControl job;
  const Communities first = *communities(graph, {}, job), second = *communities(graph, {}, job);
  CHECK(first.of == second.of);
  CHECK(first.belonging == second.belonging);
  const auto count = [&](double resolution) {
    const auto groups = *leiden(graph, linkWeights(graph), {.resolution = resolution}, job);
    return std::set<std::uint32_t>(groups.begin(), groups.end()).size();
  };
  CHECK(count(0.2) < count(1));
  CHECK(count(1) < count(5));
}

}  // namespace samspil
