// How many of a column's values are known to the network: what tells a column of partners from one of remarks.
#pragma once

#include <vector>

#include "import/import.h"
#include "import/mapping.h"

namespace samspil {

struct KeyMatch {
  std::size_t compared = 0;  // different values of the sample
  std::size_t matched = 0;   // of them are a name, an id or a number of an entity
};

// One for each column; nothing is compared of columns that name no entities. Costs one pass over the network's names.
Result<std::vector<KeyMatch>> matchKeys(const std::vector<ColumnMapping>& columns,
                                        const std::vector<ColumnProfile>& profiles, const ImportTarget& target);

}  // namespace samspil
