#include "base/geometry.h"

#include <doctest/doctest.h>

using namespace samspil;

namespace doctest {
template <>
struct StringMaker<samspil::Color> {
  static String convert(samspil::Color color) { return samspil::hexColor(color).c_str(); }
};
}  // namespace doctest

TEST_CASE("vectors add, scale and have a length") {
  CHECK(Vec2{1, 2} + Vec2{3, 4} == Vec2{4, 6});
  CHECK(Vec2{1, 2} - Vec2{3, 5} == Vec2{-2, -3});
  CHECK(Vec2{1, -2} * 3 == Vec2{3, -6});
  CHECK(dot({1, 2}, {3, 4}) == 11);
  CHECK(length({3, 4}) == 5);
}

TEST_CASE("a box is empty until it was given a point") {
  Box box;
  CHECK(box.empty());
  CHECK_FALSE(box.contains({0, 0}));
  CHECK_FALSE(box.contains({1, 1}));
  box.add({5, 5});
  CHECK_FALSE(box.empty());
  CHECK(box == Box{{5, 5}, {5, 5}});
  box.add({-1, 7});
  CHECK(box == Box{{-1, 5}, {5, 7}});
  CHECK(box.width() == 6);
  CHECK(box.height() == 2);
  CHECK(box.center() == Vec2{2, 6});
}

TEST_CASE("the rim belongs to a box, but boxes that only touch do not overlap") {
  const Box box{{0, 0}, {2, 2}};
  CHECK(box.contains({0, 0}));
  CHECK(box.contains({2, 2}));
  CHECK_FALSE(box.contains({2.001F, 1}));
  CHECK(box.intersects({{1, 1}, {3, 3}}));
  CHECK(box.intersects({{0.5F, 0.5F}, {1, 1}}));
  CHECK_FALSE(box.intersects({{2, 0}, {4, 2}}));
  CHECK_FALSE(box.intersects({{0, 3}, {2, 4}}));
  CHECK(box.grown(1) == Box{{-1, -1}, {3, 3}});
  CHECK(box.grown(-2).empty());
}

TEST_CASE("colours are read with six or eight digits, in either case") {
  CHECK(parseColor("#1b7837") == Color{0x1b, 0x78, 0x37, 255});
  CHECK(parseColor("#1B7837CC") == Color{0x1b, 0x78, 0x37, 0xcc});
  CHECK(parseColor("#00000000") == Color{0, 0, 0, 0});
  for (const char* text :
       {"", "#", "1b7837", "#1b783", "#1b78377", "#1b7837ccc", "#1b783g", "#fff", "x1b7837", "#-1-1-1", "# 12345"}) {
    CAPTURE(text);
    CHECK_FALSE(parseColor(text).has_value());
  }
}

TEST_CASE("writing a colour and reading it back is the identity") {
  for (int value = 0; value < 256; ++value) {
    const auto byte = static_cast<std::uint8_t>(value);
    const Color color{byte, static_cast<std::uint8_t>(255 - value), 7, byte};
    REQUIRE(parseColor(hexColor(color)) == color);
  }
  CHECK(hexColor({1, 2, 3, 255}) == "#010203");
  CHECK(hexColor({1, 2, 3, 4}) == "#01020304");
  CHECK(Color{1, 2, 3}.withAlpha(9) == Color{1, 2, 3, 9});
}

TEST_CASE("mixing goes straight from one colour to the other, rounds, and stays in range") {
  const Color black{0, 0, 0, 0};
  const Color white{255, 255, 255, 255};
  CHECK(mix(black, white, 0) == black);
  CHECK(mix(black, white, 1) == white);
  CHECK(mix(black, white, 0.5F) == Color{128, 128, 128, 128});
  CHECK(mix(black, white, 2) == white);
  CHECK(mix(black, white, -1) == black);
  CHECK(mix(white, black, 0.25F) == mix(black, white, 0.75F));
}

TEST_CASE("contrast is as WCAG defines it") {
  const Color black{0, 0, 0};
  const Color white{255, 255, 255};
  CHECK(contrastRatio(black, white) == doctest::Approx(21));
  CHECK(contrastRatio(white, black) == doctest::Approx(21));
  CHECK(contrastRatio(white, white) == doctest::Approx(1));
  // The two greys on either side of the 4.5:1 rule on white, as every contrast checker has them.
  CHECK(contrastRatio({0x76, 0x76, 0x76}, white) == doctest::Approx(4.54).epsilon(0.001));
  CHECK(contrastRatio({0x77, 0x77, 0x77}, white) == doctest::Approx(4.48).epsilon(0.001));
  CHECK(contrastRatio({255, 0, 0}, white) == doctest::Approx(3.998).epsilon(0.001));
}
