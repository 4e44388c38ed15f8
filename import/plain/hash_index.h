// Finds numbers by 64-bit hashes: open addressing, several numbers may stand under one hash. Whoever finds one compares
// what it stands for; finding none is certain. Hashes are never 0.
#pragma once

#include <cstdint>

#include "import/plain/zeroed_array.h"

namespace samspil {

class HashIndex {
 public:
  // Makes room for this many, so that no look-up has to wait while it grows.
  void expect(std::size_t count) {
    std::size_t size = slots_.empty() ? kSmallest : slots_.size();
    while (count * kMostFilled.second >= size * kMostFilled.first) size *= 2;
    if (size > slots_.size()) resize(size);
  }

  std::size_t size() const { return count_; }

  void insert(std::uint64_t hash, std::uint32_t number) {
    if ((count_ + 1) * kMostFilled.second >= slots_.size() * kMostFilled.first)
      resize(slots_.empty() ? kSmallest : slots_.size() * (slots_.size() < kManySlots ? 4 : 2));
    ++count_;
    place({static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32), number});
  }

  // For an index of which only contains() is asked: a hash that came again and again would stand there as often.
  void insertOnce(std::uint64_t hash) {
    if (!contains(hash)) insert(hash, 0);
  }

  bool contains(std::uint64_t hash) const {
    bool found = false;
    forEach(hash, [&](std::uint32_t) { found = true; });
    return found;
  }

  // Calls visit(number) for each under this hash, in no order. `visit` does not insert.
  template <typename Visit>
  void forEach(std::uint64_t hash, Visit visit) const {
    if (count_ == 0) return;
    const auto low = static_cast<std::uint32_t>(hash), high = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = low & mask_; !slots_[at].free(); at = (at + 1) & mask_) {
      if (slots_[at].low == low && slots_[at].high == high) visit(slots_[at].number);
    }
  }

  // Fetches what the next look-up of this hash will need.
  void prefetch(std::uint64_t hash) const {
    if (count_ > 0) __builtin_prefetch(&slots_[hash & mask_], 1);
  }

 private:
  // Twelve bytes, most often in one line of the cache.
  struct Slot {
    std::uint32_t low, high;  // of the hash; both 0: free
    std::uint32_t number;
    bool free() const { return (low | high) == 0; }
  };
  static constexpr std::size_t kSmallest = 256, kManySlots = 1 << 22;
  static constexpr std::pair<std::size_t, std::size_t> kMostFilled = {5, 8};  // five in eight slots

  void place(const Slot& slot) {
    std::size_t at = slot.low & mask_;
    while (!slots_[at].free()) at = (at + 1) & mask_;
    slots_[at] = slot;
  }

  void resize(std::size_t size) {
    const auto slots = std::exchange(slots_, ZeroedArray<Slot>(size));
    mask_ = size - 1;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (!slots[i].free()) place(slots[i]);
    }
  }

  ZeroedArray<Slot> slots_;
  std::size_t mask_ = 0, count_ = 0;
};

}  // namespace samspil
