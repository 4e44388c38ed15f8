#include "graph/layout/stress.h"

#include <algorithm>
#include <cmath>

#include "graph/layout/vectorize.h"

namespace samspil {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kChunk = 2048;

// Against division by zero for vertices in the same place; far below any distance that matters.
constexpr float kTiny = 1e-6F;

// What one tie weighs against one pivot: keeps tied vertices together where the pivots cannot tell them apart.
constexpr float kTieWeight = 0.3F;

}  // namespace

SAMSPIL_VECTORIZED StressPull stressPull(Vec2 at, const std::uint16_t* hops, const float* otherX, const float* otherY,
                                         std::size_t count, float unit) {
  float sumX[kLanes] = {}, sumY[kLanes] = {}, sumW[kLanes] = {};
  const std::size_t whole = count - count % kLanes;
  for (std::size_t k = 0; k < whole; k += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) {
      const float d = static_cast<float>(hops[k + l]);
      const float weight = d > 0 ? 1.0F / (d * d) : 0.0F;
      const float dx = at.x - otherX[k + l], dy = at.y - otherY[k + l];
      const float stretch = unit * d / std::sqrt(dx * dx + dy * dy + kTiny);
      sumX[l] += weight * (otherX[k + l] + stretch * dx);
      sumY[l] += weight * (otherY[k + l] + stretch * dy);
      sumW[l] += weight;
    }
  }
  for (std::size_t k = whole; k < count; ++k) {
    const float d = static_cast<float>(hops[k]);
    if (d <= 0) continue;
    const float weight = 1.0F / (d * d);
    const float dx = at.x - otherX[k], dy = at.y - otherY[k];
    const float stretch = unit * d / std::sqrt(dx * dx + dy * dy + kTiny);
    sumX[k - whole] += weight * (otherX[k] + stretch * dx);
    sumY[k - whole] += weight * (otherY[k] + stretch * dy);
    sumW[k - whole] += weight;
  }
  StressPull pull;
  for (std::size_t l = 0; l < kLanes; ++l) {
    pull.x += sumX[l];
    pull.y += sumY[l];
    pull.weight += sumW[l];
  }
  return pull;
}

Result<void> majorizeAllPairs(Points& points, std::span<const std::uint16_t> hops, int rounds, float tolerance,
                              JobControl& job) {
  const std::size_t n = points.size();
  for (int round = 0; round < rounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(rounds)));
    float farthest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const StressPull pull = stressPull(points.at(i), &hops[i * n], points.x.data(), points.y.data(), n, 1.0F);
      if (pull.weight <= 0) continue;
      const Vec2 wanted{pull.x / pull.weight, pull.y / pull.weight};
      farthest = std::max(farthest, length(wanted - points.at(i)));
      points.set(i, wanted);
    }
    if (farthest < tolerance) break;
  }
  return {};
}

double pivotStress(const Points& points, const PivotStress& problem) {
  const std::size_t p = problem.pivots.size(), step = 1 + points.size() / 2000;
  double linear = 0, quadratic = 0, pairs = 0;
  for (std::size_t i = 0; i < points.size(); i += step) {
    for (std::size_t k = 0; k < p; ++k) {
      const double hops = problem.hops[i * p + k];
      if (hops == 0) continue;
      const double ratio = length(points.at(i) - points.at(problem.pivots[k])) / hops;
      linear += ratio;
      quadratic += ratio * ratio;
      ++pairs;
    }
  }
  return quadratic > 0 ? 1 - linear * linear / (pairs * quadratic) : 0;
}

Result<void> majorizePivots(Points& points, const PivotStress& problem, int rounds, Workers& workers, JobControl& job) {
  const std::size_t n = points.size(), p = problem.pivots.size();
  Points moved(n), pivots(p);
  for (int round = 0; round < rounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(rounds)));
    for (std::size_t k = 0; k < p; ++k) pivots.set(k, points.at(problem.pivots[k]));
    workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const Vec2 at = points.at(i);
        StressPull pull = stressPull(at, &problem.hops[i * p], pivots.x.data(), pivots.y.data(), p, 1.0F);
        for (std::uint32_t e = problem.offsets[i]; e < problem.offsets[i + 1]; ++e) {
          const Vec2 other = points.at(problem.neighbors[e]);
          const Vec2 from = at - other;
          const Vec2 wanted = other + from * (1.0F / std::sqrt(dot(from, from) + kTiny));
          pull.x += kTieWeight * wanted.x;
          pull.y += kTieWeight * wanted.y;
          pull.weight += kTieWeight;
        }
        moved.set(i, pull.weight > 0 ? Vec2{pull.x / pull.weight, pull.y / pull.weight} : at);
      }
    });
    std::swap(points, moved);
  }
  return {};
}

}  // namespace samspil
