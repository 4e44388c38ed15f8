// What the details panel says of an entity beyond its facts and ties.
#include "session/entity_insights.h"
#include "viewer/commands.h"
#include "viewer/edit_commands.h"
#include "viewer/icons.h"
#include "viewer/panels/details_parts.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

void drawPosition(Frame& frame, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  ui::sectionTitle(frame, frame.text(say::kPosition));
  for (const std::string& sentence : sentences) {
    ui::wrapped(sentence, frame.style.text);
    ui::gap(frame, 3);
  }
}

void drawGaps(Frame& frame, const std::vector<GapLine>& gaps) {
  if (gaps.empty()) return;
  const Style& style = frame.style;
  ui::sectionTitle(frame, frame.text(say::kGapsHere));
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const GapLine& gap = gaps[i];
    ui::text(style.fonts.caption, gap.title, style.accent);
    ui::wrapped(gap.sentence, style.text);
    if (!gap.next.empty()) ui::wrapped(style.fonts.caption, gap.next, style.muted);
    const std::string id = fmt::format("gap:show:{}", i);
    if (ui::link(frame, id.c_str(), style.fonts.caption, frame.text(say::kFindOnMap),
                 ImGui::GetContentRegionAvail().x)) {
      frame.commands.push([vertices = gap.entities](Workspace& w) -> Result<void> {
        w.select(vertices);
        w.reveal(w.state.selection);
        return {};
      });
    }
    ui::gap(frame, 5);
  }
}

void drawNotes(Frame& frame, const std::vector<NoteLine>& notes) {
  const Style& style = frame.style;
  ui::sectionTitle(frame, frame.text(say::kNotes));
  for (const NoteLine& note : notes) {
    ui::wrapped(note.text, style.text);
    ui::wrapped(style.fonts.caption, note.source, style.muted);
    ui::gap(frame, 4);
  }
  if (ui::quietButton(frame, "details:note", frame.text(say::kWriteNote))) frame.commands.push(command::noteOnSelected);
}

void drawOwnHistory(Frame& frame, const std::vector<HistoryRow>& history) {
  if (history.empty()) return;
  const Style& style = frame.style;
  ui::sectionTitle(frame, frame.text(say::kHistory));
  for (const HistoryRow& row : history) {
    ui::wrapped(row.title, row.undone ? style.muted : style.text);
    std::string when = row.time + (row.who.empty() ? "" : " · " + row.who);
    if (row.undone) when += " · " + std::string(frame.text(say::kUndone));
    ui::text(style.fonts.caption, when, style.muted);
    ui::gap(frame, 4);
  }
}

}  // namespace

void drawInsights(Frame& frame) {
  const auto& insights = frame.derived().insights;
  if (!insights && frame.derived().pending.insights) ui::wrapped(frame.text(say::kFindingInsights), frame.style.muted);
  if (!insights) return;
  drawPosition(frame, insights->position);
  drawGaps(frame, insights->gaps);
  drawNotes(frame, insights->notes);
  drawOwnHistory(frame, insights->history);
}

}  // namespace samspil
