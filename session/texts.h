// The words of the user interface in both languages, in one place. A text with a blank is an fmt format.
#pragma once

#include <string_view>

#include "base/language.h"

namespace samspil {

struct UiText {
  std::string_view danish, english;
  constexpr std::string_view in(Language language) const { return language == Language::danish ? danish : english; }
};

namespace ui {
inline constexpr UiText kProgramName{"Samspil", "Samspil"};
inline constexpr UiText kSearchHint{"Søg efter hospital, tema, fond …", "Search hospital, theme, fund …"};
}  // namespace ui

}  // namespace samspil
