#include "viewer/workspace.h"

#include <algorithm>
#include <utility>

#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/gap_commands.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr double kToastSeconds = 6;
constexpr double kProblemSeconds = 15;

// Nobody has moved the map since all of it was fitted in.
bool showsWhole(const Camera& camera, const Camera& fitted) {
  return std::abs(camera.scale / fitted.scale - 1) < 0.01F && length(camera.center - fitted.center) * camera.scale < 2;
}

}  // namespace

// Vertices are places in one snapshot: after a change the same entities stand at others.
void Workspace::followEntities() {
  const SnapshotPtr present = session_.networkPtr();
  const SnapshotPtr before = std::exchange(network_, present);
  if (!before || before == present) return;
  const auto follow = [&](VertexIndex v) { return present->find(before->entity(v)); };
  std::vector<VertexIndex> selection;
  for (const VertexIndex v : state.selection) {
    if (const auto there = follow(v)) selection.push_back(*there);
  }
  state.selection = std::move(selection);
  if (state.hovered) state.hovered = follow(*state.hovered);
  state.hoveredEdge.reset();
  state.highlight = {};
  for (BlankValue& value : panels.question.blanks) {
    const auto* v = std::get_if<VertexIndex>(&value);
    if (v == nullptr) continue;
    const auto there = follow(*v);
    value = there ? BlankValue{*there} : BlankValue{};
  }
}

// The light of a question's answer takes the place of that of the other pages, which are closed then.
void Workspace::lightAnswer() {
  const Highlight& lit = state.highlight;
  GapLight& light = insights.light;
  if (state.drawer != DrawerPage::questions || (light.others == lit.vertices && light.ties == lit.edges)) return;
  light = {.others = lit.vertices, .ties = lit.edges};
  ++insights.lightVersion;
}

bool Workspace::refresh() {
  followEntities();
  const Visibility& visibility = session_.visibility();
  const auto gone = [&](VertexIndex v) { return v.value >= visibility.vertices.size() || !visibility.shows(v); };
  std::erase_if(state.selection, gone);
  if (state.hovered && gone(*state.hovered)) state.hovered.reset();
  command::renewAnswer(*this);
  const bool timesKnown = timeBuilder.refresh(session_, state, panels.time, derived);
  const bool known = insightBuilder.refresh(session_, state, panels.insight, insights) || timesKnown;
  lightAnswer();
  const bool changed = builder.refresh(session_, state, panels, now, insights, derived) || known;
  followLayout();
  if (std::exchange(insights.lookWanted, false)) static_cast<void>(command::showGap(*this));
  if (fitWanted && !derived.bounds().empty()) {
    fitWanted = false;
    motion.stop();
    state.camera = fittedCamera();
    lookAtAnswer();
    // Of a large map what that camera sees.
    return builder.refresh(session_, state, panels, now, insights, derived) || changed;
  }
  lookAtAnswer();
  return changed;
}

void Workspace::followLayout() {
  if (layout_ == session_.view().layout) return;
  const bool first = layout_.empty();
  layout_ = session_.view().layout;
  const auto map = session_.map();
  if (first || !map) return;
  Box world;
  for (std::uint32_t v = 0; v < (*map)->positions.size(); ++v) {
    if (session_.visibility().shows(VertexIndex{v})) world.add((*map)->positions[v]);
  }
  const float margin = (*map)->places ? 4.5F : 0.5F;  // the map goes on beyond those who stand at its rim
  if (!world.empty()) moveCamera(fittedCamera(world.grown(margin)));
}

Camera Workspace::fittedCamera() const { return fittedCamera(derived.bounds()); }

Camera Workspace::fittedCamera(const Box& world, float below) const {
  Camera camera = state.camera;
  camera.viewport.y = std::max(camera.viewport.y - below, 200.0F);
  camera.fit(world, kFitMargin * state.uiScale);
  camera.center.y += (state.camera.viewport.y - camera.viewport.y) / 2 / camera.scale;
  camera.viewport = state.camera.viewport;
  return camera;
}

std::optional<Workspace::QuietWork> Workspace::noticedWork() const {
  if (answering.noticed()) return QuietWork{say::kAnswering, answering.progress()};
  if (builder.sizing().noticed()) return QuietWork{say::kSizing, builder.sizing().progress()};
  if (builder.findingInsights().noticed())
    return QuietWork{say::kFindingInsights, builder.findingInsights().progress()};
  if (timeBuilder.noticed()) return QuietWork{say::kComparingTimes, timeBuilder.progress()};
  if (builder.grouping().noticed()) return QuietWork{say::kGrouping, builder.grouping().progress()};
  if (const auto work = insightBuilder.slowWork()) return QuietWork{work->title, work->progress};
  return {};
}

// The map goes where the answer is once the drawer has taken its room and the answer is there.
void Workspace::lookAtAnswer() {
  QuestionPage& page = panels.question;
  if (!page.answer || !std::exchange(page.lookWanted, false)) return;
  reveal(page.answer->vertices);
}

Result<void> Workspace::changeView(const ViewSpec& view, const LocalizedText& title) {
  if (view == session_.view()) return {};
  return session_.setView(view, title);
}

Result<void> Workspace::changeFilter(const Filter& filter, const LocalizedText& title) {
  ViewSpec view = session_.view();
  view.filter = filter;
  return changeView(view, title);
}

void Workspace::select(std::vector<VertexIndex> vertices) {
  if (!vertices.empty()) state.showDoors = false;  // the way in has been found
  state.selection = std::move(vertices);
}

void Workspace::toggleSelected(VertexIndex v) {
  state.showDoors = false;
  if (std::erase(state.selection, v) == 0) state.selection.push_back(v);
}

void Workspace::selectAlso(const std::vector<VertexIndex>& vertices, bool toggle) {
  if (vertices.empty()) return;
  state.showDoors = false;
  std::vector<VertexIndex> before = state.selection;
  std::ranges::sort(before);
  const auto isNew = [&](VertexIndex v) { return !std::ranges::binary_search(before, v); };
  const auto taken = [&](VertexIndex v) { return std::ranges::binary_search(vertices, v); };
  if (toggle) std::erase_if(state.selection, taken);
  const Visibility& visibility = session_.visibility();
  for (const VertexIndex v : vertices) {
    if (visibility.shows(v) && (before.empty() || isNew(v))) state.selection.push_back(v);
  }
}

void Workspace::reveal(std::span<const VertexIndex> vertices) {
  Box world;
  const Camera& camera = state.camera;
  const Box comfortable{{kFitMargin, kFitMargin}, camera.viewport - Vec2{kFitMargin, kFitMargin}};
  bool seen = true;
  for (const VertexIndex v : vertices) {
    if (!session_.visibility().shows(v) || v.value >= derived.positions.size()) continue;
    const Vec2 at = derived.positions[v.value];
    world.add(at);
    seen = seen && comfortable.contains(camera.screenFromWorld(at));
  }
  if (seen || world.empty()) return;
  Camera to = camera;
  if (vertices.size() > 1) {
    to = framed(camera, world, kFitMargin * 1.5F, camera.scale);
  } else {
    to.center = world.center();
  }
  moveCamera(to);
}

void Workspace::resizeCanvas(Vec2 viewport) {
  if (viewport == state.camera.viewport) return;
  fitWanted = fitWanted || showsWhole(state.camera, fittedCamera()) ||
              showsWhole(state.camera, fittedCamera(derived.bounds(), coveredBefore_));
  state.camera.viewport = viewport;
  if (motion.active()) {
    Camera to = *motion.target();
    to.viewport = viewport;
    moveCamera(to);
  }
}

void Workspace::coverBelow(float pixels) {
  if (pixels == coveredBelow_) return;
  const bool takesRoom = pixels < coveredBelow_ && state.selection.empty() && !derived.bounds().empty() &&
                         !motion.active() && showsWhole(state.camera, fittedCamera());
  coveredBefore_ = std::exchange(coveredBelow_, pixels);
  if (takesRoom) moveCamera(fittedCamera());
}

void Workspace::say(LocalizedText text, bool offersUndo) {
  panels.toast = Toast{.text = std::move(text), .offersUndo = offersUndo, .until = now + kToastSeconds};
}

void Workspace::report(const Error& error) {
  if (error.code == ErrorCode::cancelled) return;
  panels.toast = Toast{.text = errorTexts(error), .problem = true, .until = now + kProblemSeconds};
}

void Workspace::startJob(UiText title, std::function<Request(JobControl&)> work) {
  BackgroundJob started{.title = title};
  started.result = std::async(std::launch::async,
                              [work = std::move(work), control = started.control.get()] { return work(*control); });
  job = std::move(started);
}

}  // namespace samspil
