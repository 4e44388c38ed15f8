// A comparison (session/compare.h) as the time page shows it: a row a changed entity or tie, which part of the map it
// is about, and the counts in words that promise no more than the sources do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/compare.h"

namespace samspil {

struct ChangeRow {
  Change change = Change::added;
  std::string what;                   // "Regionshospitalet Horsens", "AUH er medlem af EUHA"
  std::string kind;                   // the entity's type, the relation
  std::string detail;                 // "By: Aarhus → Skejby"; the source of a tie
  std::vector<VertexIndex> vertices;  // that are still there: one of an entity, up to two of a tie
  std::optional<EdgeIndex> edge;      // of a tie that is still there
};

// Ties and entities, each added, gone, changed, in the comparison's order; entities first.
std::vector<ChangeRow> changeRows(const Comparison& comparison, const GraphSnapshot& network, Language language);

// What `change` means for this kind of comparison: "kun i den nyeste" of documents, "begyndt" of years, "tilføjet" of
// what was known. Nothing is said to have ended because a document is silent about it.
std::string changeLabel(Change change, CompareBy by, Language language);

}  // namespace samspil
