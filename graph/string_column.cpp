#include "graph/string_column.h"

#include <algorithm>

namespace samspil {

std::size_t StringColumn::indexAt(std::size_t at, std::size_t from) const {
  std::size_t step = 1;
  while (from + step < ends_.size() && ends_[from + step] <= at) {
    from += step;
    step *= 2;
  }
  const auto first = ends_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto last = ends_.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, ends_.size()));
  return static_cast<std::size_t>(std::upper_bound(first, last, at) - ends_.begin());
}

}  // namespace samspil
