#include "session/scene.h"

#include <algorithm>
#include <numeric>

#include "session/font_metrics.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

// World units; the layouts put tied entities about 1 apart. The range is restrained: the largest hub is four times as
// wide as a leaf, not forty, so that it neither hides its surroundings nor turns the leaves to dust.
constexpr float kSmallestRadius = 0.14F;
constexpr float kRadiusPerRootDegree = 0.042F;
constexpr float kLargestRadius = 0.52F;
constexpr float kUniformRadius = 0.22F;

// Near-white on dark fills, near-black on light ones.
Color iconColorOn(Color fill) {
  constexpr Color kLight{255, 255, 255}, kDark{20, 23, 28};
  return contrastRatio(fill, kLight) >= 2.6 ? kLight : kDark;
}

Color outlineOf(Emphasis emphasis, const ScenePalette& palette) {
  if (emphasis == Emphasis::selected) return palette.selection;
  if (emphasis == Emphasis::hovered) return palette.hover;
  return palette.background;
}

Mark buildMark(const SceneInput& input, const Scene& scene, const Coloring& coloring, Emphasis emphasis,
               VertexIndex v) {
  const LegendEntry& category = coloring.categories[coloring.categoryOf[v.value]];
  const EntityType& type = input.network->vocabulary().type(input.network->type(v));
  Mark mark;
  mark.position = input.positions[v.value];
  mark.radius = markRadius(*input.network, *input.view, v);
  mark.fill = category.color;
  mark.outline = outlineOf(emphasis, scene.palette);
  mark.shape = type.shape;
  mark.emphasis = emphasis;
  mark.pinned = v.value < input.pinned.size() && input.pinned[v.value] != 0;
  mark.icon = iconCodePoint(type.icon);
  mark.iconColor = iconColorOn(mark.fill);
  mark.vertex = v;
  if (emphasis == Emphasis::dimmed) {
    mark.fill = dimmedColor(mark.fill, scene.palette);
    mark.iconColor = mix(mark.fill, scene.palette.background, 0.7F);
  }
  return mark;
}

// Small marks come on top of large ones, what is pointed at on top of all.
bool drawnBefore(const Mark& a, const Mark& b) {
  if (a.emphasis != b.emphasis) return a.emphasis < b.emphasis;
  if (a.radius != b.radius) return a.radius > b.radius;
  return a.vertex < b.vertex;
}

void buildMarks(const SceneInput& input, const Standing& standing, const Coloring& coloring, Scene& scene) {
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const VertexIndex v{i};
    if (isDrawn(input, v)) scene.marks.push_back(buildMark(input, scene, coloring, standing.of[i], v));
  }
  std::sort(scene.marks.begin(), scene.marks.end(), drawnBefore);
  scene.markIndex.assign(input.network->vertexCount(), Scene::kNoMark);
  for (std::uint32_t i = 0; i < scene.marks.size(); ++i) {
    const Mark& mark = scene.marks[i];
    scene.markIndex[mark.vertex.value] = i;
    scene.bounds.add(mark.position - Vec2{mark.radius, mark.radius});
    scene.bounds.add(mark.position + Vec2{mark.radius, mark.radius});
  }
}

}  // namespace

Color themed(const ThemedColor& color, Theme theme) { return theme == Theme::light ? color.light : color.dark; }

Color dimmedColor(Color color, const ScenePalette& palette) { return mix(color, palette.background, 0.82F); }

float markRadius(const GraphSnapshot& network, const ViewSpec& view, VertexIndex v) {
  if (view.sizeBy == SizeBy::uniform) return kUniformRadius;
  const float degree = static_cast<float>(network.degree(v));
  return std::clamp(kSmallestRadius + kRadiusPerRootDegree * std::sqrt(degree), kSmallestRadius, kLargestRadius);
}

std::optional<std::uint32_t> Scene::markOf(VertexIndex v) const {
  if (v.value >= markIndex.size() || markIndex[v.value] == kNoMark) return std::nullopt;
  return markIndex[v.value];
}

Scene buildScene(const SceneInput& input) {
  Scene scene;
  scene.palette = scenePalette(input.theme);
  const Standing standing = standingOf(input);
  const Coloring coloring = coloringOf(input);
  buildMarks(input, standing, coloring, scene);
  if (input.view->showHulls) scene.hulls = buildHulls(input, scene);
  scene.lines = buildLines(input, standing, scene);
  scene.labels = buildLabels(input, scene);
  scene.legend = buildLegend(input, coloring);
  scene.title = sceneTitle(input);
  scene.caption = sceneCaption(input);
  return scene;
}

}  // namespace samspil
