// Where something is: degrees as a number, or in degrees, minutes and seconds.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "import/cell.h"

namespace samspil {

// 56°09'25"N, "10° 12,6' E", "N 56 09 25", and plain numbers in that style; south and west are negative.
std::optional<double> parseDegrees(std::string_view cell, NumberStyle style);

// Latitude and longitude in one cell, parted by a comma, semicolon or blank: "55.65,12.62", "(55,65; 12,62)",
// "55,65, 12,62".
std::optional<std::pair<double, double>> parseCoordinates(std::string_view cell);

}  // namespace samspil
