// What the commands of the catalogue do. Each is a plain function on a Workspace, so it is tested without a window.
#pragma once

#include <filesystem>
#include <vector>

#include "session/screen_sight.h"
#include "viewer/workspace.h"

namespace samspil {
struct FileOptions;
}

namespace samspil {

// A size that pictures are wanted in.
struct ExportPaper {
  std::string_view id;
  UiText title;
  int dotsWide = 0, dotsHigh = 0;      // of a PNG; 0: as large as the canvas of the window
  int pixelsWide = 0, pixelsHigh = 0;  // of a drawing
};
std::span<const ExportPaper> exportPapers();  // export_commands.cpp
// Instead of an extension: the open table, as it is shown.
inline constexpr std::string_view kTableFormat = "table";
// Changes the format, and the file's ending with it.
void setExportFormat(ExportDraft& draft, std::string_view format);
// What the window shows now, for a picture of it.
ScreenSight screenSight(const Workspace& workspace);

}  // namespace samspil

namespace samspil::command {

// selection_commands.cpp
Result<void> selectAll(Workspace& workspace);
Result<void> selectNone(Workspace& workspace);
Result<void> invertSelection(Workspace& workspace);
Result<void> selectNeighbors(Workspace& workspace);
Result<void> hideSelected(Workspace& workspace);
Result<void> showOnlySelected(Workspace& workspace);
// A click in the table: selects without scrolling the table, and brings the map to what is selected.
Result<void> selectRows(Workspace& workspace, std::vector<VertexIndex> vertices);
Result<void> togglePin(Workspace& workspace);
Result<void> moveInDirection(Workspace& workspace,
                             Vec2 direction);  // to the nearest neighbour; without a selection pans

// view_commands.cpp
Result<void> undo(Workspace& workspace);
Result<void> undoBatch(Workspace& workspace, BatchId batch);
Result<void> redo(Workspace& workspace);
Result<void> fitAll(Workspace& workspace);
Result<void> fitSelection(Workspace& workspace);
Result<void> zoom(Workspace& workspace, float factor);
Result<void> focusOn(Workspace& workspace, VertexIndex v);
Result<void> focusSelected(Workspace& workspace);
Result<void> setHops(Workspace& workspace, int hops);
// Esc: cancels what is seen to be worked on, else takes away the topmost layer; never filters or data.
Result<void> leave(Workspace& workspace);
Result<void> clearFilters(Workspace& workspace);
Result<void> toggleHulls(Workspace& workspace);
Result<void> tidyUp(Workspace& workspace);
// Opens the page below the map, or closes it where it is open.
Result<void> toggleDrawer(Workspace& workspace, DrawerPage page);
Result<void> explore(Workspace& workspace);  // the first door
// Another network in this window; stays with this one, and says why, where that can't be opened.
Result<void> openInstead(Workspace& workspace, const std::filesystem::path& network);
// Selects one entity, shows its details and where it is.
Result<void> goTo(Workspace& workspace, VertexIndex v);

// export_commands.cpp
Result<void> openExport(Workspace& workspace);
Result<void> openTableExport(Workspace& workspace);
Result<void> exportShown(Workspace& workspace);  // as the draft of the card says

// arrangement_commands.cpp
Result<void> arrange(Workspace& workspace,
                     std::string_view layout);  // as mapLayouts() has it; "radial": round the selected
Result<void> saveViewAs(Workspace& workspace, const std::string& name);
Result<void> openSavedView(Workspace& workspace, const std::string& name);
Result<void> deleteSavedView(Workspace& workspace, const std::string& name);
Result<void> addFilterText(Workspace& workspace, const std::string& typed);
Result<void> toggleHub(Workspace& workspace);  // the entity with most ties: without it, or with it again
Result<void> toggleHighlight(Workspace& workspace);
Result<void> colourBy(Workspace& workspace, ColorBy by);
Result<void> sizeBy(Workspace& workspace, SizeBy by);
Result<void> copyRows(Workspace& workspace);
Result<void> saveTable(Workspace& workspace);  // its rows and columns as they are shown, as the draft of the card says
Result<void> moveInTable(Workspace& workspace, int by);

// time_commands.cpp
Result<void> togglePlay(Workspace& workspace);
Result<void> playOn(Workspace& workspace);  // the next step, when it is due
Result<void> showYear(Workspace& workspace, int year);

// question_commands.cpp
Result<void> openQuestions(Workspace& workspace);
// Shows the question; with all blanks filled, its answer too.
Result<void> askQuestion(Workspace& workspace, const Question& question, std::vector<BlankValue> blanks);
Result<void> askWithSelected(Workspace& workspace, std::string_view question);  // the selected fill its blanks in order
Result<void> fillBlank(Workspace& workspace, std::size_t blank, BlankValue value);
Result<void> pointOutRow(Workspace& workspace, std::optional<std::size_t> row);
Result<void> stepInAnswer(Workspace& workspace, int by);  // to the next or previous row
Result<void> closeQuestions(Workspace& workspace);
// The network without the selected ones, and who loses touch without them.
Result<void> withoutSelected(Workspace& workspace);
// Makes the answer anew where network or language changed, and lights it on the map.
void renewAnswer(Workspace& workspace);
void cancelAnswer(Workspace& workspace);
Result<void> askAgain(Workspace& workspace);  // what was cancelled

// neighborhood_commands.cpp
Result<void> expandSelected(Workspace& workspace);  // shows the neighbours of what is selected as well
Result<void> rings(Workspace& workspace);           // the focus, or the selected one, in the middle
Result<void> freely(Workspace& workspace);          // back from rings

// import_commands.cpp; the steps of the wizard (viewer/import_wizard.h)
Result<void> openImport(Workspace& workspace);
Result<void> showImportMap(Workspace& workspace);  // the differences of the preview; nothing is written
Result<void> hideImportMap(Workspace& workspace);
Result<void> leaveImport(Workspace& workspace);  // asks first where something would be lost
Result<void> addImportFiles(Workspace& workspace, const std::vector<std::filesystem::path>& files);
Result<void> pasteImport(Workspace& workspace, const std::string& text);  // a table from a spreadsheet
Result<void> changeImportSource(Workspace& workspace, std::size_t source, FileOptions options);
Result<void> removeImportSource(Workspace& workspace, std::size_t source);
Result<void> nextImportStep(Workspace& workspace);
Result<void> previousImportStep(Workspace& workspace);
Result<void> commitImport(Workspace& workspace);
Result<void> undoImport(Workspace& workspace);
Result<void> showImported(Workspace& workspace);      // selects what is new
Result<void> saveRejectedRows(Workspace& workspace);  // beside the file they come from

}  // namespace samspil::command
