// The different texts by which the rows of all files name sources, numbered from 1 on in the order in which they come.
// One thread at a time asks for numbers; while it does, others may ask for texts that they were told the numbers of.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "import/plain/block_array.h"
#include "import/plain/brief_text.h"
#include "import/plain/hash_index.h"
#include "import/plain/text_hash.h"

namespace samspil {

// textHash() of a text, and of the key that a source of that name would get; 0: it would get none of it.
struct SourceHashes {
  std::uint64_t text = 0, key = 0;
};

class SourceTexts {
 public:
  // The number of a text; `hash` is textHash() of it, `likely` what prefetchText() said.
  std::uint32_t numberOf(std::string_view text, std::uint64_t hash, std::uint32_t likely) {
    if (likely != 0 && isText(likely - 1, text)) return likely;
    std::uint32_t known = 0;
    index_.forEach(hash, [&](std::uint32_t place) {
      if (isText(place, text)) known = place + 1;
    });
    if (known != 0) return known;
    const auto place = static_cast<std::uint32_t>(texts_.size());
    index_.insert(hash, place);
    const bool brief = text.size() <= BriefText::kMostLetters;
    texts_.push_back(BriefText(brief ? text : long_.emplace_back(text)));
    return place + 1;
  }

  std::string_view text(std::uint32_t number) const { return texts_[number - 1]; }

  // Fetches what the look-up of a text will need; the second once the first has come: it answers the number that the
  // text probably has, or 0.
  void prefetch(std::uint64_t hash) const { index_.prefetch(hash); }
  std::uint32_t prefetchText(std::uint64_t hash) const {
    std::uint32_t likely = 0;
    index_.forEach(hash, [&](std::uint32_t place) {
      prefetchLine(&texts_[place]);
      likely = place + 1;
    });
    return likely;
  }

  // How many there are. For whoever asks for numbers.
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

  // No text is added any more.
  void endLookups() { index_ = {}; }

 private:
  bool isText(std::uint32_t place, std::string_view text) const {
    const std::string_view known = texts_[place];
    return known.size() == text.size() && sameLetters(known.data(), text.data(), text.size());
  }

  HashIndex index_;
  BlockArray<BriefText> texts_;
  std::deque<std::string> long_;
};

}  // namespace samspil
