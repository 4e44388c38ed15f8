#include "import/plain/row_places.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace samspil;

TEST_CASE("the lines of rows are known without reading them, but behind a gap that a file rarely has") {
  constexpr unsigned kSeed = 5;
  std::mt19937 random(kSeed);
  RowPlaces places;
  std::vector<RowLines> rows;
  std::uint64_t line = 3;
  for (std::uint32_t row = 0; row < 5000; ++row) {
    if (row > 2000 && random() % 5 == 0) line += random() % 16;
    if (row == 4000) line += 16;
    const std::uint64_t last = line + (row > 1000 && random() % 7 == 0 ? random() % 16 : 0);
    rows.push_back({line, last});
    places.add(std::size_t{row} * 10, rows.back());
    line = last + 1;
  }
  REQUIRE(places.size() == 5000);
  std::uint32_t unknown = 0;
  for (std::uint32_t row = 0; row < 5000; ++row) {
    const auto lines = places.lines(row);
    if (!lines) {
      ++unknown;
      CHECK(row >= 4000);
      CHECK(row < 4064);
      continue;
    }
    CHECK(lines->first == rows[row].first);
    CHECK(lines->last == rows[row].last);
    const TableRows::Position near = places.near(row);
    CHECK(near.row <= row);
    CHECK(near.offset == near.row * 10);
    CHECK(near.line == rows[near.row].first);
    const auto behind = places.offsetBehind(row);
    CHECK(behind.has_value() == (row / 64 < 4999 / 64));
    if (behind) CHECK(*behind > row * std::size_t{10});
  }
  CHECK(unknown > 0);
  CHECK(unknown == places.unknown());
}

TEST_CASE("rows of which several stand on a line are not told their lines wrongly") {
  RowPlaces places;
  for (std::uint64_t row = 0; row < 10; ++row) places.add(0, {1 + row / 2, 1 + row / 2});
  CHECK(places.lines(0)->first == 1);
  for (std::uint32_t row = 1; row < 10; ++row) CHECK_FALSE(places.lines(row).has_value());
}
