// What the panels remember between frames: open lists, cursors in them, typed text, messages. Part of what passes, like
// ViewState.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "graph/snapshot.h"
#include "session/table_model.h"
#include "viewer/insight_state.h"

namespace samspil {

struct ImportWizard;  // viewer/import_wizard.h

// A field with a list of results below it: the search and the palette.
struct PickList {
  bool open = false;
  bool takeFocus = false;  // the field gets the keyboard in the next frame
  std::string text;
  std::size_t cursor = 0;  // the row that Enter takes
};

struct Toast {
  std::string text;
  bool problem = false;
  bool offersUndo = false;
  double until = 0;  // seconds, as Workspace::now
};

// A click on a legend entry waits for the second one of a double click before it hides the entry.
struct PendingLegendClick {
  bool types = true;  // else a family
  std::string key;
  double due = 0;
};

// The table in the drawer.
struct TablePanel {
  TableRequest request;
  std::vector<std::string> hiddenColumns;  // ids
  std::size_t anchor = 0;                  // the row that Shift selects from
  std::optional<std::size_t> scrollTo;     // a row to be brought into sight
  std::vector<VertexIndex> seenSelection;  // what was selected when the table last looked
  bool hasKeyboard = false;                // arrow keys move through its rows
};

struct PanelState {
  InsightState insight;
  TablePanel table;
  PickList search;
  PickList palette;
  std::shared_ptr<ImportWizard> import;  // the open wizard; none: closed
  std::optional<Toast> toast;
  std::optional<PendingLegendClick> legendClick;
  bool contextMenuWanted = false;
  bool contextMenuOpen = false;  // set to false to close it
  Vec2 contextMenuAt;            // pixels of the window
};

}  // namespace samspil
