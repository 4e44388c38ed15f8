#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "viewer/commands.h"
#include "viewer/import_texts.h"
#include "viewer/import_wizard.h"

namespace samspil::command {

namespace {

namespace fs = std::filesystem;

void showFolder(ImportWizard& wizard) {
  wizard.choosing = true;
  if (wizard.chooser.places.empty()) wizard.chooser.places = folderPlaces();
  if (wizard.chooser.folder.empty() && !wizard.chooser.places.empty())
    openFolder(wizard.chooser, wizard.chooser.places.back().path);
}

// Looks at files and puts them in the place of what is there from `at` on, or behind it. Cancelled: nothing changes.
void inspect(Workspace& workspace, std::vector<ImportSource> sources, std::size_t at) {
  workspace.startJob(say::kReadingFiles,
                     [&session = workspace.session(), sources = std::move(sources), at](JobControl& job) -> Request {
                       auto found = sources;
                       for (ImportSource& source : found) {
                         if (!inspectSource(session, source, job)) return [](Workspace&) -> Result<void> { return {}; };
                       }
                       return [found = std::move(found), at](Workspace& after) mutable -> Result<void> {
                         ImportWizard& wizard = *after.panels.import;
                         auto& all = wizard.draft.sources;
                         all.resize(std::max(all.size(), at + found.size()));
                         std::ranges::move(found, all.begin() + static_cast<std::ptrdiff_t>(at));
                         if (wizard.source != at + found.size() - 1) wizard.table = 0;
                         wizard.source = at + found.size() - 1;
                         wizard.draft.preview.reset();
                         wizard.choosing = false;
                         return {};
                       };
                     });
}

// What would happen; then on to the questions that it raises, or else to the differences.
void makePreview(Workspace& workspace) {
  workspace.startJob(
      say::kComparing,
      [&session = workspace.session(), draft = workspace.panels.import->draft](JobControl& job) -> Request {
        auto preview = previewImport(session, draft, job);
        return [preview = std::move(preview)](Workspace& after) mutable -> Result<void> {
          ImportWizard& wizard = *after.panels.import;
          if (!preview) {
            if (preview.error().code != ErrorCode::cancelled) wizard.problem = preview.error().message;
            return {};
          }
          wizard.draft.preview = std::move(*preview);
          wizard.tab = {};
          const std::size_t before = wizard.draft.questions.size();
          const bool asks = askDuplicates(wizard.draft) > 0;
          wizard.step = asks ? ImportStep::duplicates : ImportStep::differences;
          if (asks) wizard.question = before;
          return {};
        };
      });
}

Result<void> showImportDone(Workspace& workspace, const Applied& applied) {
  ImportWizard& wizard = *workspace.panels.import;
  const ImportPreview& preview = *wizard.draft.preview;
  TRY(followImport(workspace.session(), wizard.draft));
  wizard.step = ImportStep::done;
  wizard.batch = applied.batch;
  wizard.result = accountSentence(preview, workspace.language());
  wizard.created.assign(preview.diff->created().begin(), preview.diff->created().end());
  workspace.fitWanted = true;
  return {};
}

}  // namespace

Result<void> openImport(Workspace& workspace) {
  workspace.panels.import = std::make_shared<ImportWizard>();
  workspace.state.showDoors = false;
  showFolder(*workspace.panels.import);
  return {};
}

Result<void> leaveImport(Workspace& workspace) {
  ImportWizard& wizard = *workspace.panels.import;
  if (wizard.map) return hideImportMap(workspace);
  if (wizard.choosing && !wizard.draft.sources.empty()) {
    wizard.choosing = false;
  } else if (wizard.holdsWork()) {
    wizard.leaveAsked = !wizard.leaveAsked;
  } else {
    workspace.panels.import.reset();
  }
  return {};
}

Result<void> addImportFiles(Workspace& workspace, const std::vector<fs::path>& files) {
  if (!workspace.panels.import || workspace.panels.import->step == ImportStep::done) TRY(openImport(workspace));
  ImportWizard& wizard = *workspace.panels.import;
  wizard.step = ImportStep::source;
  std::vector<ImportSource> sources;
  for (const fs::path& file : files) sources.push_back({.path = file});
  if (!sources.empty()) inspect(workspace, std::move(sources), wizard.draft.sources.size());
  return {};
}

Result<void> pasteImport(Workspace& workspace, const std::string& text) {
  if (!workspace.panels.import) TRY(openImport(workspace));
  ImportWizard& wizard = *workspace.panels.import;
  if (trimmed(text).empty()) {
    wizard.problem = say::kPastedNothing.in(workspace.language());
    return {};
  }
  wizard.problem.clear();
  wizard.step = ImportStep::source;
  inspect(workspace, {{.path = std::string(say::kPastedTable.in(workspace.language())), .bytes = text}},
          wizard.draft.sources.size());
  return {};
}

Result<void> changeImportSource(Workspace& workspace, std::size_t source, FileOptions options) {
  const ImportDraft& draft = workspace.panels.import->draft;
  if (source >= draft.sources.size()) return {};
  ImportSource changed = draft.sources[source];
  changed.options = std::move(options);
  inspect(workspace, {std::move(changed)}, source);
  return {};
}

Result<void> removeImportSource(Workspace& workspace, std::size_t source) {
  ImportWizard& wizard = *workspace.panels.import;
  auto& sources = wizard.draft.sources;
  if (source < sources.size()) sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(source));
  wizard.source = 0;
  if (sources.empty()) showFolder(wizard);
  return {};
}

Result<void> nextImportStep(Workspace& workspace) {
  ImportWizard& wizard = *workspace.panels.import;
  wizard.problem.clear();
  switch (wizard.step) {
    case ImportStep::source:
      if (wizard.draft.inspected()) wizard.step = ImportStep::columns;
      return {};
    case ImportStep::columns:
      if (wizard.draft.usable()) {
        wizard.draft.questions.clear();
        wizard.draft.answers.clear();
        makePreview(workspace);
      }
      return {};
    case ImportStep::duplicates: return makePreview(workspace), Result<void>{};
    case ImportStep::differences: return commitImport(workspace);
    case ImportStep::done: return workspace.panels.import.reset(), Result<void>{};
  }
  return {};
}

Result<void> previousImportStep(Workspace& workspace) {
  ImportWizard& wizard = *workspace.panels.import;
  wizard.problem.clear();
  switch (wizard.step) {
    case ImportStep::source: return showFolder(wizard), Result<void>{};
    case ImportStep::columns: wizard.step = ImportStep::source; break;
    case ImportStep::duplicates: wizard.step = ImportStep::columns; break;
    case ImportStep::differences:
      wizard.step = wizard.draft.questions.empty() ? ImportStep::columns : ImportStep::duplicates;
      break;
    case ImportStep::done: break;
  }
  return {};
}

Result<void> commitImport(Workspace& workspace) {
  const ImportDraft& draft = workspace.panels.import->draft;
  if (!draft.preview) return {};
  workspace.startJob(say::kImporting, [&session = workspace.session(), draft](JobControl& job) -> Request {
    const auto applied = writeImport(session, draft, job);
    return [applied](Workspace& after) -> Result<void> {
      if (applied) return showImportDone(after, *applied);
      if (applied.error().code != ErrorCode::cancelled) return std::unexpected(applied.error());
      after.say(LocalizedText{std::string(say::kImportStopped.danish), std::string(say::kImportStopped.english)});
      return {};
    };
  });
  return {};
}

Result<void> showImportMap(Workspace& workspace) {
  ImportWizard& wizard = *workspace.panels.import;
  if (!wizard.draft.preview) return {};
  wizard.map = importMap(*wizard.draft.preview, workspace.derived.scene);
  if (wizard.map->bounds.empty()) return {};
  constexpr float kMargin = 60;  // pixels at UI scale 1
  Box all = workspace.derived.scene.bounds;
  all.add(wizard.map->bounds.min);
  all.add(wizard.map->bounds.max);
  workspace.state.camera.fit(all, kMargin * workspace.state.uiScale);
  return {};
}

Result<void> hideImportMap(Workspace& workspace) {
  workspace.panels.import->map.reset();
  return {};
}

Result<void> undoImport(Workspace& workspace) {
  const BatchId batch = std::exchange(workspace.panels.import, {})->batch;
  return undoBatch(workspace, batch);
}

Result<void> showImported(Workspace& workspace) {
  const auto wizard = std::exchange(workspace.panels.import, {});
  std::vector<VertexIndex> vertices;
  for (const EntityId entity : wizard->created) {
    const auto vertex = workspace.session().network().find(entity);
    if (vertex && workspace.session().visibility().shows(*vertex)) vertices.push_back(*vertex);
  }
  workspace.refresh();
  workspace.select(vertices);
  workspace.reveal(vertices);
  return {};
}

Result<void> saveRejectedRows(Workspace& workspace) {
  ImportWizard& wizard = *workspace.panels.import;
  if (!wizard.draft.preview || wizard.draft.sources.empty()) return {};
  const ImportSource& first = wizard.draft.sources.front();
  const fs::path folder = first.bytes ? wizard.chooser.folder : first.path.parent_path();
  const fs::path target = folder / (first.path.stem().string() +
                                    (workspace.language() == Language::danish ? "-afviste.csv" : "-rejected.csv"));
  TRY(writeFileAtomically(target, rejectedRowsCsv(*wizard.draft.preview)));
  wizard.saved = target.string();
  return {};
}

}  // namespace samspil::command
