// The define functions of all commands, for the catalogue.
#pragma once

#include "cli/command.h"

namespace samspil {

CommandRunner defineAsk(Arguments arguments);
CommandRunner defineBackup(Arguments arguments);
CommandRunner defineCheck(Arguments arguments);
CommandRunner defineCompare(Arguments arguments);
CommandRunner defineConsortium(Arguments arguments);
CommandRunner defineCoverage(Arguments arguments);
CommandRunner defineExport(Arguments arguments);
CommandRunner defineFind(Arguments arguments);
CommandRunner defineGaps(Arguments arguments);
CommandRunner defineHistory(Arguments arguments);
CommandRunner defineImport(Arguments arguments);
CommandRunner defineInit(Arguments arguments);
CommandRunner defineLayout(Arguments arguments);
CommandRunner defineMetrics(Arguments arguments);
CommandRunner definePath(Arguments arguments);
CommandRunner defineRedo(Arguments arguments);
CommandRunner defineRender(Arguments arguments);
CommandRunner defineRestore(Arguments arguments);
CommandRunner defineShow(Arguments arguments);
CommandRunner defineStats(Arguments arguments);
CommandRunner defineUndo(Arguments arguments);
CommandRunner defineView(Arguments arguments);
CommandRunner defineWhy(Arguments arguments);

}  // namespace samspil
