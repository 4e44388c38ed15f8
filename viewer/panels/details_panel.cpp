// The details panel: what is known of the selected entity, each fact and tie with the place it comes from.
#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/details_parts.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

Color themedColor(const Frame& frame, const ThemedColor& color) {
  return frame.state.theme == Theme::light ? color.light : color.dark;
}

void drawType(Frame& frame, VertexIndex v, const std::string& label) {
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(v));
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float radius = style.px(7.5F);
  ui::drawShape(ImGui::GetWindowDrawList(), type.shape, at + Vec2{radius, style.fonts.body->FontSize / 2 + style.px(1)},
                radius, themedColor(frame, type.color));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + radius * 2 + style.px(8));
  ui::text(label, style.muted);
}

// Names, aliases and the description stand at the top already; here only what is said of them where sources differ.
bool isHeadline(const FactRow& fact) {
  constexpr std::array kHeadlines{property::kNameDanish,        property::kNameEnglish,        property::kAlias,
                                  property::kDescriptionDanish, property::kDescriptionEnglish, property::kNote};
  return fact.shown && std::find(kHeadlines.begin(), kHeadlines.end(), fact.name) != kHeadlines.end();
}

void drawFacts(Frame& frame, const std::vector<FactRow>& facts) {
  if (std::all_of(facts.begin(), facts.end(), isHeadline)) return;
  const Style& style = frame.style;
  ui::sectionTitle(frame, frame.text(say::kFacts));
  for (const FactRow& fact : facts) {
    if (isHeadline(fact)) continue;
    ui::text(style.fonts.caption,
             fact.shown ? fact.label : fact.label + " · " + std::string(frame.text(say::kOtherSource)), style.muted);
    ui::wrapped(fact.value, fact.shown ? style.text : style.muted);
    drawSource(frame, fact.reference, fact.certainty, fact.certaintyText);
    ui::gap(frame, 4);
  }
}

void drawStatement(Frame& frame, const StatementText& statement) {
  const Style& style = frame.style;
  std::string what;
  for (const std::string& part : {statement.role, statement.period, statement.amount}) {
    if (!part.empty()) what += (what.empty() ? "" : " · ") + part;
  }
  if (!what.empty()) ui::wrapped(style.fonts.caption, what, style.text);
  if (!statement.note.empty()) ui::wrapped(style.fonts.caption, statement.note, style.text);
  drawSource(frame, statement.reference, statement.certainty, statement.certaintyText, statement.id);
}

void drawTie(Frame& frame, const TieRow& tie, const std::string& id) {
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(tie.neighbor));
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  ui::drawShape(ImGui::GetWindowDrawList(), type.shape,
                at + Vec2{style.px(7), style.fonts.body->FontSize / 2 + style.px(1)}, style.px(6.5F),
                themedColor(frame, type.color));
  const float indent = style.px(22);
  ImGui::Indent(indent);
  if (ui::link(frame, id.c_str(), style.fonts.body, tie.neighborName, ImGui::GetContentRegionAvail().x)) {
    frame.commands.push([v = tie.neighbor](Workspace& w) { return command::goTo(w, v); });
  }
  for (const StatementText& statement : tie.statements) drawStatement(frame, statement);
  ImGui::Unindent(indent);
  ui::gap(frame, 5);
}

void drawGroup(Frame& frame, const TieGroup& group, const std::string& id) {
  const Style& style = frame.style;
  ui::gap(frame, 6);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float bar = style.fonts.strong->FontSize;
  ImGui::GetWindowDrawList()->AddRectFilled(im(at + Vec2{0, style.px(1)}),
                                            im(at + Vec2{style.px(3), bar + style.px(2)}), packed(group.color),
                                            style.px(1.5F));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(11));
  ui::text(style.fonts.strong, group.heading, style.text);
  if (group.rows.size() > 1) {
    ImGui::SameLine();
    ui::text(style.fonts.caption, numberText(group.rows.size(), frame.language()), style.muted);
  }
  ui::gap(frame, 3);
  for (const TieRow& row : group.rows) drawTie(frame, row, fmt::format("{}:{}", id, row.neighborKey));
}

void drawGroups(Frame& frame, const std::vector<TieGroup>& groups, bool wishes) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].wish == wishes) drawGroup(frame, groups[i], fmt::format("tie:{}", i));
  }
}

std::string counted(const Frame& frame, std::size_t count, const UiText& one, const UiText& many) {
  return count == 1 ? std::string(frame.text(one)) : filled(many, frame.language(), count);
}

void drawHeader(Frame& frame, const EntityDetails& details) {
  const Style& style = frame.style;
  drawType(frame, details.vertex, details.typeLabel);
  ui::gap(frame, 2);
  ui::wrapped(style.fonts.title, details.name, style.text);
  frame.trace.target("details:name", ui::lastItem());
  if (!details.otherName.empty()) ui::wrapped(details.otherName, style.muted);
  ui::gap(frame, 6);
  if (ui::quietButton(frame, "details:focus", frame.text(say::kFocusButton))) frame.run("focus");
  ImGui::SameLine();
  if (ui::quietButton(frame, "details:find", frame.text(say::kFindOnMap))) frame.run("fit_selection");
  ImGui::SameLine();
  const float signs = style.px(76);  // the two that follow
  if (ImGui::GetContentRegionAvail().x < signs) ImGui::NewLine();
  if (ui::iconButton(frame, "details:edit", icon::kPencil, frame.text(findWindowCommand("edit_entity")->title)))
    frame.run("edit_entity");
  ImGui::SameLine(0, style.px(2));
  if (ui::iconButton(frame, "details:tie", icon::kLink, frame.text(findWindowCommand("new_tie")->title)))
    frame.run("new_tie");
  const auto& pinned = frame.derived().pinned;
  if (details.vertex.value < pinned.size() && pinned[details.vertex.value] != 0) {
    ui::gap(frame, 2);
    ui::text(style.fonts.caption, ui::iconText(icon::kPin) + "  " + std::string(frame.text(say::kPinned)), style.muted);
  }
}

void drawEntity(Frame& frame, const EntityDetails& details) {
  const Style& style = frame.style;
  drawHeader(frame, details);
  if (!details.description.empty()) {
    ui::gap(frame, 6);
    ui::wrapped(details.description, style.text);
    const auto described = std::find_if(details.facts.begin(), details.facts.end(), [&](const FactRow& fact) {
      return fact.shown && fact.value == details.description;
    });
    if (described != details.facts.end())
      drawSource(frame, described->reference, described->certainty, described->certaintyText);
  }
  if (!details.aliases.empty()) {
    ui::gap(frame, 2);
    ui::wrapped(style.fonts.caption,
                filled(say::kAlsoKnownAs, frame.language(), fmt::format("{}", fmt::join(details.aliases, ", "))),
                style.muted);
  }
  drawInsights(frame);
  drawFacts(frame, details.facts);
  if (details.tieCount > 0) {
    ui::separator(frame);
    ui::text(style.fonts.heading, counted(frame, details.tieCount, say::kTiesOne, say::kTiesMany), style.text);
    drawGroups(frame, details.groups, false);
  }
  if (details.wishCount > 0) {
    ui::separator(frame);
    ui::text(style.fonts.heading, ui::iconText(icon::kHeart) + "  " + std::string(frame.text(say::kWishes)),
             style.text);
    drawGroups(frame, details.groups, true);
  }
}

// Of an entity with very many ties, until they are read.
void drawReading(Frame& frame, VertexIndex v) {
  ui::text(frame.style.fonts.title, frame.session().network().name(v, frame.language()), frame.style.text);
  ui::gap(frame, 6);
  ui::wrapped(frame.text(say::kReadingTies), frame.style.muted);
}

void drawSeveral(Frame& frame) {
  const Style& style = frame.style;
  const auto& selection = frame.state.selection;
  const auto& network = frame.session().network();
  ui::text(style.fonts.title, filled(say::kSelectedMany, frame.language(), selection.size()), style.text);
  ui::gap(frame, 6);
  const auto drawOne = [&](VertexIndex v) {
    const EntityType& type = network.vocabulary().type(network.type(v));
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    ui::drawShape(ImGui::GetWindowDrawList(), type.shape,
                  at + Vec2{style.px(7), style.fonts.body->FontSize / 2 + style.px(1)}, style.px(6.5F),
                  themedColor(frame, type.color));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(22));
    const std::string id = fmt::format("selected:{}", network.key(v));
    if (ui::link(frame, id.c_str(), style.fonts.body, network.name(v, frame.language()),
                 ImGui::GetContentRegionAvail().x)) {
      frame.commands.push([v](Workspace& w) { return command::goTo(w, v); });
    }
  };
  ImGuiListClipper seen;  // a lasso may hold very many
  seen.Begin(static_cast<int>(selection.size()));
  while (seen.Step()) {
    for (int i = seen.DisplayStart; i < seen.DisplayEnd; ++i) drawOne(selection[static_cast<std::size_t>(i)]);
  }
  if (selection.size() != 2) return;
  ui::separator(frame);
  if (ui::quietButton(frame, "details:connect", frame.text(findWindowCommand("connect")->title))) frame.run("connect");
  if (ui::quietButton(frame, "details:introduce", frame.text(findWindowCommand("introduce")->title)))
    frame.run("introduce");
  if (ui::quietButton(frame, "details:why_not", frame.text(findWindowCommand("why_not")->title))) frame.run("why_not");
  ui::gap(frame, 6);
  ui::text(style.fonts.heading, frame.text(say::kBetween), style.text);
  const auto& groups = frame.derived().tiesBetween;
  if (groups.empty()) ui::wrapped(frame.text(say::kNothingBetween), style.muted);
  drawGroups(frame, groups, false);
  drawGroups(frame, groups, true);
}

bool tab(Frame& frame, const char* id, std::string_view words, bool active) {
  const Style& style = frame.style;
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(active ? style.text : style.muted));
  ImGui::PushFont(style.fonts.strong);
  const bool pressed = ImGui::Button((std::string(words) + "##" + id).c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor();
  const Box box = ui::lastItem();
  frame.trace.target(id, box);
  if (active) {
    ImGui::GetWindowDrawList()->AddRectFilled({box.min.x + style.px(10), box.max.y - style.px(2)},
                                              {box.max.x - style.px(10), box.max.y + style.px(1)}, packed(style.accent),
                                              style.px(2));
  }
  return pressed;
}

}  // namespace

void drawDetailsPanel(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.details;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(8), style.px(8)));
  ui::beginPanel(frame, "details", box, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  if (tab(frame, "tab:details", frame.text(say::kDetails), !frame.state.showHistory)) frame.state.showHistory = false;
  ImGui::SameLine(0, 0);
  if (tab(frame, "tab:history", frame.text(say::kHistory), frame.state.showHistory)) frame.state.showHistory = true;
  ImGui::SameLine(box.width() - style.px(44));
  ui::iconButton(frame, "details:help", icon::kHelp,
                 frame.text(frame.state.showHistory ? say::kHistoryHelp : say::kDetailsHelp));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(3)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(10), style.px(8)));
  // Each selection has its own scroll position: another one begins at the top.
  const std::string child = frame.state.showHistory         ? "history"
                            : frame.state.selection.empty() ? "insight " + insightKey(frame)
                                                            : fmt::format("of {}", frame.state.selection[0].value + 1);
  ImGui::BeginChild(child.c_str(), {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  if (!frame.state.showHistory) drawWayBack(frame);
  if (frame.state.showHistory)
    drawHistoryPanel(frame);
  else if (frame.derived().details)
    drawEntity(frame, *frame.derived().details);
  else if (frame.derived().pending.details)
    drawReading(frame, frame.state.selection.front());
  else if (!frame.state.selection.empty())
    drawSeveral(frame);
  else if (!drawInsightCard(frame))
    drawOverviewPanel(frame);
  ui::gap(frame, 20);
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  ui::edge(frame, {box.min.x, box.min.y}, {box.min.x, box.max.y});
  ImGui::End();
  ImGui::PopStyleVar();
  drawSourceCard(frame);
}

}  // namespace samspil
