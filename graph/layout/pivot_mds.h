// Pivot MDS (Brandes & Pich, "Eigensolver methods for progressive multidimensional scaling", 2007): a first picture of
// the global shape from the distances to a few pivots. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>

#include "graph/layout/points.h"
#include "graph/layout/workers.h"

namespace samspil {

// distances: vertexCount rows of pivots.size() hops, all reachable. The picture is scaled so that a hop is about 1,
// and jittered a little so that twins do not coincide. The axes come from a sample of up to 20,000 vertices.
// O(sample * pivots^2 + vertices * pivots).
Points pivotMds(std::size_t vertexCount, std::span<const std::uint32_t> pivots,
                std::span<const std::uint16_t> distances, Workers& workers);

}  // namespace samspil
