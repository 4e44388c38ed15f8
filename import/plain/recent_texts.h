// The numbers of short texts that came lately, each found by looking at one place of memory or two. What is forgotten
// is asked for elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/prefetch.h"
#include "import/plain/text_hash.h"
#include "import/plain/zeroed_array.h"

namespace samspil {

class RecentTexts {
 public:
  static constexpr std::size_t kMostLetters = 56;

  // 0: it is forgotten, or never came. `hash` is textHash() of the text, here and below.
  std::uint32_t find(std::string_view text, std::uint64_t hash) const {
    if (places_.empty()) return 0;
    const std::size_t home = hash % kPlaces;
    if (places_[home].is(text)) return places_[home].number;
    return places_[home ^ 1].is(text) ? places_[home ^ 1].number : 0;
  }

  // Fetches what find() will need.
  void prefetch(std::uint64_t hash) const {
    if (!places_.empty()) prefetchLine(&places_[hash % kPlaces]);
  }

  // REQUIRES: it has no more than kMostLetters; the number is not 0.
  void remember(std::string_view text, std::uint64_t hash, std::uint32_t number) {
    if (places_.empty()) places_ = ZeroedArray<Place>(kPlaces);
    const std::size_t home = hash % kPlaces;
    Place& place = places_[places_[home].number == 0 ? home : home ^ 1];
    text.copy(place.letters.data(), text.size());
    place.size = static_cast<std::uint32_t>(text.size());
    place.number = number;
  }

 private:
  static constexpr std::size_t kPlaces = std::size_t{1} << 15;
  struct Place {
    std::uint32_t size, number;  // number 0: free
    std::array<char, 56> letters;
    bool is(std::string_view text) const {
      return text.size() == size && sameLetters(text.data(), letters.data(), size);
    }
  };
  static_assert(sizeof(Place) == 64, "a line of the cache");
  ZeroedArray<Place> places_;  // made for the first text
};

}  // namespace samspil
