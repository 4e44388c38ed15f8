// The functions behind the catalogue, one file each; callers go through findLayout(). Internal to graph/layout.
#pragma once

#include <vector>

#include "graph/layout/layout.h"

namespace samspil {

// Distances kept and neighbours together: see force_layout.cpp for the stages.
Result<std::vector<Vec2>> forceLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

// Rings by hop distance round the focus.
Result<std::vector<Vec2>> radialLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

// An island for each group.
Result<std::vector<Vec2>> groupsLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

// One circle, ordered to shorten ties.
Result<std::vector<Vec2>> circleLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

// A disc of each group, where it belongs.
Result<std::vector<Vec2>> placesLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);

}  // namespace samspil
