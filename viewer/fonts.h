// The faces of the window: Inter in the sizes of its typographic scale, with the icons merged in.
#pragma once

#include <array>

#include <imgui.h>

#include "base/result.h"

namespace samspil {

struct Fonts {
  ImFont* caption = nullptr;        // 13, regular: notes, sources, counts
  ImFont* body = nullptr;           // 14, regular
  ImFont* strong = nullptr;         // 14, semibold: headings of sections, names in lists
  ImFont* heading = nullptr;        // 16, semibold
  ImFont* title = nullptr;          // 20, semibold
  ImFont* figure = nullptr;         // 26, semibold, digits only: large numbers
  std::array<ImFont*, 5> labels{};  // regular, for text on the map: the nearest is scaled to the wanted size
};

// Fills the atlas of the current ImGui context for `scale` pixels a unit. Error notFound: a font is not installed; it
// names the package.
Result<Fonts> loadFonts(float scale);

// The face for a label of `size` pixels.
ImFont* labelFace(const Fonts& fonts, float size);

}  // namespace samspil
