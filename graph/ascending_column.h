// AscendingColumn keeps numbers of which none is smaller than the one before it (ends of strings, beginnings of runs)
// in blocks of 64: the block's first number, and for each the distance from it in as few bits as the block's last one
// needs. Numbers that stand close take a few bits each, equal ones none, any take four bytes at most and an eighth
// more.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#include "graph/page_array.h"

namespace samspil {

class AscendingColumn {
 public:
  // REQUIRES: value >= the one pushed last.
  void push(std::uint32_t value) {
    open_[size_++ % kBlock] = value;
    if (size_ % kBlock == 0) closeBlock();
  }
  std::uint32_t operator[](std::size_t index) const {
    const std::size_t block = index / kBlock, place = index % kBlock;
    if (block >= closed_) return open_[place];
    const Head head = heads_[block];
    const std::uint32_t width = heads_[block + 1].firstWord - head.firstWord;
    const std::size_t bit = place * width;
    std::uint64_t word;
    std::memcpy(&word, reinterpret_cast<const char*>(&words_[head.firstWord]) + bit / 8, sizeof(word));
    return head.first + (static_cast<std::uint32_t>(word >> bit % 8) & static_cast<std::uint32_t>(mask(width)));
  }
  std::size_t size() const { return size_; }
  // The first index from `from` on whose number is greater than `value`; size() where none is. REQUIRES: those before
  // `from` are not greater.
  std::size_t firstAbove(std::uint32_t value, std::size_t from = 0) const;

 private:
  static constexpr std::size_t kBlock = 64;  // so that a block of numbers of n bits takes n words
  struct Head {
    std::uint32_t first, firstWord;  // the words of a block end where the next one's begin
  };
  static std::uint64_t mask(std::uint32_t width) { return (std::uint64_t{1} << width) - 1; }
  void closeBlock();

  PageArray<Head> heads_;           // of the closed blocks, and where the next one's words will begin
  PageArray<std::uint64_t> words_;  // one more than the blocks take
  std::array<std::uint32_t, kBlock> open_{};
  std::size_t size_ = 0, closed_ = 0;
};

}  // namespace samspil
