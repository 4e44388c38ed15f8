#include "graph/layout/multilevel.h"

#include <algorithm>
#include <cmath>

#include "graph/layout/coarsening.h"

namespace samspil {
namespace {

constexpr std::size_t kCoarsest = 2000;
constexpr std::uint32_t kGroupSize = 6;   // vertices that one coarse vertex may stand for, per level
constexpr double kLeastShrinking = 0.85;  // a level that shrinks less is not worth its time
constexpr float kHopResolution = 16;      // coarse hops are means, kept in sixteenths

// One coarser level and what belongs to it.
struct Level {
  CoarseGraph coarse;
  std::vector<std::uint32_t> pivots;  // the coarse vertices that the pivots went into
  std::vector<std::uint16_t> hops;    // kHopResolution times the mean over the members
  Points points;
};

// How long a hop is drawn: about what attraction and repulsion settle at by themselves. As a fixed aim of the stress
// pull it keeps the picture from drifting apart, where attraction along ties fades.
float hopFor(std::size_t vertexCount) { return 4.5F * std::pow(static_cast<float>(vertexCount) / 10'000.0F, 0.24F); }

// The mean of the members' points and hops.
void restrictTo(Level& level, const Points& finePoints, std::span<const std::uint16_t> fineHops, float fineResolution,
                std::size_t pivots) {
  const std::size_t n = level.coarse.mass.size();
  std::vector<float> sums(n * pivots, 0.0F), counts(n, 0.0F);
  level.points = Points(n);
  for (std::size_t v = 0; v < finePoints.size(); ++v) {
    const std::uint32_t c = level.coarse.parent[v];
    level.points.set(c, level.points.at(c) + finePoints.at(v));
    counts[c] += 1;
    for (std::size_t k = 0; k < pivots; ++k) sums[c * pivots + k] += fineHops[v * pivots + k];
  }
  level.hops.resize(n * pivots);
  for (std::size_t c = 0; c < n; ++c) {
    level.points.set(c, level.points.at(c) * (1 / counts[c]));
    const float scale = kHopResolution / fineResolution / counts[c];
    for (std::size_t k = 0; k < pivots; ++k) {
      level.hops[c * pivots + k] = static_cast<std::uint16_t>(std::lround(sums[c * pivots + k] * scale));
    }
  }
}

std::vector<Level> coarseLevels(const Points& points, const EmbeddingProblem& problem) {
  std::vector<Level> levels;
  LayoutGraph graph = problem.graph;
  std::span<const float> mass = problem.mass;
  while (graph.vertexCount() > kCoarsest) {
    Level level;
    level.coarse = coarsen(graph, mass, kGroupSize);
    if (static_cast<double>(level.coarse.mass.size()) > kLeastShrinking * static_cast<double>(graph.vertexCount()))
      break;
    for (const std::uint32_t pivot :
         levels.empty() ? problem.pivots : std::span<const std::uint32_t>(levels.back().pivots)) {
      level.pivots.push_back(level.coarse.parent[pivot]);
    }
    if (levels.empty()) {
      restrictTo(level, points, problem.hops, 1, problem.pivots.size());
    } else {
      restrictTo(level, levels.back().points, levels.back().hops, kHopResolution, problem.pivots.size());
    }
    levels.push_back(std::move(level));
    graph = levels.back().coarse.graph.view();
    mass = levels.back().coarse.mass;
  }
  return levels;
}

// The fine picture that starts where the coarse one ended: members near their coarse vertex, drawn a little towards
// what they are tied to.
Points prolong(const Level& level, const LayoutGraph& fine) {
  const std::size_t n = fine.vertexCount();
  const float growth = hopFor(n) / hopFor(level.points.size());
  Points points(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    Vec2 mean;
    float weights = 0;
    for (std::uint32_t e = fine.offsets[v]; e < fine.offsets[v + 1]; ++e) {
      const float weight = fine.weights.empty() ? 1.0F : fine.weights[e];
      mean = mean + level.points.at(level.coarse.parent[fine.neighbors[e]]) * weight;
      weights += weight;
    }
    const Vec2 own = level.points.at(level.coarse.parent[v]);
    const Vec2 drawn = weights > 0 ? own * 0.7F + mean * (0.3F / weights) : own;
    points.set(v, drawn * growth + Vec2{jitter(v, 7), jitter(v, 8)} * 0.1F);
  }
  return points;
}

// The area of the picture grows with the number of vertices.
float repulsionFor(std::size_t vertexCount) { return 45.0F * std::sqrt(static_cast<float>(vertexCount) / 10'000.0F); }

// The weights of the stress pull balance the global shape against the groups. Found by measuring stress, neighbourhood
// preservation and purity on collaboration networks of 10,000 and 100,000 vertices (tests/bench/layout).
EmbeddingSchedule coarseSchedule(std::size_t vertexCount, bool coarsest) {
  return {.rounds = coarsest ? 60 : 30,
          .repulsion = repulsionFor(vertexCount),
          .stepFirst = coarsest ? 4.0F : 1.0F,
          .stepLast = 0.05F,
          .stressFirst = 1.2F,
          .stressLast = 0.4F,
          .hop = hopFor(vertexCount),
          .theta = 1.6F};
}

EmbeddingSchedule finestSchedule(std::size_t vertexCount) {
  return {.rounds = vertexCount <= 50'000 ? 75 : 64,
          .repulsion = repulsionFor(vertexCount),
          .stepFirst = 4.0F,
          .stepLast = 0.05F,
          .stressFirst = 0.82F,
          .stressLast = 0.05F,
          .hop = hopFor(vertexCount),
          .theta = 1.6F};
}

}  // namespace

Result<void> embedMultilevel(Points& points, const EmbeddingProblem& problem, Workers& workers, JobControl& job) {
  std::vector<Level> levels = coarseLevels(points, problem);
  Points& coarsest = levels.empty() ? points : levels.back().points;
  for (std::size_t i = 0; i < coarsest.size(); ++i) coarsest.set(i, coarsest.at(i) * hopFor(coarsest.size()));
  for (std::size_t l = levels.size(); l-- > 0;) {
    Level& level = levels[l];
    const EmbeddingProblem coarse{
        level.coarse.graph.view(), level.coarse.mass, level.pivots, level.hops, {}, kHopResolution};
    const bool top = l + 1 == levels.size();
    TRY(refineEmbedding(level.points, coarse, coarseSchedule(level.points.size(), top), workers, job));
    if (l == 0) {
      points = prolong(level, problem.graph);
    } else {
      levels[l - 1].points = prolong(level, levels[l - 1].coarse.graph.view());
    }
    levels.pop_back();
  }
  return refineEmbedding(points, problem, finestSchedule(points.size()), workers, job);
}

}  // namespace samspil
