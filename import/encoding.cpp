#include "import/encoding.h"

#include <algorithm>

#include "base/text.h"
#include "import/code_page.h"
#include "import/utf8_scan.h"

namespace samspil {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kLittleMark = "\xFF\xFE", kBigMark = "\xFE\xFF";

char32_t unitAt(std::string_view bytes, std::size_t at, bool bigEndian) {
  const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char32_t>(bigEndian ? first << 8 | second : second << 8 | first);
}

// `at` stands on the second half of a letter that UTF-16 writes as two units.
bool isSecondUnit(std::string_view bytes, std::size_t at, bool bigEndian) {
  const char32_t unit = at + 1 < bytes.size() ? unitAt(bytes, at, bigEndian) : 0;
  return unit >= 0xDC00 && unit < 0xE000;
}

std::string decodeUtf16(std::string_view bytes, bool bigEndian) {
  std::string text;
  text.reserve(bytes.size() / 2 + bytes.size() / 8);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t unit = unitAt(bytes, at, bigEndian);
    if (unit >= 0xD800 && unit < 0xDC00 && isSecondUnit(bytes, at + 2, bigEndian)) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (unitAt(bytes, at + 2, bigEndian) - 0xDC00);
      at += 2;
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

// The text written anew piece by piece, so that it may be larger than memory. cut(end) moves the end of a piece to a
// place between two letters or lines; decode(piece) answers what it reads as.
template <typename Cut, typename Decode>
Result<TextBytes> inPieces(std::string_view text, JobControl& job, Cut cut, Decode decode) {
  constexpr std::size_t kPiece = 4 << 20;
  TextWriter writer;
  for (std::size_t at = 0; at < text.size();) {
    TRY(job.checkpoint(at, text.size()));
    const std::size_t end = text.size() - at > kPiece ? cut(at + kPiece) : text.size();
    TRY(writer.append(decode(text.substr(at, end - at))));
    at = end;
  }
  return writer.finish();
}

std::size_t anywhere(std::size_t end) { return end; }

// Cuts behind the line that a place is in.
auto behindLine(std::string_view text) {
  return [text](std::size_t end) { return std::min(text.find('\n', end), text.size() - 1) + 1; };
}

Result<TextBytes> withoutNuls(std::string_view text, JobControl& job) {
  return inPieces(text, job, anywhere, [](std::string_view piece) {
    std::string without(piece);
    std::erase(without, '\0');
    return without;
  });
}

// Lines with letters beyond ASCII that are UTF-8, and lines that are not. Other encodings hardly ever make valid UTF-8.
struct Utf8Census {
  std::size_t valid = 0, invalid = 0;
};
Result<Utf8Census> countUtf8Lines(std::string_view bytes, JobControl& job) {
  constexpr std::size_t kBetweenCheckpoints = 4 << 20;
  Utf8Census census;
  for (std::size_t from = 0, next = 0; from < bytes.size();) {
    if (from >= next) {
      TRY(job.checkpoint(from, bytes.size()));
      next = from + kBetweenCheckpoints;
    }
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
Result<void> repairOtherLines(std::string_view bytes, DecodedText& decoded, JobControl& job) {
  const CodePage& page = *findCodePage("windows-1252");
  std::uint64_t line = 1;
  TRY_ASSIGN(decoded.text, inPieces(bytes, job, behindLine(bytes), [&](std::string_view piece) {
               std::string text;
               for (std::size_t from = 0; from < piece.size(); ++line) {
                 const std::size_t end = std::min(piece.find('\n', from), piece.size() - 1) + 1;
                 const auto one = piece.substr(from, end - from);
                 const bool valid = isValidUtf8(one);
                 text += valid ? std::string(one) : decodeWith(page, one);
                 if (!valid) decoded.otherLines.push_back(line);
                 from = end;
               }
               return text;
             }));
  return {};
}

Result<DecodedText> inUtf16(std::string_view bytes, bool bigEndian, bool mark, JobControl& job) {
  DecodedText decoded;
  const auto cut = [&](std::size_t end) { return isSecondUnit(bytes, end, bigEndian) ? end + 2 : end; };
  TRY_ASSIGN(decoded.text,
             inPieces(bytes, job, cut, [&](std::string_view piece) { return decodeUtf16(piece, bigEndian); }));
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
  decoded.text = mark ? marked.from(kUtf8Mark.size()) : marked;
  if (!valid) TRY(repairOtherLines(decoded.text, decoded, job));
  decoded.evidence = mark    ? LocalizedText{"Filen begynder med et BOM-mærke for UTF-8.",
                                          "The file begins with the byte order mark of UTF-8."}
                     : valid ? LocalizedText{"Hele filen er gyldig UTF-8.", "The whole file is valid UTF-8."}
                             : LocalizedText{"Næsten hele filen er UTF-8; enkelte linjer er læst som windows-1252.",
                                             "Nearly the whole file is UTF-8; a few lines were read as windows-1252."};
  return decoded;
}

Result<DecodedText> inCodePage(std::string_view bytes, const CodePage& page, JobControl& job) {
  DecodedText decoded;
  TRY_ASSIGN(decoded.text,
             inPieces(bytes, job, anywhere, [&](std::string_view piece) { return decodeWith(page, piece); }));
  decoded.encoding = page.name;
  decoded.evidence = {fmt::format("Filen er ikke UTF-8; bogstaverne passer bedst med {}.", page.name),
                      fmt::format("The file is not UTF-8; its letters fit {} best.", page.name)};
  return decoded;
}

// `scan` is of the bytes.
Result<DecodedText> detected(const TextBytes& text, const Utf8Scan& scan, JobControl& job) {
  const std::string_view bytes = text;
  if (bytes.starts_with(kUtf8Mark)) return inUtf8(text, true, scan.valid, job);
  if (bytes.starts_with(kLittleMark)) return inUtf16(bytes, false, true, job);
  if (bytes.starts_with(kBigMark)) return inUtf16(bytes, true, true, job);
  const ZeroBytes zeros = zeroBytes(bytes);
  if (zeros != ZeroBytes::few) return inUtf16(bytes, zeros == ZeroBytes::even, false, job);
  if (scan.valid) return inUtf8(text, false, true, job);
  TRY_ASSIGN(const Utf8Census census, countUtf8Lines(bytes, job));
  if (census.valid > 2 * census.invalid) return inUtf8(text, false, false, job);
  return inCodePage(bytes, likeliestCodePage(bytes), job);
}

std::string knownNames() { return joinText(encodingNames(), ", "); }

Result<DecodedText> asWanted(const TextBytes& text, std::string_view wanted, const Utf8Scan& scan, JobControl& job) {
  const std::string_view bytes = text;
  const std::string name = foldForSearch(wanted);
  const bool mark = bytes.starts_with(kUtf8Mark);
  if (name == "utf 8" || name == "utf8") return inUtf8(text, mark, scan.valid, job);
  if (name == "double utf 8") {
    TRY_ASSIGN(DecodedText decoded, inUtf8(text, mark, scan.valid, job));
    const std::string_view twice = decoded.text;
    TRY_ASSIGN(decoded.text, inPieces(twice, job, behindLine(twice), undoDoubleEncoding));
    decoded.encoding = kDoubleUtf8;
    return decoded;
  }
  if (name.starts_with("utf 16") || name.starts_with("utf16")) {
    const bool bigEndian = name.ends_with("be") || bytes.starts_with(kBigMark);
    return inUtf16(bytes, bigEndian, bytes.starts_with(kBigMark) || bytes.starts_with(kLittleMark), job);
  }
  if (const CodePage* page = findCodePage(wanted)) return inCodePage(bytes, *page, job);
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
  TRY_ASSIGN(Utf8Scan scan, scanUtf8(bytes, job));
  DecodedText decoded;
  if (wanted.empty()) {
    TRY_ASSIGN(decoded, detected(bytes, scan, job));
  } else {
    TRY_ASSIGN(decoded, asWanted(bytes, wanted, scan, job));
    decoded.evidence = {"Valgt af brugeren.", "Chosen by the user."};
  }
  const bool asItStands = decoded.text.view().data() == bytes.view().data();
  if (!asItStands) {
    TRY_ASSIGN(scan, scanUtf8(decoded.text, job));
  }
  if (scan.nuls) {
    const std::size_t before = decoded.text.size();
    TRY_ASSIGN(decoded.text, withoutNuls(decoded.text, job));
    decoded.removedNuls = before - decoded.text.size();
  }
  decoded.lostLetters = scan.lostLetters;
  decoded.doubleEncoded = decoded.encoding == "UTF-8" && scan.looksDoubleEncoded();
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
