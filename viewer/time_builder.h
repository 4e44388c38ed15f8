// TimeBuilder works out beside the window which points in time can be compared, and what differs between the two that
// the time page asks for. refresh() runs once before each frame; what was known stays until the new is there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.h"
#include "session/view_state.h"
#include "viewer/derived.h"
#include "viewer/panel_state.h"
#include "viewer/quiet_job.h"

namespace samspil {

class TimeBuilder {
 public:
  // True if something changed that is to be drawn.
  bool refresh(const Session& session, const ViewState& state, TimePanel& panel, Derived& derived);
  bool working() const { return finding_.running() || comparing_.running(); }
  bool noticed() const { return finding_.noticed() || comparing_.noticed(); }
  double progress() const { return comparing_.progress(); }
  // Nothing is compared before again().
  void cancel(Derived& derived);
  bool cancelled() const { return cancelled_; }
  void again() { forget(); }

 private:
  struct TimePoints {
    std::vector<ComparePoint> points;
    std::vector<std::string> shortNames;
  };
  struct PointsKey {
    SnapshotPtr network;
    Language language = Language::danish;
    CompareBy by = CompareBy::years;
    friend bool operator==(const PointsKey&, const PointsKey&) = default;
  };

  bool refreshPoints(const Session& session, const ViewState& state, TimePanel& panel, Derived& derived);
  void forget();
  static Result<TimePoints> findPoints(const NetworkReader& reader, CompareBy by, Language language);

  std::optional<PointsKey> pointsKey_;
  std::optional<std::pair<ComparePoint, ComparePoint>> comparedKey_;
  bool cancelled_ = false;
  QuietJob<TimePoints> finding_;
  QuietJob<TimeComparison> comparing_;
};

}  // namespace samspil
