// What the distinct texts of one column mean, each found out once: a million rows say the same few types, countries and
// years. Short ones that came lately are known by their letters alone.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "import/plain/hash_index.h"
#include "import/plain/text_hash.h"

namespace samspil {

template <typename Meaning>
class WordTable {
 public:
  static constexpr std::size_t kMost = std::size_t{1} << 18;
  explicit WordTable(std::size_t most = kMost) : most_(most) {}

  struct Entry {
    std::string text;
    std::uint32_t number = 0;  // among the texts, from 1 on
    Meaning meaning;
  };

  // What `text` is, its meaning made by find() when it comes for the first time; it stays there. nullptr: there are too
  // many different texts to remember them all, and this one is new.
  template <typename Find>
  const Entry* of(std::string_view text, Find find) {
    if (text.size() > kShort) return known(text, find);
    const ShortText letters = shortText(text);
    Recent& recent = recent_[letters.hash() % kRecent];
    if (recent.entry != nullptr && recent.letters == letters) return recent.entry;
    const Entry* const entry = known(text, find);
    if (entry != nullptr) recent = {letters, entry};
    return entry;
  }

 private:
  static constexpr std::size_t kShort = 16, kRecent = 256;

  // All letters of a short text, twice those that overlap.
  struct ShortText {
    std::uint64_t first = 0, last = 0;
    std::size_t size = 0;
    std::uint64_t hash() const { return hashOfNumbers(first ^ size, last); }
    friend bool operator==(const ShortText&, const ShortText&) = default;
  };
  struct Recent {
    ShortText letters;
    const Entry* entry = nullptr;
  };

  static ShortText shortText(std::string_view text) {
    using text_hash::wordAt;
    const char* const at = text.data();
    const std::size_t size = text.size();
    if (size >= 8) return {wordAt<std::uint64_t>(at), wordAt<std::uint64_t>(at + size - 8), size};
    if (size >= 4) return {wordAt<std::uint32_t>(at), wordAt<std::uint32_t>(at + size - 4), size};
    ShortText letters{0, 0, size};
    for (std::size_t i = 0; i < size; ++i) letters.first = letters.first << 8 | wordAt<std::uint8_t>(at + i);
    return letters;
  }

  template <typename Find>
  const Entry* known(std::string_view text, Find find) {
    const std::uint64_t hash = textHash(text);
    const Entry* found = nullptr;
    index_.forEach(hash, [&](std::uint32_t place) {
      if (entries_[place].text == text) found = &entries_[place];
    });
    if (found != nullptr || entries_.size() >= most_) return found;
    const auto place = static_cast<std::uint32_t>(entries_.size());
    index_.insert(hash, place);
    return &entries_.emplace_back(Entry{std::string(text), place + 1, find()});
  }

  HashIndex index_;
  std::deque<Entry> entries_;
  std::vector<Recent> recent_ = std::vector<Recent>(kRecent);
  std::size_t most_;
};

}  // namespace samspil
