// Mouse and keys arrive faster than slow frames: the queue hands out as many events at a time as one frame can tell
// apart, so that a quick click or a typed word never gets lost (Dear ImGui 1.86 reads states, not events).
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "viewer/gestures.h"
#include "viewer/shortcut.h"

namespace samspil {

struct InputEvent {
  enum class Kind : std::uint8_t { cursor, button, wheel, key, character, focusLost, cursorLeft };
  Kind kind = Kind::cursor;
  Vec2 position;           // cursor; of the window, in ImGui's units
  Vec2 wheel;              // notches
  int code = 0;            // button: 0 left, 1 right, 2 middle; key: as GLFW numbers them
  bool pressed = false;    // button, key
  bool editing = false;    // key: moves or erases in text fields, so that its order among characters matters
  char32_t character = 0;  // character typed; key: what is printed on it, lower case, 0 if nothing is
  NamedKey named = NamedKey::none;
  KeyModifiers modifiers;
  double time = 0;  // seconds
};

class InputQueue {
 public:
  void push(const InputEvent& event) { events_.push_back(event); }
  bool empty() const { return events_.empty(); }
  // `typing`: a text field takes letters; else a letter may be a command that opens one, so that each comes alone.
  std::vector<InputEvent> takeFrame(bool typing = true);
  // A text field is about to open: keys and letters wait for another frame. Never for kMostHeld in a row.
  void awaitFocus() { held_ = true; }
  static constexpr int kMostHeld = 60;
  // Nobody can take keys now: they wait for another frame, however often this is said.
  void holdKeys() {
    held_ = true;
    heldFrames_ = 0;
  }
  // Whether Esc was pressed among the keys that wait; it and those before it are gone then.
  bool takeEscape();

 private:
  std::deque<InputEvent> events_;
  bool held_ = false;
  int heldFrames_ = 0;  // in a row
};

}  // namespace samspil
