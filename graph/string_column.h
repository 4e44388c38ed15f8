// Columns keep many strings in one block of bytes, no allocation a string. A StringColumn is made for scanning, four
// bytes of overhead each; a CompactStringColumn takes less than two for short strings, and some nanoseconds more to
// find one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/ascending_column.h"
#include "graph/page_array.h"

namespace samspil {

// Ends is an array of the places where the strings end. All strings together: at most 4 GiB.
template <typename Ends>
class StringsByEnd {
 public:
  void push(std::string_view text) {
    bytes_.append(text.data(), text.size());
    ends_.push(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return bytes().substr(begin, ends_[index] - begin);
  }
  std::size_t size() const { return ends_.size(); }
  // All strings, one after the other: what a scan over the whole column reads.
  std::string_view bytes() const { return {bytes_.all().data(), bytes_.size()}; }

 protected:
  PageArray<char> bytes_;
  Ends ends_;
};

using CompactStringColumn = StringsByEnd<AscendingColumn>;

class StringColumn : public StringsByEnd<PageArray<std::uint32_t>> {
 public:
  // The string that holds byte `at` of bytes(). `from` is a string that is not after it: the search starts there and is
  // quick where the two are near. REQUIRES: at < bytes().size().
  std::size_t indexAt(std::size_t at, std::size_t from = 0) const;
};

// The indexes of all strings in the order of their bytes; of equal ones, in their own.
std::vector<std::uint32_t> sortedOrder(const StringColumn& strings);

}  // namespace samspil
