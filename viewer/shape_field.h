// Signed distances to the outlines of the shapes, as small pictures that the graphics card reads: marks are sharp at
// every zoom, and have exactly the outlines that the export draws.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/vocabulary.h"

namespace samspil {

inline constexpr int kShapeCount = 12;
inline constexpr int kShapeFieldSize = 64;       // texels a side
inline constexpr float kShapeFieldReach = 1.4F;  // the field covers -reach..reach, in radii of the mark

// The distance from `point` to the outline of `shape`, in radii, negative inside.
float shapeDistance(Shape shape, Vec2 point);

// All shapes, one after the other, row by row from the upper left; texel centres lie at (i + 0.5) / size.
std::vector<float> shapeFields();

}  // namespace samspil
