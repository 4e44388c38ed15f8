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
};

}  // namespace

std::span<const ExportPaper> exportPapers() { return kPapers; }

Result<void> command::openExport(Workspace& workspace) {
  ExportDraft& draft = workspace.panels.exporting;
  draft.open = true;
  draft.problem.clear();
  if (draft.path.empty()) draft.path = (savingFolder() / ("samspil." + draft.extension)).string();
  return {};
}

Result<void> command::exportShown(Workspace& workspace) {
  ExportDraft& draft = workspace.panels.exporting;
  std::filesystem::path path{std::string(trimmed(draft.path))};
  if (path.extension().empty()) path += "." + draft.extension;
  const ExportPaper& paper = kPapers[std::min(draft.paper, std::size(kPapers) - 1)];
  const bool dots = path.extension() == ".png";
  ExportOptions options;
  options.language = workspace.language();
  options.theme = workspace.state.theme;
  options.width = dots ? paper.dotsWide : paper.pixelsWide;
  options.height = dots ? paper.dotsHigh : paper.pixelsHigh;
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
      after.say(filled(kWritten, after.language(), joinText(names, ", ")));
      return {};
    };
  });
  return {};
}

}  // namespace samspil
