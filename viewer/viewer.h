// The window: a map of the network on a canvas, panels around it. It reads the session and pushes commands to it.
//
//   TRY_ASSIGN(const auto session, Session::open({}));
//   TRY(runViewer(*session, {.language = Language::danish}));
#pragma once

#include <filesystem>
#include <optional>

#include "base/language.h"
#include "base/result.h"
#include "session/session.h"
#include "session/view_state.h"

namespace samspil {

struct ViewerOptions {
  Language language = Language::danish;
  Theme theme = Theme::light;
  std::optional<std::filesystem::path> screenshot;  // draw the window once into this PNG file, then close
  int width = 1440, height = 900;                   // of the window, in the units of the desktop
};

// Blocks until the window is closed; to be called from the main thread. Error `unsupported`: there is no display or no
// OpenGL 3.3 here; the message says which, and what works without.
Result<void> runViewer(Session& session, const ViewerOptions& options);

}  // namespace samspil
