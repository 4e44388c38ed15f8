// The first stage of reading CSV: find the few bytes that can end a cell, 64 at a time. What they mean is csv_reader's
// business.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace samspil {

// At most five different bytes; unused places repeat another one.
using StructuralBytes = std::array<char, 5>;

// Entries that indexStructuralBytes may write past the last found one.
inline constexpr std::size_t kStructuralSlack = 64;

// Writes the ascending offsets in `text` of every structural byte to `offsets` and answers how many there are.
// REQUIRES: room for text.size() + kStructuralSlack entries. Uses AVX2 where the processor has it; the answer is the
// same.
std::size_t indexStructuralBytes(std::string_view text, const StructuralBytes& bytes, std::uint32_t* offsets);

// The plain loop that the fast one is tested against.
std::size_t indexStructuralBytesPlainly(std::string_view text, const StructuralBytes& bytes, std::uint32_t* offsets);

}  // namespace samspil
