#include <algorithm>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "graph/gaps/gap.h"
#include "tests/support/text_graph.h"

using namespace samspil;
using namespace samspil::testing;

namespace {

// Five who all work together; the first is also alone with a sixth, and so the best connected.
std::string circle(char name) {
  std::string text = fmt::format("{0}1 -tie- {0}6 ", name);
  for (int a = 1; a <= 5; ++a) {
    for (int b = a + 1; b <= 5; ++b) text += fmt::format("{0}{1} -tie- {0}{2} ", name, a, b);
  }
  return text;
}

// So many of a circle, from the second on, work on a theme.
std::string works(char name, int members, const std::string& theme) {
  std::string text;
  for (int a = 2; a < 2 + members; ++a) text += fmt::format("{}{} -focuses_on-> {}:theme ", name, a, theme);
  return text;
}

std::vector<Gap> bridgesOf(const std::string& text) {
  JobControl job;
  const auto list = findGaps(*parseGraph(text), {.kinds = {GapKind::missingBridge}}, {}, job);
  REQUIRE(list.has_value());
  return list->gaps;
}

// Four themes that few of all have: thirty others have none.
std::string commonThemes() {
  std::string text;
  for (const char* theme : {"w1", "w2", "w3", "w4"}) text += works('m', 2, theme) + works('n', 2, theme);
  for (int i = 0; i < 30; ++i) text += fmt::format("other{} ", i);
  return text;
}

}  // namespace

TEST_CASE("two circles that nobody named, alike in themes and without a tie, want a bridge") {
  const auto gaps = bridgesOf(circle('m') + circle('n') + commonThemes());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps.front().id == "missing_bridge:m1+n1");
  CHECK(gaps.front().sentence.danish.find("Kredsen om m1 og kredsen om n1") == 0);
  CHECK(gaps.front().missing.size() == 3);
  for (const GapPart& part : gaps.front().parts) CHECK(part.evidence.statements.size() >= 4);
}

TEST_CASE("circles with about as many ties between them as chance would give want no bridge") {
  const std::string between = "m2 -tie- n4 m3 -tie- n5 m4 -tie- n2 m5 -tie- n3 ";
  CHECK(bridgesOf(circle('m') + circle('n') + commonThemes() + between).empty());
}

TEST_CASE("what one member alone works on is no theme of its circle") {
  CHECK(bridgesOf(circle('m') + circle('n') + works('m', 1, "w1") + works('n', 3, "w1")).empty());
}

TEST_CASE("a circle that is mostly a named group is that group") {
  std::string named;
  for (int a = 1; a <= 5; ++a) named += fmt::format("m{0} -member_of-> gm:network n{0} -member_of-> gn:network ", a);
  const auto gaps = bridgesOf(circle('m') + circle('n') + commonThemes() + named);
  REQUIRE(gaps.size() == 1);
  CHECK(gaps.front().id == "missing_bridge:gm+gn");
}
