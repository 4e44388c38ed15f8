#include <array>

#include "cli/command.h"
#include "cli/commands/commands.h"

namespace samspil {

std::span<const CliCommand> commandCatalogue() {
  static constexpr std::array kCommands{
      CliCommand{"view", "Open the window (the default)", &defineView},
      CliCommand{"init", "Make a store, with the built-in network unless --empty", &defineInit},
      CliCommand{"import", "Bring in entities and ties from CSV files", &defineImport},
      CliCommand{"history", "List what was changed, when and by whom", &defineHistory},
      CliCommand{"undo", "Take back the latest change, or any batch", &defineUndo},
      CliCommand{"redo", "Bring back what was undone last", &defineRedo},
      CliCommand{"show", "Show an entity with its facts, ties and sources", &defineShow},
      CliCommand{"find", "Search entities by any name, alias or key", &defineFind},
      CliCommand{"why", "Show the sources behind the ties of two entities", &defineWhy},
      CliCommand{"path", "Find the shortest chains of ties between two entities", &definePath},
      CliCommand{"ask", "Answer a question in plain Danish or English", &defineAsk},
      CliCommand{"gaps", "List what is missing, with the reasons and the evidence", &defineGaps},
      CliCommand{"metrics", "Say what position each entity has in the network", &defineMetrics},
      CliCommand{"coverage", "Show who covers which theme, how well and how freshly", &defineCoverage},
      CliCommand{"consortium", "Propose partners for a call, with reasons", &defineConsortium},
      CliCommand{"compare", "Show what differs between two years, batches, dates or documents", &defineCompare},
      CliCommand{"stats", "Count what is in the network", &defineStats},
      CliCommand{"check", "Verify that the store is whole", &defineCheck},
      CliCommand{"backup", "Copy the store, also while it is in use", &defineBackup},
      CliCommand{"restore", "Put a backup in the store's place, once it is proven whole", &defineRestore},
      CliCommand{"export", "Write what is shown as a file; the format follows from its name", &defineExport},
      CliCommand{"render", "Draw the map into a picture, without a display", &defineRender},
      CliCommand{"layout", "Lay out a plain edge list: one point a vertex", &defineLayout},
  };
  return kCommands;
}

}  // namespace samspil
