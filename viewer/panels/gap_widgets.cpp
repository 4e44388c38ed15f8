#include "viewer/panels/gap_widgets.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"

namespace samspil::ui {

char32_t gapIcon(GapKind kind) {
  switch (kind) {
    case GapKind::missingTie: return 0xF127;        // a broken chain
    case GapKind::uncoveredTheme: return 0xF10C;    // an empty circle
    case GapKind::thinTheme: return 0xF042;         // a half one
    case GapKind::missingBridge: return 0xF0EC;     // arrows both ways
    case GapKind::fragile: return 0xF0E7;           // a bolt
    case GapKind::dormant: return 0xF017;           // a clock
    case GapKind::unusedMembership: return 0xF2C3;  // a card
  }
  return 0;
}

char32_t statusIcon(GapStatus status) {
  switch (status) {
    case GapStatus::fresh: return 0xF111;
    case GapStatus::inContact: return 0xF0E6;
    case GapStatus::dismissed: return 0xF05E;
    case GapStatus::done: return 0xF00C;
  }
  return 0;
}

float textAt(Vec2 at, ImFont* face, std::string_view words, Color color, float width) {
  const std::string shown = cutTo(face, words, width);
  ImGui::GetWindowDrawList()->AddText(face, face->FontSize, im(at), packed(color), shown.c_str());
  return at.x + widthOf(face, shown);
}

int textLinesAt(const Frame& frame, Vec2 at, ImFont* face, std::string_view words, Color color, float width,
                int lines) {
  const float step = face->FontSize + frame.style.px(3);
  const char* from = words.data();
  const char* end = from + words.size();
  for (int line = 0; line < lines; ++line) {
    if (from >= end) return line;
    const char* stop = face->CalcWordWrapPositionA(face->FontSize / face->FontSize, from, end, width);
    if (stop == from) stop = end;
    const bool last = line + 1 == lines;
    textAt(at + Vec2{0, static_cast<float>(line) * step}, face,
           std::string_view(from, static_cast<std::size_t>((last ? end : stop) - from)), color, width);
    from = stop;
    while (from < end && *from == ' ') ++from;
  }
  return lines;
}

bool choiceRow(Frame& frame, const std::string& id, char32_t icon, std::string_view words, std::size_t count,
               bool chosen) {
  const Style& style = frame.style;
  const float height = style.px(26), width = ImGui::GetContentRegionAvail().x;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height});
  frame.trace.target(id, lastItem());
  const bool hovered = ImGui::IsItemHovered();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (chosen || hovered) {
    list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(chosen ? style.accentSoft : style.hovered),
                        style.px(6));
  }
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImFont* face = chosen ? style.fonts.strong : style.fonts.body;
  const float top = at.y + (height - face->FontSize) / 2;
  const Color color = count == 0 && !chosen ? style.muted : style.text;
  if (icon != 0) {
    ImFont* icons = style.fonts.body;
    const std::string sign = iconText(icon);
    const float wide = widthOf(icons, sign);
    list->AddText(icons, icons->FontSize, {at.x + style.px(16) - wide / 2, top},
                  packed(chosen ? style.accent : style.muted), sign.c_str());
  }
  const std::string number = std::to_string(count);
  ImFont* caption = style.fonts.caption;
  const float wide = widthOf(caption, number);
  textAt({at.x + style.px(32), top}, face, words, color, width - style.px(46) - wide);
  textAt({at.x + width - wide - style.px(8), at.y + (height - caption->FontSize) / 2}, caption, number,
         chosen ? style.text : style.muted, wide + 1);
  return pressed;
}

bool removableChip(Frame& frame, const std::string& id, std::string_view words, float widest) {
  const Style& style = frame.style;
  ImFont* body = style.fonts.body;
  const std::string shown = cutTo(body, words, widest - style.px(38));
  const Vec2 size{widthOf(body, shown) + style.px(38), style.px(26)};
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const bool pressed = ImGui::InvisibleButton(id.c_str(), im(size));
  frame.trace.target(id, lastItem());
  const bool hovered = ImGui::IsItemHovered();
  if (shown != words) tooltip(words);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(im(at), im(at + size), packed(hovered ? style.hovered : style.accentSoft), size.y / 2);
  const float top = at.y + (size.y - body->FontSize) / 2;
  textAt({at.x + style.px(11), top}, body, shown, style.text, size.x);
  textAt({at.x + size.x - style.px(22), top}, body, iconText(icon::kClose), style.muted, style.px(20));
  return pressed;
}

int segments(Frame& frame, const std::string& id, std::span<const std::string> words, int chosen) {
  const Style& style = frame.style;
  ImFont* body = style.fonts.body;
  const float height = style.px(28);
  float whole = 0;
  for (const std::string& one : words) whole += widthOf(body, one) + style.px(22);
  const Vec2 start = vec(ImGui::GetCursorScreenPos());
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(im(start), im(start + Vec2{whole, height}), packed(style.sunken), style.px(8));
  int clicked = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float width = widthOf(body, words[i]) + style.px(22);
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    const std::string name = fmt::format("{}:{}", id, i);
    if (ImGui::InvisibleButton(name.c_str(), {width, height})) clicked = static_cast<int>(i);
    frame.trace.target(name, lastItem());
    const bool on = static_cast<int>(i) == chosen, hovered = ImGui::IsItemHovered();
    const Vec2 inset{style.px(2), style.px(2)};
    if (on) {
      list->AddRectFilled(im(at + inset), im(at + Vec2{width, height} - inset), packed(style.accentSoft), style.px(6));
      list->AddRect(im(at + inset), im(at + Vec2{width, height} - inset), packed(style.accent), style.px(6));
    }
    textAt({at.x + style.px(11), at.y + (height - body->FontSize) / 2}, body, words[i],
           on || hovered ? style.text : style.muted, width);
    if (i + 1 < words.size()) ImGui::SameLine(0, 0);
  }
  return clicked;
}

bool checkRow(Frame& frame, const std::string& id, std::string_view words, std::string_view hint, bool on) {
  const Style& style = frame.style;
  const float height = style.px(26), width = ImGui::GetContentRegionAvail().x, side = style.px(16);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height});
  frame.trace.target(id, lastItem());
  tooltip(hint);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Vec2 box{at.x + style.px(8), at.y + (height - side) / 2};
  if (on)
    list->AddRectFilled(im(box), im(box + Vec2{side, side}), packed(style.accent), style.px(4));
  else
    list->AddRect(im(box), im(box + Vec2{side, side}), packed(style.muted), style.px(4), 0, style.px(1.2F));
  ImFont* caption = style.fonts.caption;
  if (on) textAt({box.x + style.px(2), box.y + style.px(1.5F)}, caption, iconText(icon::kCheck), style.onAccent, side);
  ImFont* body = style.fonts.body;
  textAt({at.x + style.px(32), at.y + (height - body->FontSize) / 2}, body, words, style.text, width - style.px(34));
  return pressed;
}

void drawScoreBar(const Frame& frame, Vec2 at, Vec2 size, std::span<const GapPart> parts, double most) {
  const Style& style = frame.style;
  double against = 0;
  for (const GapPart& part : parts) against += std::max(-part.value, 0.0);
  const float scale = size.x / static_cast<float>(std::max(most, 0.1));
  const float root = at.x + static_cast<float>(against) * scale;
  float right = root, left = root;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float gap = style.px(1);
  for (const GapPart& part : parts) {
    const float width = static_cast<float>(std::abs(part.value)) * scale;
    if (width < 0.5F) continue;
    const bool good = part.value > 0;
    const float from = good ? right : left - width;
    list->AddRectFilled({from + (good ? gap : 0), at.y}, {from + width - (good ? 0 : gap), at.y + size.y},
                        packed(mix(style.panel, good ? style.good : style.problem, good ? 0.72F : 0.78F)), style.px(2));
    (good ? right : left) += good ? width : -width;
  }
  list->AddLine({root, at.y - style.px(3)}, {root, at.y + size.y + style.px(3)}, packed(style.muted), style.px(1.2F));
}

void drawEvidence(Frame& frame, const EvidenceText& evidence, const std::string& id) {
  const Style& style = frame.style;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float width = ImGui::GetContentRegionAvail().x;
  ImFont* caption = style.fonts.caption;
  const float height = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, width, evidence.what.c_str()).y;
  const bool hovered = !evidence.entities.empty() && ImGui::IsWindowHovered() &&
                       ImGui::IsMouseHoveringRect(im(at), im(at + Vec2{width, height}));
  wrapped(caption, evidence.what, hovered ? style.accent : style.text);
  frame.trace.target(id, lastItem());
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    frame.commands.push([v = evidence.entities.front()](Workspace& w) { return command::goTo(w, v); });
  if (!evidence.reference.sentence.empty())
    wrapped(style.fonts.caption, iconText(icon::kFileText) + "  " + evidence.reference.sentence, style.muted);
  if (evidence.certainty != Certainty::stated && !evidence.certaintyText.empty())
    wrapped(style.fonts.caption, iconText(icon::kInfo) + "  " + evidence.certaintyText, style.accent);
  gap(frame, 3);
}

void drawEvidenceList(Frame& frame, const std::vector<EvidenceText>& evidence, const std::string& id,
                      std::size_t shownFirst) {
  const Style& style = frame.style;
  ImGui::PushID(id.c_str());
  bool* all = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("all"), false);
  const std::size_t count = *all ? evidence.size() : std::min(evidence.size(), shownFirst);
  for (std::size_t i = 0; i < count; ++i) drawEvidence(frame, evidence[i], fmt::format("{}:{}", id, i));
  if (evidence.size() > shownFirst) {
    const std::string words = *all ? std::string(frame.text(say::kFewerSources))
                                   : filled(say::kMoreSources, frame.language(), evidence.size() - shownFirst);
    if (link(frame, (id + ":more").c_str(), style.fonts.caption, words, ImGui::GetContentRegionAvail().x)) *all = !*all;
    gap(frame, 3);
  }
  ImGui::PopID();
}

void entityLink(Frame& frame, const std::string& id, const GapEntityText& entity, ImFont* face) {
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(entity.vertex));
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const Color fill = frame.state.theme == Theme::light ? type.color.light : type.color.dark;
  drawShape(ImGui::GetWindowDrawList(), type.shape, at + Vec2{style.px(7), face->FontSize / 2 + style.px(1)},
            style.px(6.5F), fill);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(22));
  if (link(frame, id.c_str(), face, entity.name, ImGui::GetContentRegionAvail().x))
    frame.commands.push([v = entity.vertex](Workspace& w) { return command::goTo(w, v); });
}

void emptyNote(Frame& frame, std::string_view words, std::string_view hint) {
  const Style& style = frame.style;
  const std::string below = errorText(hint, frame.language());
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ImGui::Dummy({0, std::max(room.y * 0.28F, style.px(8))});
  for (const auto& [face, line, color] : {std::tuple{style.fonts.heading, words, style.text},
                                          std::tuple{style.fonts.body, std::string_view(below), style.muted}}) {
    if (line.empty()) continue;
    const float wide = std::min(widthOf(face, line), room.x);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room.x - wide) / 2);
    wrapped(face, line, color);
  }
}

bool askingNote(Frame& frame, const std::string& id, std::string_view words, std::string_view hint,
                std::string_view button) {
  emptyNote(frame, words, hint);
  gap(frame, 6);
  const float width = widthOf(frame.style.fonts.body, button) + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (ImGui::GetContentRegionAvail().x - width) / 2);
  return quietButton(frame, id.c_str(), button);
}

void workNote(Frame& frame, const std::string& id, std::string_view words) {
  const auto work = frame.workspace.insightBuilder.slowWork();
  if (!work) return emptyNote(frame, words, "");
  const Style& style = frame.style;
  const float width = std::min(style.px(320), ImGui::GetContentRegionAvail().x);
  ImGui::Dummy({0, std::max(ImGui::GetContentRegionAvail().y * 0.25F, style.px(8))});
  const float left = ImGui::GetCursorPosX() + (ImGui::GetContentRegionAvail().x - width) / 2;
  ImGui::SetCursorPosX(left);
  text(style.fonts.heading, frame.text(work->title), style.text);
  ImGui::SetCursorPosX(left);
  ImGui::ProgressBar(static_cast<float>(work->progress), {width, style.px(8)}, "");
  gap(frame, 6);
  ImGui::SetCursorPosX(left);
  if (!quietButton(frame, id.c_str(), frame.text(say::kCancel))) return;
  frame.commands.push([](Workspace& w) -> Result<void> {
    w.insightBuilder.cancelSlowWork(w.panels.insight, w.insights);
    return {};
  });
}

}  // namespace samspil::ui
