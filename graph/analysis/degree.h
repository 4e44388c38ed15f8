// Degree: with how many others an entity has a tie. Weighted degree: how many ties these are, a relation between two
// entities being one tie. Neither is normalised; wishes and ties to itself count nothing.
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kDegreeAnalysis;
extern const Analysis kWeightedDegreeAnalysis;

std::vector<double> degrees(const TieGraph& graph);
std::vector<double> weightedDegrees(const TieGraph& graph);

}  // namespace samspil
