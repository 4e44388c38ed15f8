#include "graph/layout/component_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/layout/distances.h"
#include "graph/layout/pivot_mds.h"
#include "graph/layout/stress.h"

namespace samspil {
namespace {

// Up to here every pair of vertices is compared; beyond, every vertex against the pivots.
constexpr std::size_t kAllPairsLimit = 1200;
constexpr std::size_t kPivots = 64;

// Breadth-first numbering makes evenly spaced indices evenly spread over the network; 0 is the hub.
std::vector<std::uint32_t> spreadPivots(std::size_t vertexCount) {
  const std::size_t count = std::min(kPivots, vertexCount);
  std::vector<std::uint32_t> pivots(count);
  for (std::size_t k = 0; k < count; ++k) pivots[k] = static_cast<std::uint32_t>((2 * k + 1) * vertexCount / (2 * count));
  pivots[0] = 0;
  return pivots;
}

Points tinyLayout(std::size_t vertexCount) {
  Points points(vertexCount);
  if (vertexCount == 2) points.x[1] = 1;
  return points;
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

Result<Points> layoutComponent(const LayoutGraph& graph, std::span<const std::uint32_t> group, Workers& workers,
                               JobControl& job) {
  (void)group;
  const std::size_t n = graph.vertexCount();
  if (n <= 2) return tinyLayout(n);
  const std::vector<std::uint32_t> pivots = spreadPivots(n);
  const std::vector<std::uint16_t> pivotHops = hopDistances(graph, pivots, workers);
  TRY(job.checkpoint(0, 100));
  Points points = pivotMds(n, pivots, pivotHops, workers);
  if (n <= kAllPairsLimit) {
    std::vector<std::uint32_t> everyone(n);
    std::iota(everyone.begin(), everyone.end(), 0U);
    const std::vector<std::uint16_t> hops = hopDistances(graph, everyone, workers);
    TRY(majorizeAllPairs(points, hops, 120, 0.003F, job));
  } else {
    TRY(majorizePivots(points, {pivots, pivotHops, graph.offsets, graph.neighbors}, 30, workers, job));
  }
  scaleToUnitTies(points, graph);
  return points;
}

}  // namespace samspil
