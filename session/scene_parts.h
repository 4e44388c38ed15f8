// The steps of buildScene, a file each. Inside session/ only.
#pragma once

#include <string>
#include <vector>

#include "session/scene.h"

namespace samspil {

// How each vertex stands to what the user points at. Vertices that the scene leaves out are not asked for.
struct Standing {
  std::vector<Emphasis> of;  // per vertex
  bool pointing = false;     // something is hovered, selected or found: the rest steps back
};
Standing standingOf(const SceneInput& input);

// What a community is called: after its most connected member that is shown.
std::string communityName(const SceneInput& input, std::uint32_t group);
inline constexpr std::uint32_t kNamedCommunities = 8;  // as many as there are colours; the small ones share the rest
// The colour of a community, by its rank in size.
Color communityColor(std::uint32_t group, Theme theme);

// True where a vertex is part of the scene, be it only dimmed.
bool isDrawn(const SceneInput& input, VertexIndex v);

// What the view colours entities by: the categories with their colours and counts, and the category of each vertex.
struct Coloring {
  std::vector<LegendEntry> categories;
  std::vector<std::uint32_t> categoryOf;  // per vertex
  FilterField field = FilterField::type;
  std::string title;
};
Coloring coloringOf(const SceneInput& input);

// Of a dimmed thing: still there, but behind.
Color dimmedColor(Color color, const ScenePalette& palette);

std::vector<Line> buildLines(const SceneInput& input, const Standing& standing, const Scene& marks);
std::vector<Hull> buildHulls(const SceneInput& input, const Scene& marks);
std::vector<Label> buildLabels(const SceneInput& input, const Scene& marks);
Legend buildLegend(const SceneInput& input, const Coloring& coloring);
std::string sceneTitle(const SceneInput& input);
std::string sceneCaption(const SceneInput& input);

Color themed(const ThemedColor& color, Theme theme);

}  // namespace samspil
