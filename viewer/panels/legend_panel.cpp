// The legend: what colours, shapes and lines mean, how many of each are shown, and the quickest filter there is.
#include "session/wording.h"
#include "viewer/icons.h"
#include "viewer/legend_filter.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr double kDoubleClickSeconds = 0.3;
constexpr float kInset = 6;  // units of design: entries light up so much wider than their words

std::string countText(const LegendEntry& entry, Language language) {
  const std::string total = numberText(entry.total, language);
  return entry.shown == entry.total ? total : numberText(entry.shown, language) + "/" + total;
}

std::vector<std::string> keysOf(const std::vector<LegendEntry>& entries) {
  std::vector<std::string> keys;
  for (const LegendEntry& entry : entries) keys.push_back(entry.key);
  return keys;
}

struct LegendSection {
  const std::vector<LegendEntry>& entries;
  FilterField field;
  bool types;
};

// The journal keeps both languages, whichever the legend is in.
LocalizedText entryTitle(const Frame& frame, const LegendSection& section, const LegendEntry& entry,
                         const UiText& step) {
  const Vocabulary& vocabulary = frame.session().network().vocabulary();
  LocalizedText name{entry.label, entry.label};
  if (const auto type = vocabulary.findType(entry.key); section.field == FilterField::type && type)
    name = vocabulary.type(*type).plural;
  if (const auto family = vocabulary.findFamily(entry.key); section.field == FilterField::family && family)
    name = vocabulary.family(*family).label;
  return {filled(step, Language::danish, name.in(Language::danish)),
          filled(step, Language::english, name.in(Language::english))};
}

void pushFilter(Frame& frame, const LegendSection& section, const LegendEntry& entry, bool only) {
  const auto keys = keysOf(section.entries);
  const Filter& filter = frame.session().view().filter;
  const Filter wanted =
      only ? onlyThis(filter, section.field, keys, entry.key) : toggled(filter, section.field, keys, entry.key);
  const UiText& step = only ? say::kStepOnly : entry.hidden ? say::kStepShow : say::kStepHide;
  frame.commands.push([wanted, title = entryTitle(frame, section, entry, step)](Workspace& w) {
    return w.changeFilter(wanted, title);
  });
}

// The first click waits whether a second one makes it a double click, so that "only this" is one step in the history.
void handleClick(Frame& frame, const LegendSection& section, const LegendEntry& entry) {
  auto& pending = frame.panels.legendClick;
  if (pending && pending->types == section.types && pending->key == entry.key) {
    pending.reset();
    pushFilter(frame, section, entry, true);
    return;
  }
  pending = PendingLegendClick{section.types, entry.key, frame.workspace.now + kDoubleClickSeconds};
}

void drawSymbol(const Frame& frame, const LegendEntry& entry, Vec2 at, bool faint) {
  const Style& style = frame.style;
  const Color color = faint ? mix(entry.color, style.panel, 0.62F) : entry.color;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (entry.line) {
    ui::drawLineSample(list, *entry.line, at - Vec2{style.px(10), 0}, at + Vec2{style.px(10), 0}, style.px(2.6F),
                       color);
  } else {
    ui::drawShape(list, entry.shape.value_or(Shape::circle), at, style.px(8.5F), color);
  }
}

void drawEntry(Frame& frame, const LegendSection& section, const LegendEntry& entry) {
  const Style& style = frame.style;
  const std::string id = (section.types ? "legend:" : "family:") + entry.key;
  const auto& pending = frame.panels.legendClick;
  const bool waiting = pending && pending->types == section.types && pending->key == entry.key;
  const bool hidden = entry.hidden != waiting;
  const bool faint = hidden || entry.shown == 0;
  const float height = style.px(23), width = ImGui::GetContentRegionAvail().x;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  // Communities are found, not said of entities: there is no filter by them.
  const bool filters = section.field != FilterField::near;
  if (ImGui::InvisibleButton(id.c_str(), {width, height}) && filters) handleClick(frame, section, entry);
  frame.trace.target(id, ui::lastItem());
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(style.hovered), style.px(6));
  const float middle = at.y + height / 2;
  drawSymbol(frame, entry, {at.x + style.px(16), middle}, faint);

  ImFont* body = style.fonts.body;
  ImFont* caption = style.fonts.caption;
  const std::string count =
      hovered && filters ? ui::iconText(hidden ? icon::kEyeSlash : icon::kEye) : countText(entry, frame.language());
  const float countWidth = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, 0, count.c_str()).x;
  list->AddText(caption, caption->FontSize, {at.x + width - countWidth - style.px(6), middle - caption->FontSize / 2},
                packed(style.muted), count.c_str());
  ImGui::SetCursorScreenPos({at.x + style.px(36), middle - body->FontSize / 2});
  ui::cutText(body, entry.label, faint ? style.muted : style.text, width - style.px(36) - countWidth - style.px(14));
  ImGui::SetCursorScreenPos({at.x, at.y + height});
}

void drawSection(Frame& frame, const std::string& title, const LegendSection& section) {
  if (section.entries.empty()) return;
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + frame.style.px(kInset));
  ui::text(frame.style.fonts.strong, title, frame.style.text);
  ui::gap(frame, 4);
  for (const LegendEntry& entry : section.entries) drawEntry(frame, section, entry);
}

void runPendingClick(Frame& frame, const LegendSection& section) {
  auto& pending = frame.panels.legendClick;
  if (!pending || pending->types != section.types || frame.workspace.now < pending->due) return;
  for (const LegendEntry& entry : section.entries) {
    if (entry.key == pending->key) pushFilter(frame, section, entry, false);
  }
  pending.reset();
}

}  // namespace

void drawLegendPanel(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.legend;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(10), style.px(12)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), 0));
  ui::beginPanel(frame, "legend", box);
  const Legend& legend = frame.derived().scene.legend;
  const LegendSection types{legend.types, legend.typesField, true};
  const LegendSection families{legend.families, FilterField::family, false};
  const float titleTop = ImGui::GetCursorPosY();
  drawSection(frame, legend.typesTitle, types);
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - style.px(20), titleTop});
  ui::helpSign(frame, "legend", frame.text(say::kLegendHint));
  ImGui::SetCursorPosY(below);
  ui::gap(frame, 12);
  drawSection(frame, legend.familiesTitle, families);
  ui::gap(frame, 10);
  for (const std::string& note : {legend.sizeNote, legend.lineNote, legend.mapNote}) {
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(kInset));
    if (!note.empty()) ui::wrapped(style.fonts.caption, note, style.muted);
    ui::gap(frame, 3);
  }
  runPendingClick(frame, types);
  runPendingClick(frame, families);
  ui::edge(frame, {box.max.x - 1, box.min.y}, {box.max.x - 1, box.max.y});
  ImGui::End();
  ImGui::PopStyleVar(2);
}

}  // namespace samspil
