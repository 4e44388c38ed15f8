// Tables that are a network drawn as a square: names in the first row and in the first column, and in each cell how
// much the two have to do with each other. They become a table of nodes and one of links, as the files of graph
// programs do.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "import/table.h"

namespace samspil {

// None if the table is no such square. Columns that name no row stay with the nodes. Where both halves say the same,
// each link comes once.
std::optional<std::vector<NetworkTable>> matrixOf(const Table& table);

// "x", "✓" and the other marks by which a cell says yes.
bool isTick(std::string_view cell);

}  // namespace samspil
