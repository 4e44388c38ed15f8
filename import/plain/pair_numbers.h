// Numbers pairs of numbers from 1 on, in the order in which they come. A list of numbers is numbered pair by pair: the
// number of what came before, and the next.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "import/plain/text_hash.h"

namespace samspil {

class PairNumbers {
 public:
  explicit PairNumbers(std::size_t most) : most_(most) {}

  // 0: there are too many, and this one is new.
  std::uint32_t of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t pair = std::uint64_t{first} << 32 | second;
    Slot* slot = find(pair);
    if (slot->number != 0 || size_ == most_) return slot->number;
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      slot = find(pair);
    }
    *slot = {pair, ++size_};
    return size_;
  }

 private:
  struct Slot {
    std::uint64_t pair = 0;
    std::uint32_t number = 0;  // 0: free
  };

  // Where the pair stands, or would.
  Slot* find(std::uint64_t pair) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hashOfNumbers(pair, 0) & mask;
    while (slots_[at].number != 0 && slots_[at].pair != pair) at = (at + 1) & mask;
    return &slots_[at];
  }
  void grow() {
    const std::vector<Slot> slots = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& slot : slots) {
      if (slot.number != 0) *find(slot.pair) = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t most_;
  std::uint32_t size_ = 0;
};

}  // namespace samspil
