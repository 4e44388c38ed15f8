// What holds for every layout of the catalogue.
#include <cmath>
#include <cstring>
#include <limits>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "graph/layout/layout.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

namespace {

constexpr float kNoPlace = std::numeric_limits<float>::quiet_NaN();

struct Sample {
  std::string name;
  LayoutGraphStorage graph;
};

std::vector<Sample> samples() {
  return {{"empty", buildLayoutGraph(0, {})},
          {"single", buildLayoutGraph(1, {})},
          {"two apart", buildLayoutGraph(2, {})},
          {"two tied", buildLayoutGraph(2, Ties{{0, 1}})},
          {"triangle and pair", buildLayoutGraph(6, Ties{{0, 1}, {1, 2}, {2, 0}, {3, 4}})},
          {"star of 500", buildLayoutGraph(501, starTies(500))},
          {"grid", buildLayoutGraph(150, gridTies(15, 10))},
          {"region", region()}};
}

std::vector<Vec2> someExtents(std::size_t n) {
  std::vector<Vec2> extents(n);
  for (std::size_t v = 0; v < n; ++v) {
    extents[v] = {0.2F + 0.05F * static_cast<float>(v % 5), 0.15F + 0.05F * static_cast<float>(v % 3)};
  }
  return extents;
}

std::vector<std::uint32_t> someGroups(std::size_t n) {
  std::vector<std::uint32_t> groups(n);
  for (std::size_t v = 0; v < n; ++v) groups[v] = static_cast<std::uint32_t>(v / 30 * 10);
  return groups;
}

std::vector<Vec2> mustRun(const LayoutAlgorithm& layout, const LayoutInput& input, unsigned threads = 1) {
  JobControl job;
  auto result = layout.run(input, {.seed = 1, .threads = threads}, job);
  REQUIRE(result.has_value());
  REQUIRE(result->size() == input.graph.vertexCount());
  return *result;
}

bool sameBytes(const std::vector<Vec2>& a, const std::vector<Vec2>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Vec2)) == 0);
}

std::size_t overlaps(const std::vector<Vec2>& p, const std::vector<Vec2>& e, const std::vector<std::uint8_t>& pinned) {
  std::size_t count = 0;
  for (std::size_t a = 0; a < p.size(); ++a) {
    for (std::size_t b = a + 1; b < p.size(); ++b) {
      if (!pinned.empty() && pinned[a] != 0 && pinned[b] != 0) continue;
      count += std::abs(p[a].x - p[b].x) < e[a].x + e[b].x && std::abs(p[a].y - p[b].y) < e[a].y + e[b].y ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("the catalogue starts with the network layout and names every layout once, in both languages") {
  REQUIRE(!layoutCatalogue().empty());
  CHECK(layoutCatalogue()[0].id == "force");
  std::set<std::string_view> ids;
  for (const LayoutAlgorithm& layout : layoutCatalogue()) {
    CHECK(ids.insert(layout.id).second);
    CHECK(findLayout(layout.id) == &layout);
    CHECK(!layout.titleDanish.empty());
    CHECK(!layout.titleEnglish.empty());
    CHECK(layout.summaryDanish.ends_with('.'));
    CHECK(layout.summaryEnglish.ends_with('.'));
  }
  CHECK(findLayout("no such layout") == nullptr);
}

TEST_CASE("every layout gives every vertex a place of its own, the same on any number of threads") {
  for (const LayoutAlgorithm& layout : layoutCatalogue()) {
    for (const Sample& sample : samples()) {
      CAPTURE(layout.id);
      CAPTURE(sample.name);
      LayoutInput input;
      input.graph = sample.graph.view();
      const std::vector<Vec2> positions = mustRun(layout, input);
      std::set<std::pair<float, float>> places;
      bool finite = true;
      for (const Vec2 p : positions) {
        finite = finite && std::isfinite(p.x) && std::isfinite(p.y);
        places.emplace(p.x, p.y);
      }
      CHECK(finite);
      CHECK(places.size() == positions.size());
      CHECK(sameBytes(positions, mustRun(layout, input, 1)));
      CHECK(sameBytes(positions, mustRun(layout, input, 2)));
      CHECK(sameBytes(positions, mustRun(layout, input, 4)));
    }
  }
}

TEST_CASE("no layout lets things overlap whose size it was told") {
  for (const LayoutAlgorithm& layout : layoutCatalogue()) {
    for (const Sample& sample : samples()) {
      CAPTURE(layout.id);
      CAPTURE(sample.name);
      const std::size_t n = sample.graph.view().vertexCount();
      const std::vector<Vec2> extents = someExtents(n);
      const std::vector<std::uint32_t> groups = someGroups(n);
      LayoutInput input;
      input.graph = sample.graph.view();
      input.extent = extents;
      input.group = groups;
      CHECK(overlaps(mustRun(layout, input, 2), extents, {}) == 0);
    }
  }
}

TEST_CASE("every layout leaves pinned vertices exactly where they are") {
  for (const LayoutAlgorithm& layout : layoutCatalogue()) {
    for (const Sample& sample : samples()) {
      CAPTURE(layout.id);
      CAPTURE(sample.name);
      const std::size_t n = sample.graph.view().vertexCount();
      const std::vector<Vec2> extents = someExtents(n);
      std::vector<Vec2> initial(n, Vec2{kNoPlace, kNoPlace});
      std::vector<std::uint8_t> pinned(n, 0);
      for (std::size_t v = 0; v < n; v += 17) {
        initial[v] = {static_cast<float>(v) * 0.37F - 3, 5 - static_cast<float>(v % 40)};
        pinned[v] = 1;
      }
      LayoutInput input;
      input.graph = sample.graph.view();
      input.initial = initial;
      input.pinned = pinned;
      input.extent = extents;
      const std::vector<Vec2> positions = mustRun(layout, input, 2);
      bool exact = true;
      for (std::size_t v = 0; v < n; v += 17) exact = exact && positions[v] == initial[v];
      CHECK(exact);
      CHECK(overlaps(positions, extents, pinned) == 0);
    }
  }
}

TEST_CASE("a layout that was cancelled beforehand says so") {
  for (const LayoutAlgorithm& layout : layoutCatalogue()) {
    for (const Sample& sample : samples()) {
      CAPTURE(layout.id);
      CAPTURE(sample.name);
      LayoutInput input;
      input.graph = sample.graph.view();
      JobControl job;
      job.cancel();
      const auto result = layout.run(input, {}, job);
      REQUIRE(!result.has_value());
      CHECK(result.error().code == ErrorCode::cancelled);
    }
  }
}

TEST_CASE("the radial layout puts the focus inside and what is further away further out") {
  const LayoutGraphStorage graph = buildLayoutGraph(7, Ties{{0, 1}, {0, 2}, {0, 3}, {3, 4}, {4, 5}, {1, 6}});
  LayoutInput input;
  input.graph = graph.view();
  input.focus = 4;  // hops: 3 and 5: 1, 0: 2, 1 and 2: 3, 6: 4
  const std::vector<Vec2> p = mustRun(*findLayout("radial"), input);
  const auto radius = [&](std::size_t v) { return length(p[v] - p[4]); };
  CHECK(radius(3) == doctest::Approx(radius(5)));
  CHECK(radius(3) < radius(0));
  CHECK(radius(0) < radius(1));
  CHECK(radius(1) == doctest::Approx(radius(2)));
  CHECK(radius(2) < radius(6));
}

TEST_CASE("the circle layout puts a ring of ties back into its order") {
  // 0-5-3-1-4-2-0: a ring in a shuffled order.
  const LayoutGraphStorage graph = buildLayoutGraph(6, Ties{{0, 5}, {5, 3}, {3, 1}, {1, 4}, {4, 2}, {2, 0}});
  LayoutInput input;
  input.graph = graph.view();
  const std::vector<Vec2> p = mustRun(*findLayout("circle"), input);
  const float side = length(p[0] - p[5]);
  CHECK(length(p[5] - p[3]) == doctest::Approx(side));
  CHECK(length(p[3] - p[1]) == doctest::Approx(side));
  CHECK(length(p[1] - p[4]) == doctest::Approx(side));
  CHECK(length(p[4] - p[2]) == doctest::Approx(side));
  CHECK(length(p[0] - p[1]) > 1.5F * side);
}

TEST_CASE("the groups layout keeps every group's box to itself") {
  const LayoutGraphStorage graph = region();
  const std::vector<std::uint32_t> groups = someGroups(360);
  LayoutInput input;
  input.graph = graph.view();
  input.group = groups;
  const std::vector<Vec2> p = mustRun(*findLayout("groups"), input);
  std::vector<Box> boxes(12);
  for (std::size_t v = 0; v < p.size(); ++v) boxes[v / 30].add(p[v]);
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < boxes.size(); ++b) CHECK(!boxes[a].intersects(boxes[b]));
  }
}
