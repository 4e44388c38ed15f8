// The map that people know: newcomers enter beside what they are tied to, and nothing else jumps.
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <doctest/doctest.h>

#include "graph/layout/layout.h"
#include "graph/layout/warm_start.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

namespace {

constexpr float kNoPlace = std::numeric_limits<float>::quiet_NaN();

std::vector<Vec2> force(const LayoutGraphStorage& graph, const std::vector<Vec2>& initial,
                        const std::vector<std::uint8_t>& pinned = {}) {
  const std::vector<Vec2> extents(graph.view().vertexCount(), Vec2{0.2F, 0.2F});
  LayoutInput input;
  input.graph = graph.view();
  input.initial = initial;
  input.extent = extents;
  input.pinned = pinned;
  JobControl job;
  auto result = findLayout("force")->run(input, {}, job);
  REQUIRE(result.has_value());
  return *result;
}

float diagonal(const std::vector<Vec2>& positions) {
  Box box;
  for (const Vec2 p : positions) box.add(p);
  return length(box.max - box.min);
}

float medianMove(const std::vector<Vec2>& before, const std::vector<Vec2>& after) {
  std::vector<float> moves;
  for (std::size_t v = 0; v < before.size(); ++v) moves.push_back(length(after[v] - before[v]));
  std::nth_element(moves.begin(), moves.begin() + static_cast<std::ptrdiff_t>(moves.size() / 2), moves.end());
  return moves[moves.size() / 2];
}

}  // namespace

TEST_CASE("one per cent new ties and vertices move the median old vertex by less than one per cent of the diagonal") {
  Ties ties = regionTies(12, 30, 7);
  const std::vector<Vec2> before = force(buildLayoutGraph(360, ties), {});
  std::mt19937 random(5);
  for (int k = 0; k < 8; ++k) ties.emplace_back(random() % 360, random() % 360);
  for (std::uint32_t v = 360; v < 365; ++v) ties.emplace_back(v, random() % 360), ties.emplace_back(v, random() % 360);
  std::vector<Vec2> initial = before;
  initial.resize(365, Vec2{kNoPlace, kNoPlace});
  const std::vector<Vec2> after = force(buildLayoutGraph(365, ties), initial);
  CHECK(medianMove(before, after) < 0.01F * diagonal(before));
}

TEST_CASE("a newcomer enters beside its only neighbour, and a chain of newcomers hangs together") {
  Ties ties = regionTies(12, 30, 7);
  const std::vector<Vec2> before = force(buildLayoutGraph(360, ties), {});
  ties.emplace_back(360, 100);
  ties.emplace_back(361, 360);
  ties.emplace_back(362, 361);
  std::vector<Vec2> initial = before;
  initial.resize(363, Vec2{kNoPlace, kNoPlace});
  const std::vector<Vec2> after = force(buildLayoutGraph(363, ties), initial);
  CHECK(length(after[360] - after[100]) < 0.2F * diagonal(before));
  CHECK(length(after[361] - after[360]) < 0.2F * diagonal(before));
  CHECK(length(after[362] - after[361]) < 0.2F * diagonal(before));
}

TEST_CASE("who gains ties to newcomers goes a little towards them, unless it is pinned, and all others stay") {
  Ties ties = regionTies(12, 30, 7);
  const std::vector<Vec2> before = force(buildLayoutGraph(360, ties), {});
  const std::uint32_t gaining = 100;
  std::uint32_t far = 0;
  for (std::uint32_t v = 0; v < 360; ++v) {
    if (length(before[v] - before[gaining]) > length(before[far] - before[gaining])) far = v;
  }
  for (std::uint32_t v = 360; v < 368; ++v) ties.emplace_back(v, gaining), ties.emplace_back(v, far);
  std::vector<Vec2> initial = before;
  initial.resize(368, Vec2{kNoPlace, kNoPlace});
  const LayoutGraphStorage graph = buildLayoutGraph(368, ties);
  const std::vector<Vec2> after = force(graph, initial);
  CHECK(length(after[gaining] - before[gaining]) > 0.1F);
  CHECK(length(after[gaining] - before[far]) < length(before[gaining] - before[far]));
  CHECK(medianMove(before, after) < 0.01F * diagonal(before));
  std::vector<std::uint8_t> pinned(368, 0);
  pinned[gaining] = 1;
  CHECK(force(graph, initial, pinned)[gaining] == before[gaining]);
}

TEST_CASE("a new component is set beside the map, not into it") {
  Ties ties = regionTies(12, 30, 7);
  const std::vector<Vec2> before = force(buildLayoutGraph(360, ties), {});
  ties.emplace_back(360, 361);
  std::vector<Vec2> initial = before;
  initial.resize(362, Vec2{kNoPlace, kNoPlace});
  const std::vector<Vec2> after = force(buildLayoutGraph(362, ties), initial);
  for (std::size_t v = 0; v < 360; ++v) {
    REQUIRE(after[v] == before[v]);
    REQUIRE(length(after[360] - after[v]) > 0.4F);
  }
}

TEST_CASE("a picture is turned, moved and mirrored onto the places it should have") {
  Points points(4), wanted(4);
  const Vec2 shape[] = {{0, 0}, {2, 0}, {2, 1}, {0, 3}};
  for (std::size_t i = 0; i < 4; ++i) {
    points.set(i, shape[i]);
    wanted.set(i, {7 - shape[i].y, 3 - shape[i].x});  // turned and mirrored
  }
  alignTo(points, wanted, {1, 1, 1, 0});
  for (std::size_t i = 0; i < 4; ++i) CHECK(length(points.at(i) - wanted.at(i)) < 1e-4F);
}
