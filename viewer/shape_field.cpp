#include "viewer/shape_field.h"

#include <limits>

#include "session/shape_outline.h"

namespace samspil {

float shapeDistance(Shape shape, Vec2 point) {
  const auto outline = shapeOutline(shape);
  float nearest = std::numeric_limits<float>::max();
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Vec2 a = outline[j], side = outline[i] - a, fromA = point - a;
    const float along = std::clamp(dot(fromA, side) / std::max(dot(side, side), 1e-12F), 0.0F, 1.0F);
    const Vec2 away = fromA - side * along;
    nearest = std::min(nearest, dot(away, away));
    const Vec2 b = outline[i];
    if ((a.y > point.y) != (b.y > point.y) && point.x < side.x * (point.y - a.y) / side.y + a.x) inside = !inside;
  }
  return std::sqrt(nearest) * (inside ? -1.0F : 1.0F);
}

std::vector<float> shapeFields() {
  std::vector<float> fields;
  fields.reserve(static_cast<std::size_t>(kShapeCount) * kShapeFieldSize * kShapeFieldSize);
  const auto coordinate = [](int texel) {
    return ((static_cast<float>(texel) + 0.5F) / kShapeFieldSize * 2 - 1) * kShapeFieldReach;
  };
  for (int shape = 0; shape < kShapeCount; ++shape) {
    for (int row = 0; row < kShapeFieldSize; ++row) {
      for (int column = 0; column < kShapeFieldSize; ++column) {
        fields.push_back(shapeDistance(static_cast<Shape>(shape), {coordinate(column), coordinate(row)}));
      }
    }
  }
  return fields;
}

}  // namespace samspil
