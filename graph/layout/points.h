// Coordinates as two arrays, as the vectorised loops of the layout engine want them. Internal to graph/layout.
#pragma once

#include <cstddef>
#include <vector>

#include "base/geometry.h"

namespace samspil {

struct Points {
  std::vector<float> x, y;

  Points() = default;
  explicit Points(std::size_t count) : x(count, 0.0F), y(count, 0.0F) {}
  std::size_t size() const { return x.size(); }
  Vec2 at(std::size_t i) const { return {x[i], y[i]}; }
  void set(std::size_t i, Vec2 p) {
    x[i] = p.x;
    y[i] = p.y;
  }
  Box bounds() const {
    Box box;
    for (std::size_t i = 0; i < size(); ++i) box.add(at(i));
    return box;
  }
};

// A well mixed 32-bit value of two others (finaliser of MurmurHash3): the engine's only source of "randomness".
inline std::uint32_t mixBits(std::uint32_t a, std::uint32_t b) {
  std::uint32_t h = a * 0x9E3779B1U + b * 0x85EBCA77U + 0x165667B1U;
  h ^= h >> 16;
  h *= 0x85EBCA6BU;
  h ^= h >> 13;
  h *= 0xC2B2AE35U;
  h ^= h >> 16;
  return h;
}

// -0.5 .. 0.5, the same for the same arguments.
inline float jitter(std::uint32_t a, std::uint32_t b) {
  return static_cast<float>(mixBits(a, b) >> 8) * (1.0F / 16777216.0F) - 0.5F;
}

}  // namespace samspil
