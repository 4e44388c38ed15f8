// Moving through time: playing through the points of the time page, and a single year of them on the map.
#include <algorithm>

#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

constexpr double kStepSeconds = 1.2;  // long enough to see what came
constexpr UiText kStepYear = bilingual("Vis kun {}", "Show only {}");

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
  return {};
}

}  // namespace

Result<void> togglePlay(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  panel.playing = !panel.playing;
  if (!panel.playing) return {};
  if (panel.to + 1 >= panel.points.size()) panel.to = std::min(panel.from + 1, panel.points.size() - 1);
  panel.nextStep = workspace.now + kStepSeconds;
  return {};
}

Result<void> playOn(Workspace& workspace) {
  TimePanel& panel = workspace.panels.time;
  if (!panel.playing || workspace.now < panel.nextStep) return {};
  panel.playing = panel.to + 1 < panel.points.size();
  if (!panel.playing) return {};
  ++panel.to;
  panel.nextStep = workspace.now + kStepSeconds;
  return filterAlong(workspace);
}

Result<void> showYear(Workspace& workspace, int year) {
  Filter filter = workspace.session().view().filter;
  std::erase_if(filter.terms, [](const FilterTerm& term) { return term.field == FilterField::year; });
  filter.terms.push_back({.field = FilterField::year, .low = year, .high = year});
  return workspace.changeFilter(filter, filledBoth(kStepYear, year));
}

}  // namespace samspil::command
