// An array that grows without moving what it holds, block by block, each twice as large as the one before. While one
// thread adds, others may look at what was there when they were told of it.
#pragma once

#include <array>
#include <bit>
#include <cstddef>

#include "import/plain/zeroed_array.h"

namespace samspil {

template <typename Value>
class BlockArray {
 public:
  std::size_t size() const { return size_; }

  void push_back(const Value& value) {
    const Place place = placeOf(size_);
    if (blocks_[place.block].empty()) blocks_[place.block] = ZeroedArray<Value>(kFirst << place.block);
    blocks_[place.block][place.offset] = value;
    ++size_;
  }

  Value& operator[](std::size_t at) {
    const Place place = placeOf(at);
    return blocks_[place.block][place.offset];
  }
  const Value& operator[](std::size_t at) const {
    const Place place = placeOf(at);
    return blocks_[place.block][place.offset];
  }

  // The first at which `before` no longer holds, of values in its order.
  template <typename Before>
  std::size_t partitionPoint(Before before) const {
    std::size_t first = 0, count = size_;
    while (count > 0) {
      const std::size_t half = count / 2;
      if (before((*this)[first + half])) {
        first += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return first;
  }

 private:
  static constexpr std::size_t kFirst = 256;
  struct Place {
    std::size_t block, offset;
  };
  static Place placeOf(std::size_t at) {
    const std::size_t number = at + kFirst, top = std::bit_floor(number);
    return {static_cast<std::size_t>(std::countr_zero(top) - std::countr_zero(kFirst)), number - top};
  }

  std::array<ZeroedArray<Value>, 40> blocks_;
  std::size_t size_ = 0;
};

}  // namespace samspil
