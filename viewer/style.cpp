#include "viewer/style.h"

namespace samspil {

void setTheme(Style& style, Theme theme) {
  const ScenePalette palette = scenePalette(theme);
  const bool light = theme == Theme::light;
  style.palette = palette;
  style.panel = palette.panel;
  style.raised = light ? palette.panel : mix(palette.panel, palette.text, 0.04F);
  style.sunken = mix(palette.panel, palette.text, light ? 0.045F : 0.06F);
  style.hovered = mix(palette.panel, palette.text, light ? 0.06F : 0.09F);
  style.pressed = mix(palette.panel, palette.text, light ? 0.11F : 0.15F);
  style.border = palette.border;
  style.text = palette.text;
  style.muted = palette.mutedText;
  style.accent = palette.accent;
  style.accentSoft = mix(palette.panel, palette.accent, light ? 0.10F : 0.18F);
  style.onAccent = contrastRatio(palette.accent, {255, 255, 255}) >= 4.5 ? Color{255, 255, 255} : Color{20, 23, 28};
  style.problem = light ? Color{176, 32, 42} : Color{255, 138, 138};
  style.good = light ? Color{28, 110, 62} : Color{118, 208, 150};
  style.shadow = Color{0, 0, 0, static_cast<std::uint8_t>(light ? 26 : 90)};
}

namespace {

void applyColors(const Style& style) {
  ImVec4* colors = ImGui::GetStyle().Colors;
  const auto set = [&](ImGuiCol which, Color color) { colors[which] = imColor(color); };
  const Color clear = style.panel.withAlpha(0);
  set(ImGuiCol_Text, style.text);
  set(ImGuiCol_TextDisabled, style.muted);
  set(ImGuiCol_WindowBg, style.panel);
  set(ImGuiCol_ChildBg, clear);
  set(ImGuiCol_PopupBg, style.raised);
  set(ImGuiCol_Border, style.border);
  set(ImGuiCol_FrameBg, style.sunken);
  set(ImGuiCol_FrameBgHovered, style.hovered);
  set(ImGuiCol_FrameBgActive, style.sunken);
  set(ImGuiCol_Button, clear);
  set(ImGuiCol_ButtonHovered, style.hovered);
  set(ImGuiCol_ButtonActive, style.pressed);
  set(ImGuiCol_Header, style.accentSoft);
  set(ImGuiCol_HeaderHovered, style.hovered);
  set(ImGuiCol_HeaderActive, style.pressed);
  set(ImGuiCol_CheckMark, style.accent);
  set(ImGuiCol_SliderGrab, style.accent);
  set(ImGuiCol_SliderGrabActive, style.accent);
  set(ImGuiCol_Separator, style.border);
  set(ImGuiCol_ScrollbarBg, clear);
  set(ImGuiCol_ScrollbarGrab, mix(style.panel, style.muted, 0.35F));
  set(ImGuiCol_ScrollbarGrabHovered, mix(style.panel, style.muted, 0.55F));
  set(ImGuiCol_ScrollbarGrabActive, mix(style.panel, style.muted, 0.7F));
  set(ImGuiCol_TextSelectedBg, mix(style.panel, style.accent, 0.35F));
  set(ImGuiCol_NavHighlight, style.accent);
  set(ImGuiCol_PlotHistogram, style.accent);
  set(ImGuiCol_ModalWindowDimBg, Color{0, 0, 0, 90});
  set(ImGuiCol_TableBorderLight, style.border);
  set(ImGuiCol_TableBorderStrong, style.border);
  set(ImGuiCol_TableHeaderBg, clear);
}

}  // namespace

void applyStyle(const Style& style) {
  ImGuiStyle& look = ImGui::GetStyle();
  look = ImGuiStyle{};
  look.WindowPadding = {metric::kPadding, metric::kPadding};
  look.FramePadding = {10, 7};
  look.ItemSpacing = {8, 6};
  look.ItemInnerSpacing = {8, 6};
  look.CellPadding = {6, 5};
  look.WindowRounding = 0;
  look.ChildRounding = metric::kRounding;
  look.FrameRounding = metric::kRounding;
  look.PopupRounding = metric::kRounding + 2;
  look.ScrollbarRounding = 6;
  look.ScrollbarSize = 10;
  look.GrabRounding = 6;
  look.WindowBorderSize = 0;
  look.PopupBorderSize = 1;
  look.FrameBorderSize = 0;
  look.ButtonTextAlign = {0.5F, 0.5F};
  look.SelectableTextAlign = {0, 0.5F};
  look.AntiAliasedLinesUseTex = true;
  look.ScaleAllSizes(style.scale);
  applyColors(style);
}

}  // namespace samspil
