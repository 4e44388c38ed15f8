#include "session/camera.h"

#include <algorithm>

namespace samspil {

namespace {

// Beyond these a float no longer tells neighbouring pixels apart, or the whole map is a dot.
constexpr float kSmallestScale = 0.01F;
constexpr float kLargestScale = 20000.0F;

}  // namespace

void Camera::zoomAt(Vec2 screen, float factor) {
  const Vec2 anchor = worldFromScreen(screen);
  scale = std::clamp(scale * factor, kSmallestScale, kLargestScale);
  center = center + (anchor - worldFromScreen(screen));
}

void Camera::fit(const Box& world, float margin) {
  if (world.empty()) return;
  const float width = std::max(viewport.x - 2 * margin, 1.0F);
  const float height = std::max(viewport.y - 2 * margin, 1.0F);
  constexpr float kSmallestExtent = 1.0F;  // a single mark does not fill the screen
  const float wanted =
      std::min(width / std::max(world.width(), kSmallestExtent), height / std::max(world.height(), kSmallestExtent));
  scale = fitScale = std::clamp(wanted, kSmallestScale, kLargestScale);
  center = world.center();
}

}  // namespace samspil
