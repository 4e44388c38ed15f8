// Frame is what a panel gets to draw one frame: everything const to read, ViewState and PanelState to change, a queue
// for the rest.
//
//   void drawLegendPanel(Frame& frame);
#pragma once

#include "viewer/style.h"
#include "viewer/trace.h"
#include "viewer/window_command_catalogue.h"
#include "viewer/workspace.h"

namespace samspil {

// Where the parts of the window lie, in ImGui's units.
struct Places {
  Box topBar, legend, filterBar, canvas, drawer, details, statusBar;
};

struct Frame {
  const Workspace& workspace;
  ViewState& state;
  PanelState& panels;
  CommandQueue& commands;
  const Style& style;
  Trace& trace;
  Places places;

  const Session& session() const { return workspace.session(); }
  const Derived& derived() const { return workspace.derived; }
  Language language() const { return state.language; }
  std::string_view text(const UiText& words) const { return words.in(state.language); }

  void run(std::string_view commandId) {
    const WindowCommand* command = findWindowCommand(commandId);
    if (command != nullptr && command->enabledIn(workspace)) commands.push(command->run);
  }
};

// One file each in viewer/panels/.
void drawTopBar(Frame& frame);
void drawSearchResults(Frame& frame);
void drawLegendPanel(Frame& frame);
void drawFilterBar(Frame& frame);
void drawEmptyMap(Frame& frame);
void drawDetailsPanel(Frame& frame);
void drawOverviewPanel(Frame& frame);  // inside the details panel, when nothing is selected
void drawExportCard(Frame& frame);
void drawViewMenu(Frame& frame);
void drawFacetCard(Frame& frame);
void drawDrawer(Frame& frame);  // viewer/drawer.h
void drawHistoryPanel(Frame& frame);
void drawStatusBar(Frame& frame);
void drawDoors(Frame& frame);
void drawPalette(Frame& frame);
void drawImportPanel(Frame& frame);
void drawEditPanel(Frame& frame);
void drawGuide(Frame& frame);
void drawHelp(Frame& frame);
void drawContextMenu(Frame& frame);
void drawToast(Frame& frame);
void drawBusyCard(Frame& frame);

// Where the small map stands while it is shown.
std::optional<Box> minimapBox(const Frame& frame);
void drawMinimap(Frame& frame);
// Where the doors will stand, for the labels to keep clear; none when they are closed.
std::optional<Box> doorsBox(const Frame& frame);

}  // namespace samspil
