// The map of a picture: hulls, lines, marks and labels of a scene, drawn into a part of the page.
#pragma once

#include "export/canvas.h"
#include "session/scene.h"

namespace samspil {

// `area` is where on the page, `uiScale` how large text and lines are. The camera shows the whole scene.
Camera mapCamera(const Box& world, const Box& area, float uiScale);
void drawMap(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, float uiScale);

}  // namespace samspil
