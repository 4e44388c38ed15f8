#include "viewer/main_window.h"

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/commands.h"
#include "viewer/opening.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/picture_file.h"
#include "viewer/recent_networks.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr int kFramesAfterEvent = 3;    // hover, then layout of what appeared, then rest
constexpr double kIdleWait = 30;        // seconds; nothing happens by itself
constexpr double kQuietLook = 0.03;     // whether what is worked out beside the window is done
constexpr double kMeasuredRest = 0.02;  // between the frames of a benchmark in which nothing moves
constexpr double kJobLook = 0.1;        // how often progress is drawn
constexpr float kPictureMargin = 48;    // units of the window that a picture goes beyond the canvas: room for panning
constexpr double kBuildingLook = 0.02;  // how often is looked whether a large map's layers are ready
constexpr int kScreenshotFrame = 8;     // everything has settled by then

// What the picture of a large map shows: a little more than is seen.
PictureView pictureView(const Camera& camera, const CanvasArea& area) {
  const int margin = static_cast<int>(kPictureMargin * area.pixelRatio);
  return {.centerX = camera.center.x,
          .centerY = camera.center.y,
          .scale = double{camera.scale} * area.pixelRatio,
          .sizeScale = double{camera.pixels(1)} * area.pixelRatio,
          .width = area.width + 2 * margin,
          .height = area.height + 2 * margin};
}

Vec2 rounded(Vec2 v) { return {std::round(v.x), std::round(v.y)}; }

}  // namespace

Result<std::unique_ptr<MainWindow>> MainWindow::create(std::unique_ptr<Window> window, Session& session,
                                                       const ViewerOptions& options, std::optional<Style> style) {
  TRY_ASSIGN(auto renderer, CanvasRenderer::create());
  TRY_ASSIGN(auto metrics, FontMetrics::load(FontRole::regular));
  std::unique_ptr<MainWindow> main(new MainWindow(session, std::move(metrics), std::move(window), std::move(renderer)));
  main->workspace_.state.language = options.language;
  main->workspace_.state.theme = options.theme;
  main->screenshot_ = options.screenshot;
  main->measure_ = options.measure;
  if (style) {
    main->style_ = std::move(*style);
    main->styledScale_ = main->workspace_.designScale = main->style_.scale;
    main->styledTheme_ = options.theme;
  }
  // Where the list can't be written the window opens all the same.
  const std::filesystem::path& network = session.store().directory();
  main->workspace_.panels.recent = recentNetworks(recentNetworksFile());
  std::erase(main->workspace_.panels.recent, std::filesystem::absolute(network).lexically_normal());
  if (!options.measure && !options.screenshot) {
    static_cast<void>(rememberNetwork(recentNetworksFile(), network));
    main->look_ = {options.language, options.theme};
  }
  return main;
}

Result<void> MainWindow::run() {
  while (!window_->closed() && !workspace_.panels.openInstead) {
    wait();
    workspace_.now = window_->time();
    TRY(prepareStyle());
    if (workspace_.job) {
      if (window_->input.takeEscape()) workspace_.job->control->cancel();
      window_->input.holdKeys();
    }
    const auto events = window_->input.takeFrame(ImGui::GetIO().WantTextInput);
    const bool damaged = window_->takeDamage();
    if (damaged) window_->repaintAll();
    if (damaged || !events.empty()) framesWanted_ = kFramesAfterEvent;
    if (auto files = window_->takeDroppedFiles(); !files.empty()) {
      CommandQueue dropped;
      dropped.push([files](Workspace& w) { return command::addImportFiles(w, files); });
      if (!workspace_.job) runRequests(dropped);
      framesWanted_ = kFramesAfterEvent;
    }
    finishJob();
    layOutWhatIsMissing();
    if (workspace_.job)
      busyFrame(events);
    else
      frame(events);
    framesWanted_ = std::max(framesWanted_ - 1, 0);
    if (screenshotTaken_) return *screenshotTaken_;
    const double milliseconds = (window_->time() - workspace_.now) * 1000;
    if (measure_ && !measured(milliseconds)) break;
  }
  return {};
}

bool MainWindow::measured(double milliseconds) {
  const Camera before = workspace_.state.camera;
  const bool goesOn = measure_({workspace_, milliseconds, pictureIsNew_, pictureIsComplete_});
  const Camera& after = workspace_.state.camera;
  if (before.center != after.center || before.scale != after.scale)
    framesWanted_ = kFramesAfterEvent;  // as by the mouse
  return goesOn;
}

double MainWindow::secondsToNextEvent() const {
  if (measure_ && framesWanted_ == 0) return kMeasuredRest;
  if (framesWanted_ > 0 || screenshot_ || workspace_.motion.active() || workspace_.builder.gliding()) return 0;
  if (workspace_.job) return kJobLook;
  if (workspace_.derived.layers && workspace_.derived.layers->building()) return kBuildingLook;
  if (workspace_.working()) return kQuietLook;
  double until = workspace_.now + kIdleWait;
  if (const auto due = canvas_.nextDeadline()) until = std::min(until, *due);
  if (workspace_.panels.toast) until = std::min(until, workspace_.panels.toast->until);
  if (workspace_.panels.legendClick) until = std::min(until, workspace_.panels.legendClick->due);
  if (workspace_.panels.time.playing) until = std::min(until, workspace_.panels.time.nextStep);
  if (ImGui::GetIO().WantTextInput) until = std::min(until, workspace_.now + 0.4);  // the cursor blinks
  return std::max(until - window_->time(), 0.001);
}

void MainWindow::wait() { window_->waitForEvents(secondsToNextEvent()); }

void MainWindow::finishJob() {
  if (!workspace_.job || workspace_.job->result.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
    return;
  const Request request = workspace_.job->result.get();
  workspace_.job.reset();
  if (const auto done = request(workspace_); !done) workspace_.report(done.error());
  framesWanted_ = kFramesAfterEvent;
}

// A layout of many takes longer than a frame may: it runs as a job, and where it is cancelled a rough one does.
void MainWindow::layOutWhatIsMissing() {
  constexpr std::size_t kLaidOutAtOnce = 1500;
  Session& session = workspace_.session();
  if (workspace_.job || session.network().vertexCount() <= kLaidOutAtOnce) return;
  const auto missing = session.needsLayout();
  if (!missing || !*missing) return;
  workspace_.startJob(say::kLayingOut, [&session](JobControl& job) -> Request {
    const auto done = session.layOutMissing(job);
    return [done](Workspace& after) -> Result<void> {
      after.fitWanted = true;
      if (done) return {};
      TRY(after.session().placeMissingRoughly());
      return done;
    };
  });
}

Result<void> MainWindow::prepareStyle() {
  const float scale = window_->contentScale() * workspace_.state.uiScale;
  if (scale != styledScale_) {
    const float ratio = window_->framebuffer().x / std::max(window_->size().x, 1.0F);
    TRY_ASSIGN(style_.fonts, loadFonts(scale, ratio));
    window_->fontsLoaded();
    sprites_.forget();
  } else if (styledTheme_ == workspace_.state.theme) {
    return {};
  }
  styledScale_ = style_.scale = workspace_.designScale = scale;
  styledTheme_ = workspace_.state.theme;
  setTheme(style_, styledTheme_);
  applyStyle(style_);
  window_->repaintAll();
  framesWanted_ = kFramesAfterEvent;
  return {};
}

Places MainWindow::places() const {
  const Vec2 size = window_->size();
  const float top = std::round(style_.px(metric::kTopBar)), bottom = size.y - std::round(style_.px(metric::kStatusBar));
  // Narrow windows give the map its half.
  const float squeeze = std::clamp(size.x / style_.px(1440), 0.82F, 1.15F);
  const float left = workspace_.state.showLegend ? std::round(style_.px(metric::kLegendWidth) * squeeze) : 0;
  const float right =
      size.x - (workspace_.state.showDetails ? std::round(style_.px(metric::kDetailsWidth) * squeeze) : 0);
  const float moreRows = static_cast<float>(workspace_.panels.filterRows - 1) * metric::kFilterRow;
  const float chips = top + std::round(style_.px(metric::kFilterBar + moreRows));
  const bool drawer = workspace_.state.drawer != DrawerPage::none;
  const float below = drawer ? std::round(bottom - (bottom - chips) * workspace_.state.drawerShare) : bottom;
  return {.topBar = {{0, 0}, {size.x, top}},
          .legend = {{0, top}, {left, bottom}},
          .filterBar = {{left, top}, {right, chips}},
          .canvas = {{left, chips}, {right, below}},
          .drawer = {{left, below}, {right, bottom}},
          .details = {{right, top}, {size.x, bottom}},
          .statusBar = {{0, bottom}, {size.x, size.y}}};
}

Frame MainWindow::makeFrame(CommandQueue& commands) {
  return {.workspace = workspace_,
          .state = workspace_.state,
          .panels = workspace_.panels,
          .commands = commands,
          .style = style_,
          .trace = trace_,
          .places = places()};
}

void MainWindow::handleKeys(const std::vector<InputEvent>& events, CommandQueue& commands) {
  const bool typing = ImGui::GetIO().WantTextInput;
  for (const InputEvent& event : events) {
    Shortcut shortcut;
    if (event.kind == InputEvent::Kind::character) {
      if (typing || event.modifiers.ctrl || event.modifiers.alt) continue;
      shortcut.character =
          event.character >= U'A' && event.character <= U'Z' ? event.character - U'A' + U'a' : event.character;
    } else if (event.kind == InputEvent::Kind::key && event.pressed) {
      shortcut.named = event.named;
      if (event.named == NamedKey::none) shortcut.character = event.character;
      shortcut.modifiers = event.modifiers;
      if (shortcut.character != 0 && !event.modifiers.ctrl) continue;  // comes as a character too
      if (typing && !leavesTextFields(shortcut)) continue;
    }
    const WindowCommand* command = commandFor(shortcut);
    if (command == nullptr || (workspace_.panels.import && command->id != "leave")) continue;
    if (command->id == "leave" && canvas_.cancel(workspace_)) continue;
    if (command->enabledIn(workspace_)) commands.push(command->run);
  }
}

// Tells the worker what is looked at, and takes what it has drawn.
void MainWindow::refreshPicture(const CanvasArea& area) {
  const Derived& derived = workspace_.derived;
  if (!derived.large || !derived.layers->ready()) return;
  const Camera& camera = workspace_.state.camera;
  const PictureView view = pictureView(camera, area);
  if (derived.pictureBehind && area.width > 0 && lookedAt_ != view) {
    derived.layers->pictures().lookAt(view);
    lookedAt_ = view;
  }
  const auto picture = derived.layers->pictures().take();
  if (picture) {
    renderer_->setPicture(*picture);
    ++picturesTaken_;
  }
  pictureIsNew_ = picture.has_value();
  if (picture) pictureIsComplete_ = picture->complete && picture->asAsked;
}

CanvasArea MainWindow::canvasArea(const Places& places) const {
  const Vec2 pixels = window_->framebuffer();
  const float ratio = pixels.x / std::max(window_->size().x, 1.0F);
  const auto scaled = [ratio](float value) { return static_cast<int>(std::round(value * ratio)); };
  const Box& canvas = places.canvas;
  return {.x = scaled(canvas.min.x),
          .y = scaled(canvas.min.y),
          .width = scaled(canvas.width()),
          .height = scaled(canvas.height()),
          .pixelRatio = ratio};
}

// Hands what changed of the map to the renderer.
void MainWindow::prepareMap(const CanvasArea& area) {
  const Derived& derived = workspace_.derived;
  if (uploadedScene_ != derived.sceneVersion) {
    uploadedScene_ = derived.sceneVersion;
    if (const auto drawn = renderer_->setScene(derived.scene); !drawn) workspace_.report(drawn.error());
  }
  refreshPicture(area);
  const Camera& camera = workspace_.state.camera;
  MapKey key{.scene = uploadedScene_,
             .picture = picturesTaken_,
             .view = pictureView(camera, area),
             .area = area,
             .pictureOpacity = !derived.large || !derived.pictureBehind ? 0
                               : derived.pictureDimmed                  ? kDimmedPicture
                                                                        : 1,
             .uiScale = style_.scale};
  if (mapKey_ == key) return;
  mapKey_ = key;
  ++mapVersion_;
}

bool MainWindow::paint(const Places& places, const CanvasArea& area) {
  const std::array parts{places.topBar, places.legend,  places.filterBar, places.canvas,
                         places.drawer, places.details, places.statusBar};
  constexpr std::size_t kCanvas = 3;
  const Color background = style_.palette.background;
  return window_->paint(parts, background, {.part = kCanvas, .version = mapVersion_, .draw = [&] {
                                              renderer_->draw(workspace_.state.camera, area, background, style_.scale,
                                                              mapKey_.pictureOpacity);
                                            }});
}

void MainWindow::drawPanels(Frame& frame) {
  drawTopBar(frame);
  if (frame.state.showLegend) drawLegendPanel(frame);
  drawFilterBar(frame);
  if (frame.state.showDetails) drawDetailsPanel(frame);
  drawDrawer(frame);
  drawStatusBar(frame);
  drawEmptyMap(frame);
  drawMinimap(frame);
  drawFacetCard(frame);
  drawViewMenu(frame);
  drawDoors(frame);
  drawToast(frame);
  drawContextMenu(frame);
  drawGapDialogs(frame);
  drawImportPanel(frame);
  drawExportCard(frame);
  drawReportCard(frame);
  drawEditPanel(frame);
  drawHelp(frame);
  drawPalette(frame);
  drawGuide(frame);
}

void MainWindow::runRequests(CommandQueue& commands) {
  for (const Request& request : commands.requests) {
    if (const auto done = request(workspace_); !done) workspace_.report(done.error());
    framesWanted_ = kFramesAfterEvent;
    if (workspace_.job) break;  // the session is taken
  }
  if (auto text = std::exchange(workspace_.clipboard, {})) ImGui::SetClipboardText(text->c_str());
}

void MainWindow::frame(const std::vector<InputEvent>& events) {
  CommandQueue commands;
  trace_.beginFrame();
  trace_.keep(workspace_.panels.guideStep.has_value());
  workspace_.panels.fieldAwaitsKeyboard = false;
  window_->beginFrame(events);
  Frame frame = makeFrame(commands);
  workspace_.resizeCanvas(rounded({frame.places.canvas.width(), frame.places.canvas.height()}));
  const auto doors = doorsBox(frame);
  workspace_.coverBelow(doors ? frame.places.canvas.max.y - doors->min.y : 0);
  handleKeys(events, commands);
  canvas_.handle(workspace_, commands, events, frame.places.canvas, !ImGui::GetIO().WantCaptureMouse);
  canvas_.tick(workspace_);
  if (const auto played = command::playOn(workspace_); !played) workspace_.report(played.error());
  if (workspace_.motion.active()) workspace_.state.camera = workspace_.motion.advance(workspace_.now);
  if (workspace_.refresh()) framesWanted_ = std::max(framesWanted_, 2);
  std::vector<Box> occupied;
  if (doors) occupied.push_back({doors->min - frame.places.canvas.min, doors->max - frame.places.canvas.min});
  if (const auto map = minimapBox(frame))
    occupied.push_back({map->min - frame.places.canvas.min, map->max - frame.places.canvas.min});
  workspace_.builder.placeLabelsFor(workspace_.state, style_.scale, occupied, workspace_.derived);

  const CanvasArea area = canvasArea(frame.places);
  prepareMap(area);
  canvas_.drawOverlay(frame, sprites_, window_->gui());
  trace_.targetWithin("canvas", frame.places.canvas, frame.places.canvas);
  drawPanels(frame);
  const bool painted = paint(frame.places, area);
  ++framesDrawn_;
  takeScreenshot();
  if (painted) window_->present();
  trace_.endFrame(workspace_, (window_->time() - workspace_.now) * 1000);
  runRequests(commands);
  const Look look{workspace_.state.language, workspace_.state.theme};
  if (look_ && std::exchange(look_, look) != look) static_cast<void>(rememberLook(lookFile(), look));
  // What was just asked for may open a field, which is where the next letters go.
  if (workspace_.panels.fieldAwaitsKeyboard || !commands.requests.empty()) {
    window_->input.awaitFocus();
    framesWanted_ = std::max(framesWanted_, 1);
  }
}

// The map as it was, and a card over it: the session belongs to the job.
void MainWindow::busyFrame(const std::vector<InputEvent>& events) {
  CommandQueue commands;
  window_->beginFrame(events);
  Frame frame = makeFrame(commands);
  const CanvasArea area = canvasArea(frame.places);
  prepareMap(area);
  canvas_.drawOverlay(frame, sprites_, window_->gui());
  drawBusyCard(frame);
  if (paint(frame.places, area)) window_->present();
}

void MainWindow::takeScreenshot() {
  if (screenshot_) window_->repaintAll();  // so that each frame has a whole picture
  if (screenshot_ && framesDrawn_ >= kScreenshotFrame && workspace_.derived.settled())
    screenshotTaken_ = saveFramebuffer(*screenshot_, window_->framebuffer());
}

Result<void> runViewer(Session& session, const ViewerOptions& options) {
  TRY_ASSIGN(auto window, Window::open(options.title.c_str(), options.width, options.height));
  TRY_ASSIGN(const auto main, MainWindow::create(std::move(window), session, options, {}));
  return main->run();
}

Result<void> runViewer(const SessionOpener& open, const ViewerOptions& asked) {
  TRY_ASSIGN(auto window, Window::open(asked.title.c_str(), asked.width, asked.height));
  ViewerOptions options = asked;
  SessionOpener next = open;
  while (true) {
    std::optional<Style> style;
    TRY_ASSIGN(const auto session, openBehind(*window, next, options, style));
    if (!session) return {};
    TRY_ASSIGN(const auto main, MainWindow::create(std::move(window), *session, options, std::move(style)));
    TRY(main->run());
    const auto instead = main->wantedInstead();
    if (!instead) return {};
    next = [network = *instead] { return Session::open({.store = network}); };
    options.language = main->state().language;
    options.theme = main->state().theme;
    window = main->takeWindow();
  }
}

}  // namespace samspil
