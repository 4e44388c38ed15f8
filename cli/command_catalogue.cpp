#include <array>

#include "cli/command.h"
#include "cli/commands/commands.h"

namespace samspil {

std::span<const CliCommand> commandCatalogue() {
  static constexpr std::array kCommands{
      CliCommand{"view", {"Åbn vinduet (det sker også uden kommando)", "Open the window (the default)"}, &defineView},
      CliCommand{"init",
                 {"Opret et netværk; det indbyggede, medmindre --empty",
                  "Make a store, with the built-in network unless --empty"},
                 &defineInit},
      CliCommand{"import",
                 {"Hent enheder og forbindelser fra CSV-filer", "Bring in entities and ties from CSV files"},
                 &defineImport},
      CliCommand{"history",
                 {"Vis, hvad der er ændret, hvornår og af hvem", "List what was changed, when and by whom"},
                 &defineHistory},
      CliCommand{
          "undo",
          {"Fortryd den seneste ændring eller et hvilket som helst trin", "Take back the latest change, or any batch"},
          &defineUndo},
      CliCommand{"redo", {"Gendan det, der sidst blev fortrudt", "Bring back what was undone last"}, &defineRedo},
      CliCommand{"show",
                 {"Vis en enhed med dens oplysninger, forbindelser og kilder",
                  "Show an entity with its facts, ties and sources"},
                 &defineShow},
      CliCommand{"find",
                 {"Søg efter enheder på navn, andet navn eller nøgle", "Search entities by any name, alias or key"},
                 &defineFind},
      CliCommand{"why",
                 {"Vis kilderne bag to enheders forbindelser", "Show the sources behind the ties of two entities"},
                 &defineWhy},
      CliCommand{"path",
                 {"Find de korteste veje mellem to enheder", "Find the shortest chains of ties between two entities"},
                 &definePath},
      CliCommand{"ask",
                 {"Få svar på et spørgsmål på almindeligt dansk eller engelsk",
                  "Answer a question in plain Danish or English"},
                 &defineAsk},
      CliCommand{
          "gaps",
          {"Vis, hvad der mangler, med grunde og belæg", "List what is missing, with the reasons and the evidence"},
          &defineGaps},
      CliCommand{
          "metrics",
          {"Fortæl, hvilken plads hver enhed har i netværket", "Say what position each entity has in the network"},
          &defineMetrics},
      CliCommand{"coverage",
                 {"Vis, hvem der dækker hvilke temaer, hvor godt og hvor nyt",
                  "Show who covers which theme, how well and how freshly"},
                 &defineCoverage},
      CliCommand{"consortium",
                 {"Foreslå partnere til et opslag, med grunde", "Propose partners for a call, with reasons"},
                 &defineConsortium},
      CliCommand{"compare",
                 {"Vis forskellen på to år, trin, datoer eller dokumenter",
                  "Show what differs between two years, batches, dates or documents"},
                 &defineCompare},
      CliCommand{"stats", {"Tæl, hvad der er i netværket", "Count what is in the network"}, &defineStats},
      CliCommand{"check", {"Efterprøv, at netværkets data er hele", "Verify that the store is whole"}, &defineCheck},
      CliCommand{"backup",
                 {"Tag en sikkerhedskopi, også mens netværket er i brug", "Copy the store, also while it is in use"},
                 &defineBackup},
      CliCommand{"restore",
                 {"Sæt en sikkerhedskopi i netværkets sted, når den er efterprøvet",
                  "Put a backup in the store's place, once it is proven whole"},
                 &defineRestore},
      CliCommand{"export",
                 {"Skriv det viste som en fil; navnet afgør formatet",
                  "Write what is shown as a file; the format follows from its name"},
                 &defineExport},
      CliCommand{"render",
                 {"Tegn kortet som et billede, uden skærm", "Draw the map into a picture, without a display"},
                 &defineRender},
      CliCommand{"layout",
                 {"Tegn en ren liste af forbindelser: et punkt for hver enhed",
                  "Lay out a plain edge list: one point a vertex"},
                 &defineLayout},
  };
  return kCommands;
}

}  // namespace samspil
