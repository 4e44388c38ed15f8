// How the map is arranged, coloured and narrowed, and the views that are kept of it.
#include <algorithm>
#include <numeric>

#include "base/files.h"
#include "base/text.h"
#include "export/table_csv.h"
#include "session/map_layouts.h"
#include "session/saved_views.h"
#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

constexpr UiText kStepArrange = bilingual("Opstil kortet: {}", "Arrange the map: {}");
constexpr UiText kStepRadial = bilingual("Opstil kortet omkring {}", "Arrange the map around {}");
constexpr UiText kArranging = bilingual("Stiller kortet op …", "Arranging the map …");
constexpr UiText kSaved = bilingual("Visningen “{}” er gemt.", "The view “{}” is saved.");
constexpr UiText kDeleted = bilingual("Visningen “{}” er slettet.", "The view “{}” is deleted.");
constexpr UiText kStepTyped = bilingual("Filtrér: {}", "Filter: {}");
constexpr UiText kStepWithout = bilingual("Vis uden {}", "Show without {}");
constexpr UiText kStepWith = bilingual("Vis {} igen", "Show {} again");
constexpr UiText kStepHighlight = bilingual("Fremhæv i stedet for at skjule", "Highlight instead of hiding");
constexpr UiText kStepHide = bilingual("Skjul i stedet for at fremhæve", "Hide instead of highlighting");
constexpr UiText kTableSaved = bilingual("{} rækker er gemt: {}", "{} rows saved: {}");
constexpr UiText kCopiedOne =
    bilingual("1 række er kopieret. Sæt den ind i Excel.", "1 row is copied. Paste it into Excel.");
constexpr UiText kCopied =
    bilingual("{} rækker er kopieret. Sæt dem ind i Excel.", "{} rows copied. Paste them in Excel.");

// The entity with most ties among all that could be shown.
std::optional<VertexIndex> largestHub(const GraphSnapshot& network) {
  std::optional<VertexIndex> hub;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (!network.vocabulary().type(network.type(v)).actor) continue;
    if (!hub || network.degree(v) > network.degree(*hub)) hub = v;
  }
  return hub;
}

std::optional<std::size_t> termWithout(const Filter& filter, const std::string& key) {
  for (std::size_t i = 0; i < filter.terms.size(); ++i) {
    const FilterTerm& term = filter.terms[i];
    if (term.field == FilterField::entity && term.excluded && term.values == std::vector{key}) return i;
  }
  return {};
}

LocalizedText named(const Workspace& workspace, const UiText& what, VertexIndex v) {
  const auto& network = workspace.session().network();
  return {filled(what, Language::danish, network.name(v, Language::danish)),
          filled(what, Language::english, network.name(v, Language::english))};
}

std::vector<std::size_t> allRows(const TableModel& table) {
  std::vector<std::size_t> rows(table.rowCount());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

std::vector<std::size_t> shownColumns(const TablePanel& panel) {
  std::vector<std::size_t> shown;
  const auto columns = tableColumns(panel.request.kind);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::ranges::find(panel.hiddenColumns, columns[i].id) == panel.hiddenColumns.end()) shown.push_back(i);
  }
  return shown;
}

}  // namespace

Result<void> arrange(Workspace& workspace, std::string_view layout) {
  ViewSpec view = workspace.session().view();
  view.layout = layout;
  LocalizedText title;
  for (const MapLayout& known : mapLayouts()) {
    if (known.id == layout) title = filledBoth(kStepArrange, known.title.danish);
    if (known.id == layout) title.english = filled(kStepArrange, Language::english, known.title.english);
  }
  if (layout == "radial") {
    const auto& selection = workspace.state.selection;
    const auto center =
        selection.empty() ? largestHub(workspace.session().network()) : std::optional(selection.front());
    if (!center) return {};
    view.layout = fmt::format("radial:{}", workspace.session().network().key(*center));
    title = named(workspace, kStepRadial, *center);
  }
  const bool onMap = layout == "places" && layoutFamily(workspace.session().view().layout) == layout;
  if (view == workspace.session().view() || onMap) return {};
  workspace.startJob(kArranging, [&session = workspace.session(), view, title](JobControl& job) -> Request {
    auto done = samspil::arrange(session, view, title, job);
    return [done = std::move(done)](Workspace&) -> Result<void> {
      TRY(done);
      return {};
    };
  });
  return {};
}

Result<void> saveViewAs(Workspace& workspace, const std::string& name) {
  TRY(saveView(workspace.session(), name));
  workspace.say(filledBoth(kSaved, name), true);
  return {};
}

Result<void> openSavedView(Workspace& workspace, const std::string& name) {
  const std::string layout = workspace.session().view().layout;
  TRY(openView(workspace.session(), name));
  const bool sameLayout = workspace.session().view().layout == layout;
  workspace.refresh();
  return sameLayout ? fitAll(workspace) : Result<void>{};
}

Result<void> deleteSavedView(Workspace& workspace, const std::string& name) {
  TRY(deleteView(workspace.session(), name));
  workspace.say(filledBoth(kDeleted, name), true);
  return {};
}

Result<void> addFilterText(Workspace& workspace, const std::string& typed) {
  FacetPanel& panel = workspace.panels.facet;
  const auto parsed = parseFilter(typed, workspace.session().network());
  panel.problem = parsed ? std::string{} : parsed.error().message;
  if (!parsed || parsed->empty()) return {};
  Filter filter = workspace.session().view().filter;
  filter.terms.insert(filter.terms.end(), parsed->terms.begin(), parsed->terms.end());
  panel.typed.clear();
  return workspace.changeFilter(filter, filledBoth(kStepTyped, formatFilter(*parsed)));
}

Result<void> toggleHub(Workspace& workspace) {
  const auto& network = workspace.session().network();
  const auto hub = largestHub(network);
  if (!hub) return {};
  Filter filter = workspace.session().view().filter;
  const std::string key(network.key(*hub));
  const auto term = termWithout(filter, key);
  if (term)
    filter.terms.erase(filter.terms.begin() + static_cast<std::ptrdiff_t>(*term));
  else
    filter.terms.push_back({.field = FilterField::entity, .excluded = true, .values = {key}});
  return workspace.changeFilter(filter, named(workspace, term ? kStepWith : kStepWithout, *hub));
}

Result<void> toggleHighlight(Workspace& workspace) {
  ViewSpec view = workspace.session().view();
  view.highlightOnly = !view.highlightOnly;
  return workspace.changeView(view, filledBoth(view.highlightOnly ? kStepHighlight : kStepHide));
}

Result<void> colourBy(Workspace& workspace, ColorBy by) {
  constexpr UiText kSteps[] = {bilingual("Farv efter type", "Colour by type"),
                               bilingual("Farv efter land", "Colour by country"),
                               bilingual("Farv efter sikkerhed", "Colour by certainty"),
                               bilingual("Farv efter fællesskab", "Colour by community")};
  ViewSpec view = workspace.session().view();
  view.colorBy = by;
  return workspace.changeView(view, filledBoth(kSteps[static_cast<std::size_t>(by)]));
}

Result<void> sizeBy(Workspace& workspace, SizeBy by) {
  constexpr UiText kSteps[] = {bilingual("Størrelse efter forbindelser", "Size by ties"),
                               bilingual("Størrelse efter bindeled", "Size by bridging"),
                               bilingual("Samme størrelse til alle", "The same size for all")};
  ViewSpec view = workspace.session().view();
  view.sizeBy = by;
  return workspace.changeView(view, filledBoth(kSteps[static_cast<std::size_t>(by)]));
}

// The selected rows of the table, or all of them where none is selected.
Result<void> copyRows(Workspace& workspace) {
  const auto& model = workspace.derived.table;
  if (!model) return {};
  const std::vector<std::size_t> rows = allRows(*model);
  std::vector<std::size_t> selected;
  for (const std::size_t row : rows) {
    const auto vertices = model->vertices(row);
    if (std::all_of(vertices.begin(), vertices.end(), [&](VertexIndex v) { return workspace.state.selected(v); }))
      selected.push_back(row);
  }
  const auto& copied = selected.empty() ? rows : selected;
  workspace.clipboard = tabSeparated(model->cells(copied, shownColumns(workspace.panels.table)));
  workspace.say(copied.size() == 1 ? filledBoth(kCopiedOne) : filledBoth(kCopied, copied.size()));
  return {};
}

Result<void> saveTable(Workspace& workspace) {
  const auto& model = workspace.derived.table;
  ExportDraft& draft = workspace.panels.exporting;
  if (!model) return {};
  std::filesystem::path path{std::string(trimmed(draft.path))};
  if (path.extension().empty()) path += ".csv";
  const auto cells = model->cells(allRows(*model), shownColumns(workspace.panels.table));
  if (const auto written = writeFileAtomically(path, tableCsv(cells, CsvForm::danishExcel)); !written) {
    draft.problem = written.error().message;
    return {};
  }
  draft.open = false;
  draft.problem.clear();
  workspace.say(filledBoth(kTableSaved, model->rowCount(), path.string()));
  return {};
}

// With the arrow keys: the next row of the table is selected, and shown on the map.
Result<void> moveInTable(Workspace& workspace, int by) {
  const auto& model = workspace.derived.table;
  if (!model || model->rowCount() == 0) return {};
  TablePanel& panel = workspace.panels.table;
  const auto last = static_cast<std::ptrdiff_t>(model->rowCount()) - 1;
  const auto row = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(panel.anchor) + by, 0, last);
  panel.anchor = static_cast<std::size_t>(row);
  panel.scrollTo = panel.anchor;
  return selectRows(workspace, model->vertices(panel.anchor));
}

}  // namespace samspil::command
