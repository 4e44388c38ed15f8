// Options that choose what of the network a picture or an export shows, shared by render and export.
#pragma once

#include <string>

#include "cli/arguments.h"
#include "cli/command_context.h"

namespace samspil {

struct ViewOptions {
  std::string filter, focus, layout;
  int hops = 1;
};

void addViewOptions(Arguments arguments, ViewOptions& options);

// Makes the session show what the options say, without writing it down. Without options: the view that the window
// showed last.
Result<void> previewView(Session& session, const ViewOptions& options);

}  // namespace samspil
