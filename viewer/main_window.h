// MainWindow runs the frames of the window: input, what is derived, canvas, panels, and then the commands that they
// asked for.
#pragma once

#include "viewer/canvas_renderer.h"
#include "viewer/label_sprites.h"
#include "viewer/map_canvas.h"
#include "viewer/remembered_look.h"
#include "viewer/trace.h"
#include "viewer/viewer.h"
#include "viewer/window.h"

namespace samspil {

class MainWindow {
 public:
  static Result<std::unique_ptr<MainWindow>> create(std::unique_ptr<Window> window, Session& session,
                                                    const ViewerOptions& options, std::optional<Style> style);
  Result<void> run();

  // The network that the user wants in this window instead; run() ended because of it.
  std::optional<std::filesystem::path> wantedInstead() const { return workspace_.panels.openInstead; }
  const ViewState& state() const { return workspace_.state; }
  // Leaves without its window.
  std::unique_ptr<Window> takeWindow() { return std::move(window_); }

 private:
  MainWindow(Session& session, FontMetrics metrics, std::unique_ptr<Window> window,
             std::unique_ptr<CanvasRenderer> renderer)
      : window_(std::move(window)),
        renderer_(std::move(renderer)),
        workspace_(session, std::move(metrics), [] { Window::wake(); }) {}

  bool measured(double milliseconds);
  void wait();
  double secondsToNextEvent() const;
  void frame(const std::vector<InputEvent>& events);
  void busyFrame(const std::vector<InputEvent>& events);
  void finishJob();
  void layOutWhatIsMissing();
  Result<void> prepareStyle();
  Places places() const;
  Frame makeFrame(CommandQueue& commands);
  void handleKeys(const std::vector<InputEvent>& events, CommandQueue& commands);
  void refreshPicture(const CanvasArea& area);
  CanvasArea canvasArea(const Places& places) const;
  void prepareMap(const CanvasArea& area);
  bool paint(const Places& places, const CanvasArea& area);  // false: nothing has changed
  void drawPanels(Frame& frame);
  void runRequests(CommandQueue& commands);
  void takeScreenshot();

  std::unique_ptr<Window> window_;
  std::unique_ptr<CanvasRenderer> renderer_;
  Workspace workspace_;
  MapCanvas canvas_;
  LabelSprites sprites_;
  Style style_;
  Trace trace_;
  std::optional<std::filesystem::path> screenshot_;
  std::function<bool(FrameReport)> measure_;
  std::optional<Look> look_;  // as remembered; none: it is not to be
  std::optional<Result<void>> screenshotTaken_;
  Theme styledTheme_ = Theme::light;
  float styledScale_ = 0;
  std::uint64_t uploadedScene_ = 0;
  std::uint64_t picturesTaken_ = 0;
  // All that the map below the labels looks like follows from.
  struct MapKey {
    std::uint64_t scene = 0, picture = 0;
    PictureView view;
    CanvasArea area;
    float pictureOpacity = 0, uiScale = 0;
    friend bool operator==(const MapKey&, const MapKey&) = default;
  };
  MapKey mapKey_;
  std::uint64_t mapVersion_ = 0;
  PictureView lookedAt_;  // as last told to the worker that draws large maps
  bool pictureIsNew_ = false, pictureIsComplete_ = false;
  int framesWanted_ = 3;  // ImGui settles over a few frames after every event
  int framesDrawn_ = 0;
};

}  // namespace samspil
