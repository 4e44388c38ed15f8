// Points, boxes and colours. Lengths are in the unit that the name of the variable states: world, or screen pixels.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samspil {

struct Vec2 {
  float x = 0;
  float y = 0;

  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec2 operator*(Vec2 a, float s) { return {a.x * s, a.y * s}; }
  friend constexpr bool operator==(Vec2, Vec2) = default;
};

inline float dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
inline float length(Vec2 a) { return std::sqrt(dot(a, a)); }

// Axis-aligned box; empty() until a point was added.
struct Box {
  Vec2 min{1, 1};
  Vec2 max{0, 0};

  constexpr bool empty() const { return min.x > max.x || min.y > max.y; }
  constexpr float width() const { return max.x - min.x; }
  constexpr float height() const { return max.y - min.y; }
  constexpr Vec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  constexpr bool contains(Vec2 p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
  constexpr bool intersects(const Box& o) const {
    return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y;
  }
  constexpr void add(Vec2 p) {
    if (empty()) {
      min = max = p;
      return;
    }
    min = {std::min(min.x, p.x), std::min(min.y, p.y)};
    max = {std::max(max.x, p.x), std::max(max.y, p.y)};
  }
  constexpr Box grown(float by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

// sRGB with straight alpha.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;

  constexpr Color withAlpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
  friend constexpr bool operator==(Color, Color) = default;
};

// "#1b7837" or "#1b7837cc".
std::optional<Color> parseColor(std::string_view text);
std::string hexColor(Color color);

// a at share 0, b at share 1, straight in sRGB.
Color mix(Color a, Color b, float share);

// Contrast of two opaque colours as WCAG 2.1 defines it, 1..21.
double contrastRatio(Color a, Color b);

}  // namespace samspil
