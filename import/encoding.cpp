#include "import/encoding.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "import/code_page.h"

namespace samspil {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kLittleMark = "\xFF\xFE", kBigMark = "\xFE\xFF";

char32_t unitAt(std::string_view bytes, std::size_t at, bool bigEndian) {
  const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char32_t>(bigEndian ? first << 8 | second : second << 8 | first);
}

std::string decodeUtf16(std::string_view bytes, bool bigEndian) {
  std::string text;
  text.reserve(bytes.size() / 2 + bytes.size() / 8);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t unit = unitAt(bytes, at, bigEndian);
    if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unitAt(bytes, at + 2, bigEndian);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    const bool half = unit >= 0xD800 && unit < 0xE000;
    if (unit != 0xFEFF) appendUtf8(text, half ? 0xFFFD : unit);
  }
  return text;
}

// UTF-16 without a mark: in text of European languages nearly every other byte is zero (in Greek, a third still).
enum class ZeroBytes { few, even, odd };
ZeroBytes zeroBytes(std::string_view bytes) {
  const std::size_t seen = std::min<std::size_t>(bytes.size(), 1 << 16) & ~std::size_t{1};
  if (seen < 4 || bytes.size() % 2 != 0) return ZeroBytes::few;
  std::size_t zeros[2] = {};
  for (std::size_t at = 0; at < seen; ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  if (zeros[0] > seen / 8 && zeros[1] <= zeros[0] / 16) return ZeroBytes::even;
  if (zeros[1] > seen / 8 && zeros[0] <= zeros[1] / 16) return ZeroBytes::odd;
  return ZeroBytes::few;
}

// Calls visit(piece) for some megabytes at a time, cut between letters of UTF-8, until it answers false.
template <typename Visit>
Result<void> overPieces(std::string_view text, JobControl& job, Visit visit) {
  constexpr std::size_t kPiece = 8 << 20;
  for (std::size_t at = 0; at < text.size();) {
    TRY(job.checkpoint(at, text.size()));
    std::size_t end = std::min(at + kPiece, text.size());
    for (std::size_t back = 0; back < 4 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;
         ++back)
      --end;
    if (!visit(text.substr(at, end - at))) return {};
    at = end;
  }
  return {};
}

Result<std::uint64_t> removeNuls(TextBytes& text, JobControl& job) {
  bool any = false;
  TRY(overPieces(text, job, [&](std::string_view piece) {
    any = piece.find('\0') != std::string_view::npos;
    return !any;
  }));
  if (!any) return 0;
  std::string without(text.view());
  const std::uint64_t removed = std::erase(without, '\0');
  text = TextBytes(std::move(without));
  return removed;
}

Result<bool> isUtf8(std::string_view text, JobControl& job) {
  bool valid = true;
  TRY(overPieces(text, job, [&](std::string_view piece) { return valid = isValidUtf8(piece); }));
  return valid;
}

// Lines with letters beyond ASCII that are UTF-8, and lines that are not. Other encodings hardly ever make valid UTF-8.
struct Utf8Census {
  std::size_t valid = 0, invalid = 0;
};
Utf8Census countUtf8Lines(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t from = 0; from < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size() - 1) + 1;
    const auto line = bytes.substr(from, end - from);
    const bool ascii =
        std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) ++(isValidUtf8(line) ? census.valid : census.invalid);
    from = end;
  }
  return census;
}

// Lines pasted into a UTF-8 file from elsewhere: each line that is not UTF-8 is read as windows-1252.
void repairOtherLines(std::string_view bytes, DecodedText& decoded) {
  std::string text;
  const CodePage& page = *findCodePage("windows-1252");
  std::uint64_t line = 1;
  for (std::size_t from = 0; from < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size() - 1) + 1;
    const auto piece = bytes.substr(from, end - from);
    if (isValidUtf8(piece)) {
      text += piece;
    } else {
      text += decodeWith(page, piece);
      decoded.otherLines.push_back(line);
    }
    from = end;
  }
  decoded.text = std::move(text);
}

// Where the next byte beyond ASCII stands, or the size of the text.
std::size_t firstBeyondAscii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// "Ã¸" and its kin: a letter of 0xC2..0xC5 read as windows-1252, followed by what its second byte reads as.
struct DoubleCensus {
  std::size_t pairs = 0, letters = 0;
};
void countDoubles(std::string_view text, DoubleCensus& census) {
  auto& [pairs, letters] = census;
  for (std::size_t at = firstBeyondAscii(text, 0); at < text.size(); at = firstBeyondAscii(text, at)) {
    const auto [letter, size] = decodeUtf8(text, at);
    at += size;
    ++letters;
    if ((letter != 0xC3 && letter != 0xC2 && letter != 0xC5) || at >= text.size()) continue;
    const auto next = decodeUtf8(text, at);
    if (next.codePoint >= 0x80 && (next.codePoint <= 0xBF || (next.codePoint >= 0x152 && next.codePoint <= 0x2122))) {
      ++pairs;
      ++letters;
      at += next.size;
    }
  }
}

Result<bool> looksDoubleEncoded(std::string_view text, JobControl& job) {
  DoubleCensus census;
  TRY(overPieces(text, job, [&](std::string_view piece) {
    countDoubles(piece, census);
    return true;
  }));
  return census.pairs > 0 && census.pairs * 2 * 10 >= census.letters * 9;
}

DecodedText inUtf16(std::string_view bytes, bool bigEndian, bool mark) {
  DecodedText decoded;
  decoded.text = decodeUtf16(bytes, bigEndian);
  decoded.encoding = bigEndian ? "UTF-16BE" : "UTF-16LE";
  decoded.byteOrderMark = mark;
  decoded.evidence =
      mark ? LocalizedText{"Filen begynder med et BOM-mærke for UTF-16.",
                           "The file begins with the byte order mark of UTF-16."}
           : LocalizedText{"Hver anden byte er nul, som i UTF-16.", "Every other byte is zero, as in UTF-16."};
  return decoded;
}

Result<DecodedText> inUtf8(const TextBytes& marked, bool mark, bool valid, JobControl& job) {
  DecodedText decoded;
  decoded.encoding = "UTF-8";
  decoded.byteOrderMark = mark;
  const TextBytes bytes = mark ? marked.from(kUtf8Mark.size()) : marked;
  if (valid) {
    decoded.text = bytes;
  } else {
    repairOtherLines(bytes, decoded);
  }
  decoded.evidence = mark    ? LocalizedText{"Filen begynder med et BOM-mærke for UTF-8.",
                                          "The file begins with the byte order mark of UTF-8."}
                     : valid ? LocalizedText{"Hele filen er gyldig UTF-8.", "The whole file is valid UTF-8."}
                             : LocalizedText{"Næsten hele filen er UTF-8; enkelte linjer er læst som windows-1252.",
                                             "Nearly the whole file is UTF-8; a few lines were read as windows-1252."};
  TRY_ASSIGN(decoded.doubleEncoded, looksDoubleEncoded(decoded.text, job));
  return decoded;
}

DecodedText inCodePage(std::string_view bytes, const CodePage& page) {
  DecodedText decoded;
  decoded.text = decodeWith(page, bytes);
  decoded.encoding = page.name;
  decoded.evidence = {fmt::format("Filen er ikke UTF-8; bogstaverne passer bedst med {}.", page.name),
                      fmt::format("The file is not UTF-8; its letters fit {} best.", page.name)};
  return decoded;
}

Result<DecodedText> detected(const TextBytes& text, JobControl& job) {
  const auto valid = isUtf8(text, job);
  if (!valid) return std::unexpected(valid.error());
  const std::string_view bytes = text;
  if (bytes.starts_with(kUtf8Mark)) return inUtf8(text, true, *valid, job);
  if (bytes.starts_with(kLittleMark)) return inUtf16(bytes, false, true);
  if (bytes.starts_with(kBigMark)) return inUtf16(bytes, true, true);
  const ZeroBytes zeros = zeroBytes(bytes);
  if (zeros != ZeroBytes::few) return inUtf16(bytes, zeros == ZeroBytes::even, false);
  if (*valid) return inUtf8(text, false, true, job);
  const Utf8Census census = countUtf8Lines(bytes);
  if (census.valid > 2 * census.invalid) return inUtf8(text, false, false, job);
  return inCodePage(bytes, likeliestCodePage(bytes));
}

std::string knownNames() { return joinText(encodingNames(), ", "); }

Result<DecodedText> asWanted(const TextBytes& text, std::string_view wanted, JobControl& job) {
  const std::string_view bytes = text;
  const std::string name = foldForSearch(wanted);
  const bool mark = bytes.starts_with(kUtf8Mark);
  if (name == "utf 8" || name == "utf8") return inUtf8(text, mark, isValidUtf8(bytes), job);
  if (name == "double utf 8") {
    TRY_ASSIGN(DecodedText decoded, inUtf8(text, mark, isValidUtf8(bytes), job));
    decoded.text = undoDoubleEncoding(decoded.text);
    decoded.encoding = kDoubleUtf8;
    decoded.doubleEncoded = false;
    return decoded;
  }
  if (name.starts_with("utf 16") || name.starts_with("utf16")) {
    const bool bigEndian = name.ends_with("be") || bytes.starts_with(kBigMark);
    return inUtf16(bytes, bigEndian, bytes.starts_with(kBigMark) || bytes.starts_with(kLittleMark));
  }
  if (const CodePage* page = findCodePage(wanted)) return inCodePage(bytes, *page);
  return makeError(ErrorCode::invalidArgument, "The encoding {} is not known. Use one of {}.", wanted, knownNames());
}

}  // namespace

std::vector<std::string> encodingNames() {
  std::vector<std::string> names = {"UTF-8"};
  for (const auto& page : codePages()) names.emplace_back(page.name);
  names.insert(names.end(), {"UTF-16LE", "UTF-16BE", std::string(kDoubleUtf8)});
  return names;
}

Result<DecodedText> decodeText(TextBytes bytes, std::string_view wanted) {
  JobControl job;
  return decodeText(bytes, wanted, job);
}

Result<DecodedText> decodeText(const TextBytes& bytes, std::string_view wanted, JobControl& job) {
  DecodedText decoded;
  if (wanted.empty()) {
    TRY_ASSIGN(decoded, detected(bytes, job));
  } else {
    TRY_ASSIGN(decoded, asWanted(bytes, wanted, job));
    decoded.evidence = {"Valgt af brugeren.", "Chosen by the user."};
  }
  TRY_ASSIGN(decoded.removedNuls, removeNuls(decoded.text, job));
  TRY(overPieces(decoded.text, job, [&](std::string_view piece) {
    decoded.lostLetters = piece.find("\xEF\xBF\xBD") != std::string_view::npos;
    return !decoded.lostLetters;
  }));
  return decoded;
}

std::string undoDoubleEncoding(std::string_view text) {
  const CodePage& page = *findCodePage("windows-1252");
  std::string out;
  for (const auto line : splitText(text, '\n')) {
    if (line.data() != text.data()) out.push_back('\n');
    std::string bytes;
    for (std::size_t at = 0; at < line.size();) {
      const auto [letter, size] = decodeUtf8(line, at);
      at += size;
      const auto found = std::find(page.letters.begin(), page.letters.end(), letter);
      if (found == page.letters.end()) {
        bytes = "\xFF";
        break;
      }
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(found - page.letters.begin())));
    }
    out += isValidUtf8(bytes) ? std::string_view(bytes) : line;
  }
  return out;
}

}  // namespace samspil
