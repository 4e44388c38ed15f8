#include "import/resolution/word_likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace samspil {
namespace {

// Concepts that names in two languages swap: a "højskole" is a college or a school.
constexpr std::pair<std::string_view, std::string_view> kRelated[] = {
    {"school", "college"},   {"school", "academy"},    {"college", "academy"},     {"society", "association"},
    {"institute", "centre"}, {"agency", "ministry"},   {"municipality", "region"}, {"royal", "national"},
    {"medical", "health"},   {"medical", "doctor"},    {"council", "foundation"},  {"research", "science"},
    {"danish", "national"},  {"university", "college"}};
constexpr std::size_t kMostConcepts = 2 * std::size(kRelated) + 1;

// The concepts of kRelated, each once, with a table of which two are related.
struct Concepts {
  std::array<std::string_view, kMostConcepts> words;
  std::size_t count = 1;  // the first is none
  std::array<std::array<bool, kMostConcepts>, kMostConcepts> related{};

  constexpr Concepts() {
    for (const auto& [one, other] : kRelated) {
      const std::size_t a = placeOf(one), b = placeOf(other);
      related[a][b] = related[b][a] = true;
    }
  }
  constexpr std::size_t placeOf(std::string_view word) {
    for (std::size_t i = 1; i < count; ++i) {
      if (words[i] == word) return i;
    }
    words[count] = word;
    return count++;
  }
};
constexpr Concepts kConcepts;

bool startsAlike(std::string_view a, std::string_view b, std::size_t size) {
  return a.substr(0, size) == b.substr(0, size);
}

}  // namespace

WordShape shapeOf(std::string_view word) {
  WordShape shape;
  for (const char c : word) shape.letters |= 1U << (static_cast<unsigned char>(c) & 31U);
  const auto end = kConcepts.words.begin() + kConcepts.count;
  const auto found = std::find(kConcepts.words.begin() + 1, end, word);
  if (found != end) shape.concept_ = static_cast<std::uint32_t>(found - kConcepts.words.begin());
  return shape;
}

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most) {
  constexpr std::size_t kLongest = 40;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most || b.size() > kLongest) return most + 1;
  std::array<std::array<std::uint8_t, kLongest + 1>, 3> rows;
  std::uint8_t *before = rows[0].data(), *previous = rows[1].data(), *row = rows[2].data();
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int edits = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits = std::min(edits, before[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(edits);
    }
    std::uint8_t* const spent = std::exchange(before, std::exchange(previous, row));
    row = spent;
  }
  return std::min<std::size_t>(previous[b.size()], most + 1);
}

double wordLikeness(const ShapedWord& a, const ShapedWord& b) {
  if (a.text == b.text) return 1;
  if (kConcepts.related[a.shape.concept_][b.shape.concept_]) return 0.6;
  const std::size_t shorter = std::min(a.text.size(), b.text.size()), longer = std::max(a.text.size(), b.text.size());
  if (shorter < 4) return 0;
  if (startsAlike(a.text, b.text, shorter)) return shorter * 2 >= longer ? 0.85 : 0.7;
  const std::size_t most = longer >= 8 ? 2 : 1;
  // An edit changes at most two of the letters that occur.
  const auto changed = static_cast<std::size_t>(std::popcount(a.shape.letters ^ b.shape.letters));
  if (changed > 2 * most || longer - shorter > most) return 0;
  const std::size_t edits = editDistance(a.text, b.text, most);
  if (edits > most) return 0;
  return 1.0 - 1.2 * static_cast<double>(edits) / static_cast<double>(longer);
}

}  // namespace samspil
