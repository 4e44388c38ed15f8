// What the pages of gaps, coverage and consortia ask for. Plain functions on a Workspace, like those of commands.h.
#pragma once

#include <string>

#include "viewer/workspace.h"

namespace samspil::command {

Result<void> seeGaps(Workspace& workspace);                          // the second door: the worklist, all of it
Result<void> openGap(Workspace& workspace, const std::string& gap);  // lights it on the map
Result<void> stepGap(Workspace& workspace, int by);                  // to the next or previous one of the list
Result<void> showGap(Workspace& workspace);                          // brings the open one to the middle of the map
Result<void> closeGap(Workspace& workspace);
Result<void> askDismissal(Workspace& workspace);
Result<void> dismissOpenGap(Workspace& workspace, const std::string& gap, const std::string& reason);
Result<void> setStatus(Workspace& workspace, const std::string& gap, GapStatus status);
Result<void> keepNote(Workspace& workspace, const std::string& gap, const std::string& note);
Result<void> gapsOfSelected(Workspace& workspace);
Result<void> askWhyNot(Workspace& workspace);

Result<void> openCell(Workspace& workspace, const CellQuestion& question);

Result<void> buildConsortia(Workspace& workspace);
Result<void> loadCall(Workspace& workspace, const std::string& path);
Result<void> saveCall(Workspace& workspace, const std::string& path);
Result<void> showConsortium(Workspace& workspace, std::size_t card);

Result<void> askReport(Workspace& workspace);  // of the gaps that are listed
Result<void> askConsortiumReport(Workspace& workspace, std::size_t card);
Result<void> saveReport(Workspace& workspace);  // as the draft says

bool stepsGaps(const Workspace& workspace);  // the arrow keys are the worklist's
bool gapsAreListed(const Workspace& workspace);
bool gapIsOpen(const Workspace& workspace);

}  // namespace samspil::command
