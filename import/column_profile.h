// What the cells of each column hold, from a sample of rows spread over the whole table.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "import/cell.h"
#include "import/table.h"

namespace samspil {

struct ColumnProfile {
  std::vector<std::string> values;     // of the sample, without missing ones
  std::size_t rows = 0;                // sampled rows
  std::array<std::size_t, 7> kinds{};  // count of values for each CellKind
  std::size_t phones = 0, cprNumbers = 0, countryCodes = 0, distinct = 0;

  double share(std::size_t count) const {
    return values.empty() ? 0 : static_cast<double>(count) / static_cast<double>(values.size());
  }
  double shareOf(CellKind kind) const { return share(kinds[static_cast<std::size_t>(kind)]); }
};

// One profile a column, of at most 2,000 rows.
std::vector<ColumnProfile> profileColumns(const Table& table);

}  // namespace samspil
