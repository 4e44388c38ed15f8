// The define functions of all commands, for the catalogue.
#pragma once

#include "cli/command.h"

namespace samspil {

CommandRunner defineAsk(CLI::App& app);
CommandRunner defineBackup(CLI::App& app);
CommandRunner defineCheck(CLI::App& app);
CommandRunner defineCompare(CLI::App& app);
CommandRunner defineConsortium(CLI::App& app);
CommandRunner defineCoverage(CLI::App& app);
CommandRunner defineExport(CLI::App& app);
CommandRunner defineFind(CLI::App& app);
CommandRunner defineGaps(CLI::App& app);
CommandRunner defineHistory(CLI::App& app);
CommandRunner defineImport(CLI::App& app);
CommandRunner defineInit(CLI::App& app);
CommandRunner defineLayout(CLI::App& app);
CommandRunner defineMetrics(CLI::App& app);
CommandRunner definePath(CLI::App& app);
CommandRunner defineRedo(CLI::App& app);
CommandRunner defineRender(CLI::App& app);
CommandRunner defineRestore(CLI::App& app);
CommandRunner defineShow(CLI::App& app);
CommandRunner defineStats(CLI::App& app);
CommandRunner defineUndo(CLI::App& app);
CommandRunner defineView(CLI::App& app);
CommandRunner defineWhy(CLI::App& app);

}  // namespace samspil
