#include "session/scene.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "session/font_metrics.h"
#include "session/map_layouts.h"
#include "session/parallel_ranges.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

// World units; the layouts put tied entities about 1 apart. The range is restrained: the largest hub is four times as
// wide as a leaf, not forty, so that it neither hides its surroundings nor turns the leaves to dust.
constexpr float kSmallestRadius = 0.14F;
constexpr float kRadiusPerRootDegree = 0.042F;
constexpr float kLargestRadius = 0.52F;
constexpr float kUniformRadius = 0.22F;

float radiusOf(float degree) {
  return std::clamp(kSmallestRadius + kRadiusPerRootDegree * std::sqrt(degree), kSmallestRadius, kLargestRadius);
}

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

Mark buildMark(const SceneInput& input, const SceneFrame& frame, Emphasis emphasis, VertexIndex v) {
  const Coloring& coloring = frame.coloring;
  const LegendEntry& category = coloring.categories[coloring.categoryOf[v.value]];
  const EntityType& type = input.network->vocabulary().type(input.network->type(v));
  Mark mark;
  mark.position = input.positions[v.value];
  mark.radius = markRadius(input, v);
  mark.fill = category.color;
  mark.outline = outlineOf(emphasis, frame.palette);
  mark.shape = type.shape;
  mark.emphasis = emphasis;
  mark.pinned = v.value < input.pinned.size() && input.pinned[v.value] != 0;
  mark.icon = iconCodePoint(type.icon);
  mark.iconColor = iconColorOn(mark.fill);
  mark.vertex = v;
  if (emphasis == Emphasis::dimmed) {
    mark.fill = dimmedColor(mark.fill, frame.palette);
    mark.iconColor = mix(mark.fill, frame.palette.background, 0.7F);
  }
  return mark;
}

// Small marks come on top of large ones, what is pointed at on top of all.
bool drawnBefore(const Mark& a, const Mark& b) {
  if (a.emphasis != b.emphasis) return a.emphasis < b.emphasis;
  if (a.radius != b.radius) return a.radius > b.radius;
  return a.vertex < b.vertex;
}

void buildMarks(const SceneInput& input, const Standing& standing, const SceneFrame& frame, const ScenePart& part,
                Scene& scene) {
  scene.marks.reserve(part.vertices.size());
  for (const VertexIndex v : part.vertices) {
    scene.marks.push_back(buildMark(input, frame, standing.of(v), v));
    scene.marks.back().radius = std::max(scene.marks.back().radius, part.leastRadius);
  }
  std::sort(scene.marks.begin(), scene.marks.end(), drawnBefore);
  scene.marksByVertex.resize(scene.marks.size());
  std::iota(scene.marksByVertex.begin(), scene.marksByVertex.end(), 0U);
  std::ranges::sort(scene.marksByVertex, {}, [&](std::uint32_t mark) { return scene.marks[mark].vertex; });
}

// Of a range of the entities those that are drawn.
struct DrawnEntities {
  Box bounds;
  float smallest = std::numeric_limits<float>::max(), largest = 0;  // radius
  std::size_t count = 0;
  std::vector<VertexIndex> first;  // as many as are asked for
};

DrawnEntities drawnEntities(const SceneInput& input, std::size_t most, std::size_t begin, std::size_t end) {
  DrawnEntities drawn;
  for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
    const VertexIndex v{i};
    if (!isDrawn(input, v)) continue;
    const float radius = markRadius(*input.network, *input.view, v);
    drawn.smallest = std::min(drawn.smallest, radius);
    drawn.largest = std::max(drawn.largest, radius);
    drawn.bounds.add(input.positions[i] - Vec2{radius, radius});
    drawn.bounds.add(input.positions[i] + Vec2{radius, radius});
    if (++drawn.count <= most) drawn.first.push_back(v);
  }
  return drawn;
}

void append(const DrawnEntities& drawn, SceneFrame& frame) {
  if (drawn.count == 0) return;
  frame.smallestRadius = std::min(frame.smallestRadius, drawn.smallest);
  frame.largestRadius = std::max(frame.largestRadius, drawn.largest);
  frame.bounds.add(drawn.bounds.min);
  frame.bounds.add(drawn.bounds.max);
  frame.vertexCount += drawn.count;
  frame.vertices.insert(frame.vertices.end(), drawn.first.begin(), drawn.first.end());
}

// Bounds, counts and radii of what is drawn; and what it is, as long as it is little enough.
void survey(const SceneInput& input, const SceneLimits& most, SceneFrame& frame) {
  constexpr std::size_t kWorthThreads = 50'000;  // entities
  const std::size_t entities = input.network->vertexCount();
  std::vector<DrawnEntities> ranges(entities < kWorthThreads ? 1 : scanThreads());
  forRanges(ranges.size(), entities, [&](std::size_t range, std::size_t begin, std::size_t end) {
    ranges[range] = drawnEntities(input, most.vertices, begin, end);
  });
  frame.smallestRadius = std::numeric_limits<float>::max();
  for (const DrawnEntities& drawn : ranges) append(drawn, frame);
  frame.vertices.resize(std::min(frame.vertices.size(), most.vertices));
  if (frame.vertexCount > most.vertices) {  // a large map: no need to look at every tie
    frame.tieCount = input.view->highlightOnly ? input.network->edgeCount() : input.visibility->edgeCount;
    return;
  }
  for (std::uint32_t i = 0; i < input.network->edgeCount(); ++i) {
    if (!isDrawn(input, EdgeIndex{i})) continue;
    if (++frame.tieCount <= most.ties) frame.ties.emplace_back(i);
  }
  frame.whole = frame.vertexCount <= most.vertices && frame.tieCount <= most.ties;
}

}  // namespace

Color themed(const ThemedColor& color, Theme theme) { return theme == Theme::light ? color.light : color.dark; }

Color dimmedColor(Color color, const ScenePalette& palette) { return mix(color, palette.background, 0.82F); }

float markRadius(const GraphSnapshot& network, const ViewSpec& view, VertexIndex v) {
  if (view.sizeBy == SizeBy::uniform) return kUniformRadius;
  return radiusOf(static_cast<float>(network.degree(v)));
}

float markRadius(const SceneInput& input, VertexIndex v) {
  const bool bySize = input.view->sizeBy == SizeBy::betweenness && v.value < input.sizes.size();
  return bySize ? radiusOf(input.sizes[v.value]) : markRadius(*input.network, *input.view, v);
}

std::optional<std::uint32_t> Scene::markOf(VertexIndex v) const {
  const auto vertexOf = [&](std::uint32_t mark) { return marks[mark].vertex; };
  const auto found = std::ranges::lower_bound(marksByVertex, v, {}, vertexOf);
  if (found == marksByVertex.end() || vertexOf(*found) != v) return std::nullopt;
  return *found;
}

SceneFrame buildSceneFrame(const SceneInput& input, const SceneLimits& most) {
  SceneFrame frame;
  frame.palette = scenePalette(input.theme);
  frame.coloring = coloringOf(input);
  survey(input, most, frame);
  if (input.view->showHulls) {
    frame.hulls = buildHulls(input);
  } else {
    frame.hulls = parseLayoutName(input.view->layout).algorithm == "groups" ? buildIslands(input) : buildRings(input);
  }
  frame.ground = buildGround(input);
  if (frame.ground) {
    frame.bounds.add(frame.ground->sheet.min);
    frame.bounds.add(frame.ground->sheet.max);
  }
  frame.legend = buildLegend(input, frame.coloring);
  frame.title = sceneTitle(input);
  frame.caption = sceneCaption(input);
  return frame;
}

Scene buildScenePart(const SceneInput& input, const SceneFrame& frame, const ScenePart& part) {
  Scene scene;
  scene.palette = frame.palette;
  scene.hulls = frame.hulls;
  scene.ground = frame.ground;
  scene.legend = frame.legend;
  scene.title = frame.title;
  scene.caption = frame.caption;
  scene.bounds = frame.bounds;
  const Standing standing{input};
  buildMarks(input, standing, frame, part, scene);
  scene.lines = buildLines(input, standing, scene, part);
  scene.labels = buildLabels(input, scene, frame);
  return scene;
}

Scene buildScene(const SceneInput& input) {
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  const SceneFrame frame = buildSceneFrame(input, {.vertices = kAny, .ties = kAny});
  return buildScenePart(input, frame, {.vertices = frame.vertices, .ties = frame.ties, .crowd = frame.ties.size()});
}

}  // namespace samspil
