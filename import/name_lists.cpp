#include "import/name_lists.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "import/country.h"
#include "import/resolution/generic_words.h"

namespace samspil {
namespace {

bool beginsAsName(std::string_view piece) {
  const auto [letter, size] = decodeUtf8(piece, 0);
  if (letter < 0x80) return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  // Other capitals: folding a capital changes more than folding the small letter would leave.
  return piece.substr(0, size) != foldForSearch(piece.substr(0, size)) && letter < 0x2000;
}

// Units that are named with the house they belong to: "Department of Health, Aarhus University".
bool namesUnit(std::string_view folded) {
  constexpr std::string_view kUnits[] = {"department", "dept",    "afdeling", "afd",      "institut", "faculty",
                                         "fakultet",   "section", "sektion",  "division", "school"};
  const auto word = folded.substr(0, folded.find(' '));
  return std::find(std::begin(kUnits), std::end(kUnits), word) != std::end(kUnits);
}

bool standsAlone(std::string_view piece) {
  std::string folded = foldForSearch(piece);
  std::string joined = folded;
  std::erase(joined, ' ');
  const bool linked = folded.find(" og ") != std::string::npos || folded.find(" and ") != std::string::npos ||
                      piece.find(" & ") != std::string_view::npos;
  return joined.size() > 1 && beginsAsName(piece) && !linked && !isLegalForm(joined) && !namesUnit(folded) &&
         !countryCode(piece);
}

}  // namespace

bool commasPartNames(std::span<const std::string_view> cells) {
  std::size_t lists = 0, others = 0;
  for (const auto cell : cells) {
    if (cell.find(',') == std::string_view::npos) continue;
    const auto pieces = splitText(cell, ',');
    const bool list = std::all_of(pieces.begin(), pieces.end(), [](auto piece) { return standsAlone(trimmed(piece)); });
    ++(list ? lists : others);
  }
  return lists > 0 && lists >= 9 * others && lists * 5 >= cells.size();
}

}  // namespace samspil
