#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "graph/layout/overlap.h"

using namespace samspil;

namespace {

std::size_t overlapsByBruteForce(const Points& p, const std::vector<Vec2>& e, const std::vector<std::uint8_t>& fixed) {
  std::size_t count = 0;
  for (std::size_t a = 0; a < p.size(); ++a) {
    for (std::size_t b = a + 1; b < p.size(); ++b) {
      if (!fixed.empty() && fixed[a] != 0 && fixed[b] != 0) continue;
      count += std::abs(p.x[a] - p.x[b]) < e[a].x + e[b].x && std::abs(p.y[a] - p.y[b]) < e[a].y + e[b].y ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("after overlaps are removed, a brute force search finds none") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(0, 1);
    const std::size_t n = 2 + random() % 600;
    const float spread = seed % 3 == 0 ? 0.01F : 10.0F;  // also all in one heap
    Points points(n);
    std::vector<Vec2> extent(n);
    std::vector<std::uint8_t> fixed(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      points.set(i, {uniform(random) * spread, uniform(random) * spread});
      extent[i] = {0.1F + uniform(random), 0.1F + 0.3F * uniform(random)};
      fixed[i] = seed % 2 == 0 && i % 20 == 0 ? 1 : 0;
    }
    const Points before = points;
    JobControl job;
    REQUIRE(removeOverlaps(points, extent, fixed, Stage(job)).has_value());
    CHECK(overlapsByBruteForce(points, extent, fixed) == 0);
    for (std::size_t i = 0; i < n; i += 20) {
      if (fixed[i] != 0) CHECK(points.at(i) == before.at(i));
    }
  }
}

TEST_CASE("what does not overlap does not move") {
  Points points(3);
  points.set(1, {5, 0});
  points.set(2, {0, 5});
  const std::vector<Vec2> extent(3, Vec2{1, 1});
  const Points before = points;
  JobControl job;
  REQUIRE(removeOverlaps(points, extent, {}, Stage(job)).has_value());
  CHECK(points.x == before.x);
  CHECK(points.y == before.y);
}

TEST_CASE("things in the very same place are set apart") {
  Points points(40);
  const std::vector<Vec2> extent(40, Vec2{0.5F, 0.5F});
  JobControl job;
  REQUIRE(removeOverlaps(points, extent, {}, Stage(job)).has_value());
  CHECK(overlapsByBruteForce(points, extent, {}) == 0);
  CHECK(points.bounds().width() < 15);
  CHECK(points.bounds().height() < 15);
}
