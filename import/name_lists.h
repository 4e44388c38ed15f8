// Whether a comma parts the names that a cell lists ("Region Midtjylland, VIA University College"), or belongs to one
// name ("Ministry of Food, Agriculture and Fisheries", "Aarhus University, Denmark").
#pragma once

#include <span>
#include <string_view>

namespace samspil {

// By what stands between the commas of all cells of a column: nearly all must be able to be names of their own, and a
// fifth of the cells must have commas. One "CELF, Center for Uddannelse" among single names is a name.
bool commasPartNames(std::span<const std::string_view> cells);

}  // namespace samspil
