// Is the picture any good? Bounds that hold with room to spare; the exact figures are the benchmark's business.
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "graph/layout/distances.h"
#include "graph/layout/layout.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::vector<Vec2> force(const LayoutGraphStorage& graph, std::vector<Vec2> extents = {}) {
  LayoutInput input;
  input.graph = graph.view();
  input.extent = extents;
  JobControl job;
  auto result = findLayout("force")->run(input, {.seed = 1, .threads = 2}, job);
  REQUIRE(result.has_value());
  return *result;
}

// Stress over all pairs that are connected, at the scale where it is least.
double stressOf(const LayoutGraphStorage& graph, const std::vector<Vec2>& p) {
  std::vector<std::uint32_t> everyone(p.size());
  std::iota(everyone.begin(), everyone.end(), 0U);
  Workers workers(2);
  const std::vector<std::uint16_t> hops = hopDistances(graph.view(), everyone, workers);
  double linear = 0, quadratic = 0, pairs = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::uint16_t d = hops[i * p.size() + j];
      if (d == kUnreachable) continue;
      const double ratio = length(p[i] - p[j]) / d;
      linear += ratio, quadratic += ratio * ratio, ++pairs;
    }
  }
  return 1 - linear * linear / (pairs * quadratic);
}

}  // namespace

TEST_CASE("a grid is drawn as a grid, a path as a line") {
  const LayoutGraphStorage grid = buildLayoutGraph(600, gridTies(30, 20));
  CHECK(stressOf(grid, force(grid)) < 0.03);
  const LayoutGraphStorage path = buildLayoutGraph(300, gridTies(300, 1));
  CHECK(stressOf(path, force(path)) < 0.01);
}

TEST_CASE("a long grid beyond the reach of all pairs is still drawn as a grid") {
  const LayoutGraphStorage grid = buildLayoutGraph(3600, gridTies(90, 40));
  CHECK(stressOf(grid, force(grid)) < 0.04);
}

TEST_CASE("tied vertices are about one apart") {
  const LayoutGraphStorage grid = buildLayoutGraph(600, gridTies(30, 20));
  const std::vector<Vec2> p = force(grid);
  double sum = 0, count = 0;
  for (const auto& [a, b] : gridTies(30, 20)) sum += length(p[a] - p[b]), ++count;
  CHECK(sum / count == doctest::Approx(1.0).epsilon(0.15));
}

TEST_CASE("a region's network shows its groups: most near neighbours are of the same group") {
  const LayoutGraphStorage graph = region();
  const std::vector<Vec2> p = force(graph, std::vector<Vec2>(360, Vec2{0.25F, 0.25F}));
  std::size_t same = 0, all = 0;
  for (std::size_t v = 0; v < p.size(); ++v) {
    if (graph.offsets[v] == graph.offsets[v + 1]) continue;
    std::vector<std::size_t> others(p.size());
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::partial_sort(others.begin(), others.begin() + 6, others.end(),
                      [&](std::size_t a, std::size_t b) { return length(p[a] - p[v]) < length(p[b] - p[v]); });
    for (std::size_t k = 1; k < 6; ++k) same += others[k] / 30 == v / 30 ? 1 : 0, ++all;
  }
  CHECK(static_cast<double>(same) / static_cast<double>(all) > 0.7);
  Box box;
  for (const Vec2 q : p) box.add(q);
  CHECK(box.width() > box.height());
}
