#include "viewer/widgets.h"

#include <imgui_internal.h>

#include "base/text.h"
#include "session/line_curve.h"
#include "session/shape_outline.h"
#include "viewer/icons.h"
#include "viewer/text_fit.h"

namespace samspil::ui {

std::string iconText(char32_t icon) {
  std::string text;
  if (icon != 0) appendUtf8(text, icon);
  return text;
}

void text(std::string_view words) { ImGui::TextUnformatted(words.data(), words.data() + words.size()); }

void text(std::string_view words, Color color) {
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(color));
  text(words);
  ImGui::PopStyleColor();
}

void text(ImFont* face, std::string_view words, Color color) {
  ImGui::PushFont(face);
  text(words, color);
  ImGui::PopFont();
}

void wrapped(std::string_view words, Color color) {
  ImGui::PushTextWrapPos(0);
  text(words, color);
  ImGui::PopTextWrapPos();
}

void wrapped(ImFont* face, std::string_view words, Color color) {
  ImGui::PushFont(face);
  wrapped(words, color);
  ImGui::PopFont();
}

void cutText(ImFont* face, std::string_view words, Color color, float width) {
  const std::string shown = cutTo(face, words, width);
  text(face, shown, color);
  if (shown != words) tooltip(words);
}

void tooltip(std::string_view words) {
  if (words.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 8));
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetFontSize() * 26);
  text(words);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

bool iconButton(Frame& frame, const char* id, char32_t icon, std::string_view hint, bool enabled, bool active) {
  const float side = frame.style.px(34);
  // It stands in the middle of a line of words or buttons that it joins.
  auto& line = ImGui::GetCurrentWindow()->DC;
  const float baseline = line.CurrLineTextBaseOffset;
  const float lift = line.CurrLineSize.y > 0 ? std::max((side - line.CurrLineSize.y) / 2, 0.0F) : 0;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - lift);
  ImGui::PushID(id);
  ImGui::BeginDisabled(!enabled);
  ImGui::PushFont(frame.style.fonts.heading);
  const float padding = std::max((side - ImGui::GetFontSize()) / 2, baseline);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, padding));
  if (active) ImGui::PushStyleColor(ImGuiCol_Button, imColor(frame.style.accentSoft));
  const bool pressed = ImGui::Button(iconText(icon).c_str(), {side, side});
  line.PrevLineTextBaseOffset = baseline;  // what follows stands as it would without the button
  if (active) ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::EndDisabled();
  frame.trace.target(id, lastItem());
  tooltip(hint);
  ImGui::PopID();
  return pressed;
}

bool primaryButton(Frame& frame, const char* id, std::string_view words, bool enabled) {
  ImGui::PushID(id);
  ImGui::BeginDisabled(!enabled);
  const Style& style = frame.style;
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(style.accent));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, imColor(mix(style.accent, style.text, 0.12F)));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, imColor(mix(style.accent, style.text, 0.24F)));
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(style.onAccent));
  ImGui::PushFont(style.fonts.strong);
  const bool pressed = ImGui::Button(std::string(words).c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor(4);
  ImGui::EndDisabled();
  frame.trace.target(id, lastItem());
  ImGui::PopID();
  return pressed;
}

bool quietButton(Frame& frame, const char* id, std::string_view words) {
  ImGui::PushID(id);
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(frame.style.sunken));
  const bool pressed = ImGui::Button(std::string(words).c_str());
  ImGui::PopStyleColor();
  frame.trace.target(id, lastItem());
  ImGui::PopID();
  return pressed;
}

bool segment(Frame& frame, const char* id, std::string_view words, bool on) {
  const Style& style = frame.style;
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(on ? style.accentSoft : style.sunken));
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(on ? style.accent : style.muted));
  ImGui::PushID(id);
  const bool pressed = ImGui::Button(std::string(words).c_str());
  ImGui::PopID();
  ImGui::PopStyleColor(2);
  frame.trace.target(id, lastItem());
  return pressed;
}

void helpSign(Frame& frame, const char* panel, std::string_view words) {
  text(frame.style.fonts.body, iconText(icon::kHelp), frame.style.muted);
  frame.trace.target(std::string("help:") + panel, lastItem());
  tooltip(words);
}

bool link(Frame& frame, const char* id, ImFont* face, std::string_view words, float width) {
  const std::string shown = cutTo(face, words, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{std::min(widthOf(face, shown), width), face->FontSize + frame.style.px(2)};
  const bool pressed = ImGui::InvisibleButton(id, size);
  const bool hovered = ImGui::IsItemHovered();
  const Color color = hovered ? frame.style.accent : frame.style.text;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddText(face, face->FontSize, at, packed(color), shown.c_str());
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const float y = at.y + face->FontSize + frame.style.px(1);
    list->AddLine({at.x, y}, {at.x + size.x, y}, packed(color), frame.style.px(1));
    if (shown != words) tooltip(words);
  }
  frame.trace.target(id, lastItem());
  return pressed;
}

void sectionTitle(Frame& frame, std::string_view words, std::string_view note) {
  gap(frame, 10);
  text(frame.style.fonts.strong, words, frame.style.text);
  if (!note.empty()) {
    ImGui::SameLine();
    text(frame.style.fonts.caption, note, frame.style.muted);
  }
  gap(frame, 2);
}

void gap(const Frame& frame, float design) { ImGui::Dummy({0, frame.style.px(design)}); }

void separator(const Frame& frame) {
  gap(frame, 6);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y}, packed(frame.style.border));
  gap(frame, 6);
}

void edge(const Frame& frame, Vec2 from, Vec2 to) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine(im(from), im(to), packed(frame.style.border));
  list->PopClipRect();
}

void drawShape(ImDrawList* list, Shape shape, Vec2 center, float radius, Color fill) {
  for (const Vec2 point : shapeOutline(shape)) list->PathLineTo(im(center + point * radius));
  // ImGui fills convex outlines; the star is a fan around its middle, whose inner edges must not be softened.
  if (shape != Shape::star) return list->PathFillConvex(packed(fill));
  list->PathClear();
  const ImDrawListFlags flags = list->Flags;
  list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const auto outline = shapeOutline(shape);
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    list->AddTriangleFilled(im(center), im(center + outline[j] * radius), im(center + outline[i] * radius),
                            packed(fill));
  }
  list->Flags = flags;
  for (const Vec2 point : outline) list->PathLineTo(im(center + point * radius));
  list->PathStroke(packed(fill), ImDrawFlags_Closed, 1);
}

void drawLineSample(ImDrawList* list, LineStyle style, Vec2 from, Vec2 to, float width, Color color) {
  const DashPattern pattern = dashPattern(style, width);
  if (style == LineStyle::solid) return list->AddLine(im(from), im(to), packed(color), width);
  for (float x = from.x; x < to.x; x += pattern.dash + pattern.gap) {
    if (style == LineStyle::dotted)
      list->AddCircleFilled({x + width / 2, from.y}, width * 0.62F, packed(color), 12);
    else
      list->AddLine({x, from.y}, {std::min(x + pattern.dash, to.x), from.y}, packed(color), width);
  }
}

void beginPanel(const Frame& frame, const char* name, const Box& box, ImGuiWindowFlags flags) {
  ImGui::SetNextWindowPos(im(box.min));
  ImGui::SetNextWindowSize({box.width(), box.height()});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, imColor(frame.style.panel));
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   flags);
  ImGui::PopStyleColor();
}

bool beginCard(const Frame& frame, const char* name, Vec2 at, Vec2 pivot, float width, bool takesKeyboard) {
  ImGui::SetNextWindowPos(im(at), ImGuiCond_Always, im(pivot));
  // What is higher than the window scrolls.
  constexpr float kRim = 8;
  const float display = ImGui::GetIO().DisplaySize.y, rim = frame.style.px(kRim);
  const float above = at.y - rim, below = display - at.y - rim;
  const float room = pivot.y == 0 ? below : pivot.y == 1 ? above : std::min(above / pivot.y, below / (1 - pivot.y));
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(room, frame.style.px(120))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.style.px(12));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, imColor(frame.style.raised));
  const ImGuiWindowFlags focus = takesKeyboard ? ImGuiWindowFlags_None : ImGuiWindowFlags_NoFocusOnAppearing;
  return ImGui::Begin(name, nullptr,
                      ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                          ImGuiWindowFlags_AlwaysAutoResize | focus);
}

void endCard() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

bool beginCombo(const Frame& frame, const char* id, std::string_view shown, float width) {
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(frame.style.sunken));
  const bool open = ImGui::BeginCombo(id, std::string(shown).c_str(), ImGuiComboFlags_HeightLarge);
  ImGui::PopStyleColor();
  return open;
}

void beginDialog(const Frame& frame, const char* name, Vec2 size) {
  constexpr ImGuiWindowFlags kBare =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4(0, 0, 0, 0.36F));
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(im(display));
  ImGui::Begin((std::string("veil:") + name).c_str(), nullptr, kBare);
  const bool veilClicked = ImGui::IsWindowFocused();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  // A click on the veil must not bring it before the dialog.
  if (veilClicked) ImGui::SetNextWindowFocus();
  ImGui::SetNextWindowPos(im(display * 0.5F), ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSize(im(size));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.style.px(12));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, imColor(frame.style.raised));
  ImGui::Begin(name, nullptr, kBare | ImGuiWindowFlags_NoScrollWithMouse);
}

void endDialog() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

void askForKeyboard(FocusWish& wish) {
  constexpr int kFramesToAnswer = 8;  // a second request meanwhile would select what is typed by then
  if (!wish.wanted || ImGui::GetFrameCount() - wish.askedAt < kFramesToAnswer) return;
  ImGui::SetKeyboardFocusHere();
  wish.askedAt = ImGui::GetFrameCount();
}

void noteKeyboard(Frame& frame, FocusWish& wish) {
  if (ImGui::IsItemActive()) wish = false;
  if (wish.wanted) frame.panels.fieldAwaitsKeyboard = true;
}

Box lastItem() { return {vec(ImGui::GetItemRectMin()), vec(ImGui::GetItemRectMax())}; }

}  // namespace samspil::ui
