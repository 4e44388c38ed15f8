// From a text key to its number, for keys that stand in a column already: a table of numbers by hash, some 1.3 times as
// many as keys, in as few bits each as the largest needs. Linear probing (Knuth, TAOCP 3, 6.4, algorithm L).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "graph/packed_column.h"
#include "graph/page_array.h"

namespace samspil {

class KeySlots {
 public:
  // keyAt(i) is the key of number i in [0, count). In ascending number, so that of equal keys the first one is found.
  template <typename KeyAt>
  void build(std::size_t count, KeyAt keyAt) {
    PageArray<std::uint32_t> slots;
    slots.growTo(count + count / 3 + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::size_t slot = firstSlot(keyAt(i), slots.size());
      while (slots[slot] != 0) slot = slot + 1 == slots.size() ? 0 : slot + 1;
      slots[slot] = i + 1;
    }
    slots_ = {};
    for (const std::uint32_t slot : slots.all()) slots_.push(slot);
  }

  // REQUIRES: keyAt gives what it gave to build().
  template <typename KeyAt>
  std::optional<std::uint32_t> find(std::string_view key, KeyAt keyAt) const {
    const std::size_t count = slots_.size();
    if (count == 0) return std::nullopt;
    for (std::size_t slot = firstSlot(key, count); slots_[slot] != 0; slot = slot + 1 == count ? 0 : slot + 1) {
      const std::uint32_t number = slots_[slot] - 1;
      if (keyAt(number) == key) return number;
    }
    return std::nullopt;
  }

 private:
  static std::size_t firstSlot(std::string_view key, std::size_t slots) {
    const std::size_t hash = std::hash<std::string_view>{}(key) >> 32;  // of 2^32 even parts, the one it falls into
    return hash * slots >> 32;
  }

  PackedColumn slots_;  // number + 1; 0: free
};

}  // namespace samspil
