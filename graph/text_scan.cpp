#include "graph/text_scan.h"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace samspil {
namespace {

// Two bytes of a needle, `apart` from each other.
struct Pair {
  char first = 0, second = 0;
  std::ptrdiff_t apart = 0;
};

// Writes the places at + i, i in [0, count), where data[i] and data[i + apart] are the pair's bytes, and returns the
// end of what it wrote.
using PairSearch = std::uint32_t* (*)(const char* data, std::size_t count, Pair pair, std::uint32_t at,
                                      std::uint32_t* out);

std::uint32_t* findByByte(const char* data, std::size_t count, Pair pair, std::uint32_t at, std::uint32_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    if (data[i] == pair.first && data[static_cast<std::ptrdiff_t>(i) + pair.apart] == pair.second)
      *out++ = at + static_cast<std::uint32_t>(i);
  }
  return out;
}

#if defined(__x86_64__)

// Every hit breaks the processor's stride, so it is told what comes next: this many bytes ahead.
constexpr std::size_t kAhead = 1024;

std::uint32_t* writeBits(std::uint32_t bits, std::uint32_t at, std::uint32_t* out) {
  for (; bits != 0; bits &= bits - 1) *out++ = at + static_cast<std::uint32_t>(std::countr_zero(bits));
  return out;
}

std::uint32_t* findBySixteen(const char* data, std::size_t count, Pair pair, std::uint32_t at, std::uint32_t* out) {
  constexpr std::size_t kStep = 16;
  const __m128i first = _mm_set1_epi8(pair.first), second = _mm_set1_epi8(pair.second);
  const auto load = [](const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); };
  std::size_t i = 0;
  for (; i + kStep <= count; i += kStep) {
    const __m128i both =
        _mm_and_si128(_mm_cmpeq_epi8(load(data + i), first), _mm_cmpeq_epi8(load(data + i + pair.apart), second));
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(both));
    if (bits != 0) out = writeBits(bits, at + static_cast<std::uint32_t>(i), out);
  }
  return findByByte(data + i, count - i, pair, at + static_cast<std::uint32_t>(i), out);
}

[[gnu::target("avx2")]] std::uint32_t* findByThirtyTwo(const char* data, std::size_t count, Pair pair, std::uint32_t at,
                                                       std::uint32_t* out) {
  constexpr std::size_t kStep = 32;
  const __m256i first = _mm256_set1_epi8(pair.first), second = _mm256_set1_epi8(pair.second);
  std::size_t i = 0;
  for (; i + kStep <= count; i += kStep) {
    _mm_prefetch(data + i + kAhead, _MM_HINT_T0);
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + i));
    const __m256i there = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + i + pair.apart));
    const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(here, first), _mm256_cmpeq_epi8(there, second));
    const auto bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
    if (bits != 0) out = writeBits(bits, at + static_cast<std::uint32_t>(i), out);
  }
  return findByByte(data + i, count - i, pair, at + static_cast<std::uint32_t>(i), out);
}

PairSearch fastestSearch() { return __builtin_cpu_supports("avx2") ? findByThirtyTwo : findBySixteen; }

#else

PairSearch fastestSearch() { return findByByte; }

#endif

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

std::span<const std::uint32_t> ByteFinder::find(std::string_view bytes, std::size_t from, std::size_t end,
                                                std::vector<std::uint32_t>& room) const {
  static const PairSearch search = fastestSearch();
  const std::size_t beyond = bytes.size() < needle_.size() ? 0 : bytes.size() - needle_.size() + 1;
  end = std::min(end, beyond);  // where it may begin at all
  if (from >= end) return {};
  if (room.size() < end - from) room.resize(end - from);
  const Pair pair{needle_[rare_], needle_[second_],
                  static_cast<std::ptrdiff_t>(second_) - static_cast<std::ptrdiff_t>(rare_)};
  std::uint32_t* const begin = room.data();
  std::uint32_t* last = search(bytes.data() + from + rare_, end - from, pair, static_cast<std::uint32_t>(from), begin);
  if (needle_.size() > 2) {
    last = std::remove_if(begin, last, [&](std::uint32_t place) {
      return std::memcmp(bytes.data() + place, needle_.data(), needle_.size()) != 0;
    });
  }
  return {begin, last};
}

std::string_view rarestOf(const StringColumn& column, const std::vector<std::string_view>& words) {
  constexpr std::size_t kLookedAt = 2048;  // rows
  std::string_view rarest = words.front();
  if (words.size() == 1) return rarest;
  std::size_t fewest = kLookedAt + 1;
  const std::size_t rows = std::min(column.size(), kLookedAt), first = (column.size() - rows) / 2;
  for (const std::string_view word : words) {
    std::size_t count = 0;
    forEachRowWith(column, word, first, first + rows, [&](std::size_t) { ++count; });
    if (count > fewest || (count == fewest && word.size() <= rarest.size())) continue;
    rarest = word;
    fewest = count;
  }
  return rarest;
}

}  // namespace samspil
