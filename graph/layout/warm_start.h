// Places for newcomers in a picture that people already know. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/layout/layout.h"
#include "graph/layout/points.h"

namespace samspil {

// Vertices with placed[v] stay, but for those that are tied to newcomers: they go a little towards them, by the share
// of their ties that is new, unless fixed[v] (empty: none is). The others enter at the weighted mean of their placed
// neighbours (in rounds, so that chains of newcomers hang together) and are then settled by stress against everything
// within two hops. Those that no placed vertex can be reached from keep what they have. Afterwards placed[v] is 1 for
// all that got a place.
void placeNewcomers(Points& points, std::vector<std::uint8_t>& placed, const std::vector<std::uint8_t>& fixed,
                    const LayoutGraph& graph);

// Turns and moves `points` (no scaling, mirrored if that is nearer) so that the `anchored` ones come as near to their
// `wanted` places as they can (Procrustes analysis).
void alignTo(Points& points, const Points& wanted, const std::vector<std::uint8_t>& anchored);

}  // namespace samspil
