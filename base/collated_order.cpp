#include "base/collated_order.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

#include <unicode/coll.h>
#include <unicode/unistr.h>

namespace samspil {
namespace {

// The sort keys of all texts, one after the other: byte by byte they compare as the collator compares the texts.
class SortKeys {
 public:
  SortKeys(std::span<const std::string_view> texts, Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale(language == Language::danish ? "da" : "en"), status));
    ends_.reserve(texts.size() + 1);
    ends_.push_back(0);
    for (const std::string_view text : texts) {
      if (U_FAILURE(status))
        bytes_ += text;
      else
        append(*collator, text);
      ends_.push_back(bytes_.size());
    }
  }
  std::string_view operator[](std::uint32_t at) const {
    return std::string_view(bytes_).substr(ends_[at], ends_[at + 1] - ends_[at]);
  }

 private:
  void append(const icu::Collator& collator, std::string_view text) {
    constexpr std::int32_t kUsual = 128;
    const auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const std::size_t begin = bytes_.size();
    std::int32_t size = kUsual;
    for (std::int32_t room = 0; room < size;) {
      room = size;
      bytes_.resize(begin + static_cast<std::size_t>(room));
      size = collator.getSortKey(letters, reinterpret_cast<std::uint8_t*>(bytes_.data()) + begin, room);
      if (size <= room) break;
    }
    bytes_.resize(begin + static_cast<std::size_t>(size));
  }

  std::string bytes_;
  std::vector<std::size_t> ends_;
};

std::vector<std::uint32_t> orderOf(const SortKeys& keys, std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  return order;
}

}  // namespace

std::vector<std::uint32_t> collatedOrder(std::span<const std::string_view> texts, Language language) {
  return orderOf(SortKeys(texts, language), texts.size());
}

std::vector<std::uint32_t> collatedRanks(std::span<const std::string_view> texts, Language language) {
  const SortKeys keys(texts, language);
  const std::vector<std::uint32_t> order = orderOf(keys, texts.size());
  std::vector<std::uint32_t> ranks(texts.size());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i != 0 && keys[order[i - 1]] != keys[order[i]]) ++rank;
    ranks[order[i]] = rank;
  }
  return ranks;
}

}  // namespace samspil
