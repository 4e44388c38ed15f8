#include <algorithm>

#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

std::vector<VertexIndex> visibleVertices(const Workspace& workspace) {
  std::vector<VertexIndex> vertices;
  const Visibility& visibility = workspace.session().visibility();
  for (std::uint32_t i = 0; i < visibility.vertices.size(); ++i) {
    if (visibility.vertices[i] != 0) vertices.emplace_back(i);
  }
  return vertices;
}

// One byte a vertex: whether it is selected.
std::vector<std::uint8_t> selectedFlags(const Workspace& workspace) {
  std::vector<std::uint8_t> flags(workspace.session().network().vertexCount(), 0);
  for (const VertexIndex v : workspace.state.selection) flags[v.value] = 1;
  return flags;
}

// "Aarhus Universitet" or "12 enheder", for the journal.
LocalizedText selectionTitle(const Workspace& workspace, const UiText& what) {
  const auto& selection = workspace.state.selection;
  LocalizedText named;
  if (selection.size() == 1) {
    const auto& network = workspace.session().network();
    named = {std::string(network.name(selection[0], Language::danish)),
             std::string(network.name(selection[0], Language::english))};
  } else {
    named = filledBoth(say::kMany, selection.size());
  }
  return {filled(what, Language::danish, named.danish), filled(what, Language::english, named.english)};
}

Result<void> filterSelected(Workspace& workspace, bool excluded, const UiText& title) {
  FilterTerm term{.field = FilterField::entity, .excluded = excluded};
  for (const VertexIndex v : workspace.state.selection) term.values.emplace_back(workspace.session().network().key(v));
  std::sort(term.values.begin(), term.values.end());
  Filter filter = workspace.session().view().filter;
  // A second "hide" joins the first: one chip for all that was hidden by hand.
  const auto same = [&](const FilterTerm& other) {
    return other.field == FilterField::entity && other.excluded == excluded;
  };
  const auto earlier = std::find_if(filter.terms.begin(), filter.terms.end(), same);
  if (excluded && earlier != filter.terms.end()) {
    earlier->values.insert(earlier->values.end(), term.values.begin(), term.values.end());
  } else {
    std::erase_if(filter.terms, same);
    filter.terms.push_back(std::move(term));
  }
  const LocalizedText step = selectionTitle(workspace, title);
  TRY(workspace.changeFilter(filter, step));
  workspace.say(step, true);
  return {};
}

}  // namespace

Result<void> selectAll(Workspace& workspace) {
  workspace.select(visibleVertices(workspace));
  return {};
}

Result<void> selectNone(Workspace& workspace) {
  workspace.select({});
  return {};
}

Result<void> invertSelection(Workspace& workspace) {
  auto vertices = visibleVertices(workspace);
  std::erase_if(vertices, [flags = selectedFlags(workspace)](VertexIndex v) { return flags[v.value] != 0; });
  workspace.select(std::move(vertices));
  return {};
}

Result<void> selectNeighbors(Workspace& workspace) {
  const Session& session = workspace.session();
  std::vector<VertexIndex> selection = workspace.state.selection;
  auto flags = selectedFlags(workspace);
  for (const VertexIndex v : workspace.state.selection) {
    for (const HalfEdge& half : session.network().incident(v)) {
      if (!session.visibility().shows(half.edge) || !session.visibility().shows(half.neighbor)) continue;
      if (std::exchange(flags[half.neighbor.value], 1) == 0) selection.push_back(half.neighbor);
    }
  }
  workspace.select(std::move(selection));
  workspace.reveal(workspace.state.selection);
  return {};
}

Result<void> hideSelected(Workspace& workspace) { return filterSelected(workspace, true, say::kStepHide); }

Result<void> showOnlySelected(Workspace& workspace) {
  TRY(filterSelected(workspace, false, say::kStepOnly));
  workspace.refresh();
  return fitAll(workspace);
}

// Pins all where they are, or unpins them when all are pinned already.
Result<void> selectRows(Workspace& workspace, std::vector<VertexIndex> vertices) {
  std::vector<VertexIndex> once;
  std::vector<std::uint8_t> seen(workspace.session().network().vertexCount());
  for (const VertexIndex v : vertices) {
    if (seen[v.value]++ == 0) once.push_back(v);
  }
  workspace.panels.table.seenSelection = once;
  workspace.select(std::move(once));
  workspace.reveal(workspace.state.selection);
  return {};
}

Result<void> togglePin(Workspace& workspace) {
  const auto& selection = workspace.state.selection;
  const Derived& derived = workspace.derived;
  const auto pinned = [&](VertexIndex v) { return v.value < derived.pinned.size() && derived.pinned[v.value] != 0; };
  if (std::all_of(selection.begin(), selection.end(), pinned)) return workspace.session().unpin(selection);
  std::vector<Vec2> positions;
  for (const VertexIndex v : selection) positions.push_back(derived.positions[v.value]);
  return workspace.session().placeEntities(selection, positions);
}

Result<void> moveInDirection(Workspace& workspace, Vec2 direction) {
  const bool inTable = workspace.state.drawer == DrawerPage::table && workspace.panels.table.hasKeyboard;
  if (inTable && direction.y != 0) return moveInTable(workspace, direction.y > 0 ? 1 : -1);
  const Derived& derived = workspace.derived;
  if (workspace.state.selection.empty()) {
    Camera to = workspace.motion.active() ? *workspace.motion.target() : workspace.state.camera;
    constexpr float kStep = 120;  // pixels
    to.center = to.center + direction * (kStep / to.scale);
    workspace.moveCamera(to);
    return {};
  }
  const VertexIndex from = workspace.state.selection.back();
  const Session& session = workspace.session();
  std::optional<VertexIndex> best;
  float bestCost = 0;
  for (const HalfEdge& half : session.network().incident(from)) {
    if (!session.visibility().shows(half.edge) || !session.visibility().shows(half.neighbor)) continue;
    const Vec2 way = derived.positions[half.neighbor.value] - derived.positions[from.value];
    const float ahead = dot(way, direction);
    if (ahead <= 0.3F * length(way)) continue;
    const float cost = length(way) * (2 - ahead / length(way));  // near, and rather straight ahead
    if (!best || cost < bestCost) best = half.neighbor, bestCost = cost;
  }
  return best ? goTo(workspace, *best) : Result<void>{};
}

}  // namespace samspil::command
