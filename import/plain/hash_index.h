// Finds numbers by 64-bit hashes: open addressing, several numbers may stand under one hash. Whoever finds one compares
// what it stands for; finding none is certain. Hashes are never 0.
#pragma once

#include <cstdint>
#include "import/plain/large_array.h"

namespace samspil {

class HashIndex {
 public:
  void insert(std::uint64_t hash, std::uint32_t number) {
    if (count_ * 8 >= hashes_.size() * 5) grow();
    ++count_;
    place(hash, number);
  }

  bool contains(std::uint64_t hash) const {
    if (hashes_.empty()) return false;
    std::size_t at = hash & mask_;
    while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask_;
    return hashes_[at] != 0;
  }

  // Calls visit(number) for each under this hash, in no order. `visit` does not insert.
  template <typename Visit>
  void forEach(std::uint64_t hash, Visit visit) const {
    if (hashes_.empty()) return;
    for (std::size_t at = hash & mask_; hashes_[at] != 0; at = (at + 1) & mask_) {
      if (hashes_[at] == hash) visit(numbers_[at]);
    }
  }

  // Fetches what the next look-up of this hash will need.
  void prefetch(std::uint64_t hash) const {
    if (hashes_.empty()) return;
    __builtin_prefetch(&hashes_[hash & mask_]);
    __builtin_prefetch(&numbers_[hash & mask_], 1);
  }

 private:
  static constexpr std::size_t kSmallest = 1024, kLarge = 1 << 22;

  void place(std::uint64_t hash, std::uint32_t number) {
    std::size_t at = hash & mask_;
    while (hashes_[at] != 0) at = (at + 1) & mask_;
    hashes_[at] = hash;
    numbers_[at] = number;
  }

  void grow() {
    const auto hashes = std::move(hashes_);
    const auto numbers = std::move(numbers_);
    const std::size_t size = hashes.empty() ? kSmallest : hashes.size() * (hashes.size() < kLarge ? 4 : 2);
    hashes_.assign(size, 0);
    numbers_.assign(size, 0);
    mask_ = size - 1;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      if (hashes[i] != 0) place(hashes[i], numbers[i]);
    }
  }

  LargeArray<std::uint64_t> hashes_;
  LargeArray<std::uint32_t> numbers_;
  std::size_t mask_ = 0, count_ = 0;
};

}  // namespace samspil
