// ViewSpec is what of the network is shown and how: a plain value that is saved, compared, sent and undone. It never
// holds data (that is in the store) nor what passes with the next mouse move (that is in ViewState).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/filter.h"
#include "graph/statement.h"

namespace samspil {

// What decides the colour of an entity. DO NOT RENAME the values' names in view_spec.cpp: they are stored.
enum class ColorBy : std::uint8_t { type, country, certainty, community };
enum class SizeBy : std::uint8_t { degree, betweenness, uniform };

struct Focus {
  std::string entity;  // its key
  int hops = 1;        // 1..3
  friend bool operator==(const Focus&, const Focus&) = default;
};

struct ViewSpec {
  Filter filter;
  bool highlightOnly = false;  // what the filter leaves out is dimmed instead of hidden
  std::optional<Focus> focus;  // only this entity's surroundings are shown
  std::string layout = "force";
  ColorBy colorBy = ColorBy::type;
  SizeBy sizeBy = SizeBy::degree;
  bool showHulls = false;  // outlines of communities
  friend bool operator==(const ViewSpec&, const ViewSpec&) = default;
};

std::string toJson(const ViewSpec& view);
// The view as the session keeps it.
Setting viewSetting(const ViewSpec& view);
inline constexpr std::string_view kViewSpace = "view", kCurrentView = "current";
// Unknown keys are ignored, so that an older Samspil reads what a newer one saved; filter terms that the network no
// longer knows are dropped.
Result<ViewSpec> viewSpecFromJson(std::string_view json, const GraphSnapshot& snapshot);

// The filter's visibility, further narrowed to the focus.
Visibility visibleIn(const ViewSpec& view, const GraphSnapshot& snapshot);

}  // namespace samspil
