#include "base/geometry.h"

#include <fmt/format.h>

namespace samspil {
namespace {

std::optional<int> hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

std::optional<Color> parseColor(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint8_t channel[4] = {0, 0, 0, 255};
  for (std::size_t i = 0; 2 * i + 2 < text.size(); ++i) {
    const auto high = hexDigit(text[1 + 2 * i]);
    const auto low = hexDigit(text[2 + 2 * i]);
    if (!high || !low) return std::nullopt;
    channel[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Color{channel[0], channel[1], channel[2], channel[3]};
}

std::string hexColor(Color c) {
  if (c.a == 255) return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b);
  return fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a);
}

Color mix(Color a, Color b, float share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    const float value = static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share;
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
  };
  return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

double contrastRatio(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace samspil
