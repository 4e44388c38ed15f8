// The years of a statement, for those who go through all of them: the date of its source, a search in the table of
// sources, is looked up only where the statement does not say itself since when it holds.
#pragma once

#include "graph/filter.h"

namespace samspil {

inline YearRange yearsOf(const StatementRow& row, const SourceTable& sources) {
  return yearsOf(row, row.validFrom.known() ? PartialDate{} : sources.dateOf(row.source));
}

}  // namespace samspil
