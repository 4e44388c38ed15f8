// Periods that stand in one cell: "2021-2024", "01.01.2019 - 31.12.2021", "jan 2020 – dec 2024", "2022-", "siden 2019".
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "import/cell.h"

namespace samspil {

struct Period {
  PartialDate from, to;  // either may be unknown, not both
};

// A bare year or month is a period of its own, a day only where one begins. None: the cell is no period. Nothing is
// said of the order of the two.
std::optional<Period> parsePeriod(std::string_view cell, DateOrder order);

}  // namespace samspil
