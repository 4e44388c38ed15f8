// A comparison at a glance: one sentence, and its rows gathered by what became of them and what kind they are, so that
// 758 changes are read as 40 headings.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "session/change_list.h"

namespace samspil {

struct ChangeGroup {
  Change change = Change::added;
  bool ties = false;                // else entities
  std::string kind;                 // "samarbejder med", "Hospital"
  std::vector<std::uint32_t> rows;  // in their order, into the rows that were gathered
};

struct ChangeOverview {
  std::string sentence;             // "Fra 2020 til 2025: forskel i 43 enheder og 359 forbindelser. Flest: ..."
  std::vector<ChangeGroup> groups;  // added, gone, changed; the largest first, entities before ties of equal number
};

// `rows` are changeRows() of the comparison.
ChangeOverview overviewOf(const Comparison& comparison, std::span<const ChangeRow> rows, Language language);

}  // namespace samspil
