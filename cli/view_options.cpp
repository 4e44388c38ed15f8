#include "cli/view_options.h"

#include "graph/search.h"

namespace samspil {

void addViewOptions(Arguments arguments, ViewOptions& options) {
  arguments.option("--filter", options.filter,
                   {"Kun denne del, fx \"type:hospital -family:intention\"",
                    "Only this part, e.g. \"type:hospital -family:intention\""},
                   "FILTER");
  arguments.option("--focus", options.focus, {"Kun denne enheds omgivelser", "Only the surroundings of this entity"},
                   "ENTITY");
  arguments
      .option("--hops", options.hops,
              {"Hvor mange led omgivelserne når ud, 1 til 3", "How far the surroundings reach, 1 to 3"}, "N")
      .between(1, 3)
      .showDefault();
  arguments.option("--arrange", options.layout,
                   {"Layoutets id: force, radial, ...", "Layout by its id: force, radial, ..."}, "LAYOUT");
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
