#include "graph/layout/component_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/layout/distances.h"
#include "graph/layout/embedding.h"
#include "graph/layout/multilevel.h"
#include "graph/layout/pivot_mds.h"
#include "graph/layout/stress.h"

namespace samspil {
namespace {

// Up to here every pair of vertices is compared; beyond, every vertex against the pivots.
constexpr std::size_t kAllPairsLimit = 1200;
constexpr std::size_t kStartPivots = 64;

// Below this stress a picture of distances is all one could wish for; see multilevel.cpp.
constexpr double kFaithful = 0.07;

constexpr int kAllPairsRounds = 120;
constexpr float kAllPairsTolerance = 0.003F;

// For pictures to be read by people: groups apart, the space between used, hubs with their petals round them.
constexpr EmbeddingSchedule kLegible{.rounds = 200,
                                     .repulsion = 25,
                                     .stepFirst = 4,
                                     .stepLast = 0.05F,
                                     .stressFirst = 0.1F,
                                     .stressLast = 0,
                                     .theta = 1.0F,
                                     .gravity = 0.01F};
constexpr float kLegibleHop = 0.4F;  // length of a hop at the start

Points tinyLayout(std::size_t vertexCount) {
  Points points(vertexCount);
  if (vertexCount == 2) points.x[1] = 1;
  return points;
}

// A vertex pushes the others away the harder the more ties it has; by the square root, lest hubs clear the picture.
std::vector<float> massOf(const LayoutGraph& graph) {
  std::vector<float> mass(graph.vertexCount());
  for (std::size_t v = 0; v < mass.size(); ++v) {
    mass[v] = std::sqrt(static_cast<float>(graph.offsets[v + 1] - graph.offsets[v]));
  }
  return mass;
}

}  // namespace

void scaleToUnitTies(Points& points, const LayoutGraph& graph) {
  std::vector<float> lengths;
  const std::size_t step = 1 + graph.neighbors.size() / 200'000;
  for (std::size_t v = 0; v < points.size(); v += step) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      lengths.push_back(length(points.at(v) - points.at(graph.neighbors[e])));
    }
  }
  if (lengths.empty()) return;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  if (*middle <= 0) return;
  const float scale = 1.0F / *middle;
  for (std::size_t v = 0; v < points.size(); ++v) points.set(v, points.at(v) * scale);
}

namespace {

// Pivot MDS needs but a few of the distances: those to vertices spread evenly over the breadth-first order.
Points startFromFew(const std::vector<std::uint16_t>& hops, std::size_t n, Workers& workers) {
  std::vector<std::uint32_t> pivots(std::min(kStartPivots, n));
  for (std::size_t k = 0; k < pivots.size(); ++k) pivots[k] = static_cast<std::uint32_t>(k * n / pivots.size());
  std::vector<std::uint16_t> distances;
  distances.reserve(n * pivots.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::uint32_t pivot : pivots) distances.push_back(hops[i * n + pivot]);
  }
  return pivotMds(n, pivots, distances, workers);
}

Result<Points> layoutSmall(const LayoutGraph& graph, const Wishes& wishes, Workers& workers, const Stage& stage) {
  const std::size_t n = graph.vertexCount();
  std::vector<std::uint32_t> everyone(n);
  std::iota(everyone.begin(), everyone.end(), 0U);
  const std::vector<std::uint16_t> hops = hopDistances(graph, everyone, workers);
  TRY(stage.checkpoint(0, 100));
  Points points = startFromFew(hops, n, workers);
  TRY(majorizeAllPairs(points, hops, kAllPairsRounds, kAllPairsTolerance, stage.part(0, 0.5)));
  if (!wishes.legible || pivotStress(points, {everyone, hops, 1, {}, {}}) < kFaithful) return points;
  for (std::size_t i = 0; i < n; ++i) points.set(i, points.at(i) * kLegibleHop);
  const std::vector<float> mass = massOf(graph);
  TRY(refineEmbedding(points, {graph, mass, everyone, hops, wishes.group, 1}, kLegible, workers, stage.part(0.5, 1)));
  return points;
}

}  // namespace

Result<Points> layoutComponent(const LayoutGraph& graph, const Wishes& wishes, Workers& workers, const Stage& stage) {
  const std::size_t n = graph.vertexCount();
  if (n <= 2) return tinyLayout(n);
  TRY_ASSIGN(Points points, n <= kAllPairsLimit ? layoutSmall(graph, wishes, workers, stage)
                                                : layoutMultilevel(graph, wishes.preview, workers, stage));
  scaleToUnitTies(points, graph);
  return points;
}

}  // namespace samspil
