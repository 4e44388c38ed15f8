// The ids that only the files of one import know, with the entities that they stand for; ties of one file name rows of
// another. Who comes first keeps an id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/prefetch.h"
#include "graph/statement.h"
#include "import/plain/text_hash.h"
#include "import/plain/zeroed_array.h"

namespace samspil {

class LocalIds {
 public:
  void remember(std::string_view id, EntityId entity) { remember(id, textHash(id), entity); }
  std::optional<EntityId> find(std::string_view id) const { return find(id, textHash(id)); }

  // `hash` is textHash(id), for those who know it already.
  void remember(std::string_view id, std::uint64_t hash, EntityId entity);
  std::optional<EntityId> find(std::string_view id, std::uint64_t hash) const {
    const EntityId found = named(id, hash);
    return found != EntityId{} ? std::optional(found) : std::nullopt;
  }
  EntityId named(std::string_view id, std::uint64_t hash) const;  // 0: nobody
  void prefetch(std::uint64_t hash) const {
    if (!slots_.empty()) prefetchLine(&slots_[hash & mask_]);
  }
  // Makes room for so many more.
  void expect(std::size_t more);

 private:
  // Sixteen bytes. Short ids stand in their slot, so that a look-up touches one line of the cache.
  static constexpr std::size_t kInline = 11;
  struct Slot {
    std::uint32_t entity;      // 0: free
    std::uint32_t sizeAndEnd;  // how many letters (more than kInline: `letters` is the place in long_), the last three
    std::uint64_t letters;     // the first eight
    std::size_t size() const { return sizeAndEnd & 0xFF; }
  };
  static Slot shortSlot(std::string_view id);
  std::string textOf(const Slot& slot) const;
  bool isFor(const Slot& slot, const Slot& wanted, std::string_view id) const;
  void place(std::uint64_t hash, const Slot& slot);
  void resize(std::size_t size);

  ZeroedArray<Slot> slots_;
  std::vector<std::string> long_;
  std::size_t mask_ = 0, count_ = 0;
};

}  // namespace samspil
