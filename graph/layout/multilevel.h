// The picture of a large component, coarse to fine: what has to travel far travels while there is little to compute.
// Internal to graph/layout.
#pragma once

#include <functional>

#include "graph/layout/layout.h"
#include "graph/layout/points.h"
#include "graph/layout/stage.h"
#include "graph/layout/workers.h"

namespace samspil {

// REQUIRES: the graph is connected and in breadth-first order (components.h). The coarsest level is drawn by Pivot MDS
// and stress; then each level refines what the level above left. Pictures that distances alone describe well (low
// stress: grids, chains, trees, roads) are refined by stress, the others by the embedding. Any scale; `preview`, if
// there is one, gets every level as it is finished.
using Preview = std::function<void(const Points& points)>;
Result<Points> layoutMultilevel(const LayoutGraph& graph, const Preview& preview, Workers& workers, const Stage& stage);

}  // namespace samspil
