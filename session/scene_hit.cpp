#include "session/line_curve.h"
#include "session/scene.h"

namespace samspil {

namespace {

constexpr float kReach = 4;  // pixels beside a line or a small mark that still count as on it

float distanceToSegment(Vec2 point, Vec2 a, Vec2 b) {
  const Vec2 along = b - a;
  const float square = dot(along, along);
  const float share = square > 0 ? std::clamp(dot(point - a, along) / square, 0.0F, 1.0F) : 0.0F;
  return length(point - (a + along * share));
}

float distanceToCurve(Vec2 point, const LineCurve& curve, bool straight) {
  if (straight) return distanceToSegment(point, curve.start, curve.end);
  constexpr int kSteps = 16;
  float nearest = distanceToSegment(point, curve.start, curve.at(1.0F / kSteps));
  for (int step = 1; step < kSteps; ++step) {
    const Vec2 from = curve.at(static_cast<float>(step) / kSteps), to = curve.at(static_cast<float>(step + 1) / kSteps);
    nearest = std::min(nearest, distanceToSegment(point, from, to));
  }
  return nearest;
}

}  // namespace

std::optional<std::uint32_t> markAt(const Scene& scene, const Camera& camera, Vec2 screen) {
  for (std::size_t i = scene.marks.size(); i-- > 0;) {
    const Mark& mark = scene.marks[i];
    const float radius = std::max(camera.pixels(mark.radius), kReach);
    const Vec2 offset = screen - camera.screenFromWorld(mark.position);
    if (dot(offset, offset) <= radius * radius) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> lineAt(const Scene& scene, const Camera& camera, Vec2 screen) {
  std::optional<std::uint32_t> best;
  float nearest = kReach;
  for (std::size_t i = scene.lines.size(); i-- > 0;) {
    const Line& line = scene.lines[i];
    const LineCurve curve = lineCurve(scene, camera, line);
    Box reach;
    for (const Vec2 corner : {curve.start, curve.control, curve.end}) reach.add(corner);
    if (!reach.grown(kReach).contains(screen)) continue;
    const float distance = distanceToCurve(screen, curve, line.bend == 0);
    if (distance >= nearest) continue;
    nearest = distance;
    best = static_cast<std::uint32_t>(i);
  }
  return best;
}

}  // namespace samspil
