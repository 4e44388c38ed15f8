// Stress: the sum over pairs of (drawn distance - wanted distance)^2 / wanted distance^2; low stress means that
// distance in the picture tells distance in the network. Internal to graph/layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout/points.h"
#include "graph/layout/stage.h"
#include "graph/layout/workers.h"

namespace samspil {

// Where others want a vertex to be: the sums of weight * wanted place and of the weights 1/d^2.
struct Wish {
  float x = 0, y = 0, weight = 0;
  Vec2 placeOr(Vec2 otherwise) const { return weight > 0 ? Vec2{x / weight, y / weight} : otherwise; }
};

// The wish of `count` others for the vertex at `at`. Each wants it at distance unit * hops from itself, in the
// direction where it stands now; one that is 0 hops away has no wish.
Wish wishOf(Vec2 at, const std::uint16_t* hops, const float* otherX, const float* otherY, std::size_t count,
            float unit);

// Stress majorisation over all pairs (Gansner, Koren & North, 2004) with the vertices moved one after the other.
// hops: n x n, all reachable. Ends after `rounds` or when no vertex moves more than `tolerance` hops any more.
Result<void> majorizeAllPairs(Points& points, std::span<const std::uint16_t> hops, int rounds, float tolerance,
                              const Stage& stage);

// Sparse stress (Ortmann, Klimenta & Brandes, 2016): every vertex against the pivots; all vertices move at once, so
// that the result does not depend on the number of threads.
struct PivotStress {
  std::span<const std::uint32_t> pivots;
  std::span<const std::uint16_t> hops;                // vertices x pivots, all reachable
  float unit = 1;                                     // length of what `hops` counts
  std::span<const std::uint32_t> offsets, neighbors;  // of the graph; empty: only the pivots count
};

// Stress per pair of a vertex and a pivot, at the scale where it is least: 0 = perfect. Over a sample of the vertices.
double pivotStress(const Points& points, const PivotStress& problem);
Result<void> majorizePivots(Points& points, const PivotStress& problem, int rounds, Workers& workers,
                            const Stage& stage);

}  // namespace samspil
