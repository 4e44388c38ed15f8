#include "viewer/change_colors.h"

#include <algorithm>

namespace samspil {

namespace {

// Blue-green, vermilion and amber: told apart with any colour vision (Okabe & Ito 2008), and by their signs without.
constexpr ThemedColor kColors[] = {
    {{0, 114, 92}, {64, 200, 160}}, {{190, 62, 0}, {255, 142, 92}}, {{150, 108, 0}, {236, 198, 70}}};
constexpr std::uint8_t kVeil = 150;  // how far what did not change recedes, of 255

}  // namespace

Color changeColor(Change change, Theme theme) {
  const ThemedColor& color = kColors[static_cast<std::size_t>(change)];
  return theme == Theme::light ? color.light : color.dark;
}

void drawChangeSign(ImDrawList* list, Change change, Vec2 center, float radius, Color color, Color sign) {
  list->AddCircleFilled(im(center), radius, packed(color), 24);
  const float arm = radius * 0.55F, pen = std::max(radius * 0.3F, 1.0F);
  if (change == Change::changed) {
    list->AddBezierCubic({center.x - arm, center.y}, {center.x - arm * 0.3F, center.y - radius},
                         {center.x + arm * 0.3F, center.y + radius}, {center.x + arm, center.y}, packed(sign), pen);
    return;
  }
  list->AddLine({center.x - arm, center.y}, {center.x + arm, center.y}, packed(sign), pen);
  if (change == Change::added) list->AddLine({center.x, center.y - arm}, {center.x, center.y + arm}, packed(sign), pen);
}

void drawChangesOnMap(const Frame& frame, ImDrawList* list) {
  if (frame.state.drawer != DrawerPage::time || !frame.derived().times) return;
  const Box& place = frame.places.canvas;
  const Scene& scene = frame.derived().scene;
  const Style& style = frame.style;
  list->AddRectFilled(im(place.min), im(place.max), packed(style.palette.background.withAlpha(kVeil)));
  const auto screenOf = [&](const Mark& mark) { return place.min + frame.state.camera.screenFromWorld(mark.position); };
  for (const ChangeRow& row : frame.derived().times->rows) {
    if (row.vertices.size() != 2) continue;
    const auto from = scene.markOf(row.vertices[0]), to = scene.markOf(row.vertices[1]);
    if (!from || !to) continue;
    list->AddLine(im(screenOf(scene.marks[*from])), im(screenOf(scene.marks[*to])),
                  packed(changeColor(row.change, frame.state.theme).withAlpha(190)), style.px(2));
  }
  for (const ChangeRow& row : frame.derived().times->rows) {
    if (row.vertices.size() != 1) continue;
    const auto mark = scene.markOf(row.vertices[0]);
    if (!mark) continue;
    const float radius = std::max(frame.state.camera.pixels(scene.marks[*mark].radius), style.px(5));
    drawChangeSign(list, row.change, screenOf(scene.marks[*mark]), radius, changeColor(row.change, frame.state.theme),
                   style.palette.background);
  }
}

}  // namespace samspil
