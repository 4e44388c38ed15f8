#include "viewer/gap_commands.h"

#include <algorithm>

#include "base/files.h"
#include "session/call_file.h"
#include "viewer/commands.h"
#include "viewer/gap_texts.h"

namespace samspil::command {

namespace {

Result<const WorklistItem*> itemOf(const Workspace& workspace, const std::string& gap) {
  const WorklistItem* item = workspace.insights.item(gap);
  if (item == nullptr) return makeError(ErrorCode::notFound, "That gap is no longer there.");
  return item;
}

// Brings what is lit to the middle of the map, near enough for its names.
void revealLight(Workspace& workspace) {
  constexpr float kClosest = 3;  // times the scale at which all of the map is shown
  const GapLight& light = workspace.insights.light;
  Box world;
  for (const auto* vertices : {&light.ends, &light.others}) {
    for (const VertexIndex v : *vertices) {
      if (const auto mark = workspace.derived.scene.markOf(v)) world.add(workspace.derived.scene.marks[*mark].position);
    }
  }
  if (world.empty()) return;
  const Camera& camera = workspace.state.camera;
  workspace.moveCamera(framed(camera, world.grown(0.5F), kFitMargin * 1.4F, camera.fitScale * kClosest));
}

}  // namespace

bool gapIsOpen(const Workspace& workspace) {
  return workspace.state.drawer == DrawerPage::gaps && !workspace.panels.insight.gaps.open.empty();
}

bool stepsGaps(const Workspace& workspace) {
  return workspace.state.drawer == DrawerPage::gaps && workspace.state.selection.empty();
}

Result<void> seeGaps(Workspace& workspace) {
  workspace.state.showDoors = false;
  workspace.state.drawer = DrawerPage::gaps;
  return {};
}

Result<void> openGap(Workspace& workspace, const std::string& gap) {
  ViewState& state = workspace.state;
  GapsState& gaps = workspace.panels.insight.gaps;
  if (gaps.open != gap) gaps.scrollToOpen = true;
  gaps.open = gap;
  state.drawer = DrawerPage::gaps;
  state.showDetails = true;
  state.showHistory = false;
  state.showDoors = false;
  state.selection.clear();
  workspace.refresh();
  revealLight(workspace);
  return {};
}

Result<void> stepGap(Workspace& workspace, int by) {
  const auto& rows = workspace.insights.view.rows;
  if (rows.empty()) return {};
  const auto& items = workspace.insights.items;
  const auto open = std::ranges::find_if(
      rows, [&](std::size_t row) { return items[row].gap.id == workspace.panels.insight.gaps.open; });
  std::ptrdiff_t at = by > 0 ? 0 : static_cast<std::ptrdiff_t>(rows.size()) - 1;
  if (open != rows.end())
    at = std::clamp<std::ptrdiff_t>(open - rows.begin() + by, 0, static_cast<std::ptrdiff_t>(rows.size()) - 1);
  return openGap(workspace, items[rows[static_cast<std::size_t>(at)]].gap.id);
}

Result<void> showGap(Workspace& workspace) {
  revealLight(workspace);
  return {};
}

Result<void> closeGap(Workspace& workspace) {
  workspace.panels.insight.gaps.open.clear();
  return {};
}

Result<void> askDismissal(Workspace& workspace) {
  GapsState& gaps = workspace.panels.insight.gaps;
  TRY_ASSIGN(const WorklistItem* item, itemOf(workspace, gaps.open));
  if (item->status == GapStatus::dismissed) return {};
  gaps.dismissing = DismissDraft{.gap = gaps.open, .reason = {}};
  return {};
}

Result<void> dismissOpenGap(Workspace& workspace, const std::string& gap, const std::string& reason) {
  TRY_ASSIGN(const WorklistItem* item, itemOf(workspace, gap));
  const LocalizedText sentence = item->gap.sentence;
  // The next one of the list is looked at next.
  const auto& rows = workspace.insights.view.rows;
  std::string next;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (workspace.insights.items[rows[i]].gap.id == gap) next = workspace.insights.items[rows[i + 1]].gap.id;
  }
  TRY(dismissGap(workspace.session(), item->gap, reason));
  workspace.panels.insight.gaps.dismissing.reset();
  workspace.say({filled(say::kGapDismissed, Language::danish, sentence.danish),
                 filled(say::kGapDismissed, Language::english, sentence.english)},
                true);
  if (next.empty()) return closeGap(workspace);
  return openGap(workspace, next);
}

Result<void> setStatus(Workspace& workspace, const std::string& gap, GapStatus status) {
  TRY_ASSIGN(const WorklistItem* item, itemOf(workspace, gap));
  if (status == GapStatus::dismissed) return askDismissal(workspace);
  return setGapStatus(workspace.session(), *item, status);
}

Result<void> keepNote(Workspace& workspace, const std::string& gap, const std::string& note) {
  TRY_ASSIGN(const WorklistItem* item, itemOf(workspace, gap));
  return setGapNote(workspace.session(), *item, note);
}

Result<void> gapsOfSelected(Workspace& workspace) {
  GapsState& gaps = workspace.panels.insight.gaps;
  gaps.filter = {.about = workspace.state.selection.front()};
  gaps.open.clear();
  return seeGaps(workspace);
}

Result<void> askWhyNot(Workspace& workspace) {
  const auto& selection = workspace.state.selection;
  workspace.panels.insight.whyNot = WhyNotQuestion{selection[0], selection[1]};
  return {};
}

Result<void> openCell(Workspace& workspace, const CellQuestion& question) {
  ViewState& state = workspace.state;
  workspace.panels.insight.coverage.question = question;
  state.selection.clear();
  state.showDetails = true;
  state.showHistory = false;
  return {};
}

namespace {

// The call as the form has it, with the rules of the assets where it has none of its own.
Call callOf(const Workspace& workspace) {
  const ConsortiumState& asked = workspace.panels.insight.consortium;
  Call call = asked.call;
  if (asked.countryRule && !call.countryRule) call.countryRule = workspace.insights.baseRule;
  if (!asked.countryRule) call.countryRule.reset();
  if (call.noParties.empty()) call.noParties = workspace.insights.baseRule.noParties;
  return call;
}

}  // namespace

Result<void> buildConsortia(Workspace& workspace) {
  ConsortiumState& asked = workspace.panels.insight.consortium;
  asked.formOpen = false;
  asked.lit = false;
  workspace.insightBuilder.buildConsortia(workspace.session(), callOf(workspace), workspace.insights);
  return {};
}

Result<void> loadCall(Workspace& workspace, const std::string& path) {
  TRY_ASSIGN(const std::string text, readFile(path));
  TRY_ASSIGN(Call call, parseCall(text, workspace.insights.baseRule).context("{}", path));
  ConsortiumState& asked = workspace.panels.insight.consortium;
  asked.countryRule = call.countryRule.has_value();
  asked.call = std::move(call);
  return buildConsortia(workspace);
}

Result<void> saveCall(Workspace& workspace, const std::string& path) {
  TRY(writeFileAtomically(path, formatCall(callOf(workspace), workspace.insights.baseRule)));
  workspace.say(filledBoth(say::kCallSaved, path));
  return {};
}

Result<void> showConsortium(Workspace& workspace, std::size_t card) {
  ConsortiumState& asked = workspace.panels.insight.consortium;
  asked.lit = !(asked.lit && asked.onMap == card);
  asked.onMap = card;
  workspace.state.selection.clear();
  workspace.refresh();
  revealLight(workspace);
  return {};
}

}  // namespace samspil::command
