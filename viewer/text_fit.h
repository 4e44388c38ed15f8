// How wide a line of text is in a face, and what of it fits. An empty text has no width, wherever its view points:
// ImGui itself takes one without an end for a text that ends in NUL.
#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

namespace samspil::ui {

float widthOf(ImFont* face, std::string_view words);  // in ImGui's units
// The words, cut with "…" where they are wider than `width`.
std::string cutTo(ImFont* face, std::string_view words, float width);

}  // namespace samspil::ui
