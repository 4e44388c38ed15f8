// Puts the properties of facts as EntityFacts has them: sorted, without repeats.
#pragma once

#include <algorithm>
#include <vector>

#include "graph/statement.h"

namespace samspil {

inline void sortProperties(std::vector<Property>& properties) {
  std::ranges::sort(properties);
  const auto repeats = std::ranges::unique(properties);
  properties.erase(repeats.begin(), repeats.end());
}

}  // namespace samspil
