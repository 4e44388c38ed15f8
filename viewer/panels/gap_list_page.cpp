// The worklist below the map: kinds and states on the left, the gaps in their order on the right.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr float kNarrowSide = 168, kWideSide = 208, kRowHeight = 50;  // units of design

template <typename Value>
void toggle(std::vector<Value>& values, Value value) {
  if (std::erase(values, value) == 0) values.push_back(value);
}

void drawSide(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  GapsState& gaps = frame.panels.insight.gaps;
  const Style& style = frame.style;
  std::size_t all = 0;
  for (const std::size_t count : insights.view.kindCounts) all += count;
  ui::text(style.fonts.caption, frame.text(say::kGapKinds), style.muted);
  if (ui::choiceRow(frame, "kind:all", icon::kList, frame.text(say::kGapAll), all, gaps.filter.kinds.empty()))
    gaps.filter.kinds.clear();
  for (std::size_t i = 0; i < kGapKinds; ++i) {
    const auto kind = static_cast<GapKind>(i);
    const bool on = std::find(gaps.filter.kinds.begin(), gaps.filter.kinds.end(), kind) != gaps.filter.kinds.end();
    const std::string id = "kind:" + std::string(gapKindName(kind));
    if (ui::choiceRow(frame, id, ui::gapIcon(kind), gapKindTitle(kind).in(frame.language()),
                      insights.view.kindCounts[i], on))
      toggle(gaps.filter.kinds, kind);
    ui::tooltip(gapKindMeaning(kind).in(frame.language()));
  }
  ui::gap(frame, 8);
  ui::text(style.fonts.caption, frame.text(say::kGapStatuses), style.muted);
  for (std::size_t i = 0; i < kGapStatuses; ++i) {
    const auto status = static_cast<GapStatus>(i);
    const auto& chosen = gaps.filter.statuses;
    const bool on = std::find(chosen.begin(), chosen.end(), status) != chosen.end();
    if (ui::choiceRow(frame, fmt::format("status:{}", i), ui::statusIcon(status), frame.text(gapStatusLabel(status)),
                      insights.view.statusCounts[i], on))
      toggle(gaps.filter.statuses, status);
  }
}

void drawWeighing(Frame& frame) {
  GapsState& gaps = frame.panels.insight.gaps;
  const Style& style = frame.style;
  ui::gap(frame, 8);
  ui::text(style.fonts.caption, frame.text(say::kGapOrder), style.muted);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(4), style.px(3)));
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, imColor(style.accent));
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, imColor(style.accent));
  static_cast<void>(ImGui::SliderFloat("##surprise", &gaps.surpriseDraft, 0, 1, ""));
  if (ImGui::IsItemDeactivatedAfterEdit()) gaps.surprise = gaps.surpriseDraft;
  frame.trace.target("gaps:surprise", ui::lastItem());
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  ui::tooltip(frame.text(say::kSurpriseHint));
  const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
  ui::text(style.fonts.caption, frame.text(say::kFamiliar), style.muted);
  const std::string_view surprising = frame.text(say::kSurprising);
  ImGui::SameLine(left + width - ui::widthOf(style.fonts.caption, surprising));
  ui::text(style.fonts.caption, surprising, style.muted);
  if (ui::checkRow(frame, "gaps:competitors", frame.text(say::kCompetitorsToo), frame.text(say::kCompetitorsHint),
                   gaps.competitorsToo))
    gaps.competitorsToo = !gaps.competitorsToo;
  if (ui::checkRow(frame, "gaps:stated", frame.text(say::kStatedOnly), frame.text(say::kStatedHint), gaps.statedOnly))
    gaps.statedOnly = !gaps.statedOnly;
}

// Whom too little is known of, in words where there is room for them.
void drawUnknown(Frame& frame) {
  constexpr std::size_t kNamed = 8;
  const auto& unknown = frame.workspace.insights.unknown;
  if (unknown.empty()) return;
  const Style& style = frame.style;
  const std::string words = unknown.size() == 1 ? std::string(frame.text(say::kUnknownOne))
                                                : filled(say::kUnknownMany, frame.language(), unknown.size());
  const std::string whole = ui::iconText(icon::kInfo) + "  " + words;
  ImGui::SameLine(0, style.px(12));
  ImGui::AlignTextToFramePadding();
  const bool fits = ui::widthOf(style.fonts.caption, whole) < ImGui::GetContentRegionAvail().x;
  ui::text(style.fonts.caption, fits ? whole : ui::iconText(icon::kInfo), style.muted);
  std::string missing = words + ":";
  for (std::size_t i = 0; i < std::min(unknown.size(), kNamed); ++i) missing += "\n" + unknown[i].typeLabel;
  if (unknown.size() > kNamed) missing += "\n" + filled(say::kMoreEntities, frame.language(), unknown.size() - kNamed);
  ui::tooltip(missing);
}

void drawReportButton(Frame& frame) {
  const Style& style = frame.style;
  const std::string whole = ui::iconText(icon::kFileText) + "  " + std::string(frame.text(say::kReport));
  ImGui::SameLine(0, style.px(10));
  const bool fits = ui::widthOf(style.fonts.body, whole) + style.px(24) < ImGui::GetContentRegionAvail().x;
  const std::string words = fits ? whole : ui::iconText(icon::kFileText);
  const float width = ui::widthOf(style.fonts.body, words) + style.px(24);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(ImGui::GetContentRegionAvail().x - width, 0.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  if (ui::quietButton(frame, "gaps:report", words)) frame.run("gap_report");
  if (!fits) ui::tooltip(frame.text(say::kReport));
  ImGui::PopStyleVar();
}

// How many there are, whose they are, and how far the order can be trusted.
void drawHead(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  GapsState& gaps = frame.panels.insight.gaps;
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  const float besides = style.px(220);  // the count, a sign and the report
  ImGui::SetNextItemWidth(std::clamp(ImGui::GetContentRegionAvail().x - besides, style.px(90), style.px(230)));
  ImGui::InputTextWithHint("##gaps", std::string(frame.text(say::kGapsSearch)).c_str(), &gaps.filter.text);
  frame.trace.target("gaps:search", ui::lastItem());
  ImGui::PopStyleVar();
  ImGui::SameLine(0, style.px(10));
  if (gaps.filter.about) {
    const auto name = frame.session().network().name(*gaps.filter.about, frame.language());
    if (ui::removableChip(frame, "gaps:about", filled(say::kGapsAbout, frame.language(), name), style.px(240)))
      gaps.filter.about.reset();
    ImGui::SameLine(0, style.px(10));
  }
  const std::size_t count = insights.view.rows.size();
  std::string words =
      count == 1 ? std::string(frame.text(say::kGapsOne)) : filled(say::kGapsMany, frame.language(), count);
  if (!insights.gapsKnown) words.clear();  // the middle of the page says what is going on
  if (insights.gapsKnown && frame.workspace.insightBuilder.findingGaps()) words = frame.text(say::kGapsFinding);
  ImGui::AlignTextToFramePadding();
  ui::text(style.fonts.strong, words, style.text);
  frame.trace.target("gaps:count", ui::lastItem());
  drawUnknown(frame);
  if (count > 0) drawReportButton(frame);
}

void drawBacktest(Frame& frame) {
  const auto& backtest = frame.workspace.insights.backtest;
  if (!backtest) return;
  const Style& style = frame.style;
  const std::string words = ui::iconText(backtest->abstained ? icon::kInfo : icon::kCheck) + "  " + backtest->sentence;
  ImFont* caption = style.fonts.caption;
  const std::string_view open = frame.text(say::kBacktestOpen);
  const float link = backtest->rows.empty() ? 0 : ui::widthOf(caption, open) + style.px(14);
  ui::cutText(caption, words, style.muted, ImGui::GetContentRegionAvail().x - link - style.px(4));
  frame.trace.target("gaps:backtest", ui::lastItem());
  if (backtest->rows.empty()) return;
  ImGui::SameLine(0, style.px(10));
  if (ui::link(frame, "gaps:figures", caption, open, link)) frame.panels.insight.gaps.backtestOpen = true;
}

void drawStatus(const Frame& frame, const WorklistItem& item, Vec2 at, float width) {
  const Style& style = frame.style;
  std::string words{frame.text(gapStatusLabel(item.status))};
  Color color = style.muted;
  char32_t sign = ui::statusIcon(item.status);
  if (item.status == GapStatus::inContact) color = style.accent;
  if (item.status == GapStatus::done) color = style.good;
  if (item.raisedAgain() && item.status == GapStatus::fresh) {
    words = frame.text(say::kRaisedAgain);
    color = style.problem;
    sign = icon::kWarning;
  }
  ImFont* caption = style.fonts.caption;
  const bool plain = item.status == GapStatus::fresh && !item.raisedAgain();
  const float x = plain ? at.x : ui::textAt(at, caption, ui::iconText(sign) + "  ", color, width);
  const float end = ui::textAt({x, at.y}, caption, words, color, width - (x - at.x));
  if (!item.note.empty())
    ui::textAt({end + style.px(7), at.y}, caption, ui::iconText(icon::kFileText), style.muted, style.px(20));
}

void drawRow(Frame& frame, const WorklistItem& item, double most) {
  const Style& style = frame.style;
  GapsState& gaps = frame.panels.insight.gaps;
  const bool open = gaps.open == item.gap.id;
  const float width = ImGui::GetContentRegionAvail().x, height = style.px(kRowHeight);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const std::string id = "gap:" + item.gap.id;
  if (ImGui::InvisibleButton(id.c_str(), {width, height}))
    frame.commands.push([gap = item.gap.id](Workspace& w) { return command::openGap(w, gap); });
  if (ImGui::IsItemVisible()) frame.trace.target(id, ui::lastItem());
  const bool hovered = ImGui::IsItemHovered();
  if (open && gaps.scrollToOpen) ImGui::SetScrollHereY(0.5F), gaps.scrollToOpen = false;
  if (!ImGui::IsItemVisible()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (open || hovered)
    list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(open ? style.accentSoft : style.hovered),
                        style.px(6));
  if (open)
    list->AddRectFilled(im(at), im(at + Vec2{style.px(3), height}), packed(style.accent), style.px(2));
  else
    list->AddLine({at.x + style.px(8), at.y + height}, {at.x + width - style.px(8), at.y + height},
                  packed(mix(style.panel, style.border, 0.7F)));
  ImFont* icons = style.fonts.heading;
  const std::string sign = ui::iconText(ui::gapIcon(item.gap.kind));
  const float center = at.x + style.px(24);
  ui::textAt({center - ui::widthOf(icons, sign) / 2, at.y + (height - icons->FontSize) / 2}, icons, sign,
             open ? style.accent : style.muted, style.px(40));
  const float scoreWidth = std::clamp(width * 0.24F, style.px(84), style.px(124));
  const float right = at.x + width - style.px(10), scoreAt = right - scoreWidth;
  const float textLeft = at.x + style.px(48), room = scoreAt - textLeft - style.px(16);
  ImFont* body = style.fonts.body;
  const std::string& sentence = item.gap.sentence.in(frame.language());
  const int lines = ui::widthOf(body, sentence) > room ? 2 : 1;
  const float step = body->FontSize + style.px(3), top = at.y + (height - step * static_cast<float>(lines)) / 2;
  ui::textLinesAt(frame, {textLeft, top}, body, sentence,
                  item.status == GapStatus::dismissed ? style.muted : style.text, room, lines);
  // What was done about it stands below its weight; of a new one there is nothing to say.
  const bool plain = item.status == GapStatus::fresh && !item.raisedAgain() && item.note.empty();
  const float middle = at.y + height / 2 - (plain ? 0 : style.px(9));
  ImFont* strong = style.fonts.strong;
  const std::string score = scoreText(item.gap.score, frame.language());
  const float number = style.px(34), barHeight = style.px(9);
  ui::drawScoreBar(frame, {scoreAt, middle - barHeight / 2}, {scoreWidth - number, barHeight}, item.gap.parts, most);
  ui::textAt({right - ui::widthOf(strong, score), middle - strong->FontSize / 2}, strong, score, style.text, number);
  if (!plain) drawStatus(frame, item, {scoreAt, middle + style.px(10)}, scoreWidth);
}

// Before there is a list.
void drawSearch(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (insights.gapsStopped) {
    if (ui::askingNote(frame, "gaps:again", frame.text(say::kGapsStopped), "", frame.text(say::kGapsFindAgain)))
      frame.commands.push([](Workspace& w) -> Result<void> {
        w.insightBuilder.findGapsAgain();
        return {};
      });
  } else if (!insights.problem.empty()) {
    ui::emptyNote(frame, insights.problem, "");
  } else {
    ui::workNote(frame, "gaps:cancel", frame.text(say::kGapsFinding));
  }
}

void drawList(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (!insights.gapsKnown) return drawSearch(frame);
  if (insights.items.empty() && !insights.unknown.empty())
    return ui::emptyNote(frame, frame.text(say::kGapsNoneFound), frame.text(say::kGapsNoneFoundHint));
  if (insights.view.rows.empty()) {
    if (ui::askingNote(frame, "gaps:all", frame.text(say::kGapsNone), frame.text(say::kGapsNoneHint),
                       frame.text(say::kGapsShowAll)))
      frame.panels.insight.gaps.filter = {.statuses = {}};
    return;
  }
  double most = 0.1;  // the longest bar from what speaks against to what speaks for
  for (const WorklistItem& item : insights.items) {
    double sum = 0;
    for (const GapPart& part : item.gap.parts) sum += std::abs(part.value);
    most = std::max(most, sum);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const std::size_t row : insights.view.rows) drawRow(frame, insights.items[row], most);
  ImGui::PopStyleVar();
}

}  // namespace

void drawGapsPage(Frame& frame) {
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(2)));
  const float side = std::clamp(ImGui::GetContentRegionAvail().x * 0.26F, style.px(kNarrowSide), style.px(kWideSide));
  ImGui::BeginChild("gap side", {side, 0});
  drawSide(frame);
  drawWeighing(frame);
  ui::gap(frame, 8);
  ImGui::EndChild();
  ImGui::SameLine(0, style.px(14));
  ImGui::BeginGroup();
  drawHead(frame);
  drawBacktest(frame);
  ui::gap(frame, 2);
  ImGui::BeginChild("gap list", {0, 0});
  drawList(frame);
  ImGui::EndChild();
  ImGui::EndGroup();
  ImGui::PopStyleVar();
}

}  // namespace samspil
