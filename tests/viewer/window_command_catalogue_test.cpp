#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/text.h"
#include "viewer/window_command_catalogue.h"

using namespace samspil;

TEST_CASE("every command has an id of its own, a title of its own in both languages, and does something") {
  std::set<std::string_view> ids, danish, english;
  for (const WindowCommand& command : windowCommandCatalogue()) {
    INFO(command.id);
    CHECK(ids.insert(command.id).second);
    CHECK(danish.insert(command.title.danish).second);
    CHECK(english.insert(command.title.english).second);
    CHECK(isValidUtf8(command.title.danish));
    CHECK_FALSE(command.title.danish.empty());
    CHECK_FALSE(command.title.english.empty());
    CHECK((command.run != nullptr));
    CHECK(findWindowCommand(command.id) == &command);
  }
  CHECK(ids.size() >= 30);
}

TEST_CASE("the palette finds every command by its title in either language, also without the letters of Danish") {
  for (const WindowCommand& command : windowCommandCatalogue()) {
    INFO(command.id);
    CHECK(command.icon != 0);
    for (const Language language : {Language::danish, Language::english}) {
      for (const std::string& typed :
           {std::string(command.title.in(language)), foldForSearch(command.title.in(language))}) {
        const auto found = commandsNamed(typed, language);
        CHECK(std::find(found.begin(), found.end(), &command) != found.end());
      }
    }
  }
  CHECK(commandsNamed("", Language::danish).size() == windowCommandCatalogue().size());
  CHECK(commandsNamed("qqqq", Language::danish).empty());
}

TEST_CASE("the menu of a right click offers something for nothing, one and two selected") {
  std::size_t offered = 0;
  for (const WindowCommand& command : windowCommandCatalogue()) offered += command.inContextMenu ? 1 : 0;
  CHECK(offered >= 15);
}

TEST_CASE("every key means one command and can be typed on a Danish keyboard without AltGr") {
  std::set<std::string> keys;
  for (const WindowCommand& command : windowCommandCatalogue()) {
    for (const Shortcut& shortcut : command.shortcuts) {
      if (shortcut.empty()) continue;
      const std::string text = shortcutText(shortcut, Language::english);
      INFO(command.id, " ", text);
      CHECK(keys.insert(text).second);
      CHECK(typedWithoutAltGr(shortcut));
      CHECK(commandFor(shortcut) == &command);
    }
  }
  CHECK(commandFor(Shortcut{}) == nullptr);
}

TEST_CASE("the keys that users expect are there") {
  const auto idOf = [](const Shortcut& shortcut) {
    const WindowCommand* command = commandFor(shortcut);
    return command == nullptr ? std::string_view{} : command->id;
  };
  CHECK(idOf(ctrl('f')) == "search");
  CHECK(idOf(ctrl('k')) == "palette");
  CHECK(idOf(ctrl('z')) == "undo");
  CHECK(idOf(ctrl('y')) == "redo");
  CHECK(idOf(ctrlShift('z')) == "redo");
  CHECK(idOf(ctrl('0')) == "fit");
  CHECK(idOf(ctrl('9')) == "fit_selection");
  CHECK(idOf(key('+')) == "zoom_in");
  CHECK(idOf(key('p')) == "pin");
  CHECK(idOf(key('?')) == "help");
  CHECK(idOf(key(NamedKey::escape)) == "leave");
}

TEST_CASE("keys are written as they are printed, in the words of the language") {
  CHECK(shortcutText(ctrlShift('z'), Language::danish) == "Ctrl+Skift+Z");
  CHECK(shortcutText(ctrlShift('z'), Language::english) == "Ctrl+Shift+Z");
  CHECK(shortcutText(key('+'), Language::danish) == "+");
  CHECK(shortcutText(key(NamedKey::f1), Language::danish) == "F1");
}

TEST_CASE("AltGr characters are recognised") {
  CHECK_FALSE(typedWithoutAltGr(key('@')));
  CHECK_FALSE(typedWithoutAltGr(ctrl('[')));
  CHECK_FALSE(typedWithoutAltGr({.character = 'e', .modifiers = {.ctrl = true, .alt = true}}));
  CHECK(typedWithoutAltGr(ctrl('0')));
}

TEST_CASE("while text is typed, text keys stay with the field") {
  CHECK_FALSE(leavesTextFields(ctrl('z')));
  CHECK_FALSE(leavesTextFields(ctrl('a')));
  CHECK_FALSE(leavesTextFields(key(NamedKey::up)));
  CHECK(leavesTextFields(ctrl('k')));
  CHECK(leavesTextFields(key(NamedKey::escape)));
}
