#include "base/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace samspil {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

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

// The accented letter's base letter, or the letter itself.
char32_t withoutMarks(char32_t codePoint) {
  if (codePoint < 0xC0) return codePoint;
  static const icu::Normalizer2* const nfd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  icu::UnicodeString decomposition;
  if (nfd == nullptr || !nfd->getDecomposition(static_cast<UChar32>(codePoint), decomposition)) return codePoint;
  return static_cast<char32_t>(decomposition.char32At(0));
}

bool isMark(char32_t codePoint) {
  return codePoint >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(codePoint)) & U_GC_M_MASK) != 0;
}

// `aa` reads as `å` and `oe` as `ø`, but "ae" stays: it is what `æ` folds to.
void foldDanishDigraphs(std::string& folded) {
  std::size_t out = 0;
  for (std::size_t in = 0; in < folded.size(); ++in) {
    const char c = folded[in];
    folded[out++] = c;
    const char next = in + 1 < folded.size() ? folded[in + 1] : '\0';
    if ((c == 'a' && next == 'a') || (c == 'o' && next == 'e')) ++in;
  }
  folded.resize(out);
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
  for (std::size_t at = 0; at < bytes.size();) {
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
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [codePoint, size] = decodeUtf8(text, at);
    at += size;
    if (isMark(codePoint)) continue;
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(codePoint)));
    const char32_t base = withoutMarks(lower);
    if (!u_isalnum(static_cast<UChar32>(base))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    if (const auto spelled = spelledOut(base); !spelled.empty()) {
      out += spelled;
    } else {
      appendUtf8(out, base);
    }
  }
  foldDanishDigraphs(out);
  return out;
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

std::string slug(std::string_view text) {
  std::string out;
  bool hyphen = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [codePoint, size] = decodeUtf8(text, at);
    at += size;
    if (isMark(codePoint)) continue;
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(codePoint)));
    std::string letter;
    if (lower == U'å') {
      letter = "aa";
    } else if (lower == U'ø') {
      letter = "oe";
    } else if (const auto base = withoutMarks(lower); base < 0x80 && u_isalnum(static_cast<UChar32>(base))) {
      letter = static_cast<char>(base);
    } else {
      letter = spelledOut(base);
      if (!letter.empty() && static_cast<unsigned char>(letter[0]) >= 0x80) letter.clear();
    }
    if (letter.empty()) {
      hyphen = true;
      continue;
    }
    if (hyphen && !out.empty()) out.push_back('-');
    hyphen = false;
    out += letter;
  }
  return out;
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
