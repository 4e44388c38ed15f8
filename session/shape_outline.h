// The outlines of the shapes that stand for entities, the same on the canvas, in pictures and in legends.
#pragma once

#include <span>

#include "base/geometry.h"
#include "graph/vocabulary.h"

namespace samspil {

// Of the circle, that its area is about that of the other shapes.
inline constexpr float kCircleRadius = 0.90F;

// Closed, in the circle of radius 1 (corners may reach a tenth beyond), clockwise where y grows downward, corners a
// little rounded, all of about the same area. Every point of the outline is seen from the origin: a fan of triangles
// around the origin fills it. Any thread may call; the points live as long as the program.
std::span<const Vec2> shapeOutline(Shape shape);

}  // namespace samspil
