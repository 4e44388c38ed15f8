// Stress: the sum over pairs of (drawn distance - wanted distance)^2 / wanted distance^2; low stress means that
// distance in the picture tells distance in the network. Internal to graph/layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/job.h"
#include "graph/layout/points.h"
#include "graph/layout/workers.h"

namespace samspil {

// Where `count` others want a vertex at (x, y) to be: the sums of weight * wanted place, and of the weights 1/d^2.
// A place is wanted at distance unit * hops from the other, in the direction where the vertex stands now.
struct StressPull {
  float x = 0, y = 0, weight = 0;
};
StressPull stressPull(Vec2 at, const std::uint16_t* hops, const float* otherX, const float* otherY, std::size_t count,
                      float unit);

// Stress majorisation over all pairs (Gansner, Koren & North, 2004) with the vertices moved one after the other.
// hops: n x n, all reachable. Ends after `rounds` or when no vertex moves more than `tolerance` hops any more.
Result<void> majorizeAllPairs(Points& points, std::span<const std::uint16_t> hops, int rounds, float tolerance,
                              JobControl& job);

// Sparse stress (Ortmann, Klimenta & Brandes, 2016): every vertex against the pivots and its neighbours; all vertices
// move at once, so that the result does not depend on the number of threads. hops: n x pivots, all reachable.
struct PivotStress {
  std::span<const std::uint32_t> pivots;
  std::span<const std::uint16_t> hops;
  std::span<const std::uint32_t> offsets, neighbors;  // of the graph
};

// Stress per pair of a vertex and a pivot, at the scale where it is least: 0 = perfect. Over a sample of the vertices.
double pivotStress(const Points& points, const PivotStress& problem);
Result<void> majorizePivots(Points& points, const PivotStress& problem, int rounds, Workers& workers, JobControl& job);

}  // namespace samspil
