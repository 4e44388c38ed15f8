// What the distinct texts of one column mean, each found out once: a million rows say the same few types, countries and
// years.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "import/plain/hash_index.h"
#include "import/plain/text_hash.h"

namespace samspil {

template <typename Meaning>
class WordTable {
 public:
  explicit WordTable(std::size_t most = std::size_t{1} << 18) : most_(most) {}

  // The meaning of `text`, made by find() when it comes for the first time. nullptr: there are too many different
  // texts to remember them all, and this one is new.
  template <typename Find>
  Meaning* of(std::string_view text, std::uint64_t hash, Find find) {
    Entry* known = nullptr;
    index_.forEach(hash, [&](std::uint32_t place) {
      if (entries_[place].text == text) known = &entries_[place];
    });
    if (known != nullptr) return &known->meaning;
    if (entries_.size() >= most_) return nullptr;
    index_.insert(hash, static_cast<std::uint32_t>(entries_.size()));
    return &entries_.emplace_back(Entry{std::string(text), find()}).meaning;
  }

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string text;
    Meaning meaning;
  };
  HashIndex index_;
  std::deque<Entry> entries_;
  std::size_t most_;
};

}  // namespace samspil
