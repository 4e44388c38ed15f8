#include "graph/packed_column.h"

#include <bit>

namespace samspil {

void PackedColumn::widen(std::uint32_t value) {
  PackedColumn wider;
  wider.view_.width_ = static_cast<std::uint32_t>(std::bit_width(value));
  wider.view_.mask_ = static_cast<std::uint32_t>((std::uint64_t{1} << wider.view_.width_) - 1);
  for (std::size_t i = 0; i < size_; ++i) wider.push(view_[i]);
  *this = std::move(wider);
}

void PackedColumn::addWords() {
  words_.growTo(2 * word_ + kAhead);
  view_.data_ = reinterpret_cast<const char*>(&words_[0]);
}

}  // namespace samspil
