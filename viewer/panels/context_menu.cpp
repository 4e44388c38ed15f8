// The menu of a right click: commands on what is selected, else on the map, each with its key.
#include <utility>

#include "viewer/widgets.h"

namespace samspil {

namespace {

void item(Frame& frame, const WindowCommand& command) {
  const std::string label = ui::iconText(command.icon) + "   " + std::string(frame.text(command.title));
  const std::string keys = shortcutText(command.shortcuts[0], frame.language());
  if (ImGui::MenuItem(label.c_str(), keys.c_str(), false, command.enabledIn(frame.workspace)))
    frame.commands.push(command.run);
  frame.trace.target("menu:" + std::string(command.id), ui::lastItem());
}

}  // namespace

void drawContextMenu(Frame& frame) {
  if (frame.panels.contextMenuWanted) {
    ImGui::OpenPopup("context");
    frame.panels.contextMenuWanted = false;
    frame.panels.contextMenuOpen = true;
    // A click opens it at the mouse, where ImGui keeps it within the window; a key beside the selected.
    if (std::exchange(frame.panels.contextMenuOnCanvas, false)) {
      const Vec2 at = frame.places.canvas.min + frame.panels.contextMenuAt;
      const bool upwards = at.y > ImGui::GetIO().DisplaySize.y / 2;
      ImGui::SetNextWindowPos(im(at), ImGuiCond_Always, {0, upwards ? 1.0F : 0.0F});
    }
  }
  const float scale = frame.style.scale;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(8 * scale, 8 * scale));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(12 * scale, 7 * scale));
  if (ImGui::BeginPopup("context")) {
    if (!frame.panels.contextMenuOpen) ImGui::CloseCurrentPopup();
    const bool selected = !frame.state.selection.empty();
    std::optional<WindowCommandGroup> group;
    for (const WindowCommand& command : windowCommandCatalogue()) {
      if (selected && command.inContextMenu && command.enabledIn(frame.workspace)) {
        if (group && group != command.group) ImGui::Separator();
        group = command.group;
        item(frame, command);
      }
    }
    if (!selected) {
      for (const char* id : {"fit", "zoom_in", "zoom_out", "tidy_up", "view_menu"}) item(frame, *findWindowCommand(id));
      ImGui::Separator();
      for (const char* id : {"new_entity", "ask", "clear_filters"}) item(frame, *findWindowCommand(id));
    }
    ImGui::EndPopup();
  } else {
    frame.panels.contextMenuOpen = false;
  }
  ImGui::PopStyleVar(2);
}

}  // namespace samspil
