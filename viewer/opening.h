// Opening a network while its window already stands: a large one takes seconds to read, and a window that is not there
// or does not answer looks broken.
#pragma once

#include "viewer/style.h"
#include "viewer/viewer.h"
#include "viewer/window.h"

namespace samspil {

// Runs `open` on a thread of its own, with what the first frame needs of the session, and shows that it is on its way
// if it takes longer than a moment. Answers no session when the window was closed meanwhile. `style`: what it had to
// load to show that.
Result<std::unique_ptr<Session>> openBehind(Window& window, const SessionOpener& open, const ViewerOptions& options,
                                            std::optional<Style>& style);

}  // namespace samspil
