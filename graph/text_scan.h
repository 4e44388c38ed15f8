// Finding a piece of text in every row of a column of folded texts, in one scan over the column's bytes.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "graph/string_column.h"

namespace samspil {

// Finds every place of one needle in bytes, sixteen at a time: places where two of its bytes stand, those that are rare
// in names, are looked at closer. REQUIRES: needle is not empty and outlives the finder.
class ByteFinder {
 public:
  explicit ByteFinder(std::string_view needle);
  // The first place at or behind `from`, or npos.
  std::size_t find(std::string_view bytes, std::size_t from) const;

 private:
  bool isAt(std::string_view bytes, std::size_t at) const {
    return std::memcmp(bytes.data() + at, needle_.data(), needle_.size()) == 0;
  }
  std::string_view needle_;
  std::size_t rare_ = 0, second_ = 0;  // places in the needle; the same one for a needle of one byte
};

// Calls visit(row) once for each row of [first, last) that contains `needle`, in ascending order. REQUIRES: needle is
// not empty.
template <typename Visit>
void forEachRowWith(const StringColumn& column, std::string_view needle, std::size_t first, std::size_t last,
                    Visit visit) {
  if (first >= last) return;
  const auto endOf = [&](std::size_t row) {
    return static_cast<std::size_t>(column[row].data() + column[row].size() - column.bytes().data());
  };
  const ByteFinder finder(needle);
  const std::string_view bytes = column.bytes().substr(0, endOf(last - 1));
  std::size_t at = first == 0 ? 0 : endOf(first - 1), row = first;
  while (at < bytes.size() && (at = finder.find(bytes, at)) != std::string_view::npos) {
    row = column.indexAt(at, row);
    const std::size_t end = endOf(row);
    if (at + needle.size() > end) {  // begins in this row, ends in the next
      ++at;
      continue;
    }
    visit(row);
    at = end;
  }
}

template <typename Visit>
void forEachRowWith(const StringColumn& column, std::string_view needle, Visit visit) {
  forEachRowWith(column, needle, 0, column.size(), visit);
}

inline bool hasAllWords(std::string_view text, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return text.contains(word); });
}

// The longest word is in the fewest rows, as a rule.
inline std::string_view longestOf(const std::vector<std::string_view>& words) {
  return *std::max_element(words.begin(), words.end(),
                           [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
}

// Calls visit(row) once for each row that contains every one of the words somewhere. REQUIRES: there are words, none
// empty.
template <typename Visit>
void forEachRowWithWords(const StringColumn& column, const std::vector<std::string_view>& words, Visit visit) {
  forEachRowWith(column, longestOf(words), [&](std::size_t row) {
    if (hasAllWords(column[row], words)) visit(row);
  });
}

}  // namespace samspil
