// Views that were given a name: filter, focus, layout, colours. Each is a Setting ("saved_view", its name), so that it
// is there after a restart; saving, renaming and deleting are a step each that can be undone. A view says nothing in
// any language but its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "session/session.h"

namespace samspil {

struct SavedView {
  std::string name;
  ViewSpec view;
  std::size_t shown = 0;  // how many entities it shows now
};

// In the language's order of names. A view that can't be read any more is left out.
Result<std::vector<SavedView>> savedViews(const Session& session, Language language);

// Saves what is shown. A view of that name is replaced. Error invalidArgument: the name is blank.
Result<void> saveView(Session& session, std::string_view name);
// Errors notFound: no view has that name. Opening is an undoable change of the view.
Result<void> openView(Session& session, std::string_view name);
Result<void> deleteView(Session& session, std::string_view name);
// Error conflict: another view is called `to`.
Result<void> renameView(Session& session, std::string_view from, std::string_view to);

}  // namespace samspil
