// Where a Line runs on the screen: the one place that knows what `bend` and `arrow` mean, for canvas, export and hit
// tests.
#pragma once

#include <array>

#include "session/camera.h"
#include "session/scene.h"

namespace samspil {

// A quadratic Bézier curve in pixels between the middles of the two marks; straight where the line has no bend. Marks
// are drawn over it.
struct LineCurve {
  Vec2 start, control, end;

  Vec2 at(float t) const { return start * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + end * (t * t); }
};
LineCurve lineCurve(const Scene& scene, const Camera& camera, const Line& line);

// The three corners of the arrow head, its tip at the rim of the line's `toMark`; `size` is its length in pixels.
std::array<Vec2, 3> arrowHead(const Scene& scene, const Camera& camera, const Line& line, float size);

// Dash and gap in pixels of a style at a line width; both 0 for solid. Draw dotted lines with round ends.
struct DashPattern {
  float dash = 0, gap = 0;
};
DashPattern dashPattern(LineStyle style, float width);

}  // namespace samspil
