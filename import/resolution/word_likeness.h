// How alike two words of names are: equal, of related concepts, one the beginning of the other, or spelled nearly so.
#pragma once

#include <cstdint>
#include <string_view>

namespace samspil {

// What tells most words apart without a look at their letters.
struct WordShape {
  std::uint32_t letters = 0;   // a bit for each that occurs; some letters share one
  std::uint32_t concept_ = 0;  // 1 + its place among the concepts that have relatives, else 0
};

WordShape shapeOf(std::string_view word);

struct ShapedWord {
  std::string_view text;
  WordShape shape;
};

// 0..1. Words are as in NormalName::words.
double wordLikeness(const ShapedWord& a, const ShapedWord& b);

// Edits (insert, remove, replace, swap of neighbours) between two words; more than `most` count as most + 1. Of longer
// words than 40 letters no two are near.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace samspil
