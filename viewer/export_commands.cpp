#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "export/export.h"
#include "viewer/commands.h"
#include "viewer/file_chooser.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr UiText kWriting = bilingual("Skriver filen …", "Writing the file …");
constexpr UiText kWritten = bilingual("Gemt: {}", "Saved: {}");

// PNG in dots of print, drawings in CSS pixels of the same page (96 an inch).
constexpr ExportPaper kPapers[] = {
    {"slide", bilingual("Dias 16:9", "Slide 16:9"), 1920, 1080, 1920, 1080},
    {"a4", bilingual("A4 på tværs", "A4 landscape"), 3508, 2480, 1123, 794},
    {"a3", bilingual("A3 på tværs", "A3 landscape"), 4961, 3508, 1587, 1123},
    {"a1", bilingual("Plakat A1", "Poster A1"), 7016, 4961, 3179, 2245},
    {"window", bilingual("Som vinduet", "As the window"), 0, 0, 0, 0},
};

ExportOptions optionsOf(const Workspace& workspace, bool dots) {
  const ExportDraft& draft = workspace.panels.exporting;
  const ExportPaper& paper = kPapers[std::min(draft.paper, std::size(kPapers) - 1)];
  ExportOptions options;
  options.language = workspace.language();
  options.theme = workspace.state.theme;
  options.width = dots ? paper.dotsWide : paper.pixelsWide;
  options.height = dots ? paper.dotsHigh : paper.pixelsHigh;
  options.screen = screenSight(workspace);
  if (options.width == 0) fitPageToScreen(options);
  if (draft.wholeMap) options.screen->camera.reset();
  return options;
}

}  // namespace

std::span<const ExportPaper> exportPapers() { return kPapers; }

ScreenSight screenSight(const Workspace& workspace) {
  const Derived& derived = workspace.derived;
  ScreenSight sight{.camera = workspace.state.camera,
                    .scale = workspace.designScale,
                    .selection = workspace.state.selection,
                    .light = workspace.insights.light,
                    .changes = {},
                    .named = derived.namedBefore};
  const TimePanel& time = workspace.panels.time;
  if (workspace.state.drawer != DrawerPage::time || !derived.times) return sight;
  sight.changes = derived.times->rows;
  sight.changesBy = time.by;
  if (time.from < time.shortNames.size() && time.to < time.shortNames.size())
    sight.compared = time.shortNames[time.from] + " → " + time.shortNames[time.to];
  return sight;
}

Result<void> command::openExport(Workspace& workspace) {
  ExportDraft& draft = workspace.panels.exporting;
  draft.open = true;
  draft.problem.clear();
  if (draft.extension == kTableFormat && workspace.state.drawer != DrawerPage::table) draft.extension = "png";
  if (draft.path.empty()) draft.path = (savingFolder() / "samspil").string();
  setExportFormat(draft, draft.extension);
  return {};
}

Result<void> command::openTableExport(Workspace& workspace) {
  TRY(openExport(workspace));
  setExportFormat(workspace.panels.exporting, kTableFormat);
  return {};
}

void setExportFormat(ExportDraft& draft, std::string_view format) {
  draft.extension = format;
  const std::string_view ending = format == kTableFormat ? "csv" : format;
  draft.path = std::filesystem::path(draft.path).replace_extension(ending).string();
}

Result<void> command::exportShown(Workspace& workspace) {
  ExportDraft& draft = workspace.panels.exporting;
  if (draft.extension == kTableFormat) return saveTable(workspace);
  std::filesystem::path path{std::string(trimmed(draft.path))};
  if (path.extension().empty()) path += "." + draft.extension;
  const ExportOptions options = optionsOf(workspace, path.extension() == ".png");
  workspace.startJob(kWriting, [&session = workspace.session(), path, options](JobControl& job) -> Request {
    auto written = exportNetwork(session, path, options, job);
    return [written = std::move(written)](Workspace& after) -> Result<void> {
      ExportDraft& asked = after.panels.exporting;
      if (!written) {
        asked.problem = written.error().code == ErrorCode::cancelled ? std::string{} : written.error().message;
        return {};
      }
      asked.open = false;
      asked.problem.clear();
      std::vector<std::string> names;
      for (const auto& file : *written) names.push_back(file.string());
      after.say(filledBoth(kWritten, joinText(names, ", ")));
      return {};
    };
  });
  return {};
}

}  // namespace samspil
