#include "import/structural_index.h"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace samspil {
namespace {

std::size_t indexFrom(std::string_view text, std::size_t from, const StructuralBytes& bytes, std::uint32_t* offsets) {
  std::array<bool, 256> structural{};
  for (const char byte : bytes) structural[static_cast<unsigned char>(byte)] = true;
  std::size_t count = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    offsets[count] = static_cast<std::uint32_t>(at);
    count += structural[static_cast<unsigned char>(text[at])] ? 1 : 0;
  }
  return count;
}

#if defined(__x86_64__)
// Writes the positions of the set bits, eight at a time: a surplus store is cheaper than a branch (as in simdjson).
__attribute__((target("avx2,bmi"))) inline std::size_t writeBits(std::uint64_t bits, std::uint32_t base,
                                                                 std::uint32_t* out) {
  const auto count = static_cast<std::size_t>(std::popcount(bits));
  for (std::size_t written = 0; written < count; written += 8) {
    for (std::size_t i = 0; i < 8; ++i) {
      out[written + i] = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
      bits = _blsr_u64(bits);
    }
  }
  return count;
}

__attribute__((target("avx2,bmi"))) std::size_t indexWithAvx2(std::string_view text, const StructuralBytes& bytes,
                                                              std::uint32_t* offsets) {
  __m256i wanted[5];
  for (std::size_t i = 0; i < bytes.size(); ++i) wanted[i] = _mm256_set1_epi8(bytes[i]);
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) {
    const auto* block = reinterpret_cast<const __m256i*>(text.data() + at);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    __m256i inLow = _mm256_cmpeq_epi8(low, wanted[0]);
    __m256i inHigh = _mm256_cmpeq_epi8(high, wanted[0]);
    for (std::size_t i = 1; i < bytes.size(); ++i) {
      inLow = _mm256_or_si256(inLow, _mm256_cmpeq_epi8(low, wanted[i]));
      inHigh = _mm256_or_si256(inHigh, _mm256_cmpeq_epi8(high, wanted[i]));
    }
    const auto lowBits = static_cast<std::uint32_t>(_mm256_movemask_epi8(inLow));
    const auto highBits = static_cast<std::uint32_t>(_mm256_movemask_epi8(inHigh));
    count += writeBits(lowBits | static_cast<std::uint64_t>(highBits) << 32, static_cast<std::uint32_t>(at),
                       offsets + count);
  }
  // Else the thread, and each that it starts, would go on with the upper halves in use: every change between SSE and
  // AVX code, as at each memcpy(), then takes tens of nanoseconds. GCC 12 leaves it out here.
  _mm256_zeroupper();
  return count + indexFrom(text, at, bytes, offsets + count);
}
#endif

}  // namespace

std::size_t indexStructuralBytesPlainly(std::string_view text, const StructuralBytes& bytes, std::uint32_t* offsets) {
  return indexFrom(text, 0, bytes, offsets);
}

std::size_t indexStructuralBytes(std::string_view text, const StructuralBytes& bytes, std::uint32_t* offsets) {
#if defined(__x86_64__)
  static const bool fast = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
  if (fast) return indexWithAvx2(text, bytes, offsets);
#endif
  return indexStructuralBytesPlainly(text, bytes, offsets);
}

}  // namespace samspil
