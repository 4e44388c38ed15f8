// The window: a map of the network on a canvas, panels around it. It reads the session and pushes commands to it.
//
//   TRY_ASSIGN(const auto session, Session::open({}));
//   TRY(runViewer(*session, {.language = Language::danish}));
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "session/session.h"
#include "session/view_state.h"

namespace samspil {

class Workspace;

// What a measurement sees of each frame, and may change for the next one.
struct FrameReport {
  Workspace& workspace;
  double milliseconds = 0;         // from the events of the frame to the picture on the screen
  bool pictureIsNew = false;       // a picture of a large map came in
  bool pictureIsComplete = false;  // all ties of the last picture are in it, and it is of the view asked for last
};

struct ViewerOptions {
  Language language = Language::danish;
  Theme theme = Theme::light;
  std::optional<std::filesystem::path> screenshot;  // draw the window once into this PNG file, then close
  int width = 1440, height = 900;                   // of the window, in the units of the desktop
  std::string title = "Samspil";                    // of the window
  // For benchmarks: called after each frame, which then follow each other without waiting; false closes the window.
  std::function<bool(FrameReport)> measure;
};

// Blocks until the window is closed; to be called from the main thread. Error `unsupported`: there is no display or no
// OpenGL 3.3 here; the message says which, and what works without.
Result<void> runViewer(Session& session, const ViewerOptions& options);

// The same with a session that is yet to be opened: on a thread, while the window already stands.
using SessionOpener = std::function<Result<std::unique_ptr<Session>>()>;
Result<void> runViewer(const SessionOpener& open, const ViewerOptions& options);

}  // namespace samspil
