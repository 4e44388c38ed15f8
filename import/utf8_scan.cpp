#include "import/utf8_scan.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <thread>
#include <vector>

#include "base/text.h"

namespace samspil {
namespace {

constexpr std::size_t kPiece = 4 << 20, kBlock = 64;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Where a piece begins: not inside a letter.
std::size_t pieceBegin(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  for (std::size_t back = 0; back < 3 && at > 0 && at < text.size() && continues(text[at]); ++back) --at;
  return at;
}

// A bit for each byte of the block that is no ASCII or NUL; for a 1 behind a NUL too.
std::uint64_t oddBytes(const char* block) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kHighBits = 0x8080808080808080u;
  constexpr std::uint64_t kGather = 0x0102040810204080u;  // the lowest bit of each byte into the highest byte
  std::array<std::uint64_t, kBlock / 8> words;
  std::memcpy(words.data(), block, kBlock);
  std::uint64_t odd = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t found = (words[i] | ((words[i] - kOnes) & ~words[i])) & kHighBits;
    odd |= ((found >> 7) * kGather >> 56) << (8 * i);
  }
  return odd;
}

// Letters that begin a pair: 0xC2, 0xC3 and 0xC5 as windows-1252 reads them; and what follows them.
bool opensPair(char32_t letter) { return letter == 0xC2 || letter == 0xC3 || letter == 0xC5; }
bool closesPair(char32_t letter) { return (letter >= 0x80 && letter <= 0xBF) || (letter >= 0x152 && letter <= 0x2122); }

// Most letters beyond ASCII are of two bytes.
inline DecodedCodePoint letterAt(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0xC2 || first >= 0xE0 || at + 1 >= text.size() || !continues(text[at + 1])) return decodeUtf8(text, at);
  return {static_cast<char32_t>((first & 0x1F) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3F)), 2};
}

class PieceScanner {
 public:
  PieceScanner(std::string_view text, Utf8Scan& scan) : text_(text), scan_(scan), pairAt_(text.size()) {}

  void run() {
    std::size_t at = 0;
    while (at + kBlock <= text_.size() && scan_.valid) at = scanBlock(at);
    while (at < text_.size() && scan_.valid) at = take(at);
  }

 private:
  // Where the next one begins.
  std::size_t scanBlock(std::size_t begin) {
    for (std::uint64_t odd = oddBytes(text_.data() + begin); odd != 0 && scan_.valid;) {
      const std::size_t end = take(begin + static_cast<std::size_t>(std::countr_zero(odd)));
      if (end >= begin + kBlock) return end;
      odd &= ~std::uint64_t{0} << (end - begin);
    }
    return begin + kBlock;
  }

  // Where the letter ends.
  std::size_t take(std::size_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      scan_.nuls = scan_.nuls || byte == 0;
      return at + 1;
    }
    const auto [letter, size] = letterAt(text_, at);
    scan_.valid = size > 1;
    ++scan_.letters;
    scan_.lostLetters = scan_.lostLetters || letter == 0xFFFD;
    const bool closes = at == pairAt_ && closesPair(letter);
    if (closes) scan_.doubled += 2;
    pairAt_ = !closes && opensPair(letter) ? at + size : text_.size();
    return at + size;
  }

  std::string_view text_;
  Utf8Scan& scan_;
  std::size_t pairAt_;  // where a letter would close a pair
};

void add(Utf8Scan& sum, const Utf8Scan& part) {
  sum.valid = sum.valid && part.valid;
  sum.nuls = sum.nuls || part.nuls;
  sum.lostLetters = sum.lostLetters || part.lostLetters;
  sum.letters += part.letters;
  sum.doubled += part.doubled;
}

}  // namespace

Result<Utf8Scan> scanUtf8(const TextBytes& bytes, JobControl& job) {
  const std::string_view text = bytes;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;
  const auto scanNext = [&](Utf8Scan& scan) {
    const std::size_t from = next.fetch_add(kPiece);
    if (from >= text.size() || stop) return false;
    const std::size_t begin = pieceBegin(text, from), end = pieceBegin(text, from + kPiece);
    PieceScanner(text.substr(begin, end - begin), scan).run();
    bytes.letGo(begin, end);
    if (!scan.valid) stop = true;
    return scan.valid;
  };
  const std::size_t threads =
      std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), text.size() / kPiece + 1);
  std::vector<Utf8Scan> scans(threads);
  Result<void> asked;
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads; ++i)
      helpers.emplace_back([&scan = scans[i], &scanNext] {
        while (scanNext(scan)) continue;
      });
    do {
      asked = job.checkpoint(std::min(next.load(), text.size()), text.size());
      stop = stop || !asked;
    } while (scanNext(scans[0]));
  }
  if (!asked) return std::unexpected(asked.error());
  Utf8Scan sum;
  for (const auto& scan : scans) add(sum, scan);
  return sum;
}

}  // namespace samspil
