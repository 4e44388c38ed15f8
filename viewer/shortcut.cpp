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
    case NamedKey::f1: return "F1";
    case NamedKey::menu: return danish ? "Menutast" : "Menu key";
  }
  return "";
}

}  // namespace

bool leavesTextFields(const Shortcut& shortcut) {
  constexpr std::u32string_view kOfTextFields = U"acvxzy";
  if (shortcut.named != NamedKey::none) return shortcut.named == NamedKey::escape || shortcut.named == NamedKey::f1;
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
