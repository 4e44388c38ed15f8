// What the layouts that arrange by a rule (circle, radial, groups) share. Internal to graph/layout.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/layout/layout.h"

namespace samspil {

// Half size of every vertex: the caller's, or that of a disc of a third of a tie.
std::vector<Vec2> extentsOf(const LayoutInput& input);

// The input that knows nothing but the ties.
LayoutInput onlyTies(const LayoutGraph& graph);

// The radius of the circle round a box: vertices whose centres are further apart than the sum of theirs cannot overlap.
float reachOf(Vec2 extent);

// Puts pinned vertices where they are pinned; what they now lie on moves aside. Nothing else moves.
Result<void> keepPins(std::vector<Vec2>& positions, const LayoutInput& input, JobControl& job);

}  // namespace samspil
