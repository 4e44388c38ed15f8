// Closeness (Freeman 1979, improved by Wasserman & Faust 1994 for networks in several parts): (r-1)/sum of distances,
// times (r-1)/(n-1), for the r entities that are within reach, itself included, of n in all. Every link is of length 1.
// Between 0 and 1; 0 for an entity without ties. Up to `exactNodes` exact; beyond, the mean distance is estimated from
// `samples` sources (Eppstein & Wang 2004), over those in the same component.
#pragma once

#include "graph/analysis/betweenness.h"

namespace samspil {

extern const Analysis kClosenessAnalysis;

Result<SampledScores> closeness(const TieGraph& graph, const BetweennessOptions& options, JobControl& job);

}  // namespace samspil
