// The ways in, on the first screen: a strip over the map that can be closed.
#include <algorithm>
#include <cmath>

#include "viewer/commands.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_widgets.h"
#include "viewer/recent_networks.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

struct Door {
  const char* id;
  char32_t icon;
  UiText title, summary;
  Result<void> (*enter)(Workspace&);
};

constexpr Door kDoors[] = {
    {"door:explore", icon::kCompass, say::kDoorExplore, say::kDoorExploreText, command::explore},
    {"door:gaps", icon::kUnlink, say::kDoorGaps, say::kDoorGapsText, command::seeGaps},
    {"door:import", icon::kUpload, say::kDoorImport, say::kDoorImportText, command::openImport},
};
constexpr UiText kRecent = bilingual("Senest åbnet:", "Opened lately:");
constexpr std::size_t kRecentShown = 4;
constexpr float kRecentHeight = 26;                            // units of design
constexpr float kLeastForSummary = 200;                        // units of design
constexpr float kWidest = 276, kDoorHeight = 80, kClose = 66;  // units of design
constexpr float kPadding = 6, kWordsLeft = 58;                 // units of design

// All doors stand side by side, also where the map is narrow.
float doorWidth(const Frame& frame) {
  const Style& style = frame.style;
  const float room = frame.places.canvas.width() - style.px(kClose + 16 + 32);
  return std::min(std::floor(room / static_cast<float>(std::size(kDoors))), style.px(kWidest));
}

// Beside its sign; where there is no room for more, the title alone.
void drawWords(Frame& frame, const Door& door, Vec2 at, Vec2 size) {
  const Style& style = frame.style;
  const std::string_view title = frame.text(door.title), summary = frame.text(door.summary);
  ImFont* strong = style.fonts.strong;
  ImFont* caption = style.fonts.caption;
  if (size.x < style.px(kLeastForSummary)) {
    const float left = at.x + style.px(54), room = at.x + size.x - left - style.px(4);
    const int lines = ui::widthOf(strong, title) > room ? 2 : 1;
    const float height = static_cast<float>(lines) * (strong->FontSize + style.px(3));
    ui::textLinesAt(frame, {left, at.y + (size.y - height) / 2}, strong, title, style.text, room, lines);
    ui::tooltip(summary);
    return;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float left = at.x + style.px(kWordsLeft);
  list->AddText(strong, strong->FontSize, {left, at.y + style.px(13)}, packed(style.text), title.data(),
                title.data() + title.size());
  list->AddText(caption, caption->FontSize, {left, at.y + style.px(34)}, packed(style.muted), summary.data(),
                summary.data() + summary.size(), size.x - style.px(64));
}

void drawDoor(Frame& frame, const Door& door) {
  const Style& style = frame.style;
  const Vec2 size{doorWidth(frame), style.px(kDoorHeight)};
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  if (ImGui::InvisibleButton(door.id, im(size))) frame.commands.push(door.enter);
  frame.trace.target(door.id, ui::lastItem());
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    list->AddRectFilled(im(at), im(at + size), packed(style.hovered), style.px(10));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const Vec2 middle = at + Vec2{style.px(30), size.y / 2};
  list->AddCircleFilled(im(middle), style.px(20), packed(style.accentSoft), 32);
  ImFont* icons = style.fonts.heading;
  const std::string sign = ui::iconText(door.icon);
  const ImVec2 signSize = icons->CalcTextSizeA(icons->FontSize, FLT_MAX, 0, sign.c_str());
  list->AddText(icons, icons->FontSize, {middle.x - signSize.x / 2, middle.y - signSize.y / 2}, packed(style.accent),
                sign.c_str());
  drawWords(frame, door, at, size);
}

// "Senest åbnet:" and the names of other networks, below the doors' words; a click opens one.
void drawRecent(Frame& frame) {
  const Style& style = frame.style;
  ImGui::SetCursorPos({style.px(kPadding + kWordsLeft), style.px(kPadding + kDoorHeight - 6)});
  ui::text(style.fonts.caption, frame.text(kRecent), style.muted);
  for (std::size_t i = 0; i < std::min(frame.panels.recent.size(), kRecentShown); ++i) {
    ImGui::SameLine(0, style.px(14));
    const std::filesystem::path network = frame.panels.recent[i];
    const std::string id = "recent:" + std::to_string(i);
    if (ui::link(frame, id.c_str(), style.fonts.caption, networkName(network), style.px(190)))
      frame.commands.push([network](Workspace& w) { return command::openInstead(w, network); });
    frame.trace.target(id, ui::lastItem());
    ui::tooltip(network.string());
  }
}

}  // namespace

std::optional<Box> doorsBox(const Frame& frame) {
  if (!frame.state.showDoors || frame.state.drawer != DrawerPage::none) return {};
  const Style& style = frame.style;
  const float width = static_cast<float>(std::size(kDoors)) * doorWidth(frame) + style.px(kClose + 16),
              height = style.px(kDoorHeight + 2 * kPadding + (frame.panels.recent.empty() ? 0 : kRecentHeight));
  const Box& canvas = frame.places.canvas;
  const Vec2 min{canvas.center().x - width / 2, canvas.max.y - height - style.px(16)};
  return Box{min, min + Vec2{width, height}};
}

void drawDoors(Frame& frame) {
  const auto box = doorsBox(frame);
  if (!box) return;
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(kPadding), style.px(kPadding)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ui::beginCard(frame, "doors", box->min, {0, 0}, box->width());
  for (std::size_t i = 0; i < std::size(kDoors); ++i) {
    if (i > 0) ImGui::SameLine();
    drawDoor(frame, kDoors[i]);
  }
  // Not on the doors' line, which would grow by as much as the buttons stand lower.
  const float beside = style.px(kPadding) + doorWidth(frame) * static_cast<float>(std::size(kDoors));
  ImGui::SetCursorPos({beside, style.px(kPadding + (kDoorHeight - 34) / 2)});
  if (ui::iconButton(frame, "door:guide", icon::kCompass, frame.text(findWindowCommand("guide")->title)))
    frame.run("guide");
  ImGui::SameLine(0, 0);
  if (ui::iconButton(frame, "door:close", icon::kClose, frame.text(say::kClose))) frame.state.showDoors = false;
  if (!frame.panels.recent.empty()) drawRecent(frame);
  ui::endCard();
  ImGui::PopStyleVar(2);
}

}  // namespace samspil
