#include "import/local_ids.h"

#include <cstring>

namespace samspil {

// The slot of an id, of one that is too long without its place.
LocalIds::Slot LocalIds::shortSlot(std::string_view id) {
  using text_hash::wordAt;
  const std::size_t size = id.size();
  const char* const at = id.data();
  if (size > kInline) return {0, kInline + 1, 0};
  std::uint64_t letters = 0, end = 0;
  if (size >= 8) {
    letters = wordAt<std::uint64_t>(at);
    if (size > 8) end = wordAt<std::uint64_t>(at + size - 8) >> (8 * (16 - size));
  } else {
    for (std::size_t i = 0; i < size; ++i) letters |= std::uint64_t{wordAt<std::uint8_t>(at + i)} << (8 * i);
  }
  return {0, static_cast<std::uint32_t>(size | end << 8), letters};
}

std::string LocalIds::textOf(const Slot& slot) const {
  if (slot.size() > kInline) return long_[slot.letters];
  std::string text;
  for (std::size_t i = 0; i < slot.size(); ++i)
    text.push_back(static_cast<char>(i < 8 ? slot.letters >> (8 * i) & 0xFF : slot.sizeAndEnd >> (8 * (i - 7)) & 0xFF));
  return text;
}

bool LocalIds::isFor(const Slot& slot, const Slot& wanted, std::string_view id) const {
  if (slot.sizeAndEnd != wanted.sizeAndEnd) return false;
  return wanted.size() > kInline ? long_[slot.letters] == id : slot.letters == wanted.letters;
}

void LocalIds::place(std::uint64_t hash, const Slot& slot) {
  std::size_t at = hash & mask_;
  while (slots_[at].entity != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

void LocalIds::resize(std::size_t size) {
  const auto slots = std::exchange(slots_, ZeroedArray<Slot>(size));
  slots_.bringIn();
  mask_ = size - 1;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].entity != 0) place(textHash(textOf(slots[i])), slots[i]);
  }
}

void LocalIds::expect(std::size_t more) {
  std::size_t size = slots_.empty() ? 64 : slots_.size();
  while ((count_ + more) * 2 > size) size *= 2;
  if (size > slots_.size()) resize(size);
}

void LocalIds::remember(std::string_view id, std::uint64_t hash, EntityId entity) {
  if (find(id, hash)) return;
  expect(1);
  ++count_;
  Slot slot = shortSlot(id);
  slot.entity = entity.value;
  if (slot.size() > kInline) {
    slot.letters = long_.size();
    long_.emplace_back(id);
  }
  place(hash, slot);
}

EntityId LocalIds::named(std::string_view id, std::uint64_t hash) const {
  if (count_ == 0) return EntityId{};
  const Slot wanted = shortSlot(id);
  for (std::size_t at = hash & mask_; slots_[at].entity != 0; at = (at + 1) & mask_) {
    if (isFor(slots_[at], wanted, id)) return EntityId{slots_[at].entity};
  }
  return EntityId{};
}

}  // namespace samspil
