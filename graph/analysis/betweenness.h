// Betweenness (Freeman 1977, computed as by Brandes 2001): for each entity, the number of pairs of others whose
// shortest chain leads through it; where a pair has several shortest chains, the share of them. Pairs are unordered and
// the figure is not normalised; every link counts 1. Up to `exactNodes` all nodes are sources; beyond, `samples` of
// them, scaled up (Brandes & Pich 2007). O(sources * links), on all cores. Not Boost's: that one can be neither
// cancelled nor run in parallel; tests hold it against Boost's.
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kBetweennessAnalysis;

struct BetweennessOptions {
  std::size_t exactNodes = 20'000;  // a few seconds at 4 links a node
  std::size_t samples = 2'000;      // beyond: the order of the first 20 is stable from about here on
};

struct SampledScores {
  std::vector<double> values;  // by node
  std::size_t sources = 0;     // how many nodes were started from
  bool exact = true;
};

Result<SampledScores> betweenness(const TieGraph& graph, const BetweennessOptions& options, JobControl& job);

}  // namespace samspil
