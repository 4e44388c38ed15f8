// Camera maps world coordinates to pixels of a viewport. Transforms are named so that they click together:
// screen = camera.screenFromWorld(world).
#pragma once

#include "base/geometry.h"

namespace samspil {

struct Camera {
  Vec2 center;               // world point in the middle of the viewport
  float scale = 60;          // pixels per world unit
  float fitScale = 60;       // the scale at which the whole picture fits: the reference for sizes
  Vec2 viewport{1280, 800};  // pixels

  Vec2 screenFromWorld(Vec2 world) const {
    return {(world.x - center.x) * scale + viewport.x / 2, (world.y - center.y) * scale + viewport.y / 2};
  }
  Vec2 worldFromScreen(Vec2 screen) const {
    return {(screen.x - viewport.x / 2) / scale + center.x, (screen.y - viewport.y / 2) / scale + center.y};
  }
  // Pixels of a size given in world units. Zoomed out sizes shrink with the map; zoomed in they grow with the square
  // root of the zoom, so that the map opens up between them. On a map of very many, zooming in begins where they can be
  // told apart.
  float pixels(float worldSize) const {
    constexpr float kToldApart = 24;  // pixels a world unit
    const float zoom = scale / std::max(fitScale, kToldApart);
    return worldSize * scale * (zoom > 1 ? 1 / std::sqrt(zoom) : 1);
  }
  // Zooms by `factor`, the world point under `screen` staying where it is.
  void zoomAt(Vec2 screen, float factor);
  // Shows `world` whole, with `margin` pixels around it, and makes that the reference for sizes.
  void fit(const Box& world, float margin);
};

}  // namespace samspil
