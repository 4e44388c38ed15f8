#include "import/code_page.h"

#include <cmath>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "base/text.h"

namespace samspil {
namespace {

constexpr char32_t kUndefined = 0xFFFD;

// The likeliest first: where two read a text alike, the earlier one is named.
constexpr std::string_view kNames[] = {"windows-1252", "ISO-8859-1",   "macintosh",  "windows-1250",
                                       "ISO-8859-2",   "windows-1253", "ISO-8859-7", "ISO-8859-15"};

CodePage makeCodePage(std::string_view name) {
  CodePage page{name, {}};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(std::string(name).c_str(), &status);
  for (int byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    UChar target[4] = {};
    UErrorCode converted = U_ZERO_ERROR;
    const auto count = converter == nullptr ? 0 : ucnv_toUChars(converter, target, 4, &source, 1, &converted);
    page.letters[static_cast<std::size_t>(byte)] = byte < 128   ? static_cast<char32_t>(byte)
                                                   : count == 1 ? target[0]
                                                                : kUndefined;
  }
  ucnv_close(converter);
  return page;
}

// Letters beyond ASCII with their share, in per mille, among such letters of running text; capitals count a tenth.
struct LanguageLetters {
  double prior;  // log of how likely the language is before a letter was seen
  std::u32string_view letters;
  std::array<int, 40> share;
};
constexpr LanguageLetters kLanguages[] = {
    {0, U"æøåéöäü", {300, 340, 340, 10, 5, 5, 5}},
    {-1, U"åäöéüø", {270, 440, 270, 10, 5, 5}},
    {-1, U"äöüßéè", {340, 190, 390, 70, 5, 5}},
    {-1, U"éèàçêôâîùûïëñóíáúãõò", {300, 80, 80, 60, 40, 25, 25, 15, 15, 10, 10, 10, 50, 80, 50, 70, 30, 40, 10, 20}},
    {-4, U"ąćęłńóśźżéö", {150, 60, 170, 250, 30, 130, 100, 10, 120, 5, 5}},
    {-5, U"áčďéěíňóřšťúůýžľĺŕô", {150, 70, 5, 95, 90, 180, 5, 10, 70, 60, 10, 10, 45, 70, 70, 10, 2, 2, 5}},
    {-5, U"áéíóöőúüű", {260, 260, 60, 90, 90, 60, 30, 50, 20}},
    {-4, U"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", {95, 7,  16, 17, 60, 4,  38, 12, 60, 38, 27, 33,
                                                   60, 4,  75, 38, 45, 40, 40, 75, 35, 8,  11, 2,
                                                   17, 17, 18, 17, 30, 27, 12, 15, 1,  1,  1,  1}},
};
constexpr std::u32string_view kOrdinarySigns = U"§©°«»–—‘’“”„…€\u00A0·½²³´´®";
constexpr double kSignShare = 4, kOtherLetterShare = 0.5, kOtherShare = 0.02;

using Counts = std::array<std::size_t, 256>;

Counts countHighBytes(std::string_view bytes) {
  constexpr std::size_t kMost = 1 << 20;
  Counts counts{};
  const std::size_t step = bytes.size() / (64 * kMost) + 1;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte >= 128) ++counts[byte];
  }
  return counts;
}

double shareOf(char32_t letter, const std::unordered_map<char32_t, double>& language) {
  if (const auto found = language.find(letter); found != language.end()) return found->second;
  if (kOrdinarySigns.find(letter) != std::u32string_view::npos) return kSignShare;
  const bool control = letter < 0xA0;
  if (letter == kUndefined || control) return kOtherShare / 20;
  return u_isalpha(static_cast<UChar32>(letter)) ? kOtherLetterShare : kOtherShare;
}

std::unordered_map<char32_t, double> sharesOf(const LanguageLetters& language) {
  std::unordered_map<char32_t, double> shares;
  for (std::size_t i = 0; i < language.letters.size(); ++i) {
    const char32_t lower = language.letters[i];
    const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(lower)));
    shares[lower] = language.share[i];
    if (upper != lower) shares.try_emplace(upper, language.share[i] / 10.0);
  }
  return shares;
}

double logLikelihood(const Counts& counts, const CodePage& page, const std::unordered_map<char32_t, double>& language) {
  double sum = 0;
  for (std::size_t byte = 128; byte < 256; ++byte) {
    if (counts[byte] > 0)
      sum += static_cast<double>(counts[byte]) * std::log(shareOf(page.letters[byte], language) / 1000);
  }
  return sum;
}

}  // namespace

std::span<const CodePage> codePages() {
  static const std::vector<CodePage> pages = [] {
    std::vector<CodePage> made;
    for (const auto name : kNames) made.push_back(makeCodePage(name));
    return made;
  }();
  return pages;
}

const CodePage* findCodePage(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  for (const auto& page : codePages()) {
    if (ucnv_compareNames(std::string(name).c_str(), std::string(page.name).c_str()) == 0) return &page;
    // The names that people use: latin1, cp1252, mac, ...
    for (std::uint16_t i = 0; i < ucnv_countAliases(std::string(page.name).c_str(), &status); ++i) {
      const char* alias = ucnv_getAlias(std::string(page.name).c_str(), i, &status);
      if (alias != nullptr && ucnv_compareNames(std::string(name).c_str(), alias) == 0) return &page;
    }
  }
  return nullptr;
}

std::string decodeWith(const CodePage& page, std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 128) {
      text.push_back(byte);
    } else {
      appendUtf8(text, page.letters[value]);
    }
  }
  return text;
}

const CodePage& likeliestCodePage(std::string_view bytes) {
  const Counts counts = countHighBytes(bytes);
  const CodePage* best = nullptr;
  double bestScore = 0;
  for (const auto& language : kLanguages) {
    const auto shares = sharesOf(language);
    for (const auto& page : codePages()) {
      const double score = language.prior + logLikelihood(counts, page, shares);
      const bool earlier = best != nullptr && score == bestScore && &page < best;
      if (best == nullptr || score > bestScore || earlier) {
        best = &page;
        bestScore = score;
      }
    }
  }
  return *best;
}

}  // namespace samspil
