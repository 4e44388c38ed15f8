// The card "Save as file": a picture for a slide or for print, or the shown network for a spreadsheet or another
// program.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "export/export.h"
#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/text_fit.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kTitle = bilingual("Gem det viste som fil", "Save what is shown as a file");
constexpr UiText kHint = bilingual(
    "Et billede får titel, signaturer, filtre, dato og kilder med. Som på skærmen: samme udsnit, det valgte og det "
    "fremhævede. Data er de enheder og forbindelser, kortet viser, med kilder.",
    "A picture comes with title, legend, filters, date and sources. As on the screen: the same part, with what is "
    "selected and lit. Data are the entities and ties that the map shows, with sources.");
constexpr UiText kPictures = bilingual("Billede", "Picture");
constexpr UiText kData = bilingual("Data", "Data");
constexpr UiText kTable = bilingual("Tabellen, som den står (CSV)", "The table as it stands (CSV)");
constexpr UiText kPaper = bilingual("Størrelse", "Size");
constexpr UiText kPart = bilingual("Udsnit", "Part");
constexpr UiText kOnScreen = bilingual("Som på skærmen", "As on the screen");
constexpr UiText kWholeMap = bilingual("Hele kortet", "The whole map");
constexpr UiText kFile = bilingual("Fil", "File");
constexpr UiText kSave = bilingual("Gem", "Save");
constexpr UiText kExactly = bilingual("Kun det, kortet viser nu, kommer med: {} enheder og {} forbindelser.",
                                      "Only what the map shows now is written: {} entities and {} ties.");

void chooseFormat(Frame& frame, bool pictures) {
  ExportDraft& draft = frame.panels.exporting;
  bool joined = false;  // the next one stands on this line
  for (const ExportFormat& format : exportCatalogue()) {
    if (format.picture != pictures) continue;
    const std::string id = "export:" + std::string(format.extension);
    const bool on = draft.extension == format.extension;
    const std::string_view title = UiText{format.titleDanish, format.titleEnglish}.in(frame.language());
    if (ui::segment(frame, id.c_str(), title, on)) setExportFormat(draft, format.extension);
    const float room = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x - ImGui::GetItemRectMax().x;
    joined = room > frame.style.px(190);
    if (joined) ImGui::SameLine(0, frame.style.px(4));
  }
  if (joined) ImGui::NewLine();
}

void choosePaper(Frame& frame) {
  ExportDraft& draft = frame.panels.exporting;
  ui::sectionTitle(frame, frame.text(kPaper));
  const auto papers = exportPapers();
  for (std::size_t i = 0; i < papers.size(); ++i) {
    if (ui::segment(frame, fmt::format("paper:{}", papers[i].id).c_str(), frame.text(papers[i].title),
                    draft.paper == i))
      draft.paper = i;
    ImGui::SameLine(0, frame.style.px(4));
  }
  ImGui::NewLine();
}

void choosePart(Frame& frame) {
  ExportDraft& draft = frame.panels.exporting;
  ui::sectionTitle(frame, frame.text(kPart));
  if (ui::segment(frame, "part:screen", frame.text(kOnScreen), !draft.wholeMap)) draft.wholeMap = false;
  ImGui::SameLine(0, frame.style.px(4));
  if (ui::segment(frame, "part:whole", frame.text(kWholeMap), draft.wholeMap)) draft.wholeMap = true;
}

bool isPicture(std::string_view extension) {
  const auto formats = exportCatalogue();
  const auto found = std::ranges::find(formats, extension, &ExportFormat::extension);
  return found != formats.end() && found->picture;
}

}  // namespace

void drawExportCard(Frame& frame) {
  ExportDraft& draft = frame.panels.exporting;
  if (!draft.open) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(26), style.px(20)));
  const float width = std::min(style.px(640), display.x - style.px(60));
  ui::beginCard(frame, "export", display * 0.5F, {0.5F, 0.5F}, width, true);
  ui::text(style.fonts.title, frame.text(kTitle), style.text);
  ImGui::SameLine(0, style.px(10));
  ui::helpSign(frame, "export", frame.text(kHint));
  ImGui::SameLine(width - style.px(60));
  if (ui::iconButton(frame, "export:close", icon::kClose, frame.text(say::kClose))) draft.open = false;
  const Visibility& shown = frame.session().visibility();
  ui::wrapped(filled(kExactly, frame.language(), shown.vertexCount, shown.edgeCount), style.muted);
  ui::sectionTitle(frame, frame.text(kPictures));
  chooseFormat(frame, true);
  ui::sectionTitle(frame, frame.text(kData));
  chooseFormat(frame, false);
  if (frame.state.drawer == DrawerPage::table) {
    if (ui::segment(frame, "export:table", frame.text(kTable), draft.extension == kTableFormat))
      setExportFormat(draft, kTableFormat);
  }
  if (isPicture(draft.extension)) {
    choosePart(frame);
    choosePaper(frame);
  }
  ui::sectionTitle(frame, frame.text(kFile));
  const float button = ui::widthOf(style.fonts.strong, frame.text(kSave)) + style.px(28);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button);
  const bool entered = ImGui::InputText("##path", &draft.path, ImGuiInputTextFlags_EnterReturnsTrue);
  frame.trace.target("export:path", ui::lastItem());
  ImGui::SameLine();
  if (ui::primaryButton(frame, "export:save", frame.text(kSave), !trimmed(draft.path).empty()) || entered)
    frame.commands.push([](Workspace& w) { return command::exportShown(w); });
  if (!draft.problem.empty())
    ui::wrapped(ui::iconText(icon::kWarning) + "  " + errorText(draft.problem, frame.language()), style.problem);
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
