// PageRank (Brin & Page 1998) on the undirected graph: the share of time that a visitor spends at each entity who
// follows a tie at random, and with probability 1 - damping goes anywhere instead. A link is followed by its weight,
// the number of ties. The share of entities without ties is spread evenly each round, so that scores sum to 1 on every
// graph. Converged when the L1 change of a round is below `tolerance`; where `maxRounds` was reached first, the result
// says so.
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kPageRankAnalysis;

struct PageRankOptions {
  double damping = 0.85;  // as in the paper
  double tolerance = 1e-12;
  int maxRounds = 500;
};

struct PageRankScores {
  std::vector<double> values;  // by node
  int rounds = 0;
  bool converged = true;
};

Result<PageRankScores> pageRank(const TieGraph& graph, const PageRankOptions& options, JobControl& job);

}  // namespace samspil
