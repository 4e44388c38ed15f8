#include "import/local_ids.h"

#include <algorithm>
#include <cstring>

namespace samspil {

std::size_t LocalIds::placeOf(const Slot& slot) {
  std::uint32_t place = 0;
  std::memcpy(&place, slot.bytes.data(), sizeof place);
  return place;
}

std::string_view LocalIds::textOf(const Slot& slot) const {
  return slot.size > kInline ? std::string_view(long_[placeOf(slot)]) : std::string_view(slot.bytes.data(), slot.size);
}

LocalIds::Slot LocalIds::slotOf(std::string_view id, EntityId entity) {
  Slot slot{.entity = entity.value, .size = static_cast<std::uint8_t>(std::min(id.size(), kInline + 1)), .bytes = {}};
  if (id.size() <= kInline) {
    std::copy(id.begin(), id.end(), slot.bytes.begin());
  } else {
    const auto place = static_cast<std::uint32_t>(long_.size());
    std::memcpy(slot.bytes.data(), &place, sizeof place);
    long_.emplace_back(id);
  }
  return slot;
}

void LocalIds::place(std::uint64_t hash, const Slot& slot) {
  std::size_t at = hash & mask_;
  while (slots_[at].entity != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

void LocalIds::grow() {
  const auto slots = std::move(slots_);
  slots_.assign(slots.empty() ? 1024 : slots.size() * 2, Slot{});
  mask_ = slots_.size() - 1;
  for (const Slot& slot : slots) {
    if (slot.entity != 0) place(textHash(textOf(slot)), slot);
  }
}

void LocalIds::remember(std::string_view id, std::uint64_t hash, EntityId entity) {
  if (find(id, hash)) return;
  if (count_ * 2 >= slots_.size()) grow();
  ++count_;
  place(hash, slotOf(id, entity));
}

std::optional<EntityId> LocalIds::find(std::string_view id, std::uint64_t hash) const {
  if (slots_.empty()) return std::nullopt;
  for (std::size_t at = hash & mask_; slots_[at].entity != 0; at = (at + 1) & mask_) {
    if (textOf(slots_[at]) == id) return EntityId{slots_[at].entity};
  }
  return std::nullopt;
}

}  // namespace samspil
