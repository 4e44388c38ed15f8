#include "viewer/time_builder.h"

#include <utility>

#include "session/network_reader.h"

namespace samspil {

namespace {

constexpr std::chrono::milliseconds kAtOnce{60};  // on small networks the page comes whole
constexpr std::size_t kStepsBack = 5;             // that a new page compares over: over all time nearly all is new

template <typename Value>
std::optional<Value> kept(std::optional<Result<Value>> done, Derived& derived) {
  if (!done) return {};
  if (*done) return std::move(**done);
  if (done->error().code != ErrorCode::cancelled && derived.problem.empty()) derived.problem = done->error().message;
  return {};
}

// For the line: a year, or the beginning of a title.
std::string shortName(const NetworkReader& reader, const ComparePoint& point, Language language) {
  constexpr std::size_t kMost = 28;
  std::string name = describePoint(reader, point, language);
  if (name.size() <= kMost) return name;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

Result<TimeComparison> compareTimes(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                                    Language language, JobControl& job) {
  TimeComparison found;
  TRY_ASSIGN(found.comparison, compare(reader, from, to, language, job));
  found.rows = changeRows(found.comparison, reader.network(), language);
  found.overview = overviewOf(found.comparison, found.rows, language);
  return found;
}

}  // namespace

Result<TimeBuilder::TimePoints> TimeBuilder::findPoints(const NetworkReader& reader, CompareBy by, Language language) {
  TimePoints found;
  TRY_ASSIGN(found.points, comparePoints(reader, by));
  for (const ComparePoint& point : found.points) found.shortNames.push_back(shortName(reader, point, language));
  return found;
}

bool TimeBuilder::refreshPoints(const Session& session, const ViewState& state, TimePanel& panel, Derived& derived) {
  const PointsKey key{session.networkPtr(), state.language, panel.by};
  const bool fresh = pointsKey_ != key;
  if (fresh) {
    const bool otherLanguage = pointsKey_ && pointsKey_->network == key.network && pointsKey_->by == key.by;
    if (!otherLanguage) derived.times.reset();  // its vertices are places in another network
    forget();
    pointsKey_ = key;
    finding_.start([reader = NetworkReader(session), by = key.by, language = key.language](JobControl&) {
      return findPoints(reader, by, language);
    });
  }
  auto found = kept(finding_.take(fresh ? kAtOnce : std::chrono::milliseconds{}), derived);
  if (!found) return false;
  panel.points = std::move(found->points);
  panel.shortNames = std::move(found->shortNames);
  panel.loaded = true;
  if (panel.points.empty()) return true;
  const std::size_t last = panel.points.size() - 1;
  if (panel.to == 0 || panel.to > last || panel.from > last) {
    panel.to = last;
    panel.from = last > kStepsBack ? last - kStepsBack : 0;
  }
  return true;
}

bool TimeBuilder::refresh(const Session& session, const ViewState& state, TimePanel& panel, Derived& derived) {
  if (state.drawer != DrawerPage::time) {
    if (working()) forget();
    return false;
  }
  if (cancelled_) return false;
  bool changed = refreshPoints(session, state, panel, derived);
  if (finding_.running() || panel.points.size() < 2) {
    if (!finding_.running()) derived.times.reset();
    return changed;
  }
  const std::pair key{panel.points[panel.from], panel.points[panel.to]};
  const bool fresh = comparedKey_ != key;
  if (fresh) {
    comparedKey_ = key;
    comparing_.start([reader = NetworkReader(session), key, language = state.language](JobControl& job) {
      return compareTimes(reader, key.first, key.second, language, job);
    });
  }
  if (auto found = kept(comparing_.take(fresh ? kAtOnce : std::chrono::milliseconds{}), derived)) {
    derived.times = std::move(found);
    changed = true;
  }
  return changed;
}

void TimeBuilder::cancel(Derived& derived) {
  forget();
  cancelled_ = true;
  derived.times.reset();
}

void TimeBuilder::forget() {
  finding_.cancel();
  comparing_.cancel();
  pointsKey_.reset();
  comparedKey_.reset();
  cancelled_ = false;
}

}  // namespace samspil
