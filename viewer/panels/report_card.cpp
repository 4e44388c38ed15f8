// The card "Save as a report": the gaps that are listed, or a proposed consortium.
#include <algorithm>
#include <filesystem>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "session/error_words.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

// A consortium is a page, never a spreadsheet.
void chooseFormat(Frame& frame, ReportDraft& draft) {
  if (draft.consortium) return;
  const std::filesystem::path path(draft.path);
  for (const auto& [extension, words] : {std::pair{".html", say::kReportPage}, {".xlsx", say::kReportSheet}}) {
    if (ui::segment(frame, fmt::format("report:{}", extension + 1).c_str(), frame.text(words),
                    path.extension() == extension))
      draft.path = std::filesystem::path(path).replace_extension(extension).string();
    ImGui::SameLine(0, frame.style.px(4));
  }
  ImGui::NewLine();
}

}  // namespace

void drawReportCard(Frame& frame) {
  ReportDraft& draft = frame.panels.insight.report;
  if (!draft.open) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(26), style.px(20)));
  const float width = std::min(style.px(560), display.x - style.px(60));
  ui::beginCard(frame, "report", display * 0.5F, {0.5F, 0.5F}, width, true);
  ui::text(style.fonts.title, frame.text(draft.consortium ? say::kReportConsortium : say::kReportGaps), style.text);
  ImGui::SameLine(width - style.px(60));
  if (ui::iconButton(frame, "report:close", icon::kClose, frame.text(say::kClose))) draft.open = false;
  const std::size_t gaps = frame.workspace.insights.view.rows.size();
  ui::wrapped(draft.consortium ? std::string(frame.text(say::kReportConsortiumText))
                               : filled(say::kReportGapsMany, frame.language(), gaps),
              style.muted);
  ui::gap(frame, 8);
  chooseFormat(frame, draft);
  ui::sectionTitle(frame, frame.text(say::kReportFile));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - style.px(92));
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &draft.path, ImGuiInputTextFlags_EnterReturnsTrue);
  frame.trace.target("report:path", ui::lastItem());
  ImGui::SameLine();
  if (ui::primaryButton(frame, "report:save", frame.text(say::kReportSave), !trimmed(draft.path).empty()) || entered)
    frame.commands.push(command::saveReport);
  if (!draft.problem.empty())
    ui::wrapped(ui::iconText(icon::kWarning) + "  " + errorText(draft.problem, frame.language()), style.problem);
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
