// PackedColumn keeps numbers in as few bits each as the largest of them needs: none where all are 0. Reading one is a
// load, a shift and a mask.
#pragma once

#include <cstdint>
#include <cstring>

#include "graph/page_array.h"

namespace samspil {

class PackedColumn {
 public:
  // What reading needs, for loops: a copy of it stays in registers. Good until the next push().
  class View {
   public:
    std::uint32_t operator[](std::size_t index) const {
      const std::size_t bit = index * width_;
      std::uint64_t word;
      std::memcpy(&word, data_ + bit / 8, sizeof(word));
      return static_cast<std::uint32_t>(word >> bit % 8) & mask_;
    }

   private:
    friend class PackedColumn;
    static constexpr char kZeros[8] = {};
    const char* data_ = kZeros;  // eight bytes more than the numbers take
    std::uint32_t width_ = 0, mask_ = 0;
  };

  void push(std::uint32_t value) {
    if (value > view_.mask_) widen(value);
    ++size_;
    if (view_.width_ == 0) return;
    if (word_ + kAhead > words_.size()) addWords();
    filling_ |= std::uint64_t{value} << used_;
    words_[word_] = filling_;
    used_ += view_.width_;
    if (used_ < 64) return;
    used_ -= 64;
    filling_ = std::uint64_t{value} >> (view_.width_ - used_);
    words_[++word_] = filling_;
  }
  std::uint32_t operator[](std::size_t index) const { return view_[index]; }
  View view() const { return view_; }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kAhead =
      3;  // words: the one in hand, the next, and what a read of the last number takes
  void widen(std::uint32_t value);
  void addWords();

  View view_;
  PageArray<std::uint64_t> words_;
  std::uint64_t filling_ = 0;  // what words_[word_] holds
  std::size_t word_ = 0, size_ = 0;
  std::uint32_t used_ = 0;  // bits of it
};

}  // namespace samspil
