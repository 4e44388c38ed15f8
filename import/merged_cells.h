// Tables of which cells at the left were merged over several rows: a spreadsheet writes the value once, and blanks
// below. "TeleCare;Universitet A", ";Region B", ";Kommune C": all three take part in TeleCare.
#pragma once

#include <cstddef>
#include <vector>

#include "import/table.h"

namespace samspil {

// Writes the value above into the blank cells of such columns, left of the column that every row fills; each row stays
// on its line. Answers the columns, none where nothing was merged. Only where the first column says, by its name, what
// the row's entity belongs to: a project, a region, a network.
std::vector<std::size_t> fillMergedCells(Table& table);

}  // namespace samspil
