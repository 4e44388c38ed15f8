// Every command of the window that changes what is stored, be it data or view, is taken back by one undo: the catalogue
// is walked with nothing, one and two entities selected, and the forms that commands open are saved as well.
#include <doctest/doctest.h>

#include <set>

#include "base/files.h"
#include "import/import.h"
#include "session/font_metrics.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"
#include "viewer/commands.h"
#include "viewer/edit_commands.h"
#include "viewer/window_command_catalogue.h"

using namespace samspil;

namespace {

struct Bench {
  test::TemporaryDirectory directory;
  std::unique_ptr<Session> session;
  std::unique_ptr<Workspace> workspace;

  Bench() {
    session = test::openSession(directory / "network");
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
  void run(const Request& command) {
    if (const auto done = command(*workspace); !done) MESSAGE(done.error().message);
    if (workspace->job) {
      const Request after = workspace->job->result.get();
      workspace->job.reset();
      CHECK(after(*workspace).has_value());
    }
    workspace->refresh();
  }
  // Runs it, and if anything is stored differently afterwards, one undo makes it as before. True if anything was.
  bool checkUndoable(const Request& command) {
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

struct Situation {
  const char* name;
  Result<void> (*make)(Session&);
};
const Situation kSituations[]{{"all is shown", [](Session&) -> Result<void> { return {}; }},
                              {"somebody's surroundings are shown",
                               [](Session& session) {
                                 ViewSpec view = session.view();
                                 view.focus = Focus{"human-first", 2};
                                 return session.setView(view, {"Fokus", "Focus"});
                               }},
                              {"in rings, other colours and sizes", [](Session& session) {
                                 ViewSpec view = session.view();
                                 view.layout = "radial";
                                 view.focus = Focus{"human-first", 1};
                                 view.colorBy = ColorBy::country;
                                 view.sizeBy = SizeBy::uniform;
                                 return session.setView(view, {"Ringe", "Rings"});
                               }}};

}  // namespace

TEST_CASE("every command that changes what is stored is taken back by one undo, and these are all that do") {
  // What changes data or view: a command that is added to the catalogue and changes either belongs here too.
  const std::set<std::string_view> wanted{"arrange_by_country",
                                          "arrange_by_theme",
                                          "arrange_by_type",
                                          "arrange_circle",
                                          "arrange_force",
                                          "arrange_on_map",
                                          "arrange_rings",
                                          "clear_filters",
                                          "colour_certainty",
                                          "colour_community",
                                          "colour_country",
                                          "colour_type",
                                          "edit_entity",
                                          "expand",
                                          "focus",
                                          "freely",
                                          "hide",
                                          "hide_hub",
                                          "highlight",
                                          "hops_1",
                                          "hops_2",
                                          "hops_3",
                                          "hulls",
                                          "leave",
                                          "merge",
                                          "new_entity",
                                          "new_tie",
                                          "note",
                                          "pin",
                                          "remove",
                                          "rings",
                                          "show_only",
                                          "size_betweenness",
                                          "size_degree",
                                          "size_uniform",
                                          "split",
                                          "tidy_up",
                                          "without"};
  Bench bench;
  // With somebody's surroundings shown, another arrangement, and other colours, those that go back have something to
  // do.
  const std::vector<const char*> selections[]{
      {}, {"aarhus-universitetshospital"}, {"regionshospitalet-horsens", "uz-leuven"}};
  std::set<std::string_view> changed;
  for (const auto& prepare : kSituations) {
    REQUIRE(prepare.make(*bench.session).has_value());
    for (const auto& selection : selections) {
      for (const WindowCommand& command : windowCommandCatalogue()) {
        if (command.id == "undo" || command.id == "redo") continue;
        INFO(command.id, " with ", selection.size(), " selected, ", prepare.name);
        bench.workspace->panels = {};
        ViewState& state = bench.workspace->state;
        state.drawer = DrawerPage::none;
        state.showHelp = state.showHistory = state.showPalette = state.showViewMenu = state.showFacets = false;
        bench.select(selection);
        if (!command.enabledIn(*bench.workspace)) continue;
        if (bench.checkUndoable(command.run)) changed.insert(command.id);
        if (bench.workspace->panels.edit.kind == EditKind::none) continue;
        fillForm(*bench.workspace);
        if (bench.checkUndoable(command::saveForm)) changed.insert(command.id);
      }
    }
    while (bench.session->store().revision() > 0 && bench.session->view() != ViewSpec{})
      REQUIRE(bench.session->undo().has_value());
  }
  for (const std::string_view id : wanted) {
    INFO(id, " is to change data or view, and did not in any situation");
    CHECK(changed.contains(id));
  }
  for (const std::string_view id : changed) {
    INFO(id, " changes data or view, and is not in the list");
    CHECK(wanted.contains(id));
  }
}

TEST_CASE("what is done by mouse or in a form, with arguments, is taken back by one undo as well") {
  Bench bench;
  bench.select({"aarhus-universitetshospital"});
  const Session& session = *bench.session;
  const auto at = [&](std::string_view key) { return *session.network().findKey(key); };
  const std::pair<const char*, Request> requests[]{
      {"save a view", [](Workspace& w) { return command::saveViewAs(w, "Min visning"); }},
      {"a filter as text", [](Workspace& w) { return command::addFilterText(w, "type:hospital country:DK"); }},
      {"a year", [](Workspace& w) { return command::showYear(w, 2015); }},
      {"focus", [&](Workspace& w) { return command::focusOn(w, at("euha")); }},
      {"drag",
       [&](Workspace& w) {
         const std::vector<VertexIndex> dragged{at("euha")};
         return w.session().placeEntities(dragged, std::vector{Vec2{3, 4}});
       }},
      {"a fact's tie removed",
       [&](Workspace& w) {
         const EntityId entity = session.network().entity(at("aarhus-universitetshospital"));
         return command::removeStatement(w, session.store().tiesOf(entity)->front().id);
       }},
      {"an import",
       [](Workspace& w) -> Result<void> {
         TRY(writeFileAtomically("build/undo_test_partners.csv", "navn;type;land\nNyt Hospital;hospital;SE\n"));
         const std::vector<std::filesystem::path> files{"build/undo_test_partners.csv"};
         JobControl job;
         TRY_ASSIGN(const ImportProposal proposal, w.session().proposeImport(files, {}, job));
         TRY(w.session().apply(proposal.change));
         return {};
       }},
  };
  for (const auto& [name, request] : requests) {
    INFO(name);
    CHECK(bench.checkUndoable(request));
  }
  std::filesystem::remove("build/undo_test_partners.csv");
}

TEST_CASE("a saved view is opened and deleted, each taken back by one undo") {
  Bench bench;
  bench.run([](Workspace& w) { return command::addFilterText(w, "type:hospital"); });
  bench.run([](Workspace& w) { return command::saveViewAs(w, "Hospitaler"); });
  bench.run(findWindowCommand("clear_filters")->run);
  CHECK(bench.checkUndoable([](Workspace& w) { return command::openSavedView(w, "Hospitaler"); }));
  CHECK(bench.checkUndoable([](Workspace& w) { return command::deleteSavedView(w, "Hospitaler"); }));
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

TEST_CASE("played through the years the filter goes along, and is one step to undo") {
  Bench bench;
  Workspace& workspace = *bench.workspace;
  workspace.state.drawer = DrawerPage::time;
  do workspace.refresh();
  while (workspace.working());
  TimePanel& panel = workspace.panels.time;
  REQUIRE(panel.points.size() > 5);
  const std::string before = bench.records();
  panel.from = 0;
  panel.to = 1;
  bench.run([&](Workspace& w) { return command::showYear(w, panel.points[1].year); });
  const std::string first = bench.records();
  bench.run(command::togglePlay);
  std::set<std::size_t> counts;
  while (panel.playing) {
    workspace.now += 5;
    bench.run(command::playOn);
    const auto& terms = bench.session->view().filter.terms;
    REQUIRE(terms.size() == 1);
    CHECK(terms.front().low == panel.points[panel.to].year);
    counts.insert(bench.session->visibility().edgeCount);
  }
  CHECK(panel.to == panel.points.size() - 1);
  CHECK(counts.size() > 3);
  REQUIRE(bench.session->undo().has_value());
  CHECK((bench.records() == first));
  REQUIRE(bench.session->undo().has_value());
  CHECK((bench.records() == before));
}

TEST_CASE("every entity is found in the palette by its name in either language, so that all can be reached by keys") {
  Bench bench;
  Workspace& workspace = *bench.workspace;
  const GraphSnapshot& network = bench.session->network();
  workspace.panels.palette.open = true;
  for (const Language language : {Language::danish, Language::english}) {
    workspace.state.language = language;
    for (std::uint32_t i = 0; i < network.vertexCount(); i += 3) {
      workspace.panels.palette.text = network.name(VertexIndex{i}, language);
      workspace.refresh();
      INFO(workspace.panels.palette.text);
      const auto& hits = workspace.derived.paletteHits;
      CHECK(std::ranges::any_of(hits, [&](const SearchHit& hit) { return hit.vertex == VertexIndex{i}; }));
    }
  }
}
