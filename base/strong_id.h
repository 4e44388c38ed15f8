// StrongId<Tag, Rep> makes integers that must never meet into different types: an EntityId that lives on disk for ever
// does not index an array that wants a VertexIndex. The value of an id carries no meaning beyond equality and order.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace samspil {

template <typename Tag, typename Rep = std::uint32_t>
struct StrongId {
  using Representation = Rep;
  Rep value{};

  constexpr StrongId() = default;
  explicit constexpr StrongId(Rep v) : value(v) {}
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

}  // namespace samspil

template <typename Tag, typename Rep>
struct std::hash<samspil::StrongId<Tag, Rep>> {
  std::size_t operator()(samspil::StrongId<Tag, Rep> id) const noexcept { return std::hash<Rep>{}(id.value); }
};
