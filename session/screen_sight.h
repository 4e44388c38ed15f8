// ScreenSight is what the window shows besides the view itself: where it looks, what is selected and lit, and what
// changed. A picture made with it shows the same, only larger.
#pragma once

#include <optional>
#include <vector>

#include "session/camera.h"
#include "session/change_list.h"
#include "session/gap_worklist.h"

namespace samspil {

struct ScreenSight {
  std::optional<Camera> camera;  // its viewport is the canvas; none: all of the map
  float scale = 1;               // pixels of the viewport a unit of design
  std::vector<VertexIndex> selection;
  GapLight light;
  std::vector<ChangeRow> changes;  // while two points in time are compared
  CompareBy changesBy = CompareBy::years;
  std::string compared;            // "2013 → 2025"
  std::vector<VertexIndex> named;  // ascending; who kept a label before others when the screen's were placed
};

}  // namespace samspil
