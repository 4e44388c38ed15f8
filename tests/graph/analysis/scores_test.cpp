#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include <boost/graph/betweenness_centrality.hpp>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/closeness.h"
#include "graph/analysis/page_rank.h"
#include "graph/analysis/pair_sampling.h"
#include "graph/analysis/structural_holes.h"
#include "graph/boost_adaptor.h"
#include "tests/graph/analysis/golden.h"
#include "tests/graph/analysis/tie_graphs.h"

namespace samspil {
namespace {

using testing::at;
using testing::parseGraph;
using testing::randomTieGraph;
using testing::tieGraph;

void checkClose(const std::vector<double>& found, const std::vector<double>& expected, double tolerance = 1e-9) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    if (std::isnan(expected[i])) {
      CHECK(std::isnan(found[i]));
    } else {
      CHECK(found[i] == doctest::Approx(expected[i]).epsilon(tolerance));
    }
  }
}

}  // namespace

TEST_CASE("a tie graph leaves out wishes, self-loops and what is hidden, and merges parallel ties") {
  const auto graph = parseGraph("a -t- b  b -likes-> a  a -wants-> c  c -t- c  c -t- d  b -t- d");
  JobControl job;
  const TieGraph all = *makeTieGraph(*graph, nullptr, job);
  REQUIRE(all.linkCount() == 3);
  CHECK(all.links[0].weight == 2);
  CHECK(tiesOf(all, 0, *graph, nullptr).size() == 2);
  const Visibility visibility = applyFilter(*parseFilter("-entity:a", *graph), *graph);
  const TieGraph rest = *makeTieGraph(*graph, &visibility, job);
  CHECK(rest.nodeCount() == 3);
  CHECK(rest.linkCount() == 2);
  CHECK(rest.nodes[at(graph, "a").value] == TieGraph::kHidden);
  CHECK(rest.arcsAt(rest.nodes[at(graph, "d").value]).size() == 2);
}

TEST_CASE("betweenness of a bow tie: all traffic crosses the knot") {
  //  0   3
  //   \ / \.
  //    2   5
  //   / \ /
  //  1   4
  JobControl job;
  const auto scores = betweenness(tieGraph("0-2 1-2 2-3 2-4 3-5 4-5"), {}, job);
  checkClose(scores->values, {0, 0, 7.5, 1.5, 1.5, 0.5});  // unordered pairs
}

TEST_CASE("scores of the catalogue are those of NetworkX") {
  const auto graphs = testing::goldenGraphs();
  REQUIRE(graphs.size() >= 10);
  for (const auto& golden : graphs) {
    CAPTURE(golden.name);
    const auto graph = parseGraph(golden.ties);
    for (const char* id : {"degree", "betweenness", "closeness", "page_rank", "k_core", "clustering", "effective_size",
                           "constraint", "components"}) {
      CAPTURE(id);
      JobControl job;
      const Analysis* analysis = findAnalysis(id);
      REQUIRE(analysis != nullptr);
      const auto result = analysis->run(*graph, nullptr, job);
      REQUIRE(result.has_value());
      CHECK(result->exact);
      checkClose(result->scores, golden.values(id));
    }
  }
}

TEST_CASE("betweenness agrees with Boost's on random graphs, and is the same twice") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 80, 40 * seed);
    std::vector<double> expected(graph.nodeCount());
    boost::brandes_betweenness_centrality(graph,
                                          boost::centrality_map(nodeMap(expected)).vertex_index_map(NodeIndexMap{}));
    JobControl job;
    const auto scores = betweenness(graph, {}, job);
    checkClose(scores->values, expected);
    CHECK(betweenness(graph, {}, job)->values == scores->values);
  }
}

TEST_CASE("sampled betweenness and closeness are near the exact ones, and say that they are sampled") {
  const TieGraph graph = randomTieGraph(9, 400, 1200);
  JobControl job;
  const BetweennessOptions sampling{.exactNodes = 100, .samples = 200};
  const auto exact = *betweenness(graph, {}, job), sampled = *betweenness(graph, sampling, job);
  CHECK(exact.exact);
  CHECK(!sampled.exact);
  CHECK(sampled.sources == 200);
  const double total = std::accumulate(exact.values.begin(), exact.values.end(), 0.0);
  double off = 0;
  for (std::size_t i = 0; i < exact.values.size(); ++i) off += std::abs(exact.values[i] - sampled.values[i]);
  CHECK(off < 0.2 * total);
  const auto exactClose = *closeness(graph, {}, job), sampledClose = *closeness(graph, sampling, job);
  CHECK(!sampledClose.exact);
  checkClose(sampledClose.values, exactClose.values, 0.1);
}

TEST_CASE("the shortest chains of all pairs, searched from both ends, make up the betweenness") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 70, 30 * seed);
    JobControl job;
    std::vector<double> sums(graph.nodeCount(), 0);
    PairSearch search(graph);
    for (TieGraph::Node from = 0; from < graph.nodeCount(); ++from) {
      for (TieGraph::Node to = from + 1; to < graph.nodeCount(); ++to) search.add(from, to, sums);
    }
    checkClose(sums, betweenness(graph, {}, job)->values);
  }
}

TEST_CASE("betweenness of random pairs is within the bound that it states, and the same twice") {
  const TieGraph graph = randomTieGraph(9, 400, 1200);
  JobControl job;
  const auto exact = *betweenness(graph, {}, job);
  const BetweennessOptions tooLarge{.exactNodes = 100, .mostSteps = 0};
  const auto sampled = *betweenness(graph, tooLarge, job);
  CHECK(!sampled.exact);
  CHECK(sampled.pairs == PairOptions{}.pairs);
  CHECK(sampled.bound < 0.01);
  const auto pairs = static_cast<double>(graph.nodeCount() * (graph.nodeCount() - 1)) / 2;
  for (std::size_t i = 0; i < exact.values.size(); ++i)
    CHECK(std::abs(exact.values[i] - sampled.values[i]) < sampled.bound * pairs);
  CHECK(betweenness(graph, tooLarge, job)->values == sampled.values);
  const auto few = *betweennessOfPairs(graph, {.mostArcs = 100'000}, job);
  CHECK(few.pairs < sampled.pairs);
  CHECK(few.bound > sampled.bound);
}

TEST_CASE("betweenness of a network too large for searches through all of it looks at a small part of it") {
  // Searches from 2,000 entities would follow 2.4 thousand million links here.
  const TieGraph graph = randomTieGraph(3, 200'000, 600'000);
  JobControl job;
  std::vector<double> sums(graph.nodeCount(), 0);
  PairSearch search(graph);
  constexpr std::uint64_t kPairs = 200;
  for (TieGraph::Node i = 0; i < kPairs; ++i) search.add(i, 199'999 - 7 * i, sums);
  CHECK(search.arcsSeen() < kPairs * graph.linkCount() / 100);
}

TEST_CASE("PageRank sums to 1 whatever stands alone, and says when it did not settle") {
  JobControl job;
  const TieGraph graph = randomTieGraph(4, 60, 40);
  const auto scores = *pageRank(graph, {}, job);
  CHECK(scores.converged);
  CHECK(std::accumulate(scores.values.begin(), scores.values.end(), 0.0) == doctest::Approx(1));
  CHECK(!pageRank(graph, {.maxRounds = 2}, job)->converged);
  // A link of two ties is followed twice as often.
  const auto heavy = *pageRank(tieGraph("a -x- b  b -y- a  a -x- c"), {}, job);
  CHECK(heavy.values[1] > heavy.values[2]);
}

TEST_CASE("constraint by the formula, pair by pair") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 20, 15 * seed);
    const auto p = [&](TieGraph::Node i, TieGraph::Node j) {
      for (const auto arc : graph.arcsAt(i)) {
        if (arc.neighbor == j) return 1.0 / static_cast<double>(graph.degree(i));
      }
      return 0.0;
    };
    std::vector<double> expected(graph.nodeCount(), 0);
    for (TieGraph::Node i = 0; i < graph.nodeCount(); ++i) {
      if (graph.degree(i) == 0) expected[i] = kNoScore;
      for (const auto arc : graph.arcsAt(i)) {
        double sum = p(i, arc.neighbor);
        for (TieGraph::Node q = 0; q < graph.nodeCount(); ++q) sum += p(i, q) * p(q, arc.neighbor);
        expected[i] += sum * sum;
      }
    }
    JobControl job;
    checkClose(*constraint(graph, job), expected);
  }
}

}  // namespace samspil
