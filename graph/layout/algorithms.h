// The functions behind the catalogue, one file each; callers go through findLayout(). Internal to graph/layout.
#pragma once

#include <vector>

#include "graph/layout/layout.h"

namespace samspil {

// Distances kept and neighbours together: see force_layout.cpp for the stages.
Result<std::vector<Vec2>> forceLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

}  // namespace samspil
