// The picture of one connected component from nothing but its ties. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>

#include "base/job.h"
#include "graph/layout/layout.h"
#include "graph/layout/points.h"
#include "graph/layout/workers.h"

namespace samspil {

// REQUIRES: the graph is connected. `group` is empty or has an entry per vertex. The median tie is about 1 long.
Result<Points> layoutComponent(const LayoutGraph& graph, std::span<const std::uint32_t> group, Workers& workers,
                               JobControl& job);

// The factor that makes the median tie 1 long, applied.
void scaleToUnitTies(Points& points, const LayoutGraph& graph);

}  // namespace samspil
