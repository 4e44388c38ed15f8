#include "viewer/change_colors.h"

#include <algorithm>

namespace samspil {

namespace {
constexpr Vec2 kLineShift{0.5F, 0.5F};  // ImGui draws lines through the middles of pixels
}  // namespace

void drawChangeSign(ImDrawList* list, Change change, Vec2 center, float radius, Color color, Color sign) {
  list->AddCircleFilled(im(center), radius, packed(color), 24);
  const float arm = radius * 0.55F, pen = std::max(radius * 0.3F, 1.0F);
  if (change == Change::changed) {
    list->AddBezierCubic({center.x - arm, center.y}, {center.x - arm * 0.3F, center.y - radius},
                         {center.x + arm * 0.3F, center.y + radius}, {center.x + arm, center.y}, packed(sign), pen);
    return;
  }
  center = center - kLineShift;
  list->AddLine({center.x - arm, center.y}, {center.x + arm, center.y}, packed(sign), pen);
  if (change == Change::added) list->AddLine({center.x, center.y - arm}, {center.x, center.y + arm}, packed(sign), pen);
}

void drawChangesOnMap(const Frame& frame, ImDrawList* list) {
  if (frame.state.drawer != DrawerPage::time || !frame.derived().times) return;
  const Box& place = frame.places.canvas;
  const Style& style = frame.style;
  list->AddRectFilled(im(place.min), im(place.max), packed(style.palette.background.withAlpha(kChangeVeil)));
  for (const ChangeSign& sign : changeSigns(frame.derived().times->rows, frame.derived().scene, frame.state.camera,
                                            frame.state.theme, style.scale)) {
    const Vec2 from = place.min + sign.from, to = place.min + sign.to;
    if (sign.radius > 0)
      drawChangeSign(list, sign.change, from, sign.radius, sign.color, style.palette.background);
    else
      list->AddLine(im(from - kLineShift), im(to - kLineShift), packed(sign.color), sign.width);
  }
}

}  // namespace samspil
