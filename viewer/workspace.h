// Workspace is all that the window works on: the session, what passes (camera, selection, panels), and what is derived
// from both. Panels see it const; requests and commands, which run between frames, change it. No window and no OpenGL
// in here.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <span>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "session/session.h"
#include "session/texts.h"
#include "session/view_state.h"
#include "viewer/camera_motion.h"
#include "viewer/derived.h"
#include "viewer/insights.h"
#include "viewer/panel_state.h"
#include "viewer/time_builder.h"

namespace samspil {

class Workspace;
// What a panel asks for; runs after all panels were drawn. An error is shown to the user.
using Request = std::function<Result<void>(Workspace&)>;

struct CommandQueue {
  std::vector<Request> requests;
  void push(Request request) { requests.push_back(std::move(request)); }
};

// Long work on a thread of its own. While it runs nobody else touches the session; it answers what to do when it is
// done.
struct BackgroundJob {
  UiText title;
  std::unique_ptr<JobControl> control = std::make_unique<JobControl>();
  std::future<Request> result;
};

class Workspace {
 public:
  // `wake`: see DerivedBuilder.
  Workspace(
      Session& session, FontMetrics metrics, std::function<void()> wake = [] {})
      : builder(std::move(metrics), std::move(wake)), session_(session) {}

  Session& session() { return session_; }
  const Session& session() const { return session_; }
  Language language() const { return state.language; }

  ViewState state;
  PanelState panels;
  Derived derived;
  DerivedBuilder builder;
  Insights insights;
  InsightBuilder insightBuilder;
  QuietJob<Answer> answering;  // the question of the page
  TimeBuilder timeBuilder;
  CameraMotion motion;
  std::optional<BackgroundJob> job;
  std::optional<std::string> clipboard;  // what the window is to put there
  double now = 0;                        // seconds of the frame
  float designScale = 1;                 // pixels of the canvas a unit of design
  bool fitWanted = true;                 // the whole map is to be fitted as soon as it is there

  // Brings what is derived up to date; true if anything changed.
  bool refresh();

  Result<void> changeView(const ViewSpec& view, const LocalizedText& title);
  Result<void> changeFilter(const Filter& filter, const LocalizedText& title);

  void select(std::vector<VertexIndex> vertices);
  void toggleSelected(VertexIndex v);
  // Adds shown entities, in ascending order, to the selection; `toggle`: takes out those that were selected.
  void selectAlso(const std::vector<VertexIndex>& vertices, bool toggle);
  // Moves the camera so that the marks are seen, if they are not.
  void reveal(std::span<const VertexIndex> vertices);
  void moveCamera(const Camera& to) { motion.start(state.camera, to, now, state.reducedMotion); }
  // The camera that shows all of the map.
  Camera fittedCamera() const;
  Camera fittedCamera(const Box& world) const { return fittedCamera(world, coveredBelow_); }
  // A canvas of another size still shows the whole map where it did, else it keeps its middle.
  void resizeCanvas(Vec2 viewport);
  // Something stands on so many pixels at the lower edge of the canvas: maps are fitted above. When that goes, a map
  // that was shown whole takes the room, unless somebody is being looked at, who must not move away from the pointer.
  void coverBelow(float pixels);

  void say(LocalizedText text, bool offersUndo = false);
  void say(std::string text, bool offersUndo = false) { say(LocalizedText{text, text}, offersUndo); }
  void report(const Error& error);
  void startJob(UiText title, std::function<Request(JobControl&)> work);

  // Something is worked out beside the window: refresh() will find it.
  bool working() const {
    return insightBuilder.working() || builder.working() || answering.running() || timeBuilder.working();
  }
  // The part of it that takes long enough to be spoken of, and that Esc cancels.
  struct QuietWork {
    UiText title;
    double progress = 0;  // 0..1
  };
  std::optional<QuietWork> noticedWork() const;

 private:
  Camera fittedCamera(const Box& world, float below) const;
  // Laid out in another way, the map lies elsewhere: goes where it will stand when it has glided there.
  void followLayout();

  void followEntities();
  void lightAnswer();
  void lookAtAnswer();

  Session& session_;
  SnapshotPtr network_;                         // that the vertices in `state` and `panels` belong to
  std::string layout_;                          // that the camera looks at
  float coveredBelow_ = 0, coveredBefore_ = 0;  // pixels
};

inline constexpr float kFitMargin = 56;  // pixels around the map when all of it is shown

}  // namespace samspil
