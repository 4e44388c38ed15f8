#include "session/map_signs.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "session/label_text.h"

namespace samspil {

namespace {

// Blue-green, vermilion and amber: told apart with any colour vision (Okabe & Ito 2008), and by their signs without.
constexpr ThemedColor kColors[] = {
    {{0, 114, 92}, {64, 200, 160}}, {{190, 62, 0}, {255, 142, 92}}, {{150, 108, 0}, {236, 198, 70}}};
constexpr float kSmallestSign = 5;  // pixels at UI scale 1

// Ink of 1 and width, in pixels at UI scale 1, of a changed tie, where few changed and where very many did.
constexpr float kFewInk = 0.75F, kManyInk = 0.35F, kFewWidth = 2, kManyWidth = 1;
constexpr float kFew = 60, kMany = 500;

// 0 where few ties changed, 1 where very many did.
float finenessOf(std::span<const ChangeRow> rows) {
  const auto ties = std::ranges::count_if(rows, [](const ChangeRow& row) { return row.vertices.size() == 2; });
  return std::clamp((static_cast<float>(ties) - kFew) / (kMany - kFew), 0.0F, 1.0F);
}

constexpr float kSemibold = 1.06F;  // its letters are so much wider than regular ones
constexpr float kWidestName = 17;   // em, of a line of a hull's name
constexpr float kNameMargin = 4;    // pixels at UI scale 1 that names keep from the rim of the viewport
constexpr float kNamesApart = 2;    // pixels between two names

// Room for a name around an outline, the best first: above its middle, above its left and right part, below it, inside.
std::optional<Box> freePlaceFor(const Box& outline, Vec2 room, const Box& sight, std::span<const HullName> names) {
  const float quarter = outline.width() / 4, middle = outline.center().x;
  const float above = outline.min.y - room.y, below = outline.max.y, inside = outline.center().y - room.y / 2;
  const Vec2 tops[] = {{middle, above},           {middle - quarter, above}, {middle + quarter, above}, {middle, below},
                       {middle - quarter, below}, {middle + quarter, below}, {middle, inside}};
  for (const Vec2 top : tops) {
    if (room.x > sight.width() || room.y > sight.height()) break;
    const Vec2 corner{std::clamp(top.x - room.x / 2, sight.min.x, sight.max.x - room.x),
                      std::clamp(top.y, sight.min.y, sight.max.y - room.y)};
    const Box box{corner, corner + room}, apart = box.grown(kNamesApart);
    if (std::ranges::none_of(names, [&](const HullName& other) { return other.box.intersects(apart); })) return box;
  }
  return {};
}

}  // namespace

Color changeColor(Change change, Theme theme) {
  const ThemedColor& color = kColors[static_cast<std::size_t>(change)];
  return theme == Theme::light ? color.light : color.dark;
}

std::vector<ChangeSign> changeSigns(std::span<const ChangeRow> rows, const Scene& scene, const Camera& camera,
                                    Theme theme, float scale) {
  std::vector<ChangeSign> signs;
  const auto screenOf = [&](std::uint32_t mark) { return camera.screenFromWorld(scene.marks[mark].position); };
  const float fineness = finenessOf(rows);
  const auto ink = static_cast<std::uint8_t>(std::lround(255 * std::lerp(kFewInk, kManyInk, fineness)));
  const float width = std::lerp(kFewWidth, kManyWidth, fineness) * scale;
  for (const ChangeRow& row : rows) {
    if (row.vertices.size() != 2) continue;
    const auto from = scene.markOf(row.vertices[0]), to = scene.markOf(row.vertices[1]);
    if (!from || !to) continue;
    const Color color = changeColor(row.change, theme).withAlpha(ink);
    signs.push_back({row.change, color, screenOf(*from), screenOf(*to), 0, width});
  }
  for (const ChangeRow& row : rows) {
    if (row.vertices.size() != 1) continue;
    const auto mark = scene.markOf(row.vertices[0]);
    if (!mark) continue;
    const float radius = std::max(camera.pixels(scene.marks[*mark].radius), kSmallestSign * scale);
    signs.push_back({row.change, changeColor(row.change, theme), screenOf(*mark), screenOf(*mark), radius, 0});
  }
  return signs;
}

std::vector<HullName> hullNames(const Scene& scene, const Camera& camera, const FontMetrics& metrics, float scale) {
  const float size = kHullNameSize * scale, letters = kSemibold * size;
  const Box sight = Box{{0, 0}, camera.viewport}.grown(-kNameMargin * scale);
  std::vector<HullName> names;
  for (const Hull& hull : scene.hulls) {
    Box outline;
    for (const Vec2 point : hull.outline) outline.add(camera.screenFromWorld(point));
    if (hull.text.empty() || hull.outline.empty() || !outline.intersects(sight)) continue;
    HullName name{wrapLabel(hull.text, metrics, letters, kWidestName * size), {}};
    Vec2 room{0, metrics.lineHeight(size) * static_cast<float>(name.lines.size())};
    for (const std::string& line : name.lines) room.x = std::max(room.x, metrics.width(line, letters));
    const auto place = freePlaceFor(outline, room, sight, names);
    if (!place) continue;
    name.box = *place;
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<GroundLine> groundLines(const Ground& ground) {
  const auto& [low, high] = ground.sheet;
  std::vector<GroundLine> lines{{{low, {high.x, low.y}, high, {low.x, high.y}, low}, ground.frame}};
  for (const auto& border : ground.borders) lines.push_back({border, ground.border});
  for (const auto& coast : ground.coasts) lines.push_back({coast, ground.coast});
  for (const Ground::Ring& ring : ground.rings) {
    for (const auto& arc : ring.arcs) lines.push_back({arc, ground.ring});
  }
  return lines;
}

std::vector<GroundText> groundTexts(const Ground& ground, const Camera& camera, const FontMetrics& metrics,
                                    float scale) {
  const float size = kGroundTextSize * scale, gap = 3 * scale;
  std::vector<GroundText> texts;
  const auto add = [&](Vec2 at, std::string_view text, bool above) {
    const float baseline = above ? at.y - gap - 0.22F * size : at.y + gap + 0.95F * size;
    const float half = metrics.width(text, size) / 2;
    const Box box{{at.x - half, baseline - size}, {at.x + half, baseline + 0.3F * size}};
    const bool free = std::ranges::none_of(texts, [&](const GroundText& other) { return other.box.intersects(box); });
    if (free && Box{{0, 0}, camera.viewport}.intersects(box)) texts.push_back({{at.x, baseline}, text, box});
  };
  for (const Ground::Caption& caption : ground.captions)
    add(camera.screenFromWorld(caption.at), caption.text, caption.above);
  for (const Ground::Ring& ring : ground.rings) {
    if (!ring.text.empty()) add(camera.screenFromWorld(ring.at), ring.text, true);
  }
  return texts;
}

}  // namespace samspil
