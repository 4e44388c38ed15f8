#include <doctest/doctest.h>

#include "graph/layout/components.h"
#include "graph/layout/layout_graph.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

TEST_CASE("a layout graph has sorted rows, no self-loops, and parallel ties as one with their weights summed") {
  const LayoutGraphStorage graph = buildLayoutGraph(4, Ties{{2, 0}, {0, 1}, {1, 1}, {0, 2}, {2, 0}});
  CHECK(graph.offsets == std::vector<std::uint32_t>{0, 2, 3, 4, 4});
  CHECK(graph.neighbors == std::vector<std::uint32_t>{1, 2, 0, 0});
  CHECK(graph.weights == std::vector<float>{1, 3, 1, 3});
}

TEST_CASE("a layout graph without parallel ties needs no weights") {
  CHECK(buildLayoutGraph(3, Ties{{0, 1}, {1, 2}}).weights.empty());
  CHECK(buildLayoutGraph(0, {}).view().vertexCount() == 0);
}

TEST_CASE("components come largest first, each breadth first from its hub, with the ties and weights of the whole") {
  //  0 - 1   2   3 = 4 - 5   (3-4 twice)
  //                  |
  //                  6
  const LayoutGraphStorage graph = buildLayoutGraph(7, Ties{{0, 1}, {3, 4}, {4, 3}, {4, 5}, {4, 6}});
  JobControl job;
  const auto split = splitComponents(graph.view(), Stage(job));
  REQUIRE(split.has_value());
  const std::vector<Component>& components = *split;
  REQUIRE(components.size() == 3);
  CHECK(components[0].members == std::vector<std::uint32_t>{4, 3, 5, 6});
  CHECK(components[0].graph.neighbors == std::vector<std::uint32_t>{1, 2, 3, 0, 0, 0});
  CHECK(components[0].graph.weights == std::vector<float>{2, 1, 1, 2, 1, 1});
  CHECK(components[1].members == std::vector<std::uint32_t>{0, 1});
  CHECK(components[2].members == std::vector<std::uint32_t>{2});
  CHECK(components[2].graph.neighbors.empty());
}
