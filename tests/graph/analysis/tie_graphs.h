// Tie graphs for tests of analyses.
#pragma once

#include "graph/analysis/tie_graph.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil::testing {

inline TieGraph randomTieGraph(std::uint64_t seed, std::size_t nodes, std::size_t links) {
  Dice dice(seed);
  std::vector<std::pair<TieGraph::Node, TieGraph::Node>> pairs;
  for (std::size_t i = 0; i < links; ++i) pairs.emplace_back(dice.below(nodes), dice.below(nodes));
  return makeTieGraph(nodes, pairs);
}

inline TieGraph tieGraph(const SnapshotPtr& graph) {
  JobControl job;
  return *makeTieGraph(*graph, nullptr, job);
}

inline TieGraph tieGraph(std::string_view text) { return tieGraph(parseGraph(text)); }

}  // namespace samspil::testing
