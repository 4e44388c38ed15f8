// Columns that belong together: numbered ones ("Partner 1", "Partner 2"), several that name the row's project, a
// person's name beside the organisation. Each rule changes only columns that nobody chose.
#pragma once

#include "import/column_rules.h"

namespace samspil {

// REQUIRES: each column has a meaning by its own header and cells; whether rows are ties is not decided yet.
void settleColumnGroups(Mapping& mapping, const ColumnRulesInput& input);

// Columns of which every filled cell is a tick ("x"): each is a theme of that name, where there are several. Answers
// their places.
std::vector<std::size_t> settleTicks(Mapping& mapping, const ColumnRulesInput& input);

// Of several columns that name the row's project (title, acronym, number), the one that says most does. `aboutProject`:
// the row is about the project, so that the others are its short name and its id.
void settleProjectNames(Mapping& mapping, const ColumnRulesInput& input, bool aboutProject);

}  // namespace samspil
