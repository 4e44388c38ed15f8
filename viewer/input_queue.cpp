#include "viewer/input_queue.h"

#include <algorithm>

namespace samspil {

namespace {

bool sameSwitch(const InputEvent& a, const InputEvent& b) { return a.kind == b.kind && a.code == b.code; }

// Whether `event` would blur what the events before it in the same frame say.
bool blurs(const std::vector<InputEvent>& frame, const InputEvent& event) {
  using Kind = InputEvent::Kind;
  return std::any_of(frame.begin(), frame.end(), [&](const InputEvent& earlier) {
    switch (event.kind) {
      case Kind::cursor: return earlier.kind == Kind::button;
      case Kind::button: return sameSwitch(earlier, event);
      case Kind::key: return sameSwitch(earlier, event);
      case Kind::character: return earlier.kind == Kind::key && earlier.editing && earlier.pressed;
      case Kind::wheel:
      case Kind::focusLost:
      case Kind::cursorLeft: return false;
    }
    return false;
  });
}

}  // namespace

std::vector<InputEvent> InputQueue::takeFrame() {
  std::vector<InputEvent> frame;
  while (!events_.empty() && !blurs(frame, events_.front())) {
    frame.push_back(events_.front());
    events_.pop_front();
  }
  return frame;
}

}  // namespace samspil
