#include <numbers>

#include <doctest/doctest.h>

#include "graph/layout/circular_order.h"

using namespace samspil;

TEST_CASE("angles with room stay, crowded ones are spread round their mean") {
  const std::vector<double> angles = spreadAngles(std::vector<double>{1.0, 2.0, 2.0, 4.0}, std::vector<double>(4, 0.2));
  CHECK(angles[0] == doctest::Approx(1.0));
  CHECK(angles[1] == doctest::Approx(1.9));
  CHECK(angles[2] == doctest::Approx(2.1));
  CHECK(angles[3] == doctest::Approx(4.0));
}

TEST_CASE("a circle that is too full is shared evenly") {
  const std::vector<double> angles = spreadAngles(std::vector<double>{0.1, 0.2, 0.3, 0.4}, std::vector<double>(4, 3.0));
  for (int k = 0; k < 3; ++k) CHECK(angles[k + 1] - angles[k] == doctest::Approx(std::numbers::pi / 2));
}

TEST_CASE("the mean of directions that cancel out is the one given instead") {
  CHECK(meanAngle(0, 0, 0.7) == 0.7);
  CHECK(meanAngle(-1, 0, 0) == doctest::Approx(1.5 * std::numbers::pi));
}
