// GestureMachine turns what the mouse does on the canvas into what the user means by it: pan, zoom, select, drag,
// lasso. It knows no window and no scene; a function tells it which mark lies under a point, by a number that means
// nothing here.
//
//   for (const Gesture& gesture : machine.handle(event, markUnder)) perform(gesture);
//
// Left-drag on empty pans, on a mark moves it; Shift-drag draws a box, Alt-drag a lasso; middle-drag pans anywhere. A
// press that moves less than kDragThreshold is a click. Hover is reported after the pointer rested for kHoverDelay:
// call tick() at nextDeadline(). Positions are pixels of the canvas, times are seconds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/geometry.h"

namespace samspil {

struct KeyModifiers {
  bool ctrl = false, shift = false, alt = false;
  friend bool operator==(const KeyModifiers&, const KeyModifiers&) = default;
};

enum class MouseButton : std::uint8_t { left, right, middle };

struct PointerEvent {
  enum class Kind : std::uint8_t { move, press, release, wheel, leave };
  Kind kind = Kind::move;
  Vec2 position;
  MouseButton button = MouseButton::left;
  float wheel = 0;  // notches, positive away from the user
  KeyModifiers modifiers;
  double time = 0;
};

struct Gesture {
  enum class Kind : std::uint8_t {
    hover,        // mark: what the pointer rests on, or none
    click,        // mark or none; toggle with Ctrl or Shift
    doubleClick,  // mark or none
    contextMenu,  // mark or none, at position
    pan,          // by delta
    zoom,         // at position, by factor
    dragMark,     // mark, by delta
    dropMark,     // mark; delta is the whole way
    boxDone,      // box; toggle
    lassoDone,    // outline; toggle
  };
  Kind kind = Kind::hover;
  std::optional<std::uint32_t> mark;
  Vec2 position, delta;
  float factor = 1;
  bool toggle = false;
  Box box;
  std::vector<Vec2> outline;
};

using MarkUnder = std::function<std::optional<std::uint32_t>(Vec2)>;

class GestureMachine {
 public:
  static constexpr float kDragThreshold = 4;     // pixels
  static constexpr double kHoverDelay = 0.08;    // so that sweeping across the map lights up nothing
  static constexpr double kDoubleClick = 0.4;    // the usual of desktops
  static constexpr float kZoomPerNotch = 1.18F;  // four notches double

  std::vector<Gesture> handle(const PointerEvent& event, const MarkUnder& markUnder);
  std::vector<Gesture> tick(double now);
  std::optional<double> nextDeadline() const;
  // Esc: gives up what is being drawn or dragged; true if there was something.
  bool cancel();

  // What is being drawn, for the canvas to show.
  std::optional<Box> box() const;
  const std::vector<Vec2>& lasso() const { return lasso_; }
  bool busy() const { return mode_ != Mode::idle && mode_ != Mode::pressed; }

 private:
  enum class Mode : std::uint8_t { idle, pressed, panning, draggingMark, drawingBox, drawingLasso, cancelled };

  void press(const PointerEvent& event, const MarkUnder& markUnder);
  void move(const PointerEvent& event, const MarkUnder& markUnder, std::vector<Gesture>& out);
  void release(const PointerEvent& event, std::vector<Gesture>& out);
  void click(const PointerEvent& event, std::vector<Gesture>& out);
  void beginDrag();
  void rest(std::optional<std::uint32_t> mark, double time, std::vector<Gesture>& out);

  Mode mode_ = Mode::idle;
  MouseButton button_ = MouseButton::left;
  KeyModifiers modifiers_;
  Vec2 pressed_, last_;
  std::optional<std::uint32_t> pressedMark_;
  std::vector<Vec2> lasso_;

  std::optional<std::uint32_t> underPointer_, hovered_;
  std::optional<double> hoverDeadline_;

  double lastClickTime_ = -1e9;
  Vec2 lastClick_;
};

// Whether `point` lies inside the closed outline, by the even-odd rule.
bool insideOutline(std::span<const Vec2> outline, Vec2 point);

}  // namespace samspil
