// The small map of the whole network, in a corner while only a part is in sight: where one is, what is selected, and a
// drag to be elsewhere.
#include <algorithm>

#include <imgui.h>

#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr std::size_t kFewest = 300;     // entities; smaller networks are found by eye
constexpr std::size_t kMostDots = 1000;  // more would only be a blot
constexpr float kLeastCanvas = 2.6F;     // times the small map: on less it would hide more than it shows
constexpr float kWidth = 190, kHeight = 130, kInset = 16, kPadding = 8;  // units of design

// How the whole network fits into the little map.
struct Fit {
  Vec2 middle, worldMiddle;
  float scale = 1;
  Vec2 screenOf(Vec2 world) const { return middle + (world - worldMiddle) * scale; }
  Vec2 worldOf(Vec2 screen) const { return (screen - middle) * (1 / scale) + worldMiddle; }
};

Fit fitOf(const Frame& frame, const Box& place, const Box& bounds) {
  const float padding = frame.style.px(kPadding);
  const float across = (place.width() - 2 * padding) / std::max(bounds.width(), 0.01F);
  const float down = (place.height() - 2 * padding) / std::max(bounds.height(), 0.01F);
  return {place.center(), bounds.center(), std::min(across, down)};
}

bool seesAll(const Frame& frame, const Box& bounds) {
  const Camera& camera = frame.state.camera;
  const Vec2 min = camera.screenFromWorld(bounds.min), max = camera.screenFromWorld(bounds.max);
  return min.x >= 0 && min.y >= 0 && max.x <= camera.viewport.x && max.y <= camera.viewport.y;
}

void drawDots(const Frame& frame, ImDrawList* list, const Fit& fit) {
  const Style& style = frame.style;
  const auto& positions = frame.derived().positions;
  const auto& shown = frame.session().visibility().vertices;
  const std::size_t step = std::max<std::size_t>(positions.size() / kMostDots, 1);
  const Vec2 half{style.px(0.9F), style.px(0.9F)};
  for (std::size_t v = 0; v < std::min(positions.size(), shown.size()); v += step) {
    if (shown[v] == 0) continue;
    const Vec2 at = fit.screenOf(positions[v]);
    list->AddRectFilled(im(at - half), im(at + half), packed(style.muted));
  }
  for (const VertexIndex v : frame.state.selection) {
    if (v.value < positions.size())
      list->AddCircleFilled(im(fit.screenOf(positions[v.value])), style.px(3), packed(style.accent), 12);
  }
}

}  // namespace

std::optional<Box> minimapBox(const Frame& frame) {
  if (!frame.state.showMinimap || frame.session().visibility().vertexCount < kFewest) return {};
  const Box bounds = frame.derived().bounds();
  if (bounds.empty() || seesAll(frame, bounds)) return {};
  const Style& style = frame.style;
  const Box& canvas = frame.places.canvas;
  const Vec2 size{style.px(kWidth), style.px(kHeight)}, inset{style.px(kInset), style.px(kInset)};
  if (canvas.height() < size.y * kLeastCanvas || canvas.width() < size.x * kLeastCanvas) return {};
  const Box corner{canvas.max - inset - size, canvas.max - inset};
  const auto doors = doorsBox(frame);
  if (!doors || !doors->intersects(corner)) return corner;
  const Vec2 up{0, corner.max.y - doors->min.y + inset.y};  // above the doors
  return Box{corner.min - up, corner.max - up};
}

void drawMinimap(Frame& frame) {
  const auto place = minimapBox(frame);
  if (!place) return;
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, style.px(metric::kRounding));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ui::beginPanel(frame, "minimap", *place, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const Fit fit = fitOf(frame, *place, frame.derived().bounds());
  ImGui::InvisibleButton("all", {place->width(), place->height()});
  frame.trace.target("minimap", *place);
  if (ImGui::IsItemActive()) {
    const Vec2 to = fit.worldOf(vec(ImGui::GetIO().MousePos));
    frame.commands.push([to](Workspace& w) -> Result<void> {
      w.motion.stop();
      w.state.camera.center = to;
      return {};
    });
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  drawDots(frame, list, fit);
  const Camera& camera = frame.state.camera;
  const Vec2 min = fit.screenOf(camera.worldFromScreen({0, 0})),
             max = fit.screenOf(camera.worldFromScreen(camera.viewport));
  list->AddRectFilled(im(min), im(max), packed(style.accent.withAlpha(26)));
  list->AddRect(im(min), im(max), packed(style.accent), style.px(3), 0, style.px(1.5F));
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace samspil
