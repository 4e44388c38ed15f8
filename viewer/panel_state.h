// What the panels remember between frames: open lists, cursors in them, typed text, messages. Part of what passes, like
// ViewState.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "graph/snapshot.h"
#include "session/compare.h"
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

// What is to be saved as a file, and where.
struct ExportDraft {
  bool open = false;
  std::string extension = "png";
  std::size_t paper = 0;  // into exportPapers()
  std::string path;
  std::string problem;  // why it could not be written
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

// The menu of arrangements, colours and saved views.
struct ViewsPanel {
  std::string name;      // typed for what is shown now
  std::string renaming;  // the view that gets another name; "" usually
  std::string newName;
  bool takeFocus = false;      // the field of the new name gets the keyboard in the next frame
  bool takeNameFocus = false;  // the same for the name of what is shown now
  bool buttonHovered = false;  // a click there closes the menu by itself
};

// The card of values to filter by.
struct FacetPanel {
  FilterField field = FilterField::type;
  std::string find;     // narrows the list of values
  std::string typed;    // a filter as text
  std::string problem;  // why that can't be read
  bool buttonHovered = false;
};

// The two points in time that are compared.
struct TimePanel {
  CompareBy by = CompareBy::years;
  bool loaded = false;
  Revision revision = 0;  // that the points were read at
  Language language = Language::danish;
  std::vector<ComparePoint> points;
  std::vector<std::string> shortNames;
  std::size_t from = 0, to = 0;  // into points
  bool dragsFrom = false;
  bool playing = false;
  double nextStep = 0;  // seconds, as Workspace::now
};

struct PanelState {
  TimePanel time;
  ExportDraft exporting;
  ViewsPanel views;
  FacetPanel facet;

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
