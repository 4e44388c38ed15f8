// Finding a piece of text in every row of a column of folded texts, in one scan over the column's bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/string_column.h"

namespace samspil {

// Finds the places of one needle in bytes, sixteen or thirty-two at a time: places where two of its bytes stand, those
// that are rare in names, are looked at closer. REQUIRES: needle is not empty and outlives the finder.
class ByteFinder {
 public:
  explicit ByteFinder(std::string_view needle);
  // The places in [from, end) where the needle begins, it all within `bytes`, ascending; they lie in `room`.
  std::span<const std::uint32_t> find(std::string_view bytes, std::size_t from, std::size_t end,
                                      std::vector<std::uint32_t>& room) const;

 private:
  std::string_view needle_;
  std::size_t rare_ = 0, second_ = 0;  // places in the needle; the same one for a needle of one byte
};

// Where a needle was found: in bytes() of the column, the row's from `begin` to `end`.
struct FoundPlace {
  std::size_t row = 0, begin = 0, end = 0, at = 0;
};

// Calls visit(FoundPlace) for each place in the rows [first, last) where `needle` stands, in ascending order. REQUIRES:
// needle is not empty.
template <typename Visit>
void forEachPlace(const StringColumn& column, std::string_view needle, std::size_t first, std::size_t last,
                  Visit visit) {
  constexpr std::size_t kChunk = 8192;  // bytes: their places stay in the nearest cache
  if (first >= last) return;
  const char* const data = column.bytes().data();
  FoundPlace found;
  const auto enter = [&](std::size_t row) {
    const std::string_view text = column[row];
    found.row = row;
    found.begin = static_cast<std::size_t>(text.data() - data);
    found.end = found.begin + text.size();
  };
  enter(last - 1);
  const std::string_view bytes = column.bytes().substr(0, found.end);
  enter(first);
  const ByteFinder finder(needle);
  std::vector<std::uint32_t> room;
  for (std::size_t at = found.begin; at < bytes.size(); at += kChunk) {
    for (const std::uint32_t place : finder.find(bytes, at, std::min(at + kChunk, bytes.size()), room)) {
      if (place >= found.end) enter(column.indexAt(place, found.row));
      found.at = place;
      if (place + needle.size() <= found.end) visit(found);  // else it ends in the next row
    }
  }
}

// Calls visit(row) once for each row of [first, last) that contains `needle`, in ascending order. REQUIRES: needle is
// not empty.
template <typename Visit>
void forEachRowWith(const StringColumn& column, std::string_view needle, std::size_t first, std::size_t last,
                    Visit visit) {
  std::size_t next = first;
  forEachPlace(column, needle, first, last, [&](const FoundPlace& found) {
    if (found.row < next) return;
    next = found.row + 1;
    visit(found.row);
  });
}

template <typename Visit>
void forEachRowWith(const StringColumn& column, std::string_view needle, Visit visit) {
  forEachRowWith(column, needle, 0, column.size(), visit);
}

inline bool hasAllWords(std::string_view text, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return text.contains(word); });
}

// Of the words the one that the fewest rows hold, by a look at some of them; of equal ones the longest. REQUIRES: there
// are words, none empty.
std::string_view rarestOf(const StringColumn& column, const std::vector<std::string_view>& words);

// Calls visit(row) once for each row of [first, last) that contains `rarest` and every other one of the words
// somewhere, in ascending order. REQUIRES: none is empty.
template <typename Visit>
void forEachRowWithWords(const StringColumn& column, std::string_view rarest,
                         const std::vector<std::string_view>& words, std::size_t first, std::size_t last, Visit visit) {
  std::vector<std::string_view> others;
  for (const std::string_view word : words) {
    if (!rarest.contains(word)) others.push_back(word);
  }
  forEachRowWith(column, rarest, first, last, [&](std::size_t row) {
    if (hasAllWords(column[row], others)) visit(row);
  });
}

template <typename Visit>
void forEachRowWithWords(const StringColumn& column, const std::vector<std::string_view>& words, Visit visit) {
  forEachRowWithWords(column, rarestOf(column, words), words, 0, column.size(), visit);
}

}  // namespace samspil
