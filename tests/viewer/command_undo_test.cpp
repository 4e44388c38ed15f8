// Every command of the window that changes what is stored, be it data or view, is taken back by one undo: the catalogue
// is walked with nothing, one and two entities selected, and the forms that commands open are saved as well.
#include <doctest/doctest.h>

#include "session/font_metrics.h"
#include "tests/support/temporary_directory.h"
#include "viewer/edit_commands.h"
#include "viewer/window_command_catalogue.h"

using namespace samspil;

namespace {

struct Bench {
  test::TemporaryDirectory directory;
  std::unique_ptr<Session> session;
  std::unique_ptr<Workspace> workspace;

  Bench() {
    auto opened = Session::open({.store = directory / "network"});
    if (!opened) FAIL(opened.error().message);
    session = std::move(*opened);
    auto metrics = FontMetrics::load(FontRole::regular);
    if (!metrics) FAIL(metrics.error().message);
    workspace = std::make_unique<Workspace>(*session, std::move(*metrics));
    workspace->state.camera.viewport = {900, 700};
    workspace->state.reducedMotion = true;
    workspace->refresh();
  }
  std::string records() const { return session->store().dump(DumpScope::records).value(); }

  void select(const std::vector<const char*>& keys) {
    std::vector<VertexIndex> selection;
    for (const char* key : keys) selection.push_back(*session->network().findKey(key));
    workspace->select(std::move(selection));
    workspace->refresh();
  }
  void run(Result<void> (*command)(Workspace&)) {
    if (const auto done = command(*workspace); !done) MESSAGE(done.error().message);
    if (workspace->job) {
      const Request after = workspace->job->result.get();
      workspace->job.reset();
      CHECK(after(*workspace).has_value());
    }
    workspace->refresh();
  }
  // Runs it, and if anything is stored differently afterwards, one undo makes it as before. True if anything was.
  bool checkUndoable(Result<void> (*command)(Workspace&)) {
    const std::string before = records();
    run(command);
    if (records() == before) return false;
    const auto undone = session->undo();
    CHECK(undone.has_value());
    CHECK((records() == before));
    workspace->panels = {};
    workspace->refresh();
    return true;
  }
};

// Fills what an open form needs.
void fillForm(Workspace& workspace) {
  EditForm& form = workspace.panels.edit;
  if (form.kind == EditKind::entity) form.fields[std::string(property::kNameDanish)] = "Ny enhed";
  if (form.kind == EditKind::note || form.kind == EditKind::split) form.fields["text"] = "Tekst";
  if (form.kind == EditKind::tie && !form.other) form.other = workspace.session().network().findKey("uz-leuven");
  if (form.kind == EditKind::split) {
    const EntityId entity = workspace.session().network().entity(*form.subject);
    form.chosen = {workspace.session().store().tiesOf(entity)->front().id};
  }
}

}  // namespace

TEST_CASE("every command that changes what is stored is taken back by one undo") {
  Bench bench;
  const std::vector<std::vector<const char*>> selections{
      {}, {"aarhus-universitetshospital"}, {"regionshospitalet-horsens", "uz-leuven"}};
  std::size_t changed = 0;
  for (const bool focused : {false, true}) {
    for (const auto& selection : selections) {
      for (const WindowCommand& command : windowCommandCatalogue()) {
        if (command.id == "undo" || command.id == "redo") continue;
        INFO(command.id, " with ", selection.size(), " selected", focused ? ", focused" : "");
        bench.workspace->panels = {};
        bench.workspace->state.drawer = DrawerPage::none;
        if (focused) {
          ViewSpec view = bench.session->view();
          view.focus = Focus{"human-first", 2};
          REQUIRE(bench.session->setView(view, {"Fokus", "Focus"}).has_value());
        }
        bench.select(selection);
        if (command.enabledIn(*bench.workspace)) {
          changed += bench.checkUndoable(command.run) ? 1 : 0;
          if (bench.workspace->panels.edit.kind != EditKind::none) {
            fillForm(*bench.workspace);
            CHECK(bench.checkUndoable(command::saveForm));
            ++changed;
          }
        }
        if (focused) REQUIRE(bench.session->undo().has_value());
      }
    }
  }
  CHECK(changed >= 20);
}

TEST_CASE("undo and redo take the same step back and forth, and say it in both languages") {
  Bench bench;
  bench.select({"aarhus-universitetshospital"});
  const std::string before = bench.records();
  bench.run(findWindowCommand("hide")->run);
  const std::string after = bench.records();
  bench.run(findWindowCommand("undo")->run);
  CHECK((bench.records() == before));
  REQUIRE(bench.workspace->panels.toast.has_value());
  CHECK(bench.workspace->panels.toast->text.danish == "Fortrudt: Skjul Aarhus Universitetshospital");
  CHECK(bench.workspace->panels.toast->text.english == "Undone: Hide Aarhus University Hospital");
  bench.run(findWindowCommand("redo")->run);
  CHECK((bench.records() == after));
}

TEST_CASE("a selection follows its entities when others come and go before them") {
  Bench bench;
  bench.select({"uz-leuven"});
  const VertexIndex before = bench.workspace->state.selection.front();
  REQUIRE(removeEntity(*bench.session, *bench.session->network().findKey("aarhus-universitetshospital")).has_value());
  bench.workspace->refresh();
  REQUIRE(bench.workspace->state.selection.size() == 1);
  CHECK(bench.session->network().key(bench.workspace->state.selection.front()) == "uz-leuven");
  CHECK(bench.workspace->state.selection.front() != before);
}

TEST_CASE("an answer lights the map, a row of it lights its own part, and Esc takes the light away") {
  Bench bench;
  bench.select({"regionshospitalet-horsens", "uz-leuven"});
  bench.run(findWindowCommand("connect")->run);
  const auto& page = bench.workspace->panels.question;
  REQUIRE(page.answer.has_value());
  CHECK(page.answer->rows.size() == 5);
  const Highlight all = bench.workspace->state.highlight;
  CHECK(all.vertices == page.answer->vertices);
  bench.run(findWindowCommand("next_in_list")->run);
  CHECK(bench.workspace->state.highlight.vertices.size() == 5);
  CHECK(bench.workspace->state.highlight.edges.size() == 4);
  bench.run(findWindowCommand("previous_in_list")->run);
  CHECK(*page.row == 4);
  for (int layer = 0; layer < 3; ++layer) bench.run(findWindowCommand("leave")->run);
  CHECK(bench.workspace->state.highlight.vertices.empty());
  CHECK(bench.workspace->state.drawer == DrawerPage::none);
}
