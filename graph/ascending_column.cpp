#include "graph/ascending_column.h"

#include <bit>

namespace samspil {

void AscendingColumn::closeBlock() {
  if (heads_.empty()) {
    heads_.push({});
    words_.push(0);
  }
  Head& head = heads_.back();
  head.first = open_.front();
  const auto width = static_cast<std::uint32_t>(std::bit_width(open_.back() - head.first));
  const std::size_t begin = head.firstWord;
  words_.growTo(begin + width + 1);
  for (std::size_t i = 0; i < kBlock && width != 0; ++i) {
    const std::uint64_t distance = open_[i] - head.first;
    const std::size_t bit = i * width, word = begin + bit / 64, used = bit % 64;
    words_[word] |= distance << used;
    if (used + width > 64) words_[word + 1] |= distance >> (64 - used);
  }
  heads_.push({0, static_cast<std::uint32_t>(begin + width)});
  ++closed_;
}

std::size_t AscendingColumn::firstAbove(std::uint32_t value, std::size_t from) const {
  std::size_t first = from, last = size_;
  for (std::size_t step = 1; first + step < last; step *= 2) {
    if ((*this)[first + step] > value) {
      last = first + step;
      break;
    }
    first += step;
  }
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if ((*this)[middle] > value)
      last = middle;
    else
      first = middle + 1;
  }
  return first;
}

}  // namespace samspil
