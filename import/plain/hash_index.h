// Finds numbers by 64-bit hashes: open addressing, several numbers may stand under one hash. Of a hash half is kept, so
// whoever finds a number compares what it stands for; finding none is certain.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/prefetch.h"
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

  std::size_t size() const { return count_ + waiting_.size(); }

  void insert(std::uint64_t hash, std::uint32_t number) {
    for (const Slot slot : waiting_) put(slot);
    waiting_.clear();
    put({markOf(hash), number});
  }

  // The same for those who insert many and look up none between: each waits until its memory has come.
  void insertSoon(std::uint64_t hash, std::uint32_t number) {
    prefetch(hash);
    Slot slot{markOf(hash), number};
    if (waiting_.size() < kWaiting) return waiting_.push_back(slot);
    std::swap(slot, waiting_[longest_]);
    longest_ = (longest_ + 1) % kWaiting;
    put(slot);
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
    const std::uint32_t mark = markOf(hash);
    for (const Slot slot : waiting_) {
      if (slot.mark == mark) visit(slot.number);
    }
    if (count_ == 0) return;
    for (std::size_t at = home(mark); slots_[at].mark != 0; at = (at + 1) & mask_) {
      if (slots_[at].mark == mark) visit(slots_[at].number);
    }
  }

  // Fetches what the next look-up of this hash will need.
  void prefetch(std::uint64_t hash) const {
    if (count_ > 0) prefetchLine(&slots_[home(markOf(hash))]);
  }

 private:
  struct Slot {
    std::uint32_t mark;  // the high half of the hash; 0: free
    std::uint32_t number;
  };
  static constexpr std::size_t kSmallest = 256, kManySlots = 1 << 22, kWaiting = 16;
  static constexpr std::pair<std::size_t, std::size_t> kMostFilled = {
      13, 16};  // a search then looks at two lines of the cache

  static std::uint32_t markOf(std::uint64_t hash) {
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    return mark != 0 ? mark : 1;
  }
  // Where a search begins: by the highest bits of the mark, so that it can be told from the slot itself.
  std::size_t home(std::uint32_t mark) const { return mark >> shift_; }

  void put(Slot slot) {
    if ((count_ + 1) * kMostFilled.second >= slots_.size() * kMostFilled.first)
      resize(slots_.empty() ? kSmallest : slots_.size() * (slots_.size() < kManySlots ? 4 : 2));
    ++count_;
    place(slot);
  }
  void place(Slot slot) {
    std::size_t at = home(slot.mark);
    while (slots_[at].mark != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
  }

  void resize(std::size_t size) {
    const auto slots = std::exchange(slots_, ZeroedArray<Slot>(size));
    slots_.bringIn();
    mask_ = size - 1;
    shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(size));
    for (const Slot slot : slots) {
      if (slot.mark != 0) place(slot);
    }
  }

  ZeroedArray<Slot> slots_;
  std::size_t mask_ = 0, count_ = 0;
  std::uint32_t shift_ = 31;
  std::vector<Slot> waiting_;  // in the table soon; the one that waits longest at longest_ when it is full
  std::size_t longest_ = 0;
};

}  // namespace samspil
