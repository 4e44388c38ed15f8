#include <doctest/doctest.h>

#include "viewer/gestures.h"

using namespace samspil;
using Kind = Gesture::Kind;

namespace {

// One mark, number 7, of 10 pixels radius around (100, 100); the rest of the canvas is empty.
std::optional<std::uint32_t> markUnder(Vec2 at) {
  return length(at - Vec2{100, 100}) <= 10 ? std::optional<std::uint32_t>{7} : std::nullopt;
}

class Mouse {
 public:
  std::vector<Gesture> move(float x, float y) { return send(PointerEvent::Kind::move, {x, y}); }
  std::vector<Gesture> press(MouseButton button = MouseButton::left, KeyModifiers modifiers = {}) {
    button_ = button;
    modifiers_ = modifiers;
    return send(PointerEvent::Kind::press, at_);
  }
  std::vector<Gesture> release() { return send(PointerEvent::Kind::release, at_); }
  std::vector<Gesture> wheel(float notches) {
    return machine.handle({.kind = PointerEvent::Kind::wheel, .position = at_, .wheel = notches, .time = time},
                          markUnder);
  }

  GestureMachine machine;
  double time = 10;

 private:
  std::vector<Gesture> send(PointerEvent::Kind kind, Vec2 at) {
    at_ = at;
    time += 0.01;
    return machine.handle({.kind = kind, .position = at, .button = button_, .modifiers = modifiers_, .time = time},
                          markUnder);
  }
  Vec2 at_;
  MouseButton button_ = MouseButton::left;
  KeyModifiers modifiers_;
};

}  // namespace

TEST_CASE("a press that stays is a click on what is under it") {
  Mouse mouse;
  mouse.move(100, 100);
  CHECK(mouse.press().empty());
  const auto gestures = mouse.release();
  REQUIRE(gestures.size() == 1);
  CHECK(gestures[0].kind == Kind::click);
  CHECK(gestures[0].mark == 7);
  CHECK_FALSE(gestures[0].toggle);
}

TEST_CASE("a trembling hand still clicks, a moving one does not") {
  Mouse mouse;
  mouse.move(100, 100);
  mouse.press();
  CHECK(mouse.move(102, 101).empty());
  REQUIRE(mouse.release().size() == 1);

  mouse.move(300, 300);
  mouse.press();
  const auto pan = mouse.move(310, 300);
  REQUIRE(pan.size() == 1);
  CHECK(pan[0].kind == Kind::pan);
  CHECK(pan[0].delta == Vec2{10, 0});
  CHECK(mouse.release().empty());
}

TEST_CASE("clicks with Ctrl or Shift toggle") {
  for (const KeyModifiers modifiers : {KeyModifiers{.ctrl = true}, KeyModifiers{.shift = true}}) {
    Mouse mouse;
    mouse.move(100, 100);
    mouse.press(MouseButton::left, modifiers);
    CHECK(mouse.release().at(0).toggle);
  }
}

TEST_CASE("two quick clicks on the same place are a double click, and a third begins anew") {
  Mouse mouse;
  mouse.move(100, 100);
  const auto click = [&] {
    mouse.press();
    return mouse.release().at(0).kind;
  };
  CHECK(click() == Kind::click);
  CHECK(click() == Kind::doubleClick);
  CHECK(click() == Kind::click);
  mouse.time += 1;
  CHECK(click() == Kind::click);
}

TEST_CASE("dragging a mark moves it, and dropping it says so once") {
  Mouse mouse;
  mouse.move(100, 100);
  mouse.press();
  const auto first = mouse.move(120, 100);
  REQUIRE(first.size() == 1);
  CHECK(first[0].kind == Kind::dragMark);
  CHECK(first[0].mark == 7);
  CHECK(first[0].delta == Vec2{20, 0});
  CHECK(mouse.move(130, 105).at(0).delta == Vec2{10, 5});
  const auto drop = mouse.release();
  REQUIRE(drop.size() == 1);
  CHECK(drop[0].kind == Kind::dropMark);
  CHECK(drop[0].delta == Vec2{30, 5});
}

TEST_CASE("the middle button pans even over a mark") {
  Mouse mouse;
  mouse.move(100, 100);
  mouse.press(MouseButton::middle);
  CHECK(mouse.move(120, 100).at(0).kind == Kind::pan);
  CHECK(mouse.release().empty());
}

TEST_CASE("Shift-drag draws a box, with Ctrl a toggling one") {
  Mouse mouse;
  mouse.move(50, 60);
  mouse.press(MouseButton::left, {.shift = true});
  mouse.move(20, 90);
  CHECK(mouse.machine.box() == Box{{20, 60}, {50, 90}});
  const auto done = mouse.release();
  REQUIRE(done.size() == 1);
  CHECK(done[0].kind == Kind::boxDone);
  CHECK(done[0].box == Box{{20, 60}, {50, 90}});
  CHECK_FALSE(done[0].toggle);
  CHECK_FALSE(mouse.machine.box());
}

TEST_CASE("Alt-drag draws a lasso that is gone when let go") {
  Mouse mouse;
  mouse.move(0, 0);
  mouse.press(MouseButton::left, {.alt = true});
  mouse.move(100, 0);
  mouse.move(100, 100);
  CHECK(mouse.machine.lasso().size() == 3);
  const auto done = mouse.release();
  REQUIRE(done.size() == 1);
  CHECK(done[0].kind == Kind::lassoDone);
  CHECK(insideOutline(done[0].outline, {80, 40}));
  CHECK_FALSE(insideOutline(done[0].outline, {20, 80}));
  CHECK(mouse.machine.lasso().empty());
}

TEST_CASE("a right click asks for the menu, wherever it is") {
  Mouse mouse;
  mouse.move(100, 100);
  mouse.press(MouseButton::right);
  const auto menu = mouse.release();
  REQUIRE(menu.size() == 1);
  CHECK(menu[0].kind == Kind::contextMenu);
  CHECK(menu[0].mark == 7);
}

TEST_CASE("hover waits for a rest on a mark and ends at once off it") {
  Mouse mouse;
  CHECK(mouse.move(100, 100).empty());
  const double due = mouse.machine.nextDeadline().value();
  CHECK(mouse.machine.tick(due - 0.01).empty());
  const auto hover = mouse.machine.tick(due);
  REQUIRE(hover.size() == 1);
  CHECK(hover[0].kind == Kind::hover);
  CHECK(hover[0].mark == 7);
  CHECK_FALSE(mouse.machine.nextDeadline());
  const auto gone = mouse.move(300, 300);
  REQUIRE(gone.size() == 1);
  CHECK_FALSE(gone[0].mark);
}

TEST_CASE("sweeping over a mark lights up nothing") {
  Mouse mouse;
  mouse.move(100, 100);
  CHECK(mouse.move(200, 200).empty());
  CHECK_FALSE(mouse.machine.nextDeadline());
}

TEST_CASE("the wheel zooms in and back out by the same factor") {
  Mouse mouse;
  mouse.move(40, 50);
  const auto in = mouse.wheel(1).at(0), out = mouse.wheel(-1).at(0);
  CHECK(in.kind == Kind::zoom);
  CHECK(in.position == Vec2{40, 50});
  CHECK(in.factor > 1);
  CHECK(in.factor * out.factor == doctest::Approx(1));
}

TEST_CASE("Esc gives up a drag, and the release after it does nothing") {
  Mouse mouse;
  mouse.move(100, 100);
  mouse.press();
  CHECK_FALSE(mouse.machine.cancel());
  mouse.move(150, 150);
  CHECK(mouse.machine.cancel());
  CHECK(mouse.move(160, 160).empty());
  CHECK(mouse.release().empty());
  CHECK_FALSE(mouse.machine.busy());
}
