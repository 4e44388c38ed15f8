// PNG bytes as pixels, and how far two pictures differ.
#pragma once

#include <cstdlib>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <png.h>

namespace samspil::test {

struct Pixels {
  unsigned width = 0, height = 0;
  std::vector<unsigned char> rgb;

  int at(unsigned x, unsigned y, unsigned channel) const {
    return rgb[(static_cast<std::size_t>(y) * width + x) * 3 + channel];
  }
};

inline Pixels decodePng(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0);
  image.format = PNG_FORMAT_RGB;
  Pixels pixels{image.width, image.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.rgb.data(), 0, nullptr) != 0);
  return pixels;
}

// The share of pixels of which a channel differs by more than 40 of 255: not the shades of a letter's rim, but a thing
// that moved.
inline double differingShare(const Pixels& a, const Pixels& b) {
  if (a.width != b.width || a.height != b.height) return 1;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
    bool differs = false;
    for (std::size_t channel = 0; channel < 3; ++channel)
      differs = differs || std::abs(a.rgb[i + channel] - b.rgb[i + channel]) > 40;
    differing += differs ? 1 : 0;
  }
  return static_cast<double>(differing) / (static_cast<double>(a.rgb.size()) / 3);
}

}  // namespace samspil::test
