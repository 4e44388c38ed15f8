#include "base/strong_id.h"

#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

#include "base/language.h"

using namespace samspil;

namespace {
using EntityId = StrongId<struct EntityTag, std::uint64_t>;
using RowIndex = StrongId<struct RowTag>;
}  // namespace

TEST_CASE("ids of different kinds never meet, nor do they meet plain integers") {
  static_assert(!std::is_convertible_v<EntityId, RowIndex>);
  static_assert(!std::is_constructible_v<EntityId, RowIndex>);
  static_assert(!std::is_convertible_v<int, RowIndex>);
  static_assert(!std::is_convertible_v<RowIndex, std::uint32_t>);
  static_assert(sizeof(RowIndex) == 4 && sizeof(EntityId) == 8);
  CHECK(RowIndex{}.value == 0);
}

TEST_CASE("ids are ordered and hashed by their value") {
  CHECK(RowIndex{1} < RowIndex{2});
  CHECK(RowIndex{7} == RowIndex{7});
  const std::unordered_set<EntityId> seen{EntityId{1}, EntityId{2}, EntityId{1}};
  CHECK(seen.size() == 2);
  CHECK(seen.contains(EntityId{2}));
}

TEST_CASE("a text missing in one language is shown in the other") {
  const LocalizedText both{"hospital", "a hospital"};
  CHECK(both.in(Language::danish) == "hospital");
  CHECK(both.in(Language::english) == "a hospital");
  CHECK(LocalizedText{"klinik", ""}.in(Language::english) == "klinik");
  CHECK(LocalizedText{"", "clinic"}.in(Language::danish) == "clinic");
  CHECK(LocalizedText{}.in(Language::danish).empty());
}
