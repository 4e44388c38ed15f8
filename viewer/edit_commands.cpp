#include "viewer/edit_commands.h"

#include <algorithm>

#include "base/text.h"
#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil {

EntityDraft EditForm::draft() const {
  EntityDraft made{.type = type, .values = {}};
  for (const auto& [name, text] : fields) {
    if (name != property::kAlias) {
      made.set(name, text);
      continue;
    }
    std::vector<std::string> values;
    for (const auto part : splitText(text, ',')) values.emplace_back(part);
    made.setAll(name, values);
  }
  return made;
}

namespace command {

namespace {

EditForm& open(Workspace& workspace, EditKind kind) {
  workspace.panels.edit = EditForm{.kind = kind, .takeFocus = true};
  workspace.state.showDoors = false;
  return workspace.panels.edit;
}

// The words of the latest step, with a way back.
Result<void> sayDone(Workspace& workspace) {
  workspace.panels.edit = {};
  TRY_ASSIGN(const auto step, workspace.session().store().nextUndo());
  if (step) workspace.say(step->info.title, true);
  workspace.refresh();
  return {};
}

Result<void> saveEntity(Workspace& workspace, const EditForm& form) {
  Session& session = workspace.session();
  EntityId saved;
  if (form.subject) {
    saved = session.network().entity(*form.subject);
    TRY_ASSIGN(const Applied applied, changeEntity(session, *form.subject, form.draft()));
    if (applied.batch.value == 0) return workspace.panels.edit = {}, Result<void>{};
  } else {
    TRY_ASSIGN(saved, addEntity(session, form.draft()));
  }
  TRY(sayDone(workspace));
  const auto v = session.network().find(saved);
  return v ? goTo(workspace, *v) : Result<void>{};
}

TieDraft tieOf(const EditForm& form) {
  TieDraft tie = form.tie;
  tie.from = *form.subject;
  tie.to = form.other.value_or(VertexIndex{0xFFFFFFFF});
  if (!form.tieReads) std::swap(tie.from, tie.to);
  return tie;
}

// Chosen statements of the subject, or the text of the note or name.
std::string textOf(const EditForm& form) {
  const auto found = form.fields.find("text");
  return found == form.fields.end() ? std::string() : found->second;
}

Result<void> saveMerge(Workspace& workspace, const EditForm& form) {
  const EntityId kept = workspace.session().network().entity(*form.subject);
  TRY(mergeEntities(workspace.session(), *form.subject, *form.other));
  TRY(sayDone(workspace));
  const auto v = workspace.session().network().find(kept);
  return v ? goTo(workspace, *v) : Result<void>{};
}

Result<void> saveSplit(Workspace& workspace, const EditForm& form) {
  TRY_ASSIGN(const EntityId made, splitEntity(workspace.session(), *form.subject, textOf(form), form.chosen));
  TRY(sayDone(workspace));
  const auto v = workspace.session().network().find(made);
  return v ? goTo(workspace, *v) : Result<void>{};
}

}  // namespace

Result<void> newEntity(Workspace& workspace) {
  EditForm& form = open(workspace, EditKind::entity);
  form.type = workspace.session().network().vocabulary().findType("organisation").value_or(TypeId{});
  checkForm(workspace);
  return {};
}

Result<void> editSelected(Workspace& workspace) {
  const VertexIndex v = workspace.state.selection.front();
  TRY_ASSIGN(const EntityDraft draft, draftOf(workspace.session(), v));
  EditForm& form = open(workspace, EditKind::entity);
  form.subject = v;
  form.type = draft.type;
  for (const auto name : editableProperties()) {
    const std::string text = joinText(draft.all(name), ", ");
    if (!text.empty()) form.fields[std::string(name)] = text;
  }
  checkForm(workspace);
  return {};
}

Result<void> newTie(Workspace& workspace) {
  const auto& selection = workspace.state.selection;
  EditForm& form = open(workspace, EditKind::tie);
  form.subject = selection.front();
  if (selection.size() > 1) form.other = selection[1];
  form.tie.relation =
      workspace.session().network().vocabulary().findRelation("collaborates_with").value_or(RelationId{});
  checkForm(workspace);
  return {};
}

Result<void> mergeSelected(Workspace& workspace) {
  const auto& selection = workspace.state.selection;
  EditForm& form = open(workspace, EditKind::merge);
  // The better known one is likely to stay.
  const auto& network = workspace.session().network();
  const bool second = network.degree(selection[1]) > network.degree(selection[0]);
  form.subject = selection[second ? 1 : 0];
  form.other = selection[second ? 0 : 1];
  checkForm(workspace);
  return {};
}

Result<void> splitSelected(Workspace& workspace) {
  open(workspace, EditKind::split).subject = workspace.state.selection.front();
  return {};
}

Result<void> noteOnSelected(Workspace& workspace) {
  open(workspace, EditKind::note).subject = workspace.state.selection.front();
  return {};
}

Result<void> removeSelected(Workspace& workspace) {
  TRY(removeEntity(workspace.session(), workspace.state.selection.front()));
  workspace.select({});
  return sayDone(workspace);
}

Result<void> removeStatement(Workspace& workspace, StatementId statement) {
  TRY(samspil::removeStatement(workspace.session(), statement));
  return sayDone(workspace);
}

void checkForm(Workspace& workspace) {
  EditForm& form = workspace.panels.edit;
  const Session& session = workspace.session();
  form.merge.reset();
  form.problems.clear();
  if (form.kind == EditKind::entity) form.problems = problemsOf(session, form.draft(), form.subject);
  if (form.kind == EditKind::tie) form.problems = problemsOf(session, tieOf(form));
  if (form.kind == EditKind::merge) {
    if (auto preview = previewMerge(session, *form.subject, *form.other)) form.merge = std::move(*preview);
  }
}

Result<void> saveForm(Workspace& workspace) {
  checkForm(workspace);
  EditForm& form = workspace.panels.edit;
  form.tried = true;
  if (std::any_of(form.problems.begin(), form.problems.end(), [](const DraftProblem& p) { return p.blocking; }))
    return {};
  const EditForm saved = form;
  switch (saved.kind) {
    case EditKind::none: return {};
    case EditKind::entity: return saveEntity(workspace, saved);
    case EditKind::tie: TRY(addTie(workspace.session(), tieOf(saved))); return sayDone(workspace);
    case EditKind::merge: return saveMerge(workspace, saved);
    case EditKind::split: return saveSplit(workspace, saved);
    case EditKind::note: TRY(addNote(workspace.session(), *saved.subject, textOf(saved))); return sayDone(workspace);
  }
  return {};
}

}  // namespace command

}  // namespace samspil
