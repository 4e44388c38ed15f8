#include <numeric>
#include <random>

#include <doctest/doctest.h>

#include "graph/layout/distances.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::vector<std::uint16_t> plainSearch(const LayoutGraph& graph, std::uint32_t source) {
  std::vector<std::uint16_t> hops(graph.vertexCount(), kUnreachable);
  std::vector<std::uint32_t> queue{source};
  hops[source] = 0;
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::uint32_t v = queue[head];
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (hops[u] != kUnreachable) continue;
      hops[u] = static_cast<std::uint16_t>(hops[v] + 1);
      queue.push_back(u);
    }
  }
  return hops;
}

}  // namespace

TEST_CASE("64 searches in one sweep find what one search at a time finds") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    const std::uint32_t n = 3 + draw(400);
    Ties ties;
    for (std::uint32_t k = 0; k < n * seed / 4; ++k) ties.emplace_back(draw(n), draw(n));
    const LayoutGraphStorage graph = buildLayoutGraph(n, ties);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t k = 0; k < std::min(n, 70U + seed); ++k) sources.push_back(draw(n));
    Workers workers(2);
    const std::vector<std::uint16_t> hops = hopDistances(graph.view(), sources, workers);
    for (std::size_t k = 0; k < sources.size(); ++k) {
      const std::vector<std::uint16_t> expected = plainSearch(graph.view(), sources[k]);
      std::vector<std::uint16_t> column(n);
      for (std::uint32_t v = 0; v < n; ++v) column[v] = hops[v * sources.size() + k];
      REQUIRE(column == expected);
    }
  }
}

TEST_CASE("a path of 5,000 is 4,999 hops long") {
  const LayoutGraphStorage path = buildLayoutGraph(5000, gridTies(5000, 1));
  Workers workers(1);
  CHECK(hopDistances(path.view(), std::vector<std::uint32_t>{0}, workers).back() == 4999);
}
