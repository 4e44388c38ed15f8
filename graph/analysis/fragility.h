// Single points of failure, always with those they would cut off (definitions in cut_tree.h). Wishes hold nothing
// together.
#pragma once

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kArticulationPointsAnalysis;  // score: how many lose touch with the rest
extern const Analysis kBridgesAnalysis;             // score: of how many bridges the entity is an end

// Findings beyond this many, the least serious ones, are counted in the scores but not listed.
inline constexpr std::size_t kMostFindings = 200;

}  // namespace samspil
