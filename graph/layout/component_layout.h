// The picture of one connected component from nothing but its ties. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>

#include "graph/layout/layout.h"
#include "graph/layout/multilevel.h"
#include "graph/layout/points.h"
#include "graph/layout/workers.h"

namespace samspil {

struct Wishes {
  Preview preview;                       // may be empty
  bool legible = false;                  // small pictures: space between groups before faithful distances
  std::span<const std::uint32_t> group;  // dense numbers; empty: none
};

// REQUIRES: the graph is connected. The median tie is about 1 long. Up to 1,200 vertices by all pairs, beyond by
// pivots; pictures that distances alone describe well (low stress) stay as they are, the others are refined by an
// embedding.
Result<Points> layoutComponent(const LayoutGraph& graph, const Wishes& wishes, Workers& workers, const Stage& stage);

// The factor that makes the median tie 1 long, applied.
void scaleToUnitTies(Points& points, const LayoutGraph& graph);

}  // namespace samspil
