#include "viewer/gestures.h"

#include <cmath>
#include <utility>

namespace samspil {

std::vector<Gesture> GestureMachine::handle(const PointerEvent& event, const MarkUnder& markUnder) {
  std::vector<Gesture> gestures;
  switch (event.kind) {
    case PointerEvent::Kind::move: move(event, markUnder, gestures); break;
    case PointerEvent::Kind::press: press(event, markUnder); break;
    case PointerEvent::Kind::release: release(event, gestures); break;
    case PointerEvent::Kind::wheel:
      gestures.push_back(
          {.kind = Gesture::Kind::zoom, .position = event.position, .factor = std::pow(kZoomPerNotch, event.wheel)});
      break;
    case PointerEvent::Kind::leave: rest({}, event.time, gestures); break;
  }
  return gestures;
}

std::vector<Gesture> GestureMachine::tick(double now) {
  std::vector<Gesture> gestures;
  if (!hoverDeadline_ || now < *hoverDeadline_) return gestures;
  hoverDeadline_.reset();
  hovered_ = underPointer_;
  gestures.push_back({.kind = Gesture::Kind::hover, .mark = hovered_, .position = last_});
  return gestures;
}

std::optional<double> GestureMachine::nextDeadline() const { return hoverDeadline_; }

bool GestureMachine::cancel() {
  if (!busy()) return false;
  lasso_.clear();
  mode_ = Mode::cancelled;
  return true;
}

std::optional<Box> GestureMachine::box() const {
  if (mode_ != Mode::drawingBox) return {};
  Box box;
  box.add(pressed_);
  box.add(last_);
  return box;
}

void GestureMachine::press(const PointerEvent& event, const MarkUnder& markUnder) {
  if (mode_ != Mode::idle) return;  // a second button during a drag means nothing
  mode_ = Mode::pressed;
  button_ = event.button;
  modifiers_ = event.modifiers;
  pressed_ = last_ = event.position;
  pressedMark_ = markUnder(event.position);
  hoverDeadline_.reset();
}

void GestureMachine::beginDrag() {
  if (button_ == MouseButton::middle) {
    mode_ = Mode::panning;
  } else if (button_ == MouseButton::right) {
    mode_ = Mode::cancelled;
  } else if (modifiers_.alt) {
    mode_ = Mode::drawingLasso;
    lasso_ = {pressed_};
  } else if (modifiers_.shift || (modifiers_.ctrl && !pressedMark_)) {
    mode_ = Mode::drawingBox;
  } else {
    mode_ = pressedMark_ ? Mode::draggingMark : Mode::panning;
  }
}

void GestureMachine::move(const PointerEvent& event, const MarkUnder& markUnder, std::vector<Gesture>& out) {
  Vec2 delta = event.position - last_;
  if (mode_ == Mode::pressed && length(event.position - pressed_) >= kDragThreshold) {
    beginDrag();
    delta = event.position - pressed_;
  }
  if (mode_ == Mode::pressed) return;
  last_ = event.position;
  switch (mode_) {
    case Mode::panning: out.push_back({.kind = Gesture::Kind::pan, .position = last_, .delta = delta}); break;
    case Mode::draggingMark:
      out.push_back({.kind = Gesture::Kind::dragMark, .mark = pressedMark_, .position = last_, .delta = delta});
      break;
    case Mode::drawingLasso: lasso_.push_back(event.position); break;
    case Mode::idle: rest(markUnder(event.position), event.time, out); break;
    case Mode::pressed:
    case Mode::drawingBox:
    case Mode::cancelled: break;
  }
}

// Leaving a mark is shown at once, arriving at one only after a rest.
void GestureMachine::rest(std::optional<std::uint32_t> mark, double time, std::vector<Gesture>& out) {
  if (mark == underPointer_) return;
  underPointer_ = mark;
  hoverDeadline_.reset();
  if (mark && mark != hovered_) hoverDeadline_ = time + kHoverDelay;
  if (!mark && hovered_) {
    hovered_.reset();
    out.push_back({.kind = Gesture::Kind::hover, .position = last_});
  }
}

void GestureMachine::release(const PointerEvent& event, std::vector<Gesture>& out) {
  if (mode_ == Mode::idle || event.button != button_) return;
  const Mode mode = mode_;
  const auto drawnBox = box();
  mode_ = Mode::idle;
  last_ = event.position;
  switch (mode) {
    case Mode::pressed: click(event, out); break;
    case Mode::draggingMark:
      out.push_back(
          {.kind = Gesture::Kind::dropMark, .mark = pressedMark_, .position = last_, .delta = last_ - pressed_});
      break;
    case Mode::drawingBox:
      out.push_back({.kind = Gesture::Kind::boxDone, .toggle = modifiers_.ctrl, .box = *drawnBox});
      break;
    case Mode::drawingLasso:
      out.push_back(
          {.kind = Gesture::Kind::lassoDone, .toggle = modifiers_.ctrl, .outline = std::exchange(lasso_, {})});
      break;
    case Mode::idle:
    case Mode::panning:
    case Mode::cancelled: break;
  }
}

void GestureMachine::click(const PointerEvent& event, std::vector<Gesture>& out) {
  if (button_ == MouseButton::middle) return;
  if (button_ == MouseButton::right) {
    out.push_back({.kind = Gesture::Kind::contextMenu, .mark = pressedMark_, .position = event.position});
    return;
  }
  const bool again =
      event.time - lastClickTime_ <= kDoubleClick && length(event.position - lastClick_) < kDragThreshold * 2;
  lastClickTime_ = again ? -1e9 : event.time;
  lastClick_ = event.position;
  out.push_back({.kind = again ? Gesture::Kind::doubleClick : Gesture::Kind::click,
                 .mark = pressedMark_,
                 .position = event.position,
                 .toggle = modifiers_.ctrl || modifiers_.shift});
}

bool insideOutline(std::span<const Vec2> outline, Vec2 point) {
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Vec2 a = outline[i], b = outline[j];
    if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

}  // namespace samspil
