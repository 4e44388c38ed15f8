// A field with rows below it, used by the search and the palette: arrow keys move, Enter takes, Esc leaves.
#pragma once

#include <string>

#include "viewer/widgets.h"

namespace samspil::ui {

struct PickField {
  bool taken = false;  // Enter was pressed
  bool edited = false;
  Box box;
};
// `rows` is how many rows the cursor can stand on.
PickField pickField(Frame& frame, const char* id, std::string_view hint, PickList& list, std::size_t rows, float width);

struct PickRow {
  char32_t icon = 0;
  std::optional<Shape> shape;  // instead of an icon
  Color color;
  std::string_view title, note;
  bool enabled = true;
};
// True when the row is clicked. The row under the mouse becomes the cursor.
bool pickRow(Frame& frame, const std::string& id, const PickRow& row, PickList& list, std::size_t index,
             bool mouseMoved);

}  // namespace samspil::ui
