// Finding a piece of text in every row of a column of folded texts, in one scan over the column's bytes.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "graph/string_column.h"

namespace samspil {

// Where `needle` first occurs in `bytes`, from `from` on, or npos. memmem of the C library works on words, not bytes.
inline std::size_t findBytes(std::string_view bytes, std::string_view needle, std::size_t from) {
  const void* const found = memmem(bytes.data() + from, bytes.size() - from, needle.data(), needle.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

// Calls visit(row) once for each row that contains `needle`, in ascending order. REQUIRES: needle is not empty.
template <typename Visit>
void forEachRowWith(const StringColumn& column, std::string_view needle, Visit visit) {
  const std::string_view bytes = column.bytes();
  std::size_t at = 0, row = 0;
  while (at < bytes.size() && (at = findBytes(bytes, needle, at)) != std::string_view::npos) {
    row = column.indexAt(at, row);
    const std::string_view text = column[row];
    const auto end = static_cast<std::size_t>(text.data() + text.size() - bytes.data());
    if (at + needle.size() > end) {  // begins in this row, ends in the next
      ++at;
      continue;
    }
    visit(row);
    at = end;
  }
}

inline bool hasAllWords(std::string_view text, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return text.contains(word); });
}

// Calls visit(row) once for each row that contains every one of the words somewhere. REQUIRES: there are words, none
// empty.
template <typename Visit>
void forEachRowWithWords(const StringColumn& column, const std::vector<std::string_view>& words, Visit visit) {
  // The longest word is in the fewest rows, as a rule.
  const auto longest = std::max_element(words.begin(), words.end(),
                                        [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
  forEachRowWith(column, *longest, [&](std::size_t row) {
    if (hasAllWords(column[row], words)) visit(row);
  });
}

}  // namespace samspil
