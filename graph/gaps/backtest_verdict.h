// Whether an order that was tried on the past may be given out as a forecast: not where a plain index on the same split
// did better, however well it looked on earlier years.
//
//   if (const auto why = shortfall(report)) abstain(report, *why);
#pragma once

#include <optional>
#include <string_view>

#include "graph/gaps/link_prediction.h"

namespace samspil {

// Of BacktestReport::methods, for people: "Flest fælles partnere".
LocalizedText backtestMethodLabel(std::string_view method);

// One sentence each for the first 100 bids and for the order of all pairs where a plain index did better, or where none
// of the 100 came true. Nothing where the combined score, which comes first, trails nowhere.
std::optional<LocalizedText> shortfall(const BacktestReport& report);

}  // namespace samspil
