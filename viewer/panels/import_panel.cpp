// The import: which files, what they would do row by row, and only then the button that does it.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr std::size_t kMostDiagnostics = 200;

void drawChoice(Frame& frame) {
  const Style& style = frame.style;
  ImportDraft& draft = frame.panels.import;
  ui::wrapped(frame.text(say::kImportHelp), style.muted);
  ui::gap(frame, 8);
  const float button = style.px(170);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputTextWithHint("##path", std::string(frame.text(say::kImportPath)).c_str(),
                                                &draft.typedPath, ImGuiInputTextFlags_EnterReturnsTrue);
  frame.trace.target("import:path", ui::lastItem());
  ImGui::SameLine();
  const bool wanted =
      ui::primaryButton(frame, "import:preview", frame.text(say::kImportPreview), !trimmed(draft.typedPath).empty());
  if ((wanted || entered) && !trimmed(draft.typedPath).empty()) {
    frame.commands.push(
        [path = std::string(trimmed(draft.typedPath))](Workspace& w) { return command::previewImport(w, {path}); });
  }
  if (draft.problem.empty()) return;
  ui::gap(frame, 8);
  ui::wrapped(ui::iconText(icon::kWarning) + "  " + draft.problem, style.problem);
}

void numberCell(const Frame& frame, std::uint64_t value, Color color) {
  ImGui::TableNextColumn();
  ui::text(numberText(value, frame.language()), value == 0 ? frame.style.muted : color);
}

void drawFile(Frame& frame, const FileAccount& file) {
  const Style& style = frame.style;
  ui::text(style.fonts.strong, std::filesystem::path(file.file).filename().string(), style.text);
  ImGui::SameLine();
  const std::string delimiter = file.delimiter == "\t" ? "Tab" : file.delimiter;
  ui::text(style.fonts.caption, fmt::format("{} · {} · \"{}\"", file.format, file.encoding, delimiter), style.muted);
  if (!ImGui::BeginTable("account", 6, ImGuiTableFlags_SizingStretchSame)) return;
  for (const UiText* heading :
       {&say::kRows, &say::kCreated, &say::kUpdated, &say::kUnchanged, &say::kMerged, &say::kRejected}) {
    ImGui::TableNextColumn();
    ui::text(style.fonts.caption, frame.text(*heading), style.muted);
  }
  numberCell(frame, file.rows, style.text);
  numberCell(frame, file.created, style.good);
  numberCell(frame, file.updated, style.text);
  numberCell(frame, file.unchanged, style.text);
  numberCell(frame, file.merged, style.text);
  numberCell(frame, file.rejected, style.problem);
  ImGui::EndTable();
  ui::gap(frame, 6);
}

void drawDiagnostics(Frame& frame, const std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.empty()) return;
  const Style& style = frame.style;
  const float height = std::min(style.px(220), static_cast<float>(diagnostics.size()) * style.px(76) + style.px(16));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, imColor(style.sunken));
  ImGui::BeginChild("diagnostics", {0, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  for (std::size_t i = 0; i < std::min(diagnostics.size(), kMostDiagnostics); ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    const bool bad = diagnostic.severity == Severity::rejected;
    std::string where = diagnostic.line == 0 ? diagnostic.file : filled(say::kLine, frame.language(), diagnostic.line);
    if (!diagnostic.text.empty()) where += " · " + diagnostic.text;
    ui::wrapped(diagnostic.message.in(frame.language()), bad ? style.problem : style.text);
    ui::wrapped(style.fonts.caption, where, style.muted);
    ui::gap(frame, 2);
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
}

void drawPreview(Frame& frame, const ImportProposal& proposal) {
  const Style& style = frame.style;
  ui::text(frame.text(say::kImportNothingYet), style.muted);
  ui::gap(frame, 8);
  for (const FileAccount& file : proposal.files) drawFile(frame, file);
  ui::wrapped(filled(say::kImportEffect, frame.language(), proposal.entitiesCreated, proposal.entitiesUpdated,
                     proposal.tiesCreated, proposal.tiesUpdated),
              style.text);
  if (!proposal.possibleDuplicates.empty()) {
    ui::text(filled(say::kDuplicates, frame.language(), proposal.possibleDuplicates.size()), style.accent);
    for (const PossibleDuplicate& pair : proposal.possibleDuplicates) {
      const auto existing = frame.session().network().find(pair.existing);
      const std::string_view name = existing ? frame.session().network().name(*existing, frame.language()) : "";
      ui::wrapped(style.fonts.caption, fmt::format("{} ≈ {}", pair.newName, name), style.muted);
    }
  }
  ui::gap(frame, 6);
  drawDiagnostics(frame, proposal.diagnostics);
}

}  // namespace

void drawImportPanel(Frame& frame) {
  ImportDraft& draft = frame.panels.import;
  if (!draft.open) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(24), style.px(20)));
  ui::beginCard(frame, "import", {display.x / 2, display.y * 0.42F}, {0.5F, 0.5F}, style.px(620), true);
  ui::text(style.fonts.title, frame.text(say::kImportTitle), style.text);
  ui::gap(frame, 4);
  if (draft.proposal)
    drawPreview(frame, *draft.proposal);
  else
    drawChoice(frame);
  ui::gap(frame, 12);
  if (draft.proposal) {
    if (ui::primaryButton(frame, "import:go", frame.text(say::kImportGo), !draft.proposal->change.empty())) {
      frame.commands.push(command::commitImport);
    }
    ImGui::SameLine();
  }
  if (ui::quietButton(frame, "import:cancel", frame.text(say::kCancel))) draft = {};
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
