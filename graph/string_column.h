// StringColumn keeps many strings in one block of bytes: four bytes of overhead each, no allocation a string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samspil {

class StringColumn {
 public:
  void reserve(std::size_t strings, std::size_t bytes) {
    ends_.reserve(strings);
    bytes_.reserve(bytes);
  }
  void push(std::string_view text) {
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }
  std::size_t size() const { return ends_.size(); }
  // All strings, one after the other: what a scan over the whole column reads.
  std::string_view bytes() const { return bytes_; }
  // The string that holds byte `at` of bytes(). `from` is a string that is not after it: the search starts there and is
  // quick where the two are near. REQUIRES: at < bytes().size().
  std::size_t indexAt(std::size_t at, std::size_t from = 0) const;

 private:
  std::string bytes_;  // at most 4 GiB
  std::vector<std::uint32_t> ends_;
};

// The indexes of all strings in the order of their bytes; of equal ones, in their own.
std::vector<std::uint32_t> sortedOrder(const StringColumn& strings);

}  // namespace samspil
