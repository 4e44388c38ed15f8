// The legend of a picture: a card with the types and families that occur, and how many of each are shown.
#pragma once

#include "export/canvas.h"
#include "session/scene.h"

namespace samspil {

// Draws at most `area`, from its top; what has no room is counted in a last row ("og 6 andre").
void drawLegend(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, float uiScale,
                Language language);

}  // namespace samspil
