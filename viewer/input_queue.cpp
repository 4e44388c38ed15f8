#include "viewer/input_queue.h"

#include <algorithm>
#include <utility>

namespace samspil {

namespace {

bool sameSwitch(const InputEvent& a, const InputEvent& b) { return a.kind == b.kind && a.code == b.code; }

bool ofKeyboard(const InputEvent& event) {
  return event.kind == InputEvent::Kind::key || event.kind == InputEvent::Kind::character;
}

// Whether `event` would blur what the events before it in the same frame say.
bool blurs(const std::vector<InputEvent>& frame, const InputEvent& event, bool typing) {
  using Kind = InputEvent::Kind;
  return std::any_of(frame.begin(), frame.end(), [&](const InputEvent& earlier) {
    // A click may open the field that the letters after it are for.
    if (ofKeyboard(event) && earlier.kind == Kind::button) return true;
    switch (event.kind) {
      case Kind::cursor: return earlier.kind == Kind::button;
      case Kind::button: return sameSwitch(earlier, event);
      case Kind::key: return sameSwitch(earlier, event);
      case Kind::character: {
        const bool shortcut = earlier.modifiers.ctrl || earlier.modifiers.alt;
        if (earlier.kind == Kind::character) return !typing;
        return earlier.kind == Kind::key && earlier.pressed && (earlier.editing || shortcut);
      }
      case Kind::wheel:
      case Kind::focusLost:
      case Kind::cursorLeft: return false;
    }
    return false;
  });
}

}  // namespace

std::vector<InputEvent> InputQueue::takeFrame(bool typing) {
  std::vector<InputEvent> frame;
  const bool held = std::exchange(held_, false) && heldFrames_ < kMostHeld;
  heldFrames_ = held ? heldFrames_ + 1 : 0;
  while (!events_.empty() && !blurs(frame, events_.front(), typing)) {
    if (held && ofKeyboard(events_.front())) break;
    frame.push_back(events_.front());
    events_.pop_front();
  }
  return frame;
}

bool InputQueue::takeEscape() {
  const auto escape = std::ranges::find_if(
      events_, [](const InputEvent& event) { return event.named == NamedKey::escape && event.pressed; });
  if (escape == events_.end()) return false;
  const auto keys =
      std::stable_partition(events_.begin(), escape + 1, [](const InputEvent& e) { return !ofKeyboard(e); });
  events_.erase(keys, escape + 1);
  return true;
}

}  // namespace samspil
