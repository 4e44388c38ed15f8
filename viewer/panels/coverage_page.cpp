// The coverage page below the map: what the matrix shows and in which order, how deep the cover is, and the matrix.
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/gap_texts.h"
#include "viewer/panels/coverage_grid.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

void drawChoices(Frame& frame) {
  CoverageState& asked = frame.panels.insight.coverage;
  const Style& style = frame.style;
  constexpr float kOrderWidth = 176;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const std::string kinds[] = {std::string(frame.text(say::kByType)), std::string(frame.text(say::kByCountry)),
                               std::string(frame.text(say::kByEntity))};
  constexpr CoverageColumns kColumns[] = {CoverageColumns::type, CoverageColumns::country, CoverageColumns::entity};
  const auto now = std::find(std::begin(kColumns), std::end(kColumns), asked.columns) - std::begin(kColumns);
  if (const int clicked = ui::segments(frame, "coverage:columns", kinds, static_cast<int>(now)); clicked >= 0)
    asked.columns = kColumns[clicked];
  ImGui::SameLine(0, style.px(12));
  const auto& table = frame.workspace.insights.coverage;
  if (table && table->years.size() > 1) {
    std::vector<std::string> years;
    int chosen = static_cast<int>(table->years.size());
    for (const int year : table->years) {
      if (year == asked.year) chosen = static_cast<int>(years.size());
      years.push_back(std::to_string(year));
    }
    years.emplace_back(frame.text(say::kAllYears));
    if (const int clicked = ui::segments(frame, "coverage:year", years, chosen); clicked >= 0)
      asked.year =
          clicked == static_cast<int>(table->years.size()) ? 0 : table->years[static_cast<std::size_t>(clicked)];
    // Where the window is narrow, order and search take a line of their own.
    if (ui::lastItem().max.x + style.px(kOrderWidth + 120) < right) ImGui::SameLine(0, style.px(12));
  }
  const std::string orders[] = {std::string(frame.text(say::kThinnest)), std::string(frame.text(say::kThickest)),
                                std::string(frame.text(say::kByName))};
  const int order = static_cast<int>(asked.order);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  ImGui::SetNextItemWidth(style.px(kOrderWidth));
  if (ImGui::BeginCombo("##order", orders[order].c_str())) {
    for (int i = 0; i < 3; ++i) {
      if (ImGui::Selectable(orders[i].c_str(), i == order)) asked.order = static_cast<RowOrder>(i);
      frame.trace.target(fmt::format("coverage:order:{}", i), ui::lastItem());
    }
    ImGui::EndCombo();
  }
  frame.trace.target("coverage:order", ui::lastItem());
  ImGui::SameLine(0, style.px(8));
  ImGui::SetNextItemWidth(std::clamp(ImGui::GetContentRegionAvail().x, style.px(90), style.px(200)));
  ImGui::InputTextWithHint("##themes", std::string(frame.text(say::kThemeSearch)).c_str(), &asked.text);
  frame.trace.target("coverage:search", ui::lastItem());
  ImGui::PopStyleVar();
}

// What the colours and rings of bubbles mean, from the right, as far as there is room from `from`.
void drawKey(const Frame& frame, const CoverageTable& table, Vec2 from, float right) {
  const Style& style = frame.style;
  if (table.years.size() < 2) return;
  ImFont* caption = style.fonts.caption;
  ImDrawList* list = ImGui::GetWindowDrawList();
  struct Entry {
    std::string words;
    Color color;
    bool ring;
  };
  std::vector<Entry> entries{{std::to_string(table.years.front()), coverageAgeColor(style, 1), false},
                             {std::to_string(table.years.back()), coverageAgeColor(style, 0), false}};
  if (table.before != 0) entries.push_back({filled(say::kNewHere, frame.language(), table.before), style.good, true});
  const float middle = from.y + style.px(10);
  for (const Entry& entry : entries) {
    const float wide = ui::widthOf(caption, entry.words), left = right - wide - style.px(16);
    if (left < from.x + style.px(8)) return;
    ui::textAt({right - wide, middle - caption->FontSize / 2}, caption, entry.words, style.muted, wide + 1);
    if (entry.ring)
      list->AddCircle({left + style.px(6), middle}, style.px(5), packed(entry.color), 20, style.px(1.6F));
    else
      list->AddCircleFilled({left + style.px(6), middle}, style.px(5.5F), packed(entry.color), 20);
    right = left - style.px(14);
  }
}

// How many themes stand how thin, and what size and colour of a bubble mean.
void drawSummary(Frame& frame, const CoverageTable& table) {
  const Style& style = frame.style;
  ImFont* caption = style.fonts.caption;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float end = at.x + ImGui::GetContentRegionAvail().x, height = style.px(20);
  const float top = at.y + (height - caption->FontSize) / 2;
  float x = at.x;
  for (std::uint32_t depth = 0; depth < 4; ++depth) {
    const std::string number = std::to_string(table.matrix.depths[depth]);
    x = ui::textAt({x, top}, style.fonts.strong, number, coverageDepthColor(style, depth), style.px(60));
    x = ui::textAt({x + style.px(4), top}, caption, frame.text(say::kDepthNames[depth]), style.muted, style.px(200));
    x += style.px(12);
  }
  ImGui::Dummy({end - at.x, height});
  drawKey(frame, table, {x, at.y}, end);
}

}  // namespace

void drawCoveragePage(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (!std::exchange(frame.panels.insight.coverage.roomTaken, true))
    frame.state.drawerShare = std::max(frame.state.drawerShare, kRoomForMatrix);
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(5)));
  drawChoices(frame);
  if (!insights.coverage && insights.coverageStopped) {
    if (ui::askingNote(frame, "coverage:again", frame.text(say::kCoverageStopped), "", frame.text(say::kCoverageAgain)))
      frame.commands.push([](Workspace& w) -> Result<void> {
        w.insightBuilder.coverAgain();
        return {};
      });
  } else if (!insights.coverage && !insights.problem.empty()) {
    ui::emptyNote(frame, insights.problem, "");
  } else if (!insights.coverage) {
    ui::workNote(frame, "coverage:cancel", frame.text(say::kCoverageWorking));
  } else if (insights.coverage->matrix.rows.empty()) {
    ui::emptyNote(frame, frame.text(say::kCoverageNone), "");
  } else {
    drawSummary(frame, *insights.coverage);
    drawCoverageGrid(frame, *insights.coverage);
  }
  ImGui::PopStyleVar();
}

}  // namespace samspil
