#include <algorithm>

#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

Camera targetCamera(const Workspace& workspace) {
  return workspace.motion.active() ? *workspace.motion.target() : workspace.state.camera;
}

LocalizedText named(const Workspace& workspace, const UiText& what, VertexIndex v) {
  const auto& network = workspace.session().network();
  return {filled(what, Language::danish, network.name(v, Language::danish)),
          filled(what, Language::english, network.name(v, Language::english))};
}

LocalizedText about(const UiText& what, const LocalizedText& title) {
  return {filled(what, Language::danish, title.in(Language::danish)),
          filled(what, Language::english, title.in(Language::english))};
}

// Another part of the network is shown: the camera follows once the scene is there.
Result<void> refocus(Workspace& workspace, std::optional<Focus> focus, const LocalizedText& title) {
  ViewSpec view = workspace.session().view();
  view.focus = std::move(focus);
  TRY(workspace.changeView(view, title));
  workspace.refresh();
  return fitAll(workspace);
}

}  // namespace

Result<void> undoBatch(Workspace& workspace, BatchId batch) {
  TRY_ASSIGN(const UndoReport report, workspace.session().undo(batch));
  const std::size_t stayed = report.kept.size() + report.impossible.size();
  workspace.say(stayed == 0 ? about(say::kUndoResult, report.title)
                            : LocalizedText{filled(say::kUndoPartly, Language::danish, report.title.danish, stayed),
                                            filled(say::kUndoPartly, Language::english, report.title.english, stayed)});
  return {};
}

Result<void> undo(Workspace& workspace) {
  TRY_ASSIGN(const UndoReport report, workspace.session().undo());
  workspace.say(about(say::kUndoResult, report.title));
  return {};
}

Result<void> redo(Workspace& workspace) {
  TRY_ASSIGN(const UndoReport report, workspace.session().redo());
  workspace.say(about(say::kRedoResult, report.title));
  return {};
}

Result<void> fitAll(Workspace& workspace) {
  workspace.moveCamera(workspace.fittedCamera());
  return {};
}

Result<void> fitSelection(Workspace& workspace) {
  Box world;
  for (const VertexIndex v : workspace.state.selection) {
    if (v.value < workspace.derived.positions.size()) world.add(workspace.derived.positions[v.value]);
  }
  if (world.empty()) return {};
  const float closest =
      std::max(workspace.state.camera.fitScale * 6, 60.0F);  // a single entity does not fill the screen
  workspace.moveCamera(framed(workspace.state.camera, world.grown(0.6F), kFitMargin * 2, closest));
  return {};
}

Result<void> zoom(Workspace& workspace, float factor) {
  Camera to = targetCamera(workspace);
  to.zoomAt(to.viewport * 0.5F, factor);
  workspace.moveCamera(to);
  return {};
}

Result<void> focusOn(Workspace& workspace, VertexIndex v) {
  workspace.select({v});
  const auto& focus = workspace.session().view().focus;
  const std::string key{workspace.session().network().key(v)};
  return refocus(workspace, Focus{.entity = key, .hops = focus ? focus->hops : 1},
                 named(workspace, say::kStepFocus, v));
}

Result<void> focusSelected(Workspace& workspace) { return focusOn(workspace, workspace.state.selection.front()); }

Result<void> setHops(Workspace& workspace, int hops) {
  auto focus = workspace.session().view().focus;
  if (!focus) return {};
  focus->hops = hops;
  return refocus(workspace, focus, filledBoth(say::kStepHops, hops));
}

// Gives up the slow work that the window speaks of; false: there is none.
Result<bool> cancelNoticed(Workspace& workspace) {
  if (workspace.answering.noticed()) {
    cancelAnswer(workspace);
    return true;
  }
  if (workspace.builder.sizing().noticed()) {
    workspace.builder.cancelSizing();
    TRY(sizeBy(workspace, SizeBy::degree));
    return true;
  }
  if (workspace.builder.findingInsights().noticed()) {
    workspace.builder.cancelInsights();
    return true;
  }
  if (workspace.timeBuilder.noticed()) {
    workspace.timeBuilder.cancel(workspace.derived);
    return true;
  }
  if (workspace.builder.grouping().noticed()) {
    workspace.builder.cancelGrouping();
    return true;
  }
  if (!workspace.insightBuilder.slowWork()) return false;
  workspace.insightBuilder.cancelSlowWork(workspace.panels.insight, workspace.insights);
  return true;
}

Result<void> leave(Workspace& workspace) {
  TRY_ASSIGN(const bool cancelled, cancelNoticed(workspace));
  if (cancelled) return {};
  PanelState& panels = workspace.panels;
  ViewState& state = workspace.state;
  if (panels.contextMenuOpen) {
    panels.contextMenuOpen = false;
  } else if (panels.insight.gaps.dismissing) {
    panels.insight.gaps.dismissing.reset();
  } else if (panels.insight.gaps.backtestOpen) {
    panels.insight.gaps.backtestOpen = false;
  } else if (panels.insight.whyNot) {
    panels.insight.whyNot.reset();
  } else if (panels.insight.report.open) {
    panels.insight.report.open = false;
  } else if (panels.exporting.open) {
    panels.exporting.open = false;
  } else if (state.showFacets) {
    state.showFacets = false;
  } else if (state.showViewMenu) {
    state.showViewMenu = false;
  } else if (panels.edit.kind != EditKind::none) {
    panels.edit = {};
  } else if (panels.import) {
    return leaveImport(workspace);
  } else if (panels.palette.open) {
    panels.palette = {};
  } else if (panels.guideStep) {
    panels.guideStep.reset();
  } else if (panels.source) {
    panels.source.reset();
  } else if (state.showHelp) {
    state.showHelp = false;
  } else if (panels.search.open) {
    panels.search = {};
  } else if (state.drawer == DrawerPage::questions) {
    return closeQuestions(workspace);
  } else if (workspace.session().view().focus) {
    return refocus(workspace, {}, filledBoth(say::kStepUnfocus));
  } else if (!state.selection.empty()) {
    state.selection.clear();
  } else if (state.drawer == DrawerPage::gaps && !panels.insight.gaps.open.empty()) {
    panels.insight.gaps.open.clear();
  } else if (state.drawer == DrawerPage::coverage && panels.insight.coverage.question) {
    panels.insight.coverage.question.reset();
  } else if (state.drawer != DrawerPage::none) {
    state.drawer = DrawerPage::none;
  } else {
    state.showDoors = false;
  }
  return {};
}

Result<void> clearFilters(Workspace& workspace) {
  ViewSpec view = workspace.session().view();
  view.filter = {};
  view.focus.reset();
  TRY(workspace.changeView(view, filledBoth(say::kStepClear)));
  workspace.refresh();
  return fitAll(workspace);
}

Result<void> toggleHulls(Workspace& workspace) {
  ViewSpec view = workspace.session().view();
  view.showHulls = !view.showHulls;
  return workspace.changeView(view, filledBoth(say::kStepHulls));
}

Result<void> tidyUp(Workspace& workspace) {
  workspace.startJob(say::kTidyingUp, [&session = workspace.session()](JobControl& job) -> Request {
    auto done = session.tidyUp(job);
    return [done = std::move(done)](Workspace& after) -> Result<void> {
      TRY(done);
      after.say(filledBoth(say::kTidied), true);
      after.refresh();
      return fitAll(after);
    };
  });
  return {};
}

Result<void> goTo(Workspace& workspace, VertexIndex v) {
  workspace.state.showHistory = false;
  workspace.state.showDetails = true;
  workspace.select({v});
  workspace.reveal(workspace.state.selection);
  return {};
}

Result<void> toggleDrawer(Workspace& workspace, DrawerPage page) {
  DrawerPage& open = workspace.state.drawer;
  open = open == page ? DrawerPage::none : page;
  return {};
}

Result<void> openInstead(Workspace& workspace, const std::filesystem::path& network) {
  workspace.startJob(say::kOpening, [network](JobControl&) -> Request {
    const auto tried = Session::open({.store = network, .readOnly = true, .asOf = {}});
    const Result<void> fine = tried ? Result<void>{} : std::unexpected(tried.error());
    return [fine, network](Workspace& after) -> Result<void> {
      TRY(fine);
      after.panels.openInstead = network;
      return {};
    };
  });
  return {};
}

Result<void> explore(Workspace& workspace) {
  workspace.state.showDoors = false;
  if (workspace.derived.overview.hubs.empty()) return {};
  return goTo(workspace, workspace.derived.overview.hubs.front().vertex);
}

}  // namespace samspil::command
