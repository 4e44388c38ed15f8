// A Shortcut is a key with modifiers, named by what is printed on the key and not by where it sits, so that it is the
// same on every layout. None may need AltGr on a Danish keyboard.
#pragma once

#include <cstdint>
#include <string>

#include "base/language.h"
#include "viewer/gestures.h"

namespace samspil {

enum class NamedKey : std::uint8_t {
  none,
  escape,
  enter,
  up,
  down,
  left,
  right,
  home,
  pageUp,
  pageDown,
  f1,
  f2,
  f3,
  menu
};

struct Shortcut {
  char32_t character = 0;  // lower case, as typed: 'k', '+', '0'; 0: a named key
  NamedKey named = NamedKey::none;
  KeyModifiers modifiers;  // Shift only counts for letters and named keys: "?" is "?" however it is typed

  bool empty() const { return character == 0 && named == NamedKey::none; }
  friend bool operator==(const Shortcut&, const Shortcut&) = default;
};

constexpr Shortcut key(char32_t character) { return {.character = character}; }
constexpr Shortcut key(NamedKey named) { return {.named = named}; }
constexpr Shortcut ctrl(char32_t character) { return {.character = character, .modifiers = {.ctrl = true}}; }
constexpr Shortcut ctrlShift(char32_t character) {
  return {.character = character, .modifiers = {.ctrl = true, .shift = true}};
}

// While text is typed only these still mean commands: Esc, F1 to F3, Page Up and Down, and Ctrl with what text fields
// have no use for.
bool leavesTextFields(const Shortcut& shortcut);

std::string shortcutText(const Shortcut& shortcut, Language language);  // "Ctrl+Skift+Z"

// False for what a Danish keyboard only has on AltGr (@ £ $ € { [ ] } | ~ \), and for Ctrl with Alt, which is AltGr on
// some systems.
bool typedWithoutAltGr(const Shortcut& shortcut);

}  // namespace samspil
