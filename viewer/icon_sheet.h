// The icons of a scene, drawn once and large into one sheet of square cells; the graphics card scales them down.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/result.h"

namespace samspil {

struct IconSheet {
  static constexpr int kCell = 64;  // pixels; an icon is centred in it
  static constexpr int kColumns = 8;
  static constexpr float kInk =
      0.78F;  // an em in cells; the rest is margin, so that neighbours do not bleed in when scaled down
  int rows = 0;
  std::vector<std::uint8_t> coverage;  // kColumns * kCell wide, rows * kCell high; 0..255
  std::map<char32_t, int> cells;       // icon to cell, row by row
};

// An icon that the font lacks gets no cell.
Result<IconSheet> drawIconSheet(const std::vector<char32_t>& icons);

}  // namespace samspil
