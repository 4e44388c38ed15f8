#include "session/line_curve.h"

namespace samspil {

LineCurve lineCurve(const Scene& scene, const Camera& camera, const Line& line) {
  LineCurve curve;
  curve.start = camera.screenFromWorld(scene.marks[line.fromMark].position);
  curve.end = camera.screenFromWorld(scene.marks[line.toMark].position);
  const Vec2 along = curve.end - curve.start;
  const Vec2 sideways{-along.y, along.x};
  // The curve's middle lies halfway between chord and control point, so the control point goes out twice as far.
  curve.control = (curve.start + curve.end) * 0.5F + sideways * (2 * line.bend);
  return curve;
}

std::array<Vec2, 3> arrowHead(const Scene& scene, const Camera& camera, const Line& line, float size) {
  const LineCurve curve = lineCurve(scene, camera, line);
  const Vec2 along = curve.end - curve.control;
  const float distance = std::max(length(along), 1e-3F);
  const Vec2 direction = along * (1 / distance);
  const Vec2 sideways{-direction.y, direction.x};
  const Vec2 tip = curve.end - direction * camera.pixels(scene.marks[line.toMark].radius);
  const Vec2 base = tip - direction * size;
  constexpr float kHalfWidth = 0.38F;  // of the length
  return {tip, base + sideways * (size * kHalfWidth), base - sideways * (size * kHalfWidth)};
}

DashPattern dashPattern(LineStyle style, float width) {
  switch (style) {
    case LineStyle::solid: return {};
    case LineStyle::dashed: return {3 + 2 * width, 2 + 2 * width};
    case LineStyle::dotted: return {0.01F, 1.5F + 2 * width};
  }
  return {};
}

}  // namespace samspil
