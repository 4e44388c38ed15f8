// The drawer is the panel below the map that holds what needs width: tables, lists, matrices. One page is open at a
// time, each behind a tab. A page is a function and a line in drawer.cpp; its tab, its "?" and its place in the window
// follow. Its command (window_command_catalogue.cpp) is `command::toggleDrawer` with the page.
#pragma once

#include <span>
#include <string_view>

#include "session/view_state.h"
#include "viewer/frame.h"

namespace samspil {

struct DrawerPageEntry {
  DrawerPage page = DrawerPage::none;
  std::string_view id;  // stable, also the id of the command that opens it: "table"
  UiText title;
  char32_t icon = 0;
  UiText hint;  // behind "?": what it is and how to read it
  // Draws the page into the current ImGui window, from the cursor to the end of the content region.
  void (*draw)(Frame&) = nullptr;
};

// In the order of the tabs.
std::span<const DrawerPageEntry> drawerCatalogue();
const DrawerPageEntry* findDrawerPage(DrawerPage page);

void drawTablePage(Frame& frame);
void drawTimePage(Frame& frame);
void drawQuestionPage(Frame& frame);

}  // namespace samspil
