// A rim around fields and boxes on a card, which is about as light or dark as their insides.
//
//   const Rim rim(frame.style, frame.style.muted);
//   ImGui::RadioButton(...);
//
// Holds for what is drawn while it lives, which must be within one window or child.
#pragma once

#include <imgui.h>

#include "viewer/style.h"

namespace samspil::ui {

class Rim {
 public:
  Rim(const Style& style, Color color) {
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, style.px(1));
    ImGui::PushStyleColor(ImGuiCol_Border, imColor(color));
  }
  Rim(const Rim&) = delete;
  Rim& operator=(const Rim&) = delete;
  ~Rim() {
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
  }
};

// As small as its words.
inline bool checkbox(const Style& style, const char* label, bool* ticked) {
  const Rim rim(style, style.muted);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(4), style.px(1)));
  const bool changed = ImGui::Checkbox(label, ticked);
  ImGui::PopStyleVar();
  return changed;
}

}  // namespace samspil::ui
