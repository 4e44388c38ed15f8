#include <functional>

#include "base/text.h"
#include "export/report.h"
#include "viewer/commands.h"
#include "viewer/file_chooser.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"

namespace samspil::command {

namespace {

Result<void> openDraft(Workspace& workspace, std::optional<std::size_t> consortium, std::string_view file) {
  ReportDraft& draft = workspace.panels.insight.report;
  draft = {.open = true, .consortium = consortium, .path = (savingFolder() / file).string(), .problem = {}};
  return {};
}

// What is to be written: made at once, for what is listed and proposed belongs to the window's thread.
using ReportWriter = std::function<Result<void>(const std::filesystem::path& path, JobControl& job)>;

ReportWriter gapsWriter(const Workspace& workspace) {
  const Insights& insights = workspace.insights;
  std::vector<WorklistItem> items;
  for (const std::size_t row : insights.view.rows) items.push_back(insights.items[row]);
  return [&session = workspace.session(), items = std::move(items), unknown = insights.unknownEntities,
          language = workspace.language()](const std::filesystem::path& path, JobControl& job) -> Result<void> {
    TRY_ASSIGN(const GapReport report, reportGaps(session, items, unknown, language, job));
    return writeReport(report, path);
  };
}

Result<ReportWriter> consortiumWriter(const Workspace& workspace, std::size_t card) {
  const Insights& insights = workspace.insights;
  if (!insights.consortia || card >= insights.consortia->proposals.size())
    return makeError(ErrorCode::notFound, "That proposal is no longer there.");
  TRY_ASSIGN(ConsortiumReport report, reportConsortium(workspace.session(), insights.consortiaCall,
                                                       insights.consortia->proposals[card], workspace.language()));
  return [report = std::move(report)](const std::filesystem::path& path, JobControl&) {
    return writeReport(report, path);
  };
}

}  // namespace

bool gapsAreListed(const Workspace& workspace) { return !workspace.insights.view.rows.empty(); }

Result<void> askReport(Workspace& workspace) {
  const bool danish = workspace.language() == Language::danish;
  return openDraft(workspace, std::nullopt, danish ? "huller.html" : "gaps.html");
}

Result<void> askConsortiumReport(Workspace& workspace, std::size_t card) {
  const bool danish = workspace.language() == Language::danish;
  return openDraft(workspace, card, danish ? "konsortium.html" : "consortium.html");
}

Result<void> saveReport(Workspace& workspace) {
  ReportDraft& draft = workspace.panels.insight.report;
  const std::filesystem::path path{std::string(trimmed(draft.path))};
  ReportWriter write = gapsWriter(workspace);
  if (draft.consortium) {
    TRY_ASSIGN(write, consortiumWriter(workspace, *draft.consortium));
  }
  workspace.startJob(say::kReportWriting, [write = std::move(write), path](JobControl& job) -> Request {
    auto written = write(path, job);
    return [written = std::move(written), path](Workspace& after) -> Result<void> {
      ReportDraft& asked = after.panels.insight.report;
      const bool cancelled = !written && written.error().code == ErrorCode::cancelled;
      asked.problem = written || cancelled ? std::string{} : written.error().message;
      if (!written) return {};
      asked.open = false;
      after.say(filled(say::kReportWritten, after.language(), path.string()));
      return {};
    };
  });
  return {};
}

}  // namespace samspil::command
