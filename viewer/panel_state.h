// What the panels remember between frames: open lists, cursors in them, typed text, messages. Part of what passes, like
// ViewState.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "graph/snapshot.h"
#include "session/compare.h"
#include "session/details.h"
#include "session/questions/question_match.h"
#include "session/table_model.h"
#include "viewer/edit_form.h"
#include "viewer/focus_wish.h"
#include "viewer/insight_state.h"

namespace samspil {

struct ImportWizard;  // viewer/import_wizard.h

// A field with a list of results below it: the search and the palette.
struct PickList {
  bool open = false;
  FocusWish takeFocus;
  std::string text;
  std::size_t cursor = 0;  // the row that Enter takes
};

struct Toast {
  LocalizedText text;
  bool problem = false;
  bool offersUndo = false;
  std::optional<LocalizedText> step;  // that it offers to undo; after another one there is nothing to offer
  double until = 0;                   // seconds, as Workspace::now
};

// What is to be saved as a file, and where.
struct ExportDraft {
  bool open = false;
  std::string extension = "png";
  std::size_t paper = 0;  // into exportPapers()
  bool wholeMap = false;  // instead of the part that the window shows
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
  FocusWish takeFocus;         // the field of the new name
  FocusWish takeNameFocus;     // the name of what is shown now
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

// The two points in time that are compared; viewer/time_builder.h finds them and what differs between them.
struct TimePanel {
  CompareBy by = CompareBy::years;
  bool loaded = false;  // the points are known
  std::vector<ComparePoint> points;
  std::vector<std::string> shortNames;
  std::size_t from = 0, to = 0;  // into points
  bool dragsFrom = false;
  bool playing = false;
  double nextStep = 0;  // seconds, as Workspace::now
  Revision played = 0;  // at which playing narrowed the map to a year: the next year takes its place in the history
  std::vector<std::string> open;  // groups of changes whose rows are shown
};

// The question that is asked. Its answer is made anew when network or language change.
struct QuestionPage {
  const Question* question = nullptr;  // none: the list of all questions
  std::vector<BlankValue> blanks;
  std::optional<std::size_t> row;        // of the answer, the one pointed out; none: all are lit
  std::optional<std::size_t> openBlank;  // whose list of choices is open
  bool scrollToRow = false;
  bool lit = false;         // the highlight on the map is the answer
  bool lookWanted = false;  // the map is to be brought to the answer as soon as there is one
  PickList typed;           // a question in free words
  PickList choice;
  std::optional<Answer> answer;
  std::string answered;  // what `answer` was made from
  std::string problem;   // why there is none
};

// The passage behind a fact or tie that was clicked.
struct SourceCard {
  ReferenceText reference;
  std::string certainty;
  StatementId statement;  // 0: of a fact
};

struct PanelState {
  int filterRows = 1;  // that the filter bar needs
  TimePanel time;
  ExportDraft exporting;
  ViewsPanel views;
  FacetPanel facet;

  InsightState insight;
  TablePanel table;
  QuestionPage question;
  EditForm edit;
  std::optional<SourceCard> source;
  std::optional<std::size_t> guideStep;  // none: the guide is closed
  PickList search;
  PickList palette;
  std::shared_ptr<ImportWizard> import;  // the open wizard; none: closed
  std::optional<Toast> toast;
  std::optional<PendingLegendClick> legendClick;
  std::vector<std::filesystem::path> recent;         // other networks that were open lately, newest first
  std::optional<std::filesystem::path> openInstead;  // the one that is to be opened in this window
  bool contextMenuWanted = false;
  bool contextMenuOpen = false;      // set to false to close it
  Vec2 contextMenuAt;                // pixels of the window, or
  bool contextMenuOnCanvas = false;  // of the canvas
  bool fieldAwaitsKeyboard = false;  // some field has wished for it in this frame and does not have it yet
};

}  // namespace samspil
