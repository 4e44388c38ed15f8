// Local clustering coefficient (Watts & Strogatz 1998): the share of the pairs of an entity's partners that are tied to
// each other. Unweighted; 0 for entities with fewer than two partners, as NetworkX has it.
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kClusteringAnalysis;

Result<std::vector<double>> clustering(const TieGraph& graph, JobControl& job);

}  // namespace samspil
