// A large layout on its way: what it shows, and that it can be stopped at every turn.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

#include <doctest/doctest.h>

#include "graph/layout/layout.h"
#include "tests/graph/layout/sample_graphs.h"

using namespace samspil;
using namespace samspil::test;

namespace {

constexpr std::uint32_t kVertices = 6000;

// 200 groups of 30, and two small components: more levels than one.
const LayoutGraphStorage& country() {
  static const LayoutGraphStorage graph = [] {
    Ties ties = regionTies(200, 30, 11);
    std::mt19937 random(3);
    for (std::uint32_t v = 0; v < kVertices; v += 3) {
      const std::uint32_t u = static_cast<std::uint32_t>(random() % kVertices);
      if (v % 50 != 49 && u % 50 != 49) ties.emplace_back(v, u);
    }
    ties.emplace_back(kVertices, kVertices + 1);
    return buildLayoutGraph(kVertices + 3, ties);
  }();
  return graph;
}

using Show = std::function<void(std::span<const Vec2>)>;

Result<std::vector<Vec2>> force(JobControl& job, unsigned threads, const Show& show) {
  LayoutInput input;
  input.graph = country().view();
  return findLayout("force")->run(input, {.seed = 1, .threads = threads, .preview = show}, job);
}

// Mean length of a tie over the mean distance of vertices far apart in number: low when what is tied stands together.
double tieLength(std::span<const Vec2> p) {
  const LayoutGraph graph = country().view();
  double ties = 0, tieCount = 0, apart = 0, apartCount = 0;
  for (std::uint32_t v = 0; v < kVertices; ++v) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      ties += static_cast<double>(length(p[v] - p[graph.neighbors[e]])), ++tieCount;
    }
    const Vec2 other = p[(v + kVertices / 2) % kVertices];
    if (!std::isnan(p[v].x) && !std::isnan(other.x)) apart += static_cast<double>(length(p[v] - other)), ++apartCount;
  }
  return ties / tieCount / (apart / apartCount);
}

}  // namespace

TEST_CASE("a large layout shows whole pictures on its way, the last of them the best") {
  std::vector<double> tieLengths;
  JobControl job;
  const auto result = force(job, 2, [&](std::span<const Vec2> p) {
    REQUIRE(p.size() == country().view().vertexCount());
    std::size_t placed = 0;
    for (const Vec2 at : p) placed += std::isnan(at.x) ? 0 : 1;
    REQUIRE(placed > kVertices * 9 / 10);
    tieLengths.push_back(tieLength(p));
    CHECK(job.progress() < 1);
  });
  REQUIRE(result.has_value());
  REQUIRE(tieLengths.size() >= 3);
  CHECK(tieLengths.back() < tieLengths.front());
  CHECK(std::none_of(result->begin(), result->end(), [](Vec2 p) { return std::isnan(p.x); }));
}

TEST_CASE("a layout that shows itself is the same as one that doesn't, on any number of threads") {
  JobControl job;
  const auto quiet = force(job, 1, {});
  REQUIRE(quiet.has_value());
  for (const unsigned threads : {1U, 2U, 4U}) {
    CAPTURE(threads);
    const auto shown = force(job, threads, [](std::span<const Vec2>) {});
    REQUIRE(shown.has_value());
    CHECK(std::memcmp(quiet->data(), shown->data(), quiet->size() * sizeof(Vec2)) == 0);
  }
}

TEST_CASE("a layout that is cancelled between any two of its pictures ends there") {
  for (int picture = 1; picture <= 3; ++picture) {
    CAPTURE(picture);
    JobControl job;
    int seen = 0;
    const auto result = force(job, 2, [&](std::span<const Vec2>) {
      if (++seen == picture) job.cancel();
    });
    REQUIRE(!result.has_value());
    CHECK(result.error().code == ErrorCode::cancelled);
    CHECK(seen == picture);
  }
}
