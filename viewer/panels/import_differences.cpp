// The fourth page of the wizard: what the import would do, row by row, and what it would not take.
#include <imgui.h>

#include "session/error_words.h"
#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

constexpr std::size_t kMostChanges = 6;  // of a row, in the table

void drawTab(Frame& frame, const std::string& id, std::string_view words, std::size_t count, bool chosen,
             const DifferenceTab& tab) {
  const std::string label = fmt::format("{}  {}", words, numberText(count, frame.language()));
  const bool pressed = chosen ? ui::primaryButton(frame, id.c_str(), label) : ui::quietButton(frame, id.c_str(), label);
  if (pressed) frame.panels.import->tab = tab, frame.panels.import->rowsShown = ImportWizard::kScreenful;
  ImGui::SameLine();
}

void drawTabs(Frame& frame, const ImportPreview& preview) {
  const DifferenceTab& now = frame.panels.import->tab;
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    const auto outcome = static_cast<RowOutcome>(i);
    drawTab(frame, "diff:" + std::to_string(i), frame.text(say::kOutcomeNames[i]), preview.rows[i].size(),
            !now.duplicates && now.outcome == outcome, {.outcome = outcome});
  }
  if (!preview.duplicateRows.empty())
    drawTab(frame, "diff:duplicates", frame.text(say::kPossible), preview.duplicateRows.size(), now.duplicates,
            {.duplicates = true});
  ImGui::NewLine();
}

void drawChanges(Frame& frame, const RowDiff& diff) {
  const Style& style = frame.style;
  std::size_t shown = 0;
  for (const Diagnostic* problem : diff.diagnostics) {
    const bool bad = problem->severity == Severity::rejected;
    std::string words{problem->message.in(frame.language())};
    if (!problem->text.empty() && words.find(problem->text) == std::string::npos) words += "  (" + problem->text + ")";
    ui::wrapped(words, bad ? style.problem : style.text);
  }
  for (const RowValueChange& value : diff.values) {
    if (value.after == diff.name) continue;  // stands beside it already
    if (shown++ == kMostChanges) return ui::text("…", style.muted);
    std::string words = propertyHeading(value.property, frame.language()) + ": ";
    if (!value.before.empty()) words += value.before + "  →  ";
    ui::wrapped(words + value.after, value.before.empty() ? style.text : style.accent);
  }
  for (const RowTieChange& tie : diff.ties) {
    if (shown++ == kMostChanges) return ui::text("…", style.muted);
    ui::wrapped(filled(say::kNewTie, frame.language(), tie.relation.in(frame.language()), tie.other), style.good);
  }
}

void drawRow(Frame& frame, const ImportPreview& preview, const ProposedRow& row) {
  const Style& style = frame.style;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ui::text(style.fonts.caption, std::to_string(row.line), style.muted);
  const auto diff = preview.diff->of(row);
  ImGui::TableNextColumn();
  if (!diff) return ui::wrapped(errorText(diff.error(), frame.language()), style.problem);
  ui::wrapped(style.fonts.strong, diff->name, style.text);
  ui::text(style.fonts.caption, diff->type.in(frame.language()), style.muted);
  ImGui::TableNextColumn();
  drawChanges(frame, *diff);
}

// Rows differ in height, so the list grows by a screenful when its end comes near.
void drawRows(Frame& frame, const ImportPreview& preview, const std::vector<std::uint32_t>& rows) {
  const Style& style = frame.style;
  if (rows.empty()) return ui::wrapped(frame.text(say::kNothingHere), style.muted);
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
  if (!ImGui::BeginTable("differences", 3, kFlags, {0, ImGui::GetContentRegionAvail().y - style.px(50)})) return;
  ImGui::TableSetupColumn(std::string(frame.text(say::kLineColumn)).c_str(), ImGuiTableColumnFlags_WidthFixed,
                          style.px(56));
  ImGui::TableSetupColumn(std::string(frame.text(say::kNameColumn)).c_str(), ImGuiTableColumnFlags_WidthStretch, 0.36F);
  ImGui::TableSetupColumn(std::string(frame.text(say::kChangeColumn)).c_str(), ImGuiTableColumnFlags_WidthStretch,
                          0.64F);
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableHeadersRow();
  std::size_t& shown = frame.panels.import->rowsShown;
  for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i)
    drawRow(frame, preview, preview.proposal.rows[rows[i]]);
  // The end comes near: the next screenful.
  if (shown < rows.size() && ImGui::GetScrollY() > ImGui::GetScrollMaxY() - style.px(400))
    shown += ImportWizard::kScreenful;
  ImGui::EndTable();
}

void drawFileNotes(Frame& frame, const ImportPreview& preview) {
  const Style& style = frame.style;
  std::string words;
  std::size_t notes = 0;
  for (const Diagnostic& diagnostic : preview.proposal.diagnostics) {
    if (diagnostic.line != 0) continue;
    ++notes;
    if (notes <= 12) words += "• " + std::string(diagnostic.message.in(frame.language())) + "\n";
  }
  if (notes == 0) return;
  ImGui::AlignTextToFramePadding();
  ui::text(style.fonts.caption, ui::iconText(icon::kInfo) + "  " + filled(say::kMoreNotes, frame.language(), notes),
           style.muted);
  ui::tooltip(words);
  ImGui::SameLine(0, style.px(20));
}

void drawBelow(Frame& frame, const ImportPreview& preview) {
  const Style& style = frame.style;
  const ImportWizard& wizard = *frame.panels.import;
  ui::gap(frame, 4);
  if (!preview.changesNothing() &&
      ui::quietButton(frame, "diff:map",
                      ui::iconText(icon::kCrosshairs) + "  " + std::string(frame.text(say::kDifferencesOnMap))))
    frame.commands.push(command::showImportMap);
  if (!preview.changesNothing()) ImGui::SameLine(0, style.px(12));
  drawFileNotes(frame, preview);
  if (preview.rows[static_cast<std::size_t>(RowOutcome::rejected)].empty()) return;
  if (ui::quietButton(frame, "diff:save_rejected", frame.text(say::kSaveRejected)))
    frame.commands.push(command::saveRejectedRows);
  if (wizard.saved.empty()) return;
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ui::text(style.fonts.caption, filled(say::kSavedRejected, frame.language(), wizard.saved), style.good);
}

}  // namespace

void drawImportDifferences(Frame& frame) {
  const ImportWizard& wizard = *frame.panels.import;
  if (!wizard.draft.preview) return;
  const ImportPreview& preview = *wizard.draft.preview;
  ui::gap(frame, 6);
  ui::text(frame.style.fonts.strong, accountSentence(preview, frame.language()), frame.style.text);
  ui::text(frame.style.fonts.caption,
           filled(say::kImportEffect, frame.language(), preview.proposal.entitiesCreated,
                  preview.proposal.entitiesUpdated, preview.proposal.tiesCreated, preview.proposal.tiesUpdated),
           frame.style.muted);
  if (const auto& terms = preview.proposal.termsCreated; !terms.empty()) {
    std::string named;
    for (const auto& term : terms) named += (named.empty() ? "" : ", ") + std::string(term.in(frame.language()));
    ui::cutText(frame.style.fonts.caption, filled(say::kTermsCreated, frame.language(), named), frame.style.muted,
                ImGui::GetContentRegionAvail().x);
  }
  ui::gap(frame, 4);
  drawTabs(frame, preview);
  ui::gap(frame, 2);
  const DifferenceTab& tab = wizard.tab;
  drawRows(frame, preview,
           tab.duplicates ? preview.duplicateRows : preview.rows[static_cast<std::size_t>(tab.outcome)]);
  drawBelow(frame, preview);
}

}  // namespace samspil
