// The reason of a dismissal, why a pair of entities is no gap, and how well the order foretold what came.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

void drawReasons(Frame& frame, DismissDraft& draft) {
  const Style& style = frame.style;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  for (std::size_t i = 0; i < std::size(say::kDismissReasons); ++i) {
    const std::string_view words = frame.text(say::kDismissReasons[i]);
    const float width = ui::widthOf(style.fonts.body, words) + style.px(20);
    if (i > 0 && ui::lastItem().max.x + style.px(6) + width < right) ImGui::SameLine(0, style.px(6));
    if (ui::quietButton(frame, fmt::format("dismiss:reason:{}", i).c_str(), words)) draft.reason = words;
  }
  ImGui::PopStyleVar();
}

void drawDismissal(Frame& frame) {
  auto& dismissing = frame.panels.insight.gaps.dismissing;
  if (!dismissing) return;
  DismissDraft& draft = *dismissing;
  const WorklistItem* item = frame.workspace.insights.item(draft.gap);
  if (item == nullptr) return dismissing.reset();
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(24), style.px(20)));
  ui::beginCard(frame, "dismiss", {display.x / 2, display.y * 0.4F}, {0.5F, 0.5F}, style.px(520), true);
  ui::text(style.fonts.title, frame.text(say::kDismissTitle), style.text);
  ui::gap(frame, 2);
  ui::wrapped(item->gap.sentence.in(frame.language()), style.text);
  ui::gap(frame, 6);
  ui::wrapped(style.fonts.caption, frame.text(say::kDismissHelp), style.muted);
  ui::gap(frame, 8);
  drawReasons(frame, draft);
  ui::gap(frame, 4);
  ui::askForKeyboard(draft.takeFocus);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool entered = ImGui::InputTextWithHint("##reason", std::string(frame.text(say::kDismissReason)).c_str(),
                                                &draft.reason, ImGuiInputTextFlags_EnterReturnsTrue);
  ui::noteKeyboard(frame, draft.takeFocus);
  frame.trace.target("dismiss:reason", ui::lastItem());
  ui::gap(frame, 10);
  const bool ready = !trimmed(draft.reason).empty();
  const bool go = ui::primaryButton(frame, "dismiss:go", frame.text(say::kDismissGo), ready);
  if (ready && (go || entered)) {
    frame.commands.push([gap = draft.gap, reason = std::string(trimmed(draft.reason))](Workspace& w) {
      return command::dismissOpenGap(w, gap, reason);
    });
  }
  ImGui::SameLine();
  const bool cancelled = ui::quietButton(frame, "dismiss:cancel", frame.text(say::kCancel));
  ui::endCard();
  ImGui::PopStyleVar();
  if (cancelled) dismissing.reset();
}

void drawWhyNot(Frame& frame) {
  const auto& answer = frame.workspace.insights.whyNot;
  if (!answer || !frame.panels.insight.whyNot) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(24), style.px(20)));
  ui::beginCard(frame, "why not", {display.x / 2, display.y * 0.42F}, {0.5F, 0.5F}, style.px(560));
  ui::wrapped(style.fonts.title, answer->first + " – " + answer->second, style.text);
  ui::gap(frame, 4);
  ui::wrapped(answer->sentence, style.text);
  frame.trace.target("whynot:sentence", ui::lastItem());
  if (!answer->parts.empty()) ui::separator(frame);
  for (const GapPartText& part : answer->parts) {
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    ImFont* strong = style.fonts.strong;
    ui::textAt({at.x + style.px(44) - ui::widthOf(strong, part.valueText), at.y}, strong, part.valueText,
               part.value > 0   ? style.good
               : part.value < 0 ? style.problem
                                : style.muted,
               style.px(54));
    ImGui::Indent(style.px(54));
    ui::wrapped(part.text, style.text);
    ImGui::Unindent(style.px(54));
  }
  ui::gap(frame, 12);
  bool closed = false;
  if (!answer->listedGap.empty()) {
    if (ui::primaryButton(frame, "whynot:open", frame.text(say::kWhyNotOpen))) {
      frame.commands.push([gap = answer->listedGap](Workspace& w) { return command::openGap(w, gap); });
      closed = true;
    }
    ImGui::SameLine();
  }
  closed = ui::quietButton(frame, "whynot:close", frame.text(say::kClose)) || closed;
  ui::endCard();
  ImGui::PopStyleVar();
  if (closed) frame.panels.insight.whyNot.reset();
}

void drawFigures(Frame& frame, const BacktestText& backtest) {
  const Style& style = frame.style;
  constexpr int kFigures = static_cast<int>(std::size(say::kBacktestColumns));
  const float wide = style.px(74);
  if (!ImGui::BeginTable("figures", kFigures + 1, ImGuiTableFlags_RowBg)) return;
  ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch);
  for (int i = 0; i < kFigures; ++i) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, wide);
  const auto figure = [&](int column, ImFont* face, std::string_view words, Color color) {
    ImGui::TableSetColumnIndex(column + 1);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(wide - ui::widthOf(face, words), 0.0F));
    ui::text(face, words, color);
  };
  ImGui::TableNextRow();
  for (int i = 0; i < kFigures; ++i) figure(i, style.fonts.caption, frame.text(say::kBacktestColumns[i]), style.muted);
  for (const BacktestRow& row : backtest.rows) {
    ImFont* face = row.ours ? style.fonts.strong : style.fonts.body;
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    ui::cutText(face, row.method, style.text, ImGui::GetContentRegionAvail().x);
    for (int i = 0; i < kFigures; ++i) figure(i, face, row.figures[static_cast<std::size_t>(i)], style.text);
  }
  ImGui::EndTable();
}

// How the order above the worklist did against plainer ones, on the same split.
void drawBacktestCard(Frame& frame) {
  const auto& backtest = frame.workspace.insights.backtest;
  bool& open = frame.panels.insight.gaps.backtestOpen;
  open = open && backtest && !backtest->rows.empty();
  if (!open) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(24), style.px(20)));
  ui::beginCard(frame, "backtest", {display.x / 2, display.y * 0.42F}, {0.5F, 0.5F}, style.px(780));
  ui::text(style.fonts.title, frame.text(say::kBacktestTitle), style.text);
  frame.trace.target("backtest:title", ui::lastItem());
  ui::gap(frame, 2);
  if (backtest->abstained) {
    ui::wrapped(backtest->sentence, style.text);
    ui::gap(frame, 4);
  }
  ui::wrapped(backtest->split, style.text);
  ui::wrapped(frame.text(say::kBacktestHits), style.text);
  ui::gap(frame, 4);
  drawFigures(frame, *backtest);
  ui::gap(frame, 6);
  ui::wrapped(style.fonts.caption, frame.text(say::kBacktestNote), style.muted);
  ui::gap(frame, 10);
  if (ui::quietButton(frame, "backtest:close", frame.text(say::kClose))) open = false;
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace

void drawGapDialogs(Frame& frame) {
  drawDismissal(frame);
  drawBacktestCard(frame);
  drawWhyNot(frame);
}

}  // namespace samspil
