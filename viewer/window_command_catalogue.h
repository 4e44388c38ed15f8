// Every command of the window, once: menu, palette, keys and the help page are made from this list. A new command is a
// function and a line in window_command_catalogue.cpp or in one of the files of a subject, which it puts together.
#pragma once

#include <array>
#include <span>

#include "session/texts.h"
#include "viewer/shortcut.h"
#include "viewer/workspace.h"

namespace samspil {

enum class WindowCommandGroup : std::uint8_t { find, change, view, selection, map, window };
UiText windowCommandGroupTitle(WindowCommandGroup group);

struct WindowCommand {
  std::string_view id;  // stable: "select_all"
  UiText title;
  WindowCommandGroup group = WindowCommandGroup::view;
  std::array<Shortcut, 2> shortcuts;            // empty ones last
  char32_t icon = 0;                            // every command has one
  bool inContextMenu = false;                   // offered by a right click on what is selected
  bool (*enabled)(const Workspace&) = nullptr;  // none: always
  Result<void> (*run)(Workspace&) = nullptr;

  bool enabledIn(const Workspace& workspace) const { return enabled == nullptr || enabled(workspace); }
};

std::span<const WindowCommand> windowCommandCatalogue();
std::span<const WindowCommand> editWindowCommands();      // edit_window_commands.cpp
std::span<const WindowCommand> questionWindowCommands();  // question_window_commands.cpp
const WindowCommand* findWindowCommand(std::string_view id);
// What the palette offers for a few letters: those whose title has them, however they are written.
std::vector<const WindowCommand*> commandsNamed(std::string_view typed, Language language);
const WindowCommand* commandFor(const Shortcut& shortcut);

}  // namespace samspil
