#include "graph/text_scan.h"

#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace samspil {
namespace {

// How common a byte is in folded names: its place in this list from the end; what is not listed is rare.
int commonness(char byte) {
  constexpr std::string_view kRareToCommon = "qxzw0987654321jcyvbphfgmuk\n dlositnrae";
  const std::size_t place = kRareToCommon.find(byte);
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

}  // namespace

ByteFinder::ByteFinder(std::string_view needle) : needle_(needle) {
  for (std::size_t i = 1; i < needle.size(); ++i) {
    if (commonness(needle[i]) < commonness(needle[rare_])) rare_ = i;
  }
  second_ = rare_ == 0 ? needle.size() - 1 : 0;
  for (std::size_t i = 0; i < needle.size(); ++i) {
    if (i != rare_ && commonness(needle[i]) < commonness(needle[second_])) second_ = i;
  }
}

std::size_t ByteFinder::find(std::string_view bytes, std::size_t from) const {
  if (bytes.size() < needle_.size()) return std::string_view::npos;
  const std::size_t end = bytes.size() - needle_.size() + 1;  // places where it may begin
  std::size_t at = from;
#ifdef __SSE2__
  constexpr std::size_t kStep = 16;
  const __m128i rare = _mm_set1_epi8(needle_[rare_]), second = _mm_set1_epi8(needle_[second_]);
  const auto loadAt = [&](std::size_t place) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + place));
  };
  for (; at + kStep <= end; at += kStep) {
    const __m128i both =
        _mm_and_si128(_mm_cmpeq_epi8(loadAt(at + rare_), rare), _mm_cmpeq_epi8(loadAt(at + second_), second));
    for (auto hits = static_cast<std::uint32_t>(_mm_movemask_epi8(both)); hits != 0; hits &= hits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(hits));
      if (isAt(bytes, place)) return place;
    }
  }
#endif
  for (; at < end; ++at) {
    if (bytes[at + rare_] == needle_[rare_] && isAt(bytes, at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace samspil
