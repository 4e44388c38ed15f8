// The map of a picture: hulls, lines, marks and labels of a scene, drawn into a part of the page.
#pragma once

#include <optional>

#include "export/canvas.h"
#include "session/scene.h"
#include "session/screen_sight.h"

namespace samspil {

// Where the map of a page is looked at from, and how large its text and lines are.
struct MapSight {
  Camera camera;
  float scale = 1;  // pixels a unit of design
};
// All of `world`; or what the window shows, as large as it fits into `area`.
MapSight mapSight(const Box& world, const Box& area, const ExportOptions& options, float uiScale);

// `area` is where on the page.
void drawMap(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, const MapSight& sight,
             const ExportOptions& options);

}  // namespace samspil
