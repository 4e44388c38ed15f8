#include <doctest/doctest.h>

#include "viewer/input_queue.h"

using namespace samspil;
using Kind = InputEvent::Kind;

namespace {

InputEvent cursor(float x) { return {.kind = Kind::cursor, .position = {x, 0}}; }
InputEvent button(bool pressed) { return {.kind = Kind::button, .code = 0, .pressed = pressed}; }
InputEvent keyEvent(int code, bool pressed, bool editing = false) {
  return {.kind = Kind::key, .code = code, .pressed = pressed, .editing = editing};
}
InputEvent character(char32_t c) { return {.kind = Kind::character, .character = c}; }

std::vector<std::size_t> frameSizes(std::initializer_list<InputEvent> events) {
  InputQueue queue;
  for (const InputEvent& event : events) queue.push(event);
  std::vector<std::size_t> sizes;
  while (!queue.empty()) sizes.push_back(queue.takeFrame().size());
  return sizes;
}

}  // namespace

TEST_CASE("a click within one frame becomes two frames, so that it is seen") {
  CHECK(frameSizes({cursor(1), button(true), button(false)}) == std::vector<std::size_t>{2, 1});
}

TEST_CASE("the pointer does not move away under a click") {
  CHECK(frameSizes({cursor(1), button(true), cursor(2), cursor(3), button(false)}) == std::vector<std::size_t>{2, 3});
}

TEST_CASE("typed letters come in one go, but never before the key that erased") {
  CHECK(frameSizes({keyEvent(65, true), character('a'), keyEvent(66, true), character('b')}) ==
        std::vector<std::size_t>{4});
  CHECK(frameSizes({keyEvent(259, true, true), character('a')}) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("letters after a click wait for what the click opens") {
  CHECK(frameSizes({button(true), button(false), keyEvent(50, true), character('2')}) ==
        std::vector<std::size_t>{1, 1, 2});
}

TEST_CASE("pressing and letting go of a key takes two frames") {
  CHECK(frameSizes({keyEvent(257, true, true), keyEvent(257, false, true)}) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("letters after a shortcut wait until the field that it opens can take them") {
  InputQueue queue;
  InputEvent shortcut = keyEvent(70, true);
  shortcut.modifiers.ctrl = true;
  for (const InputEvent& event : {shortcut, character('h'), character('o')}) queue.push(event);
  CHECK(queue.takeFrame(false).size() == 1);
  for (int frame = 0; frame < 5; ++frame) {
    queue.awaitFocus();
    CHECK(queue.takeFrame(false).empty());
  }
  CHECK(queue.takeFrame(true).size() == 2);
}

TEST_CASE("a field that never takes the keyboard does not keep it from the rest of the window") {
  InputQueue queue;
  queue.push(character('h'));
  int held = 0;
  for (queue.awaitFocus(); queue.takeFrame(true).empty(); queue.awaitFocus()) ++held;
  CHECK(held == InputQueue::kMostHeld);
}

TEST_CASE("keys wait while work is done, but Esc is seen at once and takes those before it along") {
  InputQueue queue;
  queue.push(character('a'));
  queue.push(cursor(1));
  for (int frame = 0; frame < 2 * InputQueue::kMostHeld; ++frame) {
    queue.holdKeys();
    CHECK(queue.takeFrame(false).empty());
  }
  CHECK_FALSE(queue.takeEscape());
  InputEvent escape = keyEvent(256, true);
  escape.named = NamedKey::escape;
  queue.push(escape);
  queue.push(character('b'));
  CHECK(queue.takeEscape());
  const auto rest = queue.takeFrame(true);
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].kind == Kind::cursor);
  CHECK(rest[1].character == 'b');
}

TEST_CASE("where no field takes letters each may be a command and comes alone") {
  InputQueue queue;
  for (const char32_t letter : {U'/', U'h', U'o'}) queue.push(character(letter));
  CHECK(queue.takeFrame(false).size() == 1);
  CHECK(queue.takeFrame(true).size() == 2);
}
