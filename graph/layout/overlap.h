// Moves things apart that lie on each other, and little else. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>

#include "base/geometry.h"
#include "graph/layout/points.h"
#include "graph/layout/stage.h"

namespace samspil {

// Things are boxes of half size extent[i] round their points; those with fixed[i] do not move (`fixed` may be empty).
// Afterwards no two boxes overlap, unless both are fixed: overlapping pairs are pushed apart, round after round; what
// is still stuck then is set down on the nearest free place. Beyond 20,000 boxes a few may still overlap, for speed.
// About O(n) a round.
Result<void> removeOverlaps(Points& points, std::span<const Vec2> extent, std::span<const std::uint8_t> fixed,
                            const Stage& stage);

}  // namespace samspil
