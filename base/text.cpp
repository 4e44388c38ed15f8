#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <immintrin.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace samspil {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters that Unicode does not decompose, or that Danish spells in two ways; "" keeps the letter.
std::string_view spelledOut(char32_t lower) {
  switch (lower) {
    case U'æ': return "ae";
    case U'ø': return "o";
    case U'œ': return "oe";
    case U'ß': return "ss";
    case U'ð': return "d";
    case U'đ': return "d";
    case U'þ': return "th";
    case U'ł': return "l";
    case U'ı': return "i";
    case U'ς': return "σ";
    default: return {};
  }
}

bool isMark(char32_t codePoint) {
  return codePoint >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(codePoint)) & U_GC_M_MASK) != 0;
}

char32_t lowered(char32_t codePoint) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(codePoint))); }

// Calls visit(letter) for each lower-case code point without accents that `codePoint` stands for: `É` is e; the
// ligature `ﬁ` is f and i; a mark alone is nothing.
template <typename Visit>
void forEachBaseLetter(char32_t codePoint, Visit visit) {
  if (codePoint < 0x80) return visit(lowered(codePoint));
  static const icu::Normalizer2* const compatibility = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  icu::UnicodeString parts;
  if (compatibility == nullptr || !compatibility->getDecomposition(static_cast<UChar32>(codePoint), parts)) {
    parts = icu::UnicodeString(static_cast<UChar32>(codePoint));
  }
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(at));
    if (!isMark(part)) visit(lowered(part));
  }
}

constexpr char kWordBreak = '\x01';

// Lower case of the letters and digits of ASCII, else kWordBreak.
constexpr std::array<char, 128> kAsciiFolds = [] {
  std::array<char, 128> folds{};
  folds.fill(kWordBreak);
  for (char c = 'a'; c <= 'z'; ++c)
    folds[static_cast<unsigned char>(c)] = folds[static_cast<unsigned char>(c - 32)] = c;
  for (char c = '0'; c <= '9'; ++c) folds[static_cast<unsigned char>(c)] = c;
  return folds;
}();

// The bytes of `text` that lie in first..last, as 0xff; all are ASCII.
__m128i within(__m128i text, char first, char last) {
  return _mm_and_si128(_mm_cmpgt_epi8(text, _mm_set1_epi8(static_cast<char>(first - 1))),
                       _mm_cmplt_epi8(text, _mm_set1_epi8(static_cast<char>(last + 1))));
}
std::uint32_t bitsOf(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }
std::uint32_t bitsOf(__m128i text, char letter) { return bitsOf(_mm_cmpeq_epi8(text, _mm_set1_epi8(letter))); }

// A folded text as it grows, letter by letter. `aa` reads as `å` and `oe` as `ø`, but "ae" stays: it is what `æ` folds
// to. Runs go as a whole, so that folding what is folded changes nothing.
class FoldedText {
 public:
  static constexpr std::size_t kAhead = 17;  // room that is written to but may not be kept

  explicit FoldedText(std::string& text) : text_(text) {}

  std::size_t size() const { return size_; }
  void reserve(std::size_t more) {
    if (size_ + more + kAhead > text_.size()) text_.resize(size_ + more + kAhead);
  }
  // REQUIRES: room for it, and for a blank before it.
  void append(char c) {
    if (c == kWordBreak) {
      blank_ = true;
      return;
    }
    if (blank_ && size_ > 0) put(' ');
    blank_ = false;
    const bool digraph = (last_ == 'a' && c == 'a') || (last_ == 'o' && c == 'e');
    if (!digraph) put(c);
  }
  // Of the first `count` of sixteen bytes those before the first that is not ASCII, or that asks for more than lower
  // case and a blank for what parts two words. Answers how many. REQUIRES: count in 1..16; room for kAhead.
  std::size_t appendAtOnce(__m128i text, std::uint32_t count) {
    const __m128i lower = _mm_or_si128(text, _mm_and_si128(within(text, 'A', 'Z'), _mm_set1_epi8(' ')));
    const __m128i kept = _mm_or_si128(within(lower, 'a', 'z'), within(lower, '0', '9'));
    const std::uint32_t breaks = ~bitsOf(kept) & 0xffff, letterA = bitsOf(lower, 'a');
    const auto before = [](std::uint32_t bits, bool that) { return bits << 1 | (that ? 1U : 0U); };
    const bool parted = blank_ || size_ == 0;
    const std::uint32_t first =
        bitsOf(text) | (breaks & before(breaks, parted)) | (letterA & before(letterA, !parted && last_ == 'a')) |
        (bitsOf(lower, 'e') & before(bitsOf(lower, 'o'), !parted && last_ == 'o')) | 1U << count;
    const auto taken = static_cast<std::uint32_t>(std::countr_zero(first));
    if (taken == 0) return 0;
    if (blank_ && size_ > 0) put(' ');
    const __m128i folded = _mm_or_si128(_mm_and_si128(kept, lower), _mm_andnot_si128(kept, _mm_set1_epi8(' ')));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&text_[size_]), folded);
    blank_ = (breaks >> (taken - 1) & 1) != 0;
    size_ += blank_ ? taken - 1 : taken;
    last_ = text_[size_ - 1];
    return taken;
  }

 private:
  void put(char c) { text_[size_++] = last_ = c; }

  std::string& text_;
  std::size_t size_ = 0;
  char last_ = '\0';
  bool blank_ = false;
};

// What a code point becomes in a folded text, with kWordBreak for anything but letters and digits.
std::string foldedPieces(char32_t codePoint) {
  std::string pieces;
  forEachBaseLetter(codePoint, [&](char32_t letter) {
    if (!u_isalnum(static_cast<UChar32>(letter)))
      pieces.push_back(kWordBreak);
    else if (const auto spelled = spelledOut(letter); !spelled.empty())
      pieces += spelled;
    else
      appendUtf8(pieces, letter);
  });
  return pieces;
}

// What the code points of one or two bytes (Latin, Greek, Cyrillic) become, looked up once.
class LetterTable {
 public:
  static constexpr char32_t kSize = 0x800;
  explicit LetterTable(std::string (*lettersOf)(char32_t)) {
    for (char32_t codePoint = 0; codePoint < kSize; ++codePoint) {
      bytes_ += lettersOf(codePoint);
      ends_[codePoint + 1] = static_cast<std::uint16_t>(bytes_.size());
    }
  }
  std::string_view of(char32_t codePoint) const {
    return std::string_view(bytes_).substr(ends_[codePoint], ends_[codePoint + 1] - ends_[codePoint]);
  }

 private:
  std::string bytes_;
  std::array<std::uint16_t, kSize + 1> ends_{};
};

// What `codePoint` contributes to a key: letters of a-z and digits, kWordBreak where it parts words; a mark nothing.
std::string slugLetters(char32_t codePoint, bool ringFollows) {
  if (isMark(codePoint)) return {};
  const char32_t lower = lowered(codePoint);
  if (lower == U'å' || (lower == U'a' && ringFollows)) return "aa";
  if (lower == U'ø') return "oe";
  std::string letters;
  forEachBaseLetter(codePoint, [&](char32_t base) {
    if (base < 0x80) {
      if (u_isalnum(static_cast<UChar32>(base))) letters += static_cast<char>(base);
    } else if (const auto spelled = spelledOut(base); isAscii(spelled)) {
      letters += spelled;
    }
  });
  return letters.empty() ? std::string(1, kWordBreak) : letters;
}

std::uint64_t wordAt(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Up to sixteen bytes of `text` from `at` on, zeros behind its end. Put together in registers: what is written to
// memory in pieces and read as a whole has to wait for the writing.
__m128i sixteenAt(std::string_view text, std::size_t at) {
  const char *const begin = text.data() + at, *const end = text.data() + text.size();
  const std::size_t left = text.size() - at;
  if (left >= 16) return _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
  std::uint64_t low = 0, high = 0;
  if (left > 8) {
    low = wordAt(begin);
    high = wordAt(end - 8) >> (8 * (16 - left));
  } else if (text.size() >= 8) {
    low = wordAt(end - 8) >> (8 * (8 - left));
  } else {
    for (std::size_t i = 0; i < left; ++i) low |= std::uint64_t{static_cast<unsigned char>(begin[i])} << (8 * i);
  }
  return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
}

}  // namespace

DecodedCodePoint decodeUtf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return {kReplacement, 1};
  char32_t codePoint = first & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!continuation(byte(at + i))) return {kReplacement, 1};
    codePoint = (codePoint << 6) | (byte(at + i) & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
  if (codePoint < kSmallest[size] || codePoint > 0x10FFFF || surrogate) return {kReplacement, 1};
  return {codePoint, size};
}

void appendUtf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool isValidUtf8(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t word = kHighBits;
    if (at + sizeof word <= bytes.size()) std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) == 0) {  // eight letters of ASCII
      at += sizeof word;
      continue;
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto decoded = decodeUtf8(bytes, at);
    if (decoded.size == 1) return false;
    at += decoded.size;
  }
  return true;
}

std::string foldForSearch(std::string_view text) {
  std::string folded;
  foldForSearch(text, folded);
  return folded;
}

void foldForSearch(std::string_view text, std::string& into) {
  static const LetterTable table(&foldedPieces);
  into.resize(text.size() + FoldedText::kAhead);
  FoldedText folded(into);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t count = std::min<std::size_t>(text.size() - at, 16);
    if (const std::size_t taken = folded.appendAtOnce(sixteenAt(text, at), static_cast<std::uint32_t>(count))) {
      at += taken;
      if (taken == count) continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {  // what becomes of it is no longer than it was
      folded.append(kAsciiFolds[byte]);
      ++at;
      continue;
    }
    const auto [codePoint, size] = decodeUtf8(text, at);
    at += size;
    std::string rare;
    if (codePoint >= LetterTable::kSize) rare = foldedPieces(codePoint);
    const std::string_view pieces = codePoint < LetterTable::kSize ? table.of(codePoint) : rare;
    folded.reserve(pieces.size() + text.size() - at);
    for (const char c : pieces) folded.append(c);
  }
  into.resize(folded.size());
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == '\t') {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(2);
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (text.back() == ' ' || text.back() == '\t') {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::vector<std::string_view> splitText(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  while (true) {
    const auto to = text.find(separator, from);
    parts.push_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

std::string joinText(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

namespace {

// A key as it grows: runs of letters with a hyphen between them.
class GrowingSlug {
 public:
  explicit GrowingSlug(std::size_t size) { text_.resize(size); }
  // REQUIRES: room for the letter and a hyphen; a letter of ASCII and what parts it from the one before take no more
  // than they did in the text.
  void append(char letter) {
    if (letter == kWordBreak) {
      hyphen_ = true;
      return;
    }
    if (hyphen_ && size_ > 0) text_[size_++] = '-';
    hyphen_ = false;
    text_[size_++] = letter;
  }
  // Letters of another script, with `left` characters still to come.
  void append(std::string_view letters, std::size_t left) {
    if (size_ + 1 + letters.size() + left > text_.size()) text_.resize(size_ + 1 + letters.size() + left);
    for (const char letter : letters) append(letter);
  }
  std::string take() {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  std::string text_;
  std::size_t size_ = 0;
  bool hyphen_ = false;
};

}  // namespace

std::string slug(std::string_view text) {
  constexpr std::string_view kRing = "\xCC\x8A";  // U+030A
  static const LetterTable table([](char32_t codePoint) { return slugLetters(codePoint, false); });
  GrowingSlug out(text.size());
  const auto isAsciiAt = [&](std::size_t i) { return i >= text.size() || static_cast<unsigned char>(text[i]) < 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    if (isAsciiAt(at) && isAsciiAt(at + 1)) {  // nearly all of most texts: no ring can follow
      out.append(kAsciiFolds[static_cast<unsigned char>(text[at++])]);
      continue;
    }
    const auto [codePoint, size] = decodeUtf8(text, at);
    at += size;
    const bool ringFollows = text.substr(at).starts_with(kRing);
    if (codePoint < LetterTable::kSize && !ringFollows)  // nearly all of most texts
      out.append(table.of(codePoint), text.size() - at);
    else
      out.append(slugLetters(codePoint, ringFollows), text.size() - at);
  }
  return out.take();
}

namespace {

// Whether what a code point becomes in a key becomes, folded, what the code point does.
bool letterFoldsAlike(char32_t codePoint) {
  if (isMark(codePoint)) return false;  // it may be a ring
  const std::string folded = foldedPieces(codePoint), key = slugLetters(codePoint, false);
  const bool breaks = folded.find(kWordBreak) != std::string::npos;
  if (breaks || key.find(kWordBreak) != std::string::npos) return folded == key;
  return isAscii(folded) && foldForSearch(key) == foldForSearch(folded);
}

}  // namespace

bool slugFoldsAlike(std::string_view text) {
  static const std::array alike = [] {
    std::array<bool, LetterTable::kSize> all{};
    for (char32_t codePoint = 0; codePoint < LetterTable::kSize; ++codePoint)
      all[codePoint] = letterFoldsAlike(codePoint);
    return all;
  }();
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto [codePoint, size] = decodeUtf8(text, at);
    if (codePoint >= alike.size() || !alike[codePoint]) return false;
    at += size;
  }
  return true;
}

struct Collator::Implementation {
  std::unique_ptr<icu::Collator> collator;
};

Collator::Collator(Language language) : implementation_(std::make_unique<Implementation>()) {
  UErrorCode status = U_ZERO_ERROR;
  implementation_->collator.reset(
      icu::Collator::createInstance(icu::Locale(language == Language::danish ? "da" : "en"), status));
  if (U_FAILURE(status)) implementation_->collator.reset();
}
Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

int Collator::compare(std::string_view a, std::string_view b) const {
  if (!implementation_->collator) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  const auto piece = [](std::string_view s) { return icu::StringPiece(s.data(), static_cast<int32_t>(s.size())); };
  return implementation_->collator->compareUTF8(piece(a), piece(b), status);
}

}  // namespace samspil
