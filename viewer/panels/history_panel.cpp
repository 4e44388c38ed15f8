// The history: every change since the beginning, newest first, each of which can be undone on its own.
#include "viewer/commands.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

void drawRow(Frame& frame, const HistoryRow& row) {
  const Style& style = frame.style;
  const float width = ImGui::GetContentRegionAvail().x;
  const float button = style.px(72);
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::BeginGroup();
  ImGui::PushTextWrapPos(at.x + width - (row.undoable ? button + style.px(8) : 0));
  ui::text(row.title, row.undone ? style.muted : style.text);
  std::string when = row.time;
  if (!row.who.empty()) when += " · " + row.who;
  if (row.undone) when += " · " + std::string(frame.text(say::kUndone));
  ui::text(style.fonts.caption, when, style.muted);
  if (!row.summary.empty()) ui::text(style.fonts.caption, row.summary, style.muted);
  ImGui::PopTextWrapPos();
  ImGui::EndGroup();
  const float below = ImGui::GetCursorPosY();
  if (row.undoable && !row.undone) {
    ImGui::SetCursorPos({at.x + width - button, at.y});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(8), style.px(4)));
    if (ui::quietButton(frame, fmt::format("history:undo:{}", row.batch.value).c_str(), frame.text(say::kUndoThis))) {
      frame.commands.push([batch = row.batch](Workspace& w) { return command::undoBatch(w, batch); });
    }
    ImGui::PopStyleVar();
    ui::tooltip(frame.text(say::kUndoThisHint));
  }
  ImGui::SetCursorPosY(std::max(below, ImGui::GetCursorPosY()));
  ui::separator(frame);
}

}  // namespace

void drawHistoryPanel(Frame& frame) {
  for (const HistoryRow& row : frame.derived().history) drawRow(frame, row);
}

}  // namespace samspil
