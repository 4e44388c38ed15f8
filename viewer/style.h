// Style is the look of the window: the palette of the scene, what is mixed from it, and distances on a grid of 4.
#pragma once

#include <imgui.h>

#include "session/scene.h"
#include "viewer/fonts.h"

namespace samspil {

struct Style {
  Fonts fonts;
  ScenePalette palette;
  float scale = 1;  // pixels a unit of design

  // Mixed from the palette.
  Color panel, raised, sunken, hovered, pressed, border, text, muted, accent, accentSoft, onAccent, problem, good,
      shadow;

  float px(float design) const { return design * scale; }
};

// The colours of a theme.
void setTheme(Style& style, Theme theme);
// Tells ImGui colours and sizes.
void applyStyle(const Style& style);

inline ImVec4 imColor(Color color) {
  constexpr float kShare = 1.0F / 255;
  return {static_cast<float>(color.r) * kShare, static_cast<float>(color.g) * kShare,
          static_cast<float>(color.b) * kShare, static_cast<float>(color.a) * kShare};
}
inline ImU32 packed(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }
inline ImVec2 im(Vec2 v) { return {v.x, v.y}; }
inline Vec2 vec(ImVec2 v) { return {v.x, v.y}; }

// Sizes of the parts of the window, in units of design.
namespace metric {
inline constexpr float kTopBar = 56, kStatusBar = 30, kFilterBar = 44, kFilterRow = 34;
inline constexpr float kLegendWidth = 264, kDetailsWidth = 348;
inline constexpr float kPadding = 16, kGap = 8, kRounding = 8;
}  // namespace metric

}  // namespace samspil
