#include "viewer/shortcut.h"

#include <string_view>

#include "base/text.h"

namespace samspil {

namespace {

std::string_view namedKeyText(NamedKey named, bool danish) {
  switch (named) {
    case NamedKey::none: return "";
    case NamedKey::escape: return "Esc";
    case NamedKey::enter: return "Enter";
    case NamedKey::up: return "↑";
    case NamedKey::down: return "↓";
    case NamedKey::left: return "←";
    case NamedKey::right: return "→";
    case NamedKey::home: return "Home";
    case NamedKey::pageUp: return "Page Up";
    case NamedKey::pageDown: return "Page Down";
    case NamedKey::f1: return "F1";
    case NamedKey::f2: return "F2";
    case NamedKey::f3: return "F3";
    case NamedKey::menu: return danish ? "Menutast" : "Menu key";
  }
  return "";
}

}  // namespace

bool leavesTextFields(const Shortcut& shortcut) {
  constexpr std::u32string_view kOfTextFields = U"acvxzy";
  using enum NamedKey;
  const NamedKey named = shortcut.named;
  if (named != none)
    return named == escape || named == f1 || named == f2 || named == f3 || named == pageUp || named == pageDown;
  return shortcut.modifiers.ctrl && kOfTextFields.find(shortcut.character) == std::u32string_view::npos;
}

std::string shortcutText(const Shortcut& shortcut, Language language) {
  const bool danish = language == Language::danish;
  std::string text;
  if (shortcut.modifiers.ctrl) text += "Ctrl+";
  if (shortcut.modifiers.shift) text += danish ? "Skift+" : "Shift+";
  if (shortcut.modifiers.alt) text += "Alt+";
  if (shortcut.character == 0) return text + std::string(namedKeyText(shortcut.named, danish));
  const bool letter = shortcut.character >= U'a' && shortcut.character <= U'z';
  appendUtf8(text, letter ? shortcut.character - U'a' + U'A' : shortcut.character);
  return text;
}

bool typedWithoutAltGr(const Shortcut& shortcut) {
  constexpr std::u32string_view kOnAltGr = U"@£$€{[]}|~\\";
  if (shortcut.modifiers.ctrl && shortcut.modifiers.alt) return false;
  return shortcut.character == 0 || kOnAltGr.find(shortcut.character) == std::u32string_view::npos;
}

}  // namespace samspil
