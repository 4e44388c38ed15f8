// The top bar: name, search, undo and redo, and the few things that are always at hand.
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/pick_list.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

void drawBrand(Frame& frame) {
  const Style& style = frame.style;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Vec2 at{frame.places.topBar.min.x + style.px(16), frame.places.topBar.center().y};
  // Three that play together.
  const Vec2 a = at + Vec2{style.px(5), style.px(6)}, b = at + Vec2{style.px(14), -style.px(8)},
             c = at + Vec2{style.px(23), style.px(5)};
  const float pen = style.px(2);
  list->AddLine(im(a), im(b), packed(style.muted), pen);
  list->AddLine(im(b), im(c), packed(style.muted), pen);
  list->AddLine(im(a), im(c), packed(style.muted), pen);
  list->AddCircleFilled(im(a), style.px(5), packed(style.text), 24);
  list->AddCircleFilled(im(b), style.px(6), packed(style.accent), 24);
  list->AddCircleFilled(im(c), style.px(4.2F), packed(style.text), 24);
  const std::string_view name = frame.text(ui::kProgramName);
  ImFont* title = style.fonts.title;
  list->AddText(title, title->FontSize, {at.x + style.px(38), at.y - title->FontSize * 0.52F}, packed(style.text),
                name.data(), name.data() + name.size());
}

std::string stepHint(const Frame& frame, const std::optional<LocalizedText>& step, const UiText& some,
                     const UiText& none, std::string_view command) {
  if (!step) return std::string(frame.text(none));
  return filled(some, frame.language(), step->in(frame.language())) + "\n" +
         shortcutText(findWindowCommand(command)->shortcuts[0], frame.language());
}

std::string commandHint(const Frame& frame, std::string_view id) {
  const WindowCommand& command = *findWindowCommand(id);
  std::string hint{frame.text(command.title)};
  if (!command.shortcuts[0].empty()) hint += "  " + shortcutText(command.shortcuts[0], frame.language());
  return hint;
}

void commandButton(Frame& frame, const char* target, const char* id, char32_t icon, bool active = false) {
  if (ui::iconButton(frame, target, icon, commandHint(frame, id), findWindowCommand(id)->enabledIn(frame.workspace),
                     active))
    frame.run(id);
  ImGui::SameLine(0, frame.style.px(2));
}

void drawButtons(Frame& frame) {
  const Derived& derived = frame.derived();
  if (ui::iconButton(frame, "top:undo", icon::kUndo,
                     stepHint(frame, derived.nextUndo, say::kUndoStep, say::kNothingToUndo, "undo"),
                     derived.nextUndo.has_value())) {
    frame.run("undo");
  }
  ImGui::SameLine(0, frame.style.px(2));
  if (ui::iconButton(frame, "top:redo", icon::kRedo,
                     stepHint(frame, derived.nextRedo, say::kRedoStep, say::kNothingToRedo, "redo"),
                     derived.nextRedo.has_value())) {
    frame.run("redo");
  }
  ImGui::SameLine(0, frame.style.px(14));
  commandButton(frame, "top:fit", "fit", icon::kExpand);
  commandButton(frame, "top:import", "import", icon::kUpload);
  commandButton(frame, "top:ask", "ask", icon::kComments, frame.state.drawer == DrawerPage::questions);
  commandButton(frame, "top:history", "history", icon::kHistory, frame.state.showHistory && frame.state.showDetails);
  commandButton(frame, "top:palette", "palette", icon::kList);
  commandButton(frame, "top:help", "help", icon::kHelp);
  commandButton(frame, "top:theme", "theme", frame.state.theme == Theme::light ? icon::kMoon : icon::kSun);
  ImGui::SameLine(0, frame.style.px(6));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + frame.style.px(2));
  if (ui::quietButton(frame, "top:language", frame.text(say::kOtherLanguage))) frame.run("language");
}

}  // namespace

void drawTopBar(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.topBar;
  ui::beginPanel(frame, "top", box, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  drawBrand(frame);
  ui::edge(frame, {box.min.x, box.max.y - 1}, {box.max.x, box.max.y - 1});

  const float buttons = style.px(10 * 34 + 64);
  const float from = std::max(style.px(metric::kLegendWidth + 16), style.px(160));
  const float width = std::clamp(box.width() - from - buttons - style.px(24), style.px(180), style.px(460));
  ImGui::SetCursorPos({from, (box.height() - style.px(34)) / 2});
  PickList& search = frame.panels.search;
  const auto field = ui::pickField(frame, "top:search", frame.text(say::kSearchHint), search,
                                   frame.derived().searchHits.size(), width);
  if (ImGui::IsItemActivated() || field.edited) search.open = true;
  const auto& hits = frame.derived().searchHits;
  if (field.taken && search.cursor < hits.size()) {
    frame.commands.push(
        [v = hits[search.cursor].vertex](Workspace& w) { return w.panels.search = {}, command::goTo(w, v); });
  }
  ImGui::SetCursorPos({box.width() - buttons, (box.height() - style.px(34)) / 2});
  drawButtons(frame);
  ImGui::End();
  if (search.open) drawSearchResults(frame);
}

void drawSearchResults(Frame& frame) {
  PickList& search = frame.panels.search;
  if (search.text.empty()) return;
  const Style& style = frame.style;
  const float from = std::max(style.px(metric::kLegendWidth + 16), style.px(160));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(6), style.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ui::beginCard(frame, "search results", {from, frame.places.topBar.max.y - style.px(4)}, {0, 0}, style.px(460));
  const auto& hits = frame.derived().searchHits;
  const auto& network = frame.session().network();
  const bool mouseMoved = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const VertexIndex v = hits[i].vertex;
    const EntityType& type = network.vocabulary().type(network.type(v));
    const Color color = frame.state.theme == Theme::light ? type.color.light : type.color.dark;
    const ui::PickRow row{.shape = type.shape,
                          .color = color,
                          .title = network.name(v, frame.language()),
                          .note = type.label.in(frame.language())};
    if (ui::pickRow(frame, "hit:" + std::string(network.key(v)), row, search, i, mouseMoved)) {
      frame.commands.push([v](Workspace& w) { return w.panels.search = {}, command::goTo(w, v); });
    }
  }
  if (hits.empty()) {
    ImGui::SetCursorPos({style.px(14), style.px(14)});
    ui::text(frame.text(say::kNoHits), style.muted);
    ui::gap(frame, 8);
  }
  const bool outside = !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  const bool below = ImGui::GetIO().MousePos.y > frame.places.topBar.max.y;
  ui::endCard();
  ImGui::PopStyleVar(2);
  if (outside && below && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) search = {};
}

}  // namespace samspil
