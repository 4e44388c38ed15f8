// The faces of the window: Inter in the sizes of its typographic scale, with the icons merged in.
#pragma once

#include <array>

#include <imgui.h>

#include "base/result.h"

namespace samspil {

struct Fonts {
  ImFont* caption = nullptr;  // 13, regular: notes, sources, counts
  ImFont* body = nullptr;     // 14, regular
  ImFont* strong = nullptr;   // 14, semibold: headings of sections, names in lists
  ImFont* heading = nullptr;  // 16, semibold
  ImFont* title = nullptr;    // 20, semibold
  ImFont* figure = nullptr;   // 26, semibold, digits only: large numbers
  // For text on the map: the nearest is scaled to the wanted size.
  std::array<ImFont*, 3> labels{};        // regular
  std::array<ImFont*, 3> strongLabels{};  // semibold
};

// Fills the atlas of the current ImGui context for `scale` of ImGui's units a unit of design, each of `ratio` pixels.
// Sizes of the faces are in ImGui's units. Error notFound: a font is not installed; it names the package.
Result<Fonts> loadFonts(float scale, float ratio);

// ImGui measures a face by its line, from the highest to the lowest letter; labels are measured by their em, as in
// print. What ImGui calls the size of an em of `size`.
inline float lineOfEm(float size) {
  constexpr float kInterLine = 1.2102F;  // (ascender - descender) / em
  return size * kInterLine;
}

// The face for a label whose em is `size` of ImGui's units.
ImFont* labelFace(const Fonts& fonts, float size, bool strong);

}  // namespace samspil
