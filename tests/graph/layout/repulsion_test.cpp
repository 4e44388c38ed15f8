#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "graph/layout/repulsion.h"

using namespace samspil;

namespace {

struct Cloud {
  Points points;
  std::vector<float> mass;
};

Cloud cloud(std::size_t n, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  Cloud out{Points(n), std::vector<float>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    // Clumps of very different density, and a few twins.
    const float x = 30 * static_cast<float>(i % 5), y = 12 * static_cast<float>(i % 3);
    out.points.set(i, {x + normal(random) * static_cast<float>(1 + i % 4), y + normal(random)});
    if (i % 50 == 1) out.points.set(i, out.points.at(i - 1));
    out.mass[i] = 0.5F + static_cast<float>(random() % 8);
  }
  return out;
}

Vec2 exactPush(const Cloud& c, std::size_t i) {
  double x = 0, y = 0;
  for (std::size_t j = 0; j < c.points.size(); ++j) {
    const Vec2 apart = c.points.at(i) - c.points.at(j);
    const double squared = dot(apart, apart);
    const double push = c.mass[j] / ((squared + Repulsion::kSoftening) * (1 + squared));
    x += apart.x * push;
    y += apart.y * push;
  }
  return {static_cast<float>(x), static_cast<float>(y)};
}

// Root mean square of the difference to the exact push, relative to the root mean square of the exact push.
double relativeError(const Cloud& c, float theta) {
  Workers workers(2);
  Repulsion repulsion;
  repulsion.update(c.points, c.mass, workers);
  Points pushes(c.points.size());
  repulsion.pushes(pushes, theta, workers);
  double error = 0, size = 0;
  for (std::size_t i = 0; i < c.points.size(); ++i) {
    const Vec2 exact = exactPush(c, i), difference = pushes.at(i) - exact;
    error += dot(difference, difference);
    size += dot(exact, exact);
  }
  return std::sqrt(error / size);
}

}  // namespace

TEST_CASE("repulsion by groups equals the double loop when nothing counts as far") {
  for (const std::size_t n : {7, 8, 9, 31, 33, 500, 3001}) {
    CAPTURE(n);
    CHECK(relativeError(cloud(n, 3), 0) < 1e-4);
  }
}

TEST_CASE("repulsion by groups is near the double loop at the accuracy that layouts use") {
  CHECK(relativeError(cloud(3000, 5), 1.0F) < 0.02);
  CHECK(relativeError(cloud(3000, 5), 1.6F) < 0.2);
}
