#include <doctest/doctest.h>

#include "graph/analysis/brokerage.h"
#include "graph/analysis/ei_index.h"
#include "tests/graph/analysis/tie_graphs.h"

namespace samspil {
namespace {

using testing::randomTieGraph;
using testing::tieGraph;
using Node = TieGraph::Node;

bool linked(const TieGraph& graph, Node a, Node b) {
  for (const auto arc : graph.arcsAt(a)) {
    if (arc.neighbor == b) return true;
  }
  return false;
}

Partition randomPartition(std::uint64_t seed, std::size_t nodes) {
  testing::Dice dice(seed * 31);
  Partition partition;
  for (std::size_t i = 0; i < nodes; ++i) partition.push_back(dice.oneIn(6) ? kNoGroup : dice.below(3));
  return partition;
}

}  // namespace

TEST_CASE("the roles of a broker between two hospitals and a fund") {
  // 0 and 1 hospitals, 2 the broker, 3 a fund; groups 0, 0, 0, 1
  JobControl job;
  const auto roles = *brokerage(tieGraph("0-2 1-2 2-3"), {0, 0, 0, 1}, job);
  CHECK(roles[2] == Brokerage{.coordinator = 1, .gatekeeper = 2, .consultant = 0, .liaison = 0});
  CHECK(brokerage(tieGraph("0-2 1-2 2-3"), {0, 0, 2, 1}, job)->at(2) == Brokerage{.consultant = 1, .liaison = 2});
  CHECK(brokerage(tieGraph("0-2 1-2 2-3"), {0, 0, kNoGroup, 1}, job)->at(2).all() == 0);
}

TEST_CASE("brokerage agrees with looking at every pair of partners") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const TieGraph graph = randomTieGraph(seed, 25, 20 * seed);
    const Partition groups = randomPartition(seed, 25);
    JobControl job;
    const auto roles = *brokerage(graph, groups, job);
    for (Node j = 0; j < graph.nodeCount(); ++j) {
      Brokerage expected;
      for (Node i = 0; i < graph.nodeCount(); ++i) {
        for (Node k = i + 1; k < graph.nodeCount(); ++k) {
          if (!linked(graph, i, j) || !linked(graph, j, k) || linked(graph, i, k)) continue;
          if (groups[i] == kNoGroup || groups[j] == kNoGroup || groups[k] == kNoGroup) continue;
          if (groups[i] == groups[k] && groups[i] == groups[j]) ++expected.coordinator;
          if (groups[i] == groups[k] && groups[i] != groups[j]) ++expected.consultant;
          if (groups[i] != groups[k] && (groups[j] == groups[i] || groups[j] == groups[k])) ++expected.gatekeeper;
          if (groups[i] != groups[k] && groups[j] != groups[i] && groups[j] != groups[k]) ++expected.liaison;
        }
      }
      CHECK(roles[j] == expected);
    }
  }
}

TEST_CASE("the E-I index counts partners inside and outside, and knows what chance would give") {
  const EiIndex index = eiIndex(tieGraph("0-1 0-2 0-3 1-2 4"), {0, 0, 1, kNoGroup, 0});
  CHECK(index.values[0] == 0);  // 1 inside, 2 outside, 3 unknown
  CHECK(index.values[2] == 1);
  CHECK(std::isnan(index.values[3]));
  CHECK(std::isnan(index.values[4]));
  CHECK(index.expected[0] == doctest::Approx((1.0 - 2.0) / 3));  // of 3 others 2 are in its group
  CHECK(index.internal[0] == 1);
  CHECK(index.external[0] == 1);
}

}  // namespace samspil
