#include "viewer/panels/consortium_card.h"

#include <cmath>

#include "viewer/commands.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr float kCardWidth = 316, kPadding = 16;

// A filled circle: alone with the theme; a ring: others have it too; a dot: not covered by this member.
void drawCover(const Frame& frame, Cover cover, Vec2 middle) {
  const Style& style = frame.style;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = style.px(5);
  if (cover == Cover::only) list->AddCircleFilled(im(middle), radius, packed(style.accent), 20);
  if (cover == Cover::shared) list->AddCircle(im(middle), radius - style.px(1), packed(style.accent), 20, style.px(2));
  if (cover == Cover::none)
    list->AddCircleFilled(im(middle), style.px(1.5F), packed(mix(style.panel, style.muted, 0.6F)), 8);
}

void drawHead(Frame& frame, const ConsortiumCard& card, std::size_t index) {
  const Style& style = frame.style;
  const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
  ui::text(style.fonts.title, filled(say::kProposal, frame.language(), index + 1), style.text);
  ImGui::SameLine(left + width - ui::widthOf(style.fonts.title, card.scoreText));
  ui::text(style.fonts.title, card.scoreText, style.text);
  frame.trace.target(fmt::format("card:{}", index), ui::lastItem());
  ui::wrapped(card.summary, style.muted);
  ui::gap(frame, 4);
  const bool lit = frame.panels.insight.consortium.lit && frame.panels.insight.consortium.onMap == index;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  const std::string words =
      ui::iconText(lit ? icon::kEye : icon::kCrosshairs) + "  " + std::string(frame.text(say::kCardOnMap));
  if (ui::quietButton(frame, fmt::format("card:{}:map", index).c_str(), words))
    frame.commands.push([index](Workspace& w) { return command::showConsortium(w, index); });
  ImGui::SameLine(0, style.px(6));
  const std::string report = ui::iconText(icon::kFileText) + "  " + std::string(frame.text(say::kReport));
  if (ui::quietButton(frame, fmt::format("card:{}:report", index).c_str(), report))
    frame.commands.push([index](Workspace& w) { return command::askConsortiumReport(w, index); });
  ImGui::PopStyleVar();
}

// Which themes there are, each with its column of the members' circles below.
void drawThemes(Frame& frame, const ConsortiumCard& card) {
  if (card.themes.empty()) return;
  const Style& style = frame.style;
  ui::gap(frame, 4);
  for (std::size_t t = 0; t < card.themes.size(); ++t) {
    const bool covered = card.covered[t] != 0;
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    ImFont* caption = style.fonts.caption;
    ui::textAt(at, caption, ui::iconText(covered ? icon::kCheck : icon::kWarning), covered ? style.good : style.problem,
               style.px(20));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(22));
    ui::cutText(caption, fmt::format("{}. {}", t + 1, card.themes[t]), covered ? style.text : style.problem,
                ImGui::GetContentRegionAvail().x);
  }
}

void drawMember(Frame& frame, const ConsortiumCard& card, const CardMember& member, const std::string& id) {
  const Style& style = frame.style;
  const float step = style.px(15), circles = step * static_cast<float>(std::min<std::size_t>(card.themes.size(), 8));
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(member.vertex));
  ImFont* strong = style.fonts.strong;
  ui::drawShape(ImGui::GetWindowDrawList(), type.shape, at + Vec2{style.px(7), strong->FontSize / 2 + style.px(1)},
                style.px(6.5F), frame.state.theme == Theme::light ? type.color.light : type.color.dark);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(22));
  const float room = ImGui::GetContentRegionAvail().x - circles - style.px(8);
  if (ui::link(frame, id.c_str(), strong, member.name, room))
    frame.commands.push([v = member.vertex](Workspace& w) { return command::goTo(w, v); });
  for (std::size_t t = 0; t < std::min<std::size_t>(member.covers.size(), 8); ++t) {
    const Vec2 middle{right - circles + (static_cast<float>(t) + 0.5F) * step,
                      at.y + strong->FontSize / 2 + style.px(1)};
    drawCover(frame, member.covers[t], middle);
  }
  ImGui::Indent(style.px(22));
  std::string where = member.typeLabel;
  if (!member.country.empty()) where += " · " + member.country;
  if (member.demanded) where += " · " + std::string(frame.text(say::kCardDemanded));
  if (!member.roles.empty()) where += " · " + member.roles;
  if (!member.budget.empty()) where += " · " + member.budget;
  ui::wrapped(style.fonts.caption, where, style.muted);
  ui::wrapped(style.fonts.caption, member.reason, style.text);
  ImGui::Unindent(style.px(22));
  ui::gap(frame, 4);
}

void drawParts(Frame& frame, const ConsortiumCard& card) {
  const Style& style = frame.style;
  double most = 0.1;
  for (const CardPart& part : card.parts) most = std::max(most, std::abs(part.value));
  const float label = style.px(142), number = style.px(40);
  for (const CardPart& part : card.parts) {
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    const float width = ImGui::GetContentRegionAvail().x, height = style.px(20);
    ImGui::Dummy({width, height});
    ui::tooltip(part.meaning);
    ImFont* caption = style.fonts.caption;
    const float top = at.y + (height - caption->FontSize) / 2;
    ui::textAt({at.x, top}, caption, part.label, style.text, label - style.px(6));
    const float room = width - label - number;
    const float share = static_cast<float>(std::abs(part.value) / most);
    const Vec2 bar{at.x + label, at.y + height / 2 - style.px(4)};
    ImGui::GetWindowDrawList()->AddRectFilled(
        im(bar), im(bar + Vec2{std::max(room * share, style.px(1.5F)), style.px(8)}),
        packed(mix(style.panel, part.value >= 0 ? style.good : style.problem, 0.74F)), style.px(2));
    ui::textAt({at.x + width - ui::widthOf(caption, part.valueText), top}, caption, part.valueText, style.text, number);
  }
}

void drawSwaps(Frame& frame, const ConsortiumCard& card, std::size_t index) {
  if (card.swaps.empty()) return;
  const Style& style = frame.style;
  ui::sectionTitle(frame, frame.text(say::kCardSwaps));
  for (std::size_t i = 0; i < card.swaps.size(); ++i) {
    ui::wrapped(style.fonts.caption, card.swaps[i].sentence, style.text);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(9), style.px(3)));
    if (ui::quietButton(frame, fmt::format("card:{}:swap:{}", index, i).c_str(),
                        ui::iconText(icon::kExchange) + "  " + std::string(frame.text(say::kCardSwap)))) {
      frame.commands.push([index, swap = card.swaps[i]](Workspace& w) -> Result<void> {
        w.insightBuilder.swap(w.session(), index, swap, w.insights);
        return {};
      });
    }
    ImGui::PopStyleVar();
    ui::gap(frame, 3);
  }
}

}  // namespace

void drawConsortiumCard(Frame& frame, const ConsortiumCard& card, std::size_t index) {
  const Style& style = frame.style;
  const bool lit = frame.panels.insight.consortium.lit && frame.panels.insight.consortium.onMap == index;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, imColor(style.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, imColor(lit ? style.accent : style.border));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, lit ? style.px(2) : 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(kPadding), style.px(kPadding - 4)));
  ImGui::BeginChild(fmt::format("card {} {}", frame.workspace.insights.answers, index).c_str(),
                    {style.px(kCardWidth), ImGui::GetContentRegionAvail().y}, true,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  drawHead(frame, card, index);
  drawThemes(frame, card);
  ui::sectionTitle(frame, frame.text(say::kCardMembers));
  for (std::size_t i = 0; i < card.members.size(); ++i)
    drawMember(frame, card, card.members[i], fmt::format("card:{}:member:{}", index, i));
  ui::separator(frame);
  drawParts(frame, card);
  drawSwaps(frame, card, index);
  if (!card.openQuestions.empty()) ui::sectionTitle(frame, frame.text(say::kCardQuestions));
  for (const std::string& question : card.openQuestions) {
    ui::wrapped(style.fonts.caption, question, style.text);
    ui::gap(frame, 2);
  }
  ui::gap(frame, 6);
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(2);
}

}  // namespace samspil
