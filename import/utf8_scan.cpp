#include "import/utf8_scan.h"

#include <algorithm>
#include <array>
#include <atomic>
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

// Whether all of the block is ASCII but NUL.
bool isPlain(const char* block) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kHighBits = 0x8080808080808080u;
  std::array<std::uint64_t, kBlock / 8> words;
  std::memcpy(words.data(), block, kBlock);
  std::uint64_t odd = 0;
  for (const std::uint64_t word : words) odd |= word | (word - kOnes);  // a byte of 0 borrows from its high bit
  return (odd & kHighBits) == 0;
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

void scanPiece(std::string_view text, Utf8Scan& scan) {
  std::size_t pairAt = text.size();  // where a letter would close a pair
  for (std::size_t at = 0; at < text.size();) {
    if (at + kBlock <= text.size() && isPlain(text.data() + at)) {
      at += kBlock;
      continue;
    }
    for (const std::size_t end = std::min(at + kBlock, text.size()); at < end;) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        scan.nuls = scan.nuls || byte == 0;
        ++at;
        continue;
      }
      const auto [letter, size] = letterAt(text, at);
      if (size == 1) {
        scan.valid = false;
        return;
      }
      ++scan.letters;
      scan.lostLetters = scan.lostLetters || letter == 0xFFFD;
      const bool closes = at == pairAt && closesPair(letter);
      at += size;
      if (closes) scan.doubled += 2;
      pairAt = !closes && opensPair(letter) ? at : text.size();
    }
  }
}

void add(Utf8Scan& sum, const Utf8Scan& part) {
  sum.valid = sum.valid && part.valid;
  sum.nuls = sum.nuls || part.nuls;
  sum.lostLetters = sum.lostLetters || part.lostLetters;
  sum.letters += part.letters;
  sum.doubled += part.doubled;
}

}  // namespace

Result<Utf8Scan> scanUtf8(std::string_view text, JobControl& job) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;
  const auto scanNext = [&](Utf8Scan& scan) {
    const std::size_t from = next.fetch_add(kPiece);
    if (from >= text.size() || stop) return false;
    const std::size_t begin = pieceBegin(text, from), end = pieceBegin(text, from + kPiece);
    scanPiece(text.substr(begin, end - begin), scan);
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
