// FocusWish is a text field's wish for the keyboard. It is kept until the field has it: Dear ImGui 1.86 drops a request
// where another window comes to the front in the same frame.
//
//   panels.palette = {.open = true, .takeFocus = true};
//   ui::askForKeyboard(palette.takeFocus);   // right before the field
//   ImGui::InputText(...);
//   ui::noteKeyboard(frame, palette.takeFocus);
#pragma once

namespace samspil {

struct FocusWish {
  FocusWish(bool wished = false) : wanted(wished) {}  // NOLINT(google-explicit-constructor): reads as the flag it is

  bool wanted;
  int askedAt = -10;  // ImGui's number of the frame; an answer takes two

  friend bool operator==(const FocusWish&, const FocusWish&) = default;
};

}  // namespace samspil
