// What of a large map is drawn as shapes and lines, for a part of the world at a scale: all of it where that is little
// enough, else the landmarks, over the DensityPicture of the rest. And what lies under the pointer or in a lasso, found
// through the index.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "session/camera.h"
#include "session/map_index.h"
#include "session/map_look.h"

namespace samspil {

struct DetailLimits {
  std::size_t vertices = 2500;  // more are dots
  std::size_t ties = 1500;      // more are added up; also of what is pointed at
  float landmarkCell = 110;     // pixels: a few landmarks for each square of this size
  float landmarkRadius = 3.2F;  // pixels at least
};

struct MapDetail {
  std::vector<VertexIndex> vertices;  // ascending, with the ends of the ties
  std::vector<EdgeIndex> ties;        // ascending
  bool everyVertex = false;           // that stands in the part
  bool everyTie = false;              // that crosses it
  float leastRadius = 0;              // world
  std::size_t crowd = 0;              // lines about as many as in a view of that scale
};

// `world` at `pixelsPerUnit`, in which a size of 1 world unit has `pixelsPerSize` pixels.
struct DetailView {
  Box world;
  float pixelsPerUnit = 1, pixelsPerSize = 1;
};
MapDetail detailOf(const MapIndex& index, const MapLook& look, const DetailView& view, const DetailLimits& limits);

// Adds what is pointed at: hovered, selected and found entities, the ties of the first two, their other ends; of very
// many those that matter most.
void addPointedAt(const SceneInput& input, const DetailLimits& limits, MapDetail& detail);

// The shown entity under a point of the screen, or within 4 pixels of it.
std::optional<VertexIndex> entityAt(const MapIndex& index, const MapLook& look, const Camera& camera, Vec2 screen);

// The entities shown inside a closed outline on the screen, by the even-odd rule; ascending. Cost: that of the
// outline's pixels and of the entities in its box.
std::vector<VertexIndex> entitiesWithin(const MapIndex& index, const MapLook& look, const Camera& camera,
                                        std::span<const Vec2> outline);

}  // namespace samspil
