#include "session/shape_outline.h"

#include <array>
#include <numbers>
#include <vector>

namespace samspil {

namespace {

using Outline = std::vector<Vec2>;
constexpr std::size_t kShapes = 12;

// A polygon with its corners in a circle, the first one at `startDegrees` clockwise from the right.
Outline regularPolygon(int corners, float radius, float startDegrees) {
  Outline outline;
  for (int i = 0; i < corners; ++i) {
    const float turn = startDegrees / 360 + static_cast<float>(i) / static_cast<float>(corners);
    const float angle = turn * 2 * std::numbers::pi_v<float>;
    outline.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return outline;
}

Outline rectangle(float halfWidth, float halfHeight) {
  return {{halfWidth, -halfHeight}, {halfWidth, halfHeight}, {-halfWidth, halfHeight}, {-halfWidth, -halfHeight}};
}

Outline star(float outer, float inner) {
  Outline outline;
  const auto tips = regularPolygon(5, outer, -90);
  const auto notches = regularPolygon(5, inner, -90 + 36);
  for (std::size_t i = 0; i < tips.size(); ++i) {
    outline.push_back(tips[i]);
    outline.push_back(notches[i]);
  }
  return outline;
}

// A sheet of paper, its upper right corner cut off.
Outline sheet() {
  constexpr float kHalfWidth = 0.66F, kHalfHeight = 0.88F, kCut = 0.46F;
  return {{kHalfWidth - kCut, -kHalfHeight},
          {kHalfWidth, -kHalfHeight + kCut},
          {kHalfWidth, kHalfHeight},
          {-kHalfWidth, kHalfHeight},
          {-kHalfWidth, -kHalfHeight}};
}

// Replaces each corner by a curve that leaves the sides `cut` before it; a cut of half a short side makes the end
// round.
Outline rounded(const Outline& corners, float cut) {
  constexpr int kSteps = 5;
  Outline outline;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Vec2 corner = corners[i];
    const Vec2 before = corners[(i + corners.size() - 1) % corners.size()] - corner;
    const Vec2 after = corners[(i + 1) % corners.size()] - corner;
    const Vec2 from = corner + before * (std::min(cut, length(before) / 2) / length(before));
    const Vec2 to = corner + after * (std::min(cut, length(after) / 2) / length(after));
    for (int step = 0; step <= kSteps; ++step) {
      const float t = static_cast<float>(step) / kSteps;
      outline.push_back(from * ((1 - t) * (1 - t)) + corner * (2 * t * (1 - t)) + to * (t * t));
    }
  }
  return outline;
}

Outline pill() {
  constexpr float kHalfHeight = 0.62F, kStraight = 0.42F;
  constexpr int kSteps = 16;
  Outline outline;
  for (const float side : {1.0F, -1.0F}) {
    for (int step = 0; step <= kSteps; ++step) {
      const float angle = (static_cast<float>(step) / kSteps - 0.5F) * std::numbers::pi_v<float>;
      outline.push_back({side * (kStraight + kHalfHeight * std::cos(angle)), side * kHalfHeight * std::sin(angle)});
    }
  }
  return outline;
}

Outline makeOutline(Shape shape) {
  constexpr float kSoft = 0.16F;  // how much of a corner is rounded off
  switch (shape) {
    case Shape::circle: return regularPolygon(48, kCircleRadius, 0);
    case Shape::square: return rounded(rectangle(0.78F, 0.78F), kSoft);
    case Shape::rounded: return rounded(rectangle(0.82F, 0.82F), 0.55F);
    case Shape::diamond: return rounded(regularPolygon(4, 1.10F, -90), kSoft);
    case Shape::triangle: return rounded(regularPolygon(3, 1.15F, -90), kSoft);
    case Shape::triangleDown: return rounded(regularPolygon(3, 1.15F, 90), kSoft);
    case Shape::hexagon: return rounded(regularPolygon(6, 0.98F, 0), kSoft);
    case Shape::pentagon: return rounded(regularPolygon(5, 1.02F, -90), kSoft);
    case Shape::star: return rounded(star(1.15F, 0.62F), kSoft);
    case Shape::octagon: return rounded(regularPolygon(8, 0.94F, 22.5F), 0.08F);
    case Shape::document: return rounded(sheet(), kSoft);
    case Shape::pill: return pill();
  }
  return regularPolygon(48, kCircleRadius, 0);
}

std::array<Outline, kShapes> makeOutlines() {
  std::array<Outline, kShapes> outlines;
  for (std::size_t i = 0; i < kShapes; ++i) outlines[i] = makeOutline(static_cast<Shape>(i));
  return outlines;
}

}  // namespace

std::span<const Vec2> shapeOutline(Shape shape) {
  static const std::array<Outline, kShapes> kOutlines = makeOutlines();
  const auto index = static_cast<std::size_t>(shape);
  return kOutlines[index < kShapes ? index : 0];
}

}  // namespace samspil
