// Mouse and keyboard on one page, made from the catalogue.
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

void line(Frame& frame, std::string_view gesture, std::string_view meaning, float gestureWidth) {
  const float left = ImGui::GetCursorPosX();
  ui::text(frame.style.fonts.strong, gesture, frame.style.text);
  ImGui::SameLine();
  ImGui::SetCursorPosX(left + gestureWidth);
  ui::text(meaning, frame.style.muted);
}

void drawKeys(Frame& frame) {
  for (const WindowCommand& command : windowCommandCatalogue()) {
    if (command.shortcuts[0].empty()) continue;
    std::string keys = shortcutText(command.shortcuts[0], frame.language());
    if (!command.shortcuts[1].empty()) keys += ", " + shortcutText(command.shortcuts[1], frame.language());
    line(frame, keys, frame.text(command.title), frame.style.px(170));
  }
}

}  // namespace

void drawHelp(Frame& frame) {
  if (!frame.state.showHelp) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(28), style.px(22)));
  const float width = std::min(style.px(960), display.x - style.px(60));
  ui::beginCard(frame, "help", display * 0.5F, {0.5F, 0.5F}, width);
  ui::text(style.fonts.title, frame.text(say::kHelpTitle), style.text);
  ImGui::SameLine(width - style.px(62));
  if (ui::iconButton(frame, "help:close", icon::kClose, frame.text(say::kClose))) frame.state.showHelp = false;
  if (ImGui::BeginTable("columns", 2, ImGuiTableFlags_SizingStretchSame)) {
    ImGui::TableNextColumn();
    ui::sectionTitle(frame, frame.text(say::kHelpMouse));
    for (const auto& help : say::kMouseHelp)
      line(frame, frame.text(help.gesture), frame.text(help.meaning), style.px(170));
    ImGui::TableNextColumn();
    ui::sectionTitle(frame, frame.text(say::kHelpKeys));
    drawKeys(frame);
    ImGui::EndTable();
  }
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
