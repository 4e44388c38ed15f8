// A fast 64-bit hash of short texts (the mixing step of wyhash), never 0. Not for what an adversary may choose: whoever
// finds an equal hash compares the texts.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace samspil {

namespace text_hash {

inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <typename Word>
std::uint64_t wordAt(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

}  // namespace text_hash

inline std::uint64_t textHash(std::string_view text) {
  using text_hash::mixed;
  using text_hash::wordAt;
  constexpr std::uint64_t kFirst = 0xA0761D6478BD642Fu, kSecond = 0xE7037ED1A0B428DBu;
  const char* at = text.data();
  const std::size_t size = text.size();
  std::uint64_t a = 0, b = 0, seed = kFirst ^ size;
  if (size >= 8) {
    for (std::size_t left = size; left > 16; left -= 16, at += 16)
      seed = mixed(wordAt<std::uint64_t>(at) ^ kSecond, wordAt<std::uint64_t>(at + 8) ^ seed);
    const char* const end = text.data() + size;
    a = wordAt<std::uint64_t>(size >= 16 ? end - 16 : text.data());
    b = wordAt<std::uint64_t>(end - 8);
  } else if (size >= 4) {
    a = wordAt<std::uint32_t>(at);
    b = wordAt<std::uint32_t>(at + size - 4);
  } else if (size > 0) {
    a = wordAt<std::uint8_t>(at) << 16 | wordAt<std::uint8_t>(at + size / 2) << 8 | wordAt<std::uint8_t>(at + size - 1);
  }
  const std::uint64_t hash = mixed(kSecond ^ size, mixed(a ^ kSecond, b ^ seed));
  return hash != 0 ? hash : 1;
}

// std::memcmp() for short texts of the same size, word by word where they stand.
inline bool sameLetters(const char* a, const char* b, std::size_t size) {
  using text_hash::wordAt;
  if (size < 8) return std::memcmp(a, b, size) == 0;
  for (std::size_t at = 0; at + 8 < size; at += 8) {
    if (wordAt<std::uint64_t>(a + at) != wordAt<std::uint64_t>(b + at)) return false;
  }
  return wordAt<std::uint64_t>(a + size - 8) == wordAt<std::uint64_t>(b + size - 8);
}

inline std::uint64_t hashOfNumbers(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t hash = text_hash::mixed(a ^ 0x8EBC6AF09C88C6E3u, b ^ 0x589965CC75374CC3u);
  return hash != 0 ? hash : 1;
}

}  // namespace samspil
