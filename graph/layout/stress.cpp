#include "graph/layout/stress.h"

#include <algorithm>
#include <cmath>

#include "graph/layout/vectorize.h"

namespace samspil {
namespace {

constexpr std::size_t kChunk = 2048;

// Against division by zero for vertices in the same place; far below any distance that matters.
constexpr float kTiny = 1e-6F;

// What one tie weighs against one pivot: keeps tied vertices together where the pivots cannot tell them apart.
constexpr float kTieWeight = 0.3F;

}  // namespace

// 1 / (hops * drawn distance) is an inverse root: a first guess from the halved exponent and two steps of Newton's
// method, good to 5e-6. Unlike the processors' own approximations it is the same number everywhere, and it is far
// quicker than a root and two divisions. The last lanes are filled with others that are 0 hops away: no wish.
SAMSPIL_VECTORIZED Wish wishOf(Vec2 at, const std::uint16_t* hops, const float* otherX, const float* otherY,
                               std::size_t count, float unit) {
  Lanes sumX{}, sumY{}, sumWeight{};
  for (std::size_t k = 0; k < count; k += kLanes) {
    const std::size_t lanes = std::min(kLanes, count - k);
    LaneShorts shortHops{};
    Lanes x{}, y{};
    if (lanes == kLanes) {
      std::memcpy(&shortHops, hops + k, sizeof shortHops);
      std::memcpy(&x, otherX + k, sizeof x);
      std::memcpy(&y, otherY + k, sizeof y);
    } else {
      std::memcpy(&shortHops, hops + k, lanes * sizeof *hops);
      std::memcpy(&x, otherX + k, lanes * sizeof *otherX);
      std::memcpy(&y, otherY + k, lanes * sizeof *otherY);
    }
    const Lanes d = __builtin_convertvector(shortHops, Lanes);
    const Lanes dx = at.x - x, dy = at.y - y;
    const Lanes squared = dx * dx + dy * dy + kTiny;
    const Lanes product = d * d * squared;
    Lanes inverse = reinterpret_cast<Lanes>(0x5F375A86 - (reinterpret_cast<LaneBits>(product) >> 1));
    inverse *= 1.5F - 0.5F * product * inverse * inverse;
    inverse *= 1.5F - 0.5F * product * inverse * inverse;
    inverse = d > 0.0F ? inverse : Lanes{};
    const Lanes weight = inverse * inverse * squared, stretch = unit * inverse;
    sumX += weight * x + stretch * dx;
    sumY += weight * y + stretch * dy;
    sumWeight += weight;
  }
  Wish wish;
  for (std::size_t l = 0; l < kLanes / 4; ++l) {
    wish.x += sumX[l] + sumX[l + 4] + sumX[l + 8] + sumX[l + 12];
    wish.y += sumY[l] + sumY[l + 4] + sumY[l + 8] + sumY[l + 12];
    wish.weight += sumWeight[l] + sumWeight[l + 4] + sumWeight[l + 8] + sumWeight[l + 12];
  }
  return wish;
}

Result<void> majorizeAllPairs(Points& points, std::span<const std::uint16_t> hops, int rounds, float tolerance,
                              const Stage& stage) {
  const std::size_t n = points.size();
  for (int round = 0; round < rounds; ++round) {
    TRY(stage.checkpoint(round, rounds));
    float farthest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const Vec2 wanted =
          wishOf(points.at(i), &hops[i * n], points.x.data(), points.y.data(), n, 1.0F).placeOr(points.at(i));
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

namespace {

// The wish of the pivots and of the vertices tied to i, each of which wants it one hop away.
Vec2 withTies(Wish wish, std::size_t i, const Points& points, const PivotStress& problem) {
  const Vec2 at = points.at(i);
  if (problem.offsets.empty()) return wish.placeOr(at);
  for (std::uint32_t e = problem.offsets[i]; e < problem.offsets[i + 1]; ++e) {
    const Vec2 other = points.at(problem.neighbors[e]);
    const Vec2 from = at - other;
    const Vec2 wanted = other + from * (1.0F / std::sqrt(dot(from, from) + kTiny));
    wish.x += kTieWeight * wanted.x;
    wish.y += kTieWeight * wanted.y;
    wish.weight += kTieWeight;
  }
  return wish.placeOr(at);
}

}  // namespace

Result<void> majorizePivots(Points& points, const PivotStress& problem, int rounds, Workers& workers,
                            const Stage& stage) {
  const std::size_t n = points.size(), p = problem.pivots.size();
  Points moved(n), pivots(p);
  for (int round = 0; round < rounds; ++round) {
    TRY(stage.checkpoint(round, rounds));
    for (std::size_t k = 0; k < p; ++k) pivots.set(k, points.at(problem.pivots[k]));
    workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const Wish wish = wishOf(points.at(i), &problem.hops[i * p], pivots.x.data(), pivots.y.data(), p, problem.unit);
        moved.set(i, withTies(wish, i, points, problem));
      }
    });
    std::swap(points, moved);
  }
  return {};
}

}  // namespace samspil
