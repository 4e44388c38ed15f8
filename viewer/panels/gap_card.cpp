// The open gap in the details panel: why, by which sources, who can introduce them, what to do, and what was noted.
#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr std::size_t kSourcesFirst = 2, kEntitiesFirst = 6;

Color signColor(const Style& style, const GapPartText& part) {
  if (part.value > 0) return style.good;
  return part.value < 0 || part.sign == '!' ? style.problem : style.muted;
}

void drawKind(Frame& frame, const GapDetail& detail) {
  const Style& style = frame.style;
  ui::text(ui::iconText(ui::gapIcon(detail.kind)) + "  " + detail.kindTitle, style.accent);
  ui::tooltip(detail.kindMeaning);
  ui::gap(frame, 2);
  ui::wrapped(style.fonts.heading, detail.sentence, style.text);
  frame.trace.target("card:sentence", ui::lastItem());
  if (!detail.raisedText.empty()) {
    ui::gap(frame, 4);
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kWarning) + "  " + detail.raisedText, style.problem);
    frame.trace.target("card:raised", ui::lastItem());
  }
  if (!detail.dismissedText.empty()) {
    ui::gap(frame, 4);
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kBan) + "  " + detail.dismissedText, style.muted);
    frame.trace.target("card:dismissed", ui::lastItem());
  }
}

// What the map cannot light because a filter hides it.
void drawHidden(Frame& frame) {
  const Style& style = frame.style;
  const Visibility& visibility = frame.session().visibility();
  const GapLight& light = frame.workspace.insights.light;
  const auto hidden = static_cast<std::size_t>(
      std::count_if(light.ends.begin(), light.ends.end(), [&](VertexIndex v) { return !visibility.shows(v); }));
  if (hidden == 0) return;
  ui::gap(frame, 4);
  ui::wrapped(style.fonts.caption,
              ui::iconText(icon::kEyeSlash) + "  " +
                  (hidden == 1 ? std::string(frame.text(say::kGapHiddenOne))
                               : filled(say::kGapHiddenMany, frame.language(), hidden)),
              style.muted);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(8), style.px(4)));
  if (ui::quietButton(frame, "card:unfilter", frame.text(say::kClearFilters))) frame.run("clear_filters");
  ImGui::PopStyleVar();
}

void drawStatusButtons(Frame& frame, const GapDetail& detail) {
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(6)));
  const auto set = [&](GapStatus status) {
    frame.commands.push([gap = detail.id, status](Workspace& w) { return command::setStatus(w, gap, status); });
  };
  if (detail.status == GapStatus::dismissed) {
    if (ui::primaryButton(frame, "card:restore", frame.text(say::kGapRestore))) set(GapStatus::fresh);
  } else {
    const std::string words[] = {std::string(frame.text(say::kGapToNew)), std::string(frame.text(say::kGapToContact)),
                                 std::string(frame.text(say::kGapToDone))};
    constexpr GapStatus kChoices[] = {GapStatus::fresh, GapStatus::inContact, GapStatus::done};
    const int now = detail.status == GapStatus::fresh ? 0 : detail.status == GapStatus::inContact ? 1 : 2;
    if (const int clicked = ui::segments(frame, "card:status", words, now); clicked >= 0 && clicked != now)
      set(kChoices[clicked]);
    ImGui::SameLine(0, style.px(8));
    if (ui::quietButton(frame, "card:dismiss", frame.text(say::kGapDismiss))) frame.run("gap_dismiss");
  }
  ImGui::PopStyleVar();
}

void drawPart(Frame& frame, const GapPartText& part, const std::string& id) {
  const Style& style = frame.style;
  const float indent = style.px(46);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  ImFont* strong = style.fonts.strong;
  const std::string number =
      part.sign == '!' || part.sign == '~' ? std::string(1, part.sign) + " " + part.valueText : part.valueText;
  ui::textAt({at.x + indent - style.px(10) - ui::widthOf(strong, number), at.y}, strong, number, signColor(style, part),
             indent);
  ImGui::Indent(indent);
  ui::wrapped(part.text, style.text);
  ui::gap(frame, 1);
  ui::drawEvidenceList(frame, part.evidence, id, kSourcesFirst);
  ImGui::Unindent(indent);
  ui::gap(frame, 3);
}

void drawParts(Frame& frame, const GapDetail& detail) {
  const Style& style = frame.style;
  ui::separator(frame);
  const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
  ui::text(style.fonts.heading, frame.text(say::kGapWhy), style.text);
  ui::tooltip(frame.text(say::kGapParts));
  ImGui::SameLine(left + width - ui::widthOf(style.fonts.heading, detail.scoreText));
  ui::text(style.fonts.heading, detail.scoreText, style.text);
  ui::tooltip(frame.text(say::kGapParts));
  ui::gap(frame, 4);
  for (std::size_t i = 0; i < detail.parts.size(); ++i) drawPart(frame, detail.parts[i], fmt::format("part:{}", i));
}

void drawEntities(Frame& frame, const std::vector<GapEntityText>& entities, const std::string& id) {
  const Style& style = frame.style;
  for (std::size_t i = 0; i < std::min(entities.size(), kEntitiesFirst); ++i)
    ui::entityLink(frame, fmt::format("{}:{}", id, frame.session().network().key(entities[i].vertex)), entities[i],
                   style.fonts.body);
  if (entities.size() > kEntitiesFirst)
    ui::text(style.fonts.caption, filled(say::kMoreEntities, frame.language(), entities.size() - kEntitiesFirst),
             style.muted);
}

void drawNote(Frame& frame, const GapDetail& detail) {
  const Style& style = frame.style;
  GapsState& gaps = frame.panels.insight.gaps;
  ui::sectionTitle(frame, frame.text(say::kGapNote));
  ImGui::InputTextMultiline("##note", &gaps.note, {ImGui::GetContentRegionAvail().x, style.px(64)});
  frame.trace.target("card:note", ui::lastItem());
  if (gaps.note.empty() && !ImGui::IsItemActive()) {
    const Vec2 at = ui::lastItem().min;
    ui::textAt(at + Vec2{style.px(10), style.px(8)}, style.fonts.body, frame.text(say::kGapNoteHint), style.muted,
               style.px(280));
  }
  if (gaps.note == detail.note) return;
  ui::gap(frame, 2);
  if (ui::primaryButton(frame, "card:keep", frame.text(say::kGapNoteKeep)))
    frame.commands.push([gap = detail.id, note = gaps.note](Workspace& w) { return command::keepNote(w, gap, note); });
}

}  // namespace

void drawGapCard(Frame& frame, const GapDetail& detail) {
  const Style& style = frame.style;
  drawKind(frame, detail);
  drawHidden(frame);
  drawStatusButtons(frame, detail);
  if (!detail.next.empty()) {
    ui::sectionTitle(frame, frame.text(say::kGapNext));
    ui::wrapped(detail.next, style.text);
  }
  if (!detail.introducers.empty()) {
    ui::sectionTitle(frame, frame.text(say::kGapIntroduce));
    drawEntities(frame, detail.introducers, "introducer");
    ui::gap(frame, 2);
    ImGui::Indent(style.px(22));
    ui::drawEvidenceList(frame, detail.introduction, "introduction", 4);
    ImGui::Unindent(style.px(22));
  }
  drawParts(frame, detail);
  ui::separator(frame);
  ui::text(style.fonts.strong, frame.text(say::kGapConcerned), style.text);
  ui::gap(frame, 2);
  drawEntities(frame, detail.entities, "concerned");
  drawNote(frame, detail);
}

void drawCellCard(Frame& frame, const CellAnswer& cell) {
  const Style& style = frame.style;
  ui::text(ui::iconText(icon::kTh) + "  " +
               (cell.columnLabel.empty() ? std::string(frame.text(say::kCellAll)) : cell.columnLabel),
           style.accent);
  ui::gap(frame, 2);
  ui::wrapped(style.fonts.heading, cell.themeName, style.text);
  frame.trace.target("cell:theme", ui::lastItem());
  ui::wrapped(cell.depth, style.muted);
  ui::gap(frame, 6);
  if (ui::quietButton(frame, "cell:select", frame.text(say::kSelectOnMap))) {
    std::vector<VertexIndex> wanted{cell.theme};
    for (const GapEntityText& actor : cell.actors) wanted.push_back(actor.vertex);
    frame.commands.push([wanted](Workspace& w) -> Result<void> {
      w.select(wanted);
      w.reveal(wanted);
      return {};
    });
  }
  ui::separator(frame);
  ui::text(style.fonts.heading, frame.text(say::kCellCovers), style.text);
  ui::gap(frame, 3);
  if (cell.actors.empty()) ui::wrapped(frame.text(say::kCellEmpty), style.muted);
  for (const GapEntityText& actor : cell.actors)
    ui::entityLink(frame, fmt::format("covers:{}", frame.session().network().key(actor.vertex)), actor,
                   style.fonts.body);
  ui::separator(frame);
  ui::text(style.fonts.heading, frame.text(say::kCellNearest), style.text);
  ui::gap(frame, 3);
  if (cell.nearest.empty()) ui::wrapped(frame.text(say::kCellNobodyNear), style.muted);
  if (cell.nearestElsewhere) {
    ui::wrapped(style.fonts.caption, filled(say::kCellElsewhere, frame.language(), cell.columnLabel), style.muted);
    ui::gap(frame, 2);
  }
  for (const CellAnswer::Near& near : cell.nearest) {
    ui::entityLink(frame, fmt::format("near:{}", frame.session().network().key(near.actor.vertex)), near.actor,
                   style.fonts.body);
    ImGui::Indent(style.px(22));
    ui::wrapped(style.fonts.caption, near.sentence, style.muted);
    ImGui::Unindent(style.px(22));
    ui::gap(frame, 3);
  }
  if (cell.evidence.empty()) return;
  ui::separator(frame);
  ui::text(style.fonts.heading, frame.text(say::kCellSources), style.text);
  ui::gap(frame, 3);
  ui::drawEvidenceList(frame, cell.evidence, "cell", 6);
}

bool drawInsightCard(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (frame.state.drawer == DrawerPage::gaps && insights.detail) return drawGapCard(frame, *insights.detail), true;
  if (frame.state.drawer == DrawerPage::coverage && insights.cell) return drawCellCard(frame, *insights.cell), true;
  return false;
}

std::string insightKey(const Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (frame.state.drawer == DrawerPage::gaps && insights.detail) return insights.detail->id;
  if (frame.state.drawer == DrawerPage::coverage && insights.cell)
    return insights.cell->themeName + "/" + insights.cell->columnLabel;
  return {};
}

void drawWayBack(Frame& frame) {
  if (frame.state.drawer != DrawerPage::gaps || !frame.workspace.insights.detail || frame.state.selection.empty())
    return;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.style.px(8), frame.style.px(4)));
  const std::string words = ui::iconText(0xF104) + "  " + std::string(frame.text(say::kGapBack));
  if (ui::quietButton(frame, "card:back", words)) {
    frame.commands.push([gap = frame.panels.insight.gaps.open](Workspace& w) { return command::openGap(w, gap); });
  }
  ImGui::PopStyleVar();
  ui::gap(frame, 4);
}

}  // namespace samspil
