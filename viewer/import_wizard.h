// What the import wizard remembers between frames: the step, the folder that is looked through, the draft.
#pragma once

#include <optional>
#include <string>

#include "session/import_draft.h"
#include "session/import_map.h"
#include "viewer/file_chooser.h"

namespace samspil {

enum class ImportStep : std::uint8_t { source, columns, duplicates, differences, done };

// What the list of differences shows: one outcome, or the possible duplicates.
struct DifferenceTab {
  RowOutcome outcome = RowOutcome::created;
  bool duplicates = false;
};

struct ImportWizard {
  bool choosing = true;     // in the first step: the folder is shown, not what was found in the files
  bool leaveAsked = false;  // Esc was pressed where something would be lost
  ImportStep step = ImportStep::source;
  FileChooser chooser;
  ImportDraft draft;
  std::size_t source = 0;    // the file that is shown
  std::size_t table = 0;     // of that file, where it holds several
  std::size_t question = 0;  // the match card that is shown
  DifferenceTab tab;
  static constexpr std::size_t kScreenful = 60;
  std::size_t rowsShown = kScreenful;  // of the list of differences; grows as it is scrolled
  std::string problem;                 // why the last step could not be made
  std::string saved;                   // where the rejected rows were written
  std::optional<ImportMap> map;        // the differences are shown on the map, and the card is out of the way
  std::string result;                  // what the import did, in the last step
  BatchId batch;                       // of the import, in the last step; 0: it changed nothing
  std::vector<EntityId> created;

  // Something would have to be done again if it were closed now.
  bool holdsWork() const { return !draft.sources.empty() && step != ImportStep::done; }
};

}  // namespace samspil
