#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

Result<void> openImport(Workspace& workspace) {
  workspace.panels.import = {.open = true};
  workspace.state.showDoors = false;
  return {};
}

Result<void> previewImport(Workspace& workspace, std::vector<std::filesystem::path> files) {
  workspace.panels.import = {.open = true, .files = files};
  const Language language = workspace.language();
  workspace.startJob(say::kReadingFiles, [&session = workspace.session(), files, language](JobControl& job) -> Request {
    auto proposal = session.proposeImport(files, {.language = language}, job);
    return [proposal = std::move(proposal)](Workspace& after) mutable -> Result<void> {
      ImportDraft& draft = after.panels.import;
      if (!proposal) {
        if (proposal.error().code == ErrorCode::cancelled)
          draft = {};
        else
          draft.problem = proposal.error().message;
        return {};
      }
      draft.proposal = std::move(*proposal);
      return {};
    };
  });
  return {};
}

Result<void> commitImport(Workspace& workspace) {
  ImportDraft draft = std::exchange(workspace.panels.import, {});
  if (!draft.proposal) return {};
  TRY_ASSIGN(const Applied applied, workspace.session().apply(draft.proposal->change));
  const Language language = workspace.language();
  if (applied.batch.value == 0) {
    workspace.say(std::string(say::kImportNoEffect.in(language)));
    return {};
  }
  workspace.say(filled(say::kImported, language, draft.proposal->change.info().title.in(language)), true);
  workspace.fitWanted = true;
  return {};
}

}  // namespace samspil::command
