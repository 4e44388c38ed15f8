// Numbers pairs of numbers from 1 on, in the order in which they come. A list of numbers is numbered pair by pair: the
// number of what came before, and the next.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "import/plain/hash_index.h"
#include "import/plain/text_hash.h"

namespace samspil {

class PairNumbers {
 public:
  explicit PairNumbers(std::size_t most) : most_(most) {}

  // 0: there are too many, and this one is new.
  std::uint32_t of(std::uint32_t first, std::uint32_t second) {
    const std::pair pair(first, second);
    const std::uint64_t hash = hashOfNumbers(first, second);
    std::uint32_t known = 0;
    index_.forEach(hash, [&](std::uint32_t place) {
      if (pairs_[place] == pair) known = place + 1;
    });
    if (known != 0 || pairs_.size() == most_) return known;
    index_.insert(hash, static_cast<std::uint32_t>(pairs_.size()));
    pairs_.push_back(pair);
    return static_cast<std::uint32_t>(pairs_.size());
  }

 private:
  HashIndex index_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::size_t most_;
};

}  // namespace samspil
