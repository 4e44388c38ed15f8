// Betweenness (Freeman 1977, computed as by Brandes 2001): for each entity, the number of pairs of others whose
// shortest chain leads through it; where a pair has several shortest chains, the share of them. Pairs are unordered and
// the figure is not normalised; every link counts 1. Up to `exactNodes` all nodes are sources; beyond, `samples` of
// them, scaled up (Brandes & Pich 2007). O(sources * links), on all cores; where that is more than `mostSteps`, random
// pairs are searched instead (graph/analysis/pair_sampling.h), and the result says how far off it may be. Not Boost's:
// that one can be neither cancelled nor run in parallel; tests hold it against Boost's.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kBetweennessAnalysis;

struct BetweennessOptions {
  std::size_t exactNodes = 20'000;          // a few seconds at 4 links a node
  std::size_t samples = 2'000;              // beyond: the order of the first 20 is stable from about here on
  std::uint64_t mostSteps = 4'000'000'000;  // from node to node, of all sources: some 20 seconds of one core
};

struct SampledScores {
  std::vector<double> values;  // by node
  std::size_t sources = 0;     // how many nodes were started from; 0: it is pairs
  std::size_t pairs = 0;       // how many pairs were searched instead
  double bound = 0;            // of pairs: how far off a share of all pairs may be, with a probability of nine tenths
  bool exact = true;
};

Result<SampledScores> betweenness(const TieGraph& graph, const BetweennessOptions& options, JobControl& job);

}  // namespace samspil
