// The differences of an import as they stand on the map before anything is written: what is new beside what it will be
// tied to, what changes at its place, what may be there already with a line to whom it resembles.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "session/import_draft.h"
#include "session/scene.h"

namespace samspil {

enum class ImportSign : std::uint8_t { added, changed, possible };
inline constexpr std::size_t kImportSigns = 3;

struct ImportMap {
  struct Point {
    Vec2 position;  // world
    ImportSign sign = ImportSign::added;
    bool onMap = false;  // it has a mark of the scene
    std::string name;
  };
  struct Tie {
    Vec2 from, to;                        // world
    ImportSign sign = ImportSign::added;  // possible: a line between two that may be one
  };
  std::vector<Point> points;
  std::vector<Tie> ties;
  std::size_t counts[kImportSigns] = {};  // of entities, also of those that are not drawn
  std::size_t newTies = 0;
  std::size_t left = 0;  // entities beyond those that can be told apart on a map
  Box bounds;            // of all points; empty where there are none
};

// `scene` says where what is there stands; what the filter hides has no place. The same input gives the same map.
ImportMap importMap(const ImportPreview& preview, const Scene& scene);

}  // namespace samspil
