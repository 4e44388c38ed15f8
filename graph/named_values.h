// The stable names of an enumeration's values, in one table that is read both ways.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace samspil {

// names[i] is the name of the value i. REQUIRES: the enumeration's values are 0..N-1.
template <typename Value, std::size_t N>
constexpr std::string_view nameIn(const std::array<std::string_view, N>& names, Value value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view{};
}

template <typename Value, std::size_t N>
constexpr std::optional<Value> valueNamed(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace samspil
