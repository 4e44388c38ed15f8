// Which names have a blocking key: for each key, by its hash, a list of the names' places. Four bytes a name and key,
// and some twenty a key.
//
//   NamePostings postings;
//   for (...) postings.add(hash, place);   // places ascending
//   postings.finish();
//   for (const std::uint32_t place : postings.of(hash)) ...
//
// Keys of one hash count as one; of 64 bits that is as good as never. After finish(), any number of threads may read.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace samspil {

class NamePostings {
 public:
  void add(std::uint64_t key, std::uint32_t place);
  void finish();
  // Ascending; a name that was added twice for a key is there twice. Empty: no name has the key.
  std::span<const std::uint32_t> of(std::uint64_t key) const;

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = kFree;  // of the key, in the order of coming
  };
  struct Added {
    std::uint32_t number, place;
  };
  std::size_t slotOf(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two, at most half of them taken
  std::vector<std::uint32_t> ends_;                  // by key: how many it has, once finished where its list ends
  std::vector<std::vector<Added>> added_;            // in blocks, none after finish()
  std::vector<std::uint32_t> places_;
};

}  // namespace samspil
