// What entity resolution says of a pair of records: a score, its visible parts, a band.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"

namespace samspil {

// same: one and the same, but for spelling; ask: a person decides; different: not the same, or forbidden to be merged.
enum class MatchBand : std::uint8_t { same, ask, different };

// A reason for or against two records being one.
struct MatchPart {
  char sign = '+';  // + for, - against, ~ neither, ! decides against
  LocalizedText text;
  double weight = 0;
};

}  // namespace samspil
