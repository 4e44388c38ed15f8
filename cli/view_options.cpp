#include "cli/view_options.h"

#include <CLI/CLI.hpp>

#include "graph/search.h"

namespace samspil {

void addViewOptions(CLI::App& app, ViewOptions& options) {
  app.add_option("--filter", options.filter, "Only this part, e.g. \"type:hospital -family:intention\"")
      ->type_name("F");
  app.add_option("--focus", options.focus, "Only the surroundings of this entity")->type_name("ENTITY");
  app.add_option("--hops", options.hops, "How far the surroundings reach, 1 to 3")
      ->check(CLI::Range(1, 3))
      ->capture_default_str()
      ->type_name("N");
  app.add_option("--arrange", options.layout, "Layout by its id: force, radial, ...")->type_name("LAYOUT");
}

Result<void> previewView(Session& session, const ViewOptions& options) {
  ViewSpec view = session.view();
  if (!options.filter.empty()) {
    TRY_ASSIGN(view.filter, parseFilter(options.filter, session.network()).context("--filter"));
  }
  if (!options.focus.empty()) {
    TRY_ASSIGN(const VertexIndex vertex, resolveEntity(session.network(), options.focus));
    view.focus = Focus{std::string(session.network().key(vertex)), options.hops};
  }
  if (!options.layout.empty()) view.layout = options.layout;
  session.previewView(view);
  return {};
}

}  // namespace samspil
