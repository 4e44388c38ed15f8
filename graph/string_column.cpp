#include "graph/string_column.h"

#include <algorithm>

namespace samspil {

std::size_t StringColumn::indexAt(std::size_t at) const {
  return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), at) - ends_.begin());
}

}  // namespace samspil
