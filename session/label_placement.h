// Which labels are shown and where: greedily by priority on an occupancy grid, so that no two overlap and none covers a
// mark that matters more. The same scene, camera and metrics give the same placement.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "session/camera.h"
#include "session/font_metrics.h"
#include "session/scene.h"

namespace samspil {

enum class LabelFlush : std::uint8_t { left, center, right };

struct PlacedLabel {
  std::uint32_t label = 0;              // into Scene::labels
  Box box;                              // pixels of the viewport
  std::vector<std::string> lines;       // one or two; the text may be cut at a word with "…"
  float size = 13;                      // pixels
  LabelFlush flush = LabelFlush::left;  // lines in the box: flush with the mark that they stand beside
};

struct LabelOptions {
  float uiScale = 1;
  float density = 1;          // share of the usual budget of labels for the area
  std::vector<Box> occupied;  // pixels kept free, e.g. under a legend
  std::span<const std::uint32_t>
      previouslyShown;  // labels shown in the frame before get a little precedence: no flicker
};

std::vector<PlacedLabel> placeLabels(const Scene& scene, const Camera& camera, const FontMetrics& metrics,
                                     const LabelOptions& options);

}  // namespace samspil
