#include "import/resolution/name_postings.h"

#include <numeric>
#include <utility>

namespace samspil {
namespace {

constexpr std::size_t kBlock = 1 << 16;  // of what was added: nothing is copied while they grow in number

}  // namespace

std::size_t NamePostings::slotOf(std::uint64_t key) const {
  std::size_t at = (key * 0x9E3779B97F4A7C15U >> 20) & (slots_.size() - 1);
  while (slots_[at].number != kFree && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void NamePostings::grow() {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  for (const Slot& slot : before) {
    if (slot.number != kFree) slots_[slotOf(slot.key)] = slot;
  }
}

void NamePostings::add(std::uint64_t key, std::uint32_t place) {
  Slot* slot = &slots_[slotOf(key)];
  if (slot->number == kFree) {
    if (2 * (ends_.size() + 1) > slots_.size()) {
      grow();
      slot = &slots_[slotOf(key)];
    }
    *slot = {key, static_cast<std::uint32_t>(ends_.size())};
    ends_.push_back(0);
  }
  ++ends_[slot->number];
  if (added_.empty() || added_.back().size() == kBlock) added_.emplace_back().reserve(kBlock);
  added_.back().push_back({slot->number, place});
}

void NamePostings::finish() {
  std::exclusive_scan(ends_.begin(), ends_.end(), ends_.begin(), std::uint32_t{0});
  std::size_t all = 0;
  for (const auto& block : added_) all += block.size();
  places_.resize(all);
  // Where a list begins moves to where it ends.
  for (auto& block : added_) {
    for (const auto& [number, place] : block) places_[ends_[number]++] = place;
    block = {};
  }
  added_.clear();
}

std::span<const std::uint32_t> NamePostings::of(std::uint64_t key) const {
  const std::uint32_t number = slots_[slotOf(key)].number;
  if (number == kFree) return {};
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::span(places_).subspan(begin, ends_[number] - begin);
}

}  // namespace samspil
