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

// What lies open below the map.
enum class DrawerPage : std::uint8_t { none, table, gaps, coverage, consortium, time, questions };

// Neither the map nor the drawer ever leaves no room for the other.
inline float drawerShareWithin(float share) { return std::clamp(share, 0.18F, 0.75F); }

// What is lit on the map: an answer, a chain, a gap. Both ascending; empty: nothing is.
struct Highlight {
  std::vector<VertexIndex> vertices;
  std::vector<EdgeIndex> edges;
  friend bool operator==(const Highlight&, const Highlight&) = default;
};

struct ViewState {
  Language language = Language::danish;
  Theme theme = Theme::light;
  float uiScale = 1.0F;
  bool reducedMotion = false;

  Camera camera;
  std::optional<VertexIndex> hovered;
  std::optional<EdgeIndex> hoveredEdge;
  std::vector<VertexIndex> selection;  // in the order of selecting; all visible
  Highlight highlight;
  std::string searchText;

  bool showDetails = true;
  bool showLegend = true;
  bool showMinimap = true;  // where the network is large and only a part of it in sight
  bool showHistory = false;
  bool showPalette = false;
  bool showHelp = false;
  bool showViewMenu = false;  // arrangement, colours, saved views
  bool showFacets = false;    // the values to filter by
  DrawerPage drawer = DrawerPage::none;
  float drawerShare = 0.42F;  // of the height of map and drawer together
  bool showDoors = true;      // the three ways in, until one was taken or it was closed

  bool selected(VertexIndex v) const { return std::find(selection.begin(), selection.end(), v) != selection.end(); }
};

}  // namespace samspil
