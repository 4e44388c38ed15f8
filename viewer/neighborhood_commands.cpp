// Whose surroundings are shown, and how they lie.
#include <algorithm>

#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

constexpr std::string_view kRadial = "radial", kForce = "force";

LocalizedText named(const Workspace& workspace, const UiText& what, VertexIndex v) {
  const auto& network = workspace.session().network();
  return {filled(what, Language::danish, network.name(v, Language::danish)),
          filled(what, Language::english, network.name(v, Language::english))};
}

Result<void> show(Workspace& workspace, const ViewSpec& view, const LocalizedText& title) {
  TRY(workspace.changeView(view, title));
  workspace.refresh();
  return fitAll(workspace);
}

// The term that lists whose surroundings are shown; made from the focus where there is none yet.
FilterTerm& nearTerm(ViewSpec& view) {
  const auto isNear = [](const FilterTerm& term) { return term.field == FilterField::near && !term.excluded; };
  auto found = std::find_if(view.filter.terms.begin(), view.filter.terms.end(), isNear);
  if (found == view.filter.terms.end()) {
    view.filter.terms.push_back({.field = FilterField::near});
    found = view.filter.terms.end() - 1;
  }
  if (view.focus) found->values.push_back(view.focus->entity);
  view.focus.reset();
  return *found;
}

}  // namespace

Result<void> expandSelected(Workspace& workspace) {
  const Session& session = workspace.session();
  ViewSpec view = session.view();
  const std::size_t before = session.visibility().vertexCount;
  FilterTerm& near = nearTerm(view);
  for (const VertexIndex v : workspace.state.selection) {
    const std::string key{session.network().key(v)};
    if (std::find(near.values.begin(), near.values.end(), key) == near.values.end()) near.values.push_back(key);
  }
  TRY(show(workspace, view, named(workspace, say::kStepExpand, workspace.state.selection.front())));
  const std::size_t after = session.visibility().vertexCount;
  workspace.say(filledBoth(say::kExpanded, after > before ? after - before : 0), true);
  return {};
}

Result<void> rings(Workspace& workspace) {
  ViewSpec view = workspace.session().view();
  const auto& network = workspace.session().network();
  if (!workspace.state.selection.empty())
    view.focus = Focus{std::string(network.key(workspace.state.selection.front())), view.focus ? view.focus->hops : 2};
  const auto center = view.focus ? network.findKey(view.focus->entity) : std::nullopt;
  if (!center) return {};
  view.layout = kRadial;
  return show(workspace, view, named(workspace, say::kStepRings, *center));
}

Result<void> freely(Workspace& workspace) {
  ViewSpec view = workspace.session().view();
  view.layout = kForce;
  return show(workspace, view, filledBoth(say::kStepFreely));
}

}  // namespace samspil::command
