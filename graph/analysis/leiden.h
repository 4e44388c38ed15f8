// Leiden (Traag, Waltman & van Eck 2019): groups that are more tied within than chance would give, each of them
// connected, which Louvain does not promise. Quality is modularity (Newman & Girvan 2004) with a resolution (Reichardt
// & Bornholdt 2006); a link counts by its weight. One run depends on its seed only; for what many runs agree on see
// communities.h.
#pragma once

#include <cstdint>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

struct LeidenOptions {
  double resolution = 1;  // greater: more and smaller groups
  std::uint64_t seed = 1;
  int rounds = 3;  // each starts from the groups of the one before; fewer where nothing changes any more
};

// Weights of the links, if they are not those of the graph. A link of weight 0 counts as none.
using LinkWeights = std::vector<double>;
LinkWeights linkWeights(const TieGraph& graph);

// The group of each node, numbered by size (components.h).
Result<std::vector<std::uint32_t>> leiden(const TieGraph& graph, const LinkWeights& weights,
                                          const LeidenOptions& options, JobControl& job);

// Sum over groups of (weight within)/m - resolution * (strength of the group / 2m)^2. 0 for a graph without links.
double modularity(const TieGraph& graph, const LinkWeights& weights, const std::vector<std::uint32_t>& groups,
                  double resolution = 1);

}  // namespace samspil
