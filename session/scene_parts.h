// The steps of buildScene, a file each. Inside session/ only.
#pragma once

#include <string>
#include <vector>

#include "session/scene.h"

namespace samspil {

// How each vertex stands to what the user points at.
class Standing {
 public:
  explicit Standing(const SceneInput& input);
  Emphasis of(VertexIndex v) const {
    if (pointing_) return pointed_[v.value];
    return input_.visibility->shows(v) ? Emphasis::normal : Emphasis::dimmed;
  }

 private:
  void pointAt(VertexIndex v, Emphasis emphasis);
  void lightNeighbors(VertexIndex v);

  const SceneInput& input_;
  std::vector<Emphasis> pointed_;  // per vertex; empty while nothing is pointed at
  bool pointing_ = false;          // something is hovered, selected or found: the rest steps back
};

inline constexpr std::uint32_t kNamedCommunities = 8;  // as many as there are colours; the small ones share the rest
// The colour of a community, by its rank in size.
Color communityColor(std::uint32_t group, Theme theme);

Coloring coloringOf(const SceneInput& input);

// Whom one can work with is named before what the work is about.
float entityImportance(const GraphSnapshot& network, VertexIndex v);

// Of a dimmed thing: still there, but behind.
Color dimmedColor(Color color, const ScenePalette& palette);

std::vector<Line> buildLines(const SceneInput& input, const Standing& standing, const Scene& marks,
                             const ScenePart& part);
std::vector<Hull> buildHulls(const SceneInput& input);
// What a layout by groups gathers, and how far away those in a layout in rings are; none in another layout.
std::vector<Hull> buildIslands(const SceneInput& input);
std::vector<Hull> buildRings(const SceneInput& input);
std::shared_ptr<const Ground> buildGround(const SceneInput& input);
std::string placesNote(const SceneInput& input);  // how many places are known, and how the map is to be read
std::vector<Label> buildLabels(const SceneInput& input, const Scene& marks, const SceneFrame& frame);
Legend buildLegend(const SceneInput& input, const Coloring& coloring);
std::string sceneTitle(const SceneInput& input);
std::string sceneCaption(const SceneInput& input);

// How strongly the ties of a family are drawn: who works with whom comes first, what only sorts or documents stays in
// the background.
struct FamilyStrength {
  float width;    // pixels
  float opacity;  // 0..1
};
FamilyStrength strengthOf(const Family& family);
// The share of its opacity that a line keeps among `lines`.
float crowdFade(std::size_t lines);

Color themed(const ThemedColor& color, Theme theme);

}  // namespace samspil
