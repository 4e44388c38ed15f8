// What counts as a theme: research themes are entities like all others, told by the key of their type, and
// organisations are tied to them by relations of the family "content".
#pragma once

#include <algorithm>
#include <string_view>

#include "graph/snapshot.h"

namespace samspil {

inline constexpr std::string_view kContentFamily = "content";

// "theme", "research_theme", "topic", ...: networks that were imported bring their own words.
inline bool isThemeType(const EntityType& type) { return type.key.contains("theme") || type.key.contains("topic"); }

inline bool isTheme(const GraphSnapshot& snapshot, VertexIndex v) {
  return isThemeType(snapshot.vocabulary().type(snapshot.type(v)));
}

inline bool isContentTie(const GraphSnapshot& snapshot, EdgeIndex e) {
  return snapshot.family(e).key == kContentFamily;
}

}  // namespace samspil
