#include "viewer/import_overlay.h"

#include <algorithm>

#include "viewer/change_colors.h"
#include "viewer/import_wizard.h"

namespace samspil {

namespace {

constexpr std::uint8_t kVeil = 165;      // how far what stays as it is recedes, of 255
constexpr std::size_t kMostNames = 400;  // that are tried to be written
// As far from the colours of change as from each other, with any colour vision (Okabe & Ito 2008).
constexpr ThemedColor kPossible{{148, 60, 130}, {232, 150, 210}};

bool covers(const std::vector<Box>& taken, const Box& box) {
  return std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return other.intersects(box); });
}

void drawDashed(ImDrawList* list, Vec2 from, Vec2 to, Color color, float width, float dash) {
  const float whole = length(to - from);
  const Vec2 step = whole > 0 ? (to - from) * (1 / whole) : Vec2{};
  for (float at = 0; at < whole && at < dash * 400; at += 2 * dash)
    list->AddLine(im(from + step * at), im(from + step * std::min(at + dash, whole)), packed(color), width);
}

std::vector<Vec2> placesOf(const Frame& frame, const ImportMap& map) {
  std::vector<Vec2> places;
  for (const auto& point : map.points)
    places.push_back(frame.places.canvas.min + frame.state.camera.screenFromWorld(point.position));
  return places;
}

float radiusOf(const Frame& frame, const ImportMap& map) { return frame.style.px(map.points.size() > 200 ? 5 : 7); }

// Names beside the signs of what is not on the map yet, where they cover neither signs nor each other.
void drawNames(const Frame& frame, ImDrawList* list, const ImportMap& map, const std::vector<Vec2>& at, float radius) {
  const Style& style = frame.style;
  ImFont* face = style.fonts.caption;
  std::vector<Box> taken;
  for (const Vec2 point : at) taken.push_back(Box{point, point}.grown(radius));
  for (std::size_t i = 0; i < std::min(at.size(), kMostNames); ++i) {
    if (map.points[i].onMap || !frame.places.canvas.contains(at[i])) continue;
    const ImVec2 size = face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, map.points[i].name.c_str());
    const Vec2 begin{at[i].x + radius + style.px(4), at[i].y - size.y / 2};
    const Box box{begin, {begin.x + size.x, begin.y + size.y}};
    if (covers(taken, box)) continue;
    taken.push_back(box);
    list->AddRectFilled(im(box.grown(style.px(2)).min), im(box.grown(style.px(2)).max),
                        packed(style.palette.background.withAlpha(215)), style.px(3));
    list->AddText(face, face->FontSize, im(begin), packed(style.text), map.points[i].name.c_str());
  }
}

}  // namespace

Color importColor(ImportSign sign, Theme theme) {
  if (sign == ImportSign::possible) return theme == Theme::light ? kPossible.light : kPossible.dark;
  return changeColor(sign == ImportSign::added ? Change::added : Change::changed, theme);
}

void drawImportSign(const Frame& frame, ImDrawList* list, ImportSign sign, Vec2 center, float radius, Color ink) {
  const Color color = importColor(sign, frame.state.theme);
  if (sign != ImportSign::possible)
    return drawChangeSign(list, sign == ImportSign::added ? Change::added : Change::changed, center, radius, color,
                          ink);
  list->AddCircleFilled(im(center), radius, packed(color), 24);
  ImFont* face = frame.style.fonts.strong;
  const float size = radius * 1.7F;
  const ImVec2 extent = face->CalcTextSizeA(size, FLT_MAX, 0, "?");
  list->AddText(face, size, {center.x - extent.x / 2, center.y - extent.y / 2}, packed(ink), "?");
}

void drawImportOnMap(const Frame& frame, ImDrawList* list) {
  if (!frame.panels.import || !frame.panels.import->map) return;
  const ImportMap& map = *frame.panels.import->map;
  const Style& style = frame.style;
  const Box& place = frame.places.canvas;
  list->AddRectFilled(im(place.min), im(place.max), packed(style.palette.background.withAlpha(kVeil)));
  const auto screenOf = [&](Vec2 world) { return place.min + frame.state.camera.screenFromWorld(world); };
  for (const auto& tie : map.ties) {
    const Color color = importColor(tie.sign, frame.state.theme).withAlpha(170);
    if (tie.sign == ImportSign::possible)
      drawDashed(list, screenOf(tie.from), screenOf(tie.to), color, style.px(1.6F), style.px(6));
    else
      list->AddLine(im(screenOf(tie.from)), im(screenOf(tie.to)), packed(color), style.px(1.4F));
  }
  const auto at = placesOf(frame, map);
  for (std::size_t i = 0; i < at.size(); ++i)
    drawImportSign(frame, list, map.points[i].sign, at[i], radiusOf(frame, map), style.palette.background);
}

void drawImportNames(const Frame& frame, ImDrawList* list) {
  if (!frame.panels.import || !frame.panels.import->map) return;
  const ImportMap& map = *frame.panels.import->map;
  drawNames(frame, list, map, placesOf(frame, map), radiusOf(frame, map));
}

}  // namespace samspil
