// The ids that only the files of one import know, with the entities that they stand for; ties of one file name rows of
// another. Who comes first keeps an id.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/statement.h"
#include "import/plain/large_array.h"
#include "import/plain/text_hash.h"

namespace samspil {

class LocalIds {
 public:
  void remember(std::string_view id, EntityId entity) { remember(id, textHash(id), entity); }
  std::optional<EntityId> find(std::string_view id) const { return find(id, textHash(id)); }

  // `hash` is textHash(id), for those who know it already.
  void remember(std::string_view id, std::uint64_t hash, EntityId entity);
  std::optional<EntityId> find(std::string_view id, std::uint64_t hash) const;
  void prefetch(std::uint64_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & mask_]);
  }

 private:
  // Short ids stand in their slot, so that a look-up touches one line of the cache.
  static constexpr std::size_t kInline = 11;
  struct Slot {
    std::uint32_t entity = 0;  // 0: free
    std::uint8_t size = 0;     // more than kInline: `bytes` is the place in long_
    std::array<char, kInline> bytes{};
  };
  static std::size_t placeOf(const Slot& slot);
  std::string_view textOf(const Slot& slot) const;
  Slot slotOf(std::string_view id, EntityId entity);
  void place(std::uint64_t hash, const Slot& slot);
  void grow();

  LargeArray<Slot> slots_;
  std::vector<std::string> long_;
  std::size_t mask_ = 0, count_ = 0;
};

}  // namespace samspil
