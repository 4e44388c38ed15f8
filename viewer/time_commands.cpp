// Moving through time: the points that can be compared, the comparison of two, and playing through them.
#include <algorithm>

#include "session/change_list.h"
#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

constexpr double kStepSeconds = 1.2;  // long enough to see what came
constexpr UiText kStepYear = bilingual("Vis kun {}", "Show only {}");

// For the line: a year, or the beginning of a title.
std::string shortName(const Session& session, const ComparePoint& point, Language language) {
  constexpr std::size_t kMost = 28;
  std::string name = describePoint(session, point, language);
  if (name.size() <= kMost) return name;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

// Where the map shows a single year only, it goes along with the years that are played; all of it is one step to undo.
Result<void> filterAlong(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  const auto& terms = workspace.session().view().filter.terms;
  const bool single = std::ranges::any_of(terms, [](const FilterTerm& term) {
    return term.field == FilterField::year && !term.excluded && term.low == term.high;
  });
  if (panel.by != CompareBy::years || !single) return {};
  if (panel.played == workspace.session().revision()) TRY(workspace.session().undo());
  TRY(showYear(workspace, panel.points[panel.to].year));
  panel.played = workspace.session().revision();
  panel.revision = panel.played;  // its points are still those
  return {};
}

}  // namespace

Result<void> loadTimePoints(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  panel.loaded = true;
  panel.language = workspace.language();
  panel.revision = workspace.session().revision();
  TRY_ASSIGN(panel.points, comparePoints(workspace.session(), panel.by));
  panel.shortNames.clear();
  for (const ComparePoint& point : panel.points)
    panel.shortNames.push_back(shortName(workspace.session(), point, workspace.language()));
  if (panel.points.empty()) return {};
  if (panel.to == 0 || panel.to >= panel.points.size()) {
    // The last steps: over all the time there is nearly everything is new.
    constexpr std::size_t kStepsBack = 5;
    panel.to = panel.points.size() - 1;
    panel.from = panel.to > kStepsBack ? panel.to - kStepsBack : 0;
  }
  return compareTimes(workspace);
}

Result<void> compareTimes(Workspace& workspace) {
  const TimePanel& panel = workspace.panels.time;
  workspace.derived.times.reset();
  if (panel.points.size() < 2) return {};
  const Language language = workspace.language();
  TRY_ASSIGN(Comparison comparison,
             compare(workspace.session(), panel.points[panel.from], panel.points[panel.to], language));
  auto rows = changeRows(comparison, workspace.session().network(), language);
  workspace.derived.times = TimeComparison{std::move(comparison), std::move(rows)};
  return {};
}

Result<void> togglePlay(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  panel.playing = !panel.playing;
  if (!panel.playing) return {};
  if (panel.to + 1 >= panel.points.size()) panel.to = std::min(panel.from + 1, panel.points.size() - 1);
  panel.nextStep = workspace.now + kStepSeconds;
  return compareTimes(workspace);
}

Result<void> playOn(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  if (!panel.playing || workspace.now < panel.nextStep) return {};
  panel.playing = panel.to + 1 < panel.points.size();
  if (!panel.playing) return {};
  ++panel.to;
  panel.nextStep = workspace.now + kStepSeconds;
  TRY(filterAlong(workspace));
  return compareTimes(workspace);
}

Result<void> showYear(Workspace& workspace, int year) {
  Filter filter = workspace.session().view().filter;
  std::erase_if(filter.terms, [](const FilterTerm& term) { return term.field == FilterField::year; });
  filter.terms.push_back({.field = FilterField::year, .low = year, .high = year});
  return workspace.changeFilter(filter, filledBoth(kStepYear, year));
}

}  // namespace samspil::command
