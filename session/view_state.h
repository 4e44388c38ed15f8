// ViewState is what passes with the next mouse move or click: camera, hover, selection, open panels. Never stored,
// never undone.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "graph/snapshot.h"
#include "session/camera.h"

namespace samspil {

enum class Theme : std::uint8_t { light, dark };

struct ViewState {
  Language language = Language::danish;
  Theme theme = Theme::light;
  float uiScale = 1.0F;
  bool reducedMotion = false;

  Camera camera;
  std::optional<VertexIndex> hovered;
  std::optional<EdgeIndex> hoveredEdge;
  std::vector<VertexIndex> selection;  // in the order of selecting; all visible
  std::string searchText;

  bool showDetails = true;
  bool showLegend = true;
  bool showHistory = false;
  bool showPalette = false;
  bool showHelp = false;
  bool showDoors = true;  // the three ways in, until one was taken or it was closed

  bool selected(VertexIndex v) const { return std::find(selection.begin(), selection.end(), v) != selection.end(); }
};

}  // namespace samspil
