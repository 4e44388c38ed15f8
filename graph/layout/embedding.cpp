#include "graph/layout/embedding.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/layout/repulsion.h"
#include "graph/layout/stress.h"

namespace samspil {
namespace {

constexpr std::size_t kChunk = 1024;
constexpr float kMomentum = 0.8F;
constexpr float kSpeed = 2.0F;
constexpr float kLongestForce = 4.0F;  // no vertex leaps across the picture
constexpr int kSortEvery = 4;
constexpr float kAspect = 1.6F;
constexpr float kGroupPull = 0.1F;  // a tie pulls with 1, shared among the ties of a vertex

Vec2 attraction(const LayoutGraph& graph, const Points& points, std::size_t v) {
  const Vec2 at = points.at(v);
  Vec2 sum;
  float weights = 0;
  for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
    const Vec2 to = points.at(graph.neighbors[e]) - at;
    const float weight = graph.weights.empty() ? 1.0F : graph.weights[e];
    sum = sum + to * (weight / (1.0F + dot(to, to)));
    weights += weight;
  }
  return weights > 0 ? sum * (1.0F / weights) : sum;
}

// Where each group has its middle; REQUIRES: groups are numbered densely.
std::vector<Vec2> groupMiddles(const Points& points, std::span<const std::uint32_t> group) {
  if (group.empty()) return {};
  std::vector<Vec2> middles(*std::max_element(group.begin(), group.end()) + 1);
  std::vector<float> counts(middles.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    middles[group[i]] = middles[group[i]] + points.at(i);
    ++counts[group[i]];
  }
  for (std::size_t g = 0; g < middles.size(); ++g) middles[g] = middles[g] * (1.0F / std::max(counts[g], 1.0F));
  return middles;
}

// Length of a hop in the present picture: the unit that minimises stress, over a sample of the vertices.
float hopLength(const Points& points, const EmbeddingProblem& problem) {
  const std::size_t p = problem.pivots.size(), step = 1 + points.size() / 2000;
  double linear = 0, quadratic = 0;
  for (std::size_t i = 0; i < points.size(); i += step) {
    for (std::size_t k = 0; k < p; ++k) {
      const double d = problem.hops[i * p + k];
      if (d == 0) continue;
      const double e = length(points.at(i) - points.at(problem.pivots[k])) / d;
      linear += e;
      quadratic += e * e;
    }
  }
  return linear > 0 ? static_cast<float>(quadratic / linear) : 1.0F;
}

}  // namespace

Result<void> refineEmbedding(Points& points, const EmbeddingProblem& problem, const EmbeddingSchedule& schedule,
                             Workers& workers, JobControl& job) {
  const std::size_t n = points.size(), p = problem.pivots.size();
  const float totalMass = std::accumulate(problem.mass.begin(), problem.mass.end(), 0.0F);
  const float push = schedule.repulsion / totalMass;
  Repulsion repulsion;
  Points force(n), velocity(n), pivots(p);
  for (int round = 0; round < schedule.rounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(schedule.rounds)));
    const float t = static_cast<float>(round) / static_cast<float>(schedule.rounds);
    const float step = schedule.stepFirst + (schedule.stepLast - schedule.stepFirst) * t;
    const float stress = schedule.stressFirst + (schedule.stressLast - schedule.stressFirst) * t;
    repulsion.update(points, problem.mass, round % kSortEvery == 0, workers);
    repulsion.pushes(force, schedule.theta, workers);
    const float unit = schedule.hop > 0 ? schedule.hop / problem.hopResolution : hopLength(points, problem);
    for (std::size_t k = 0; k < p; ++k) pivots.set(k, points.at(problem.pivots[k]));
    const std::vector<Vec2> middles = groupMiddles(points, problem.group);
    workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        Vec2 sum = attraction(problem.graph, points, i) + force.at(i) * push;
        if (p > 0 && stress > 0) {
          const StressPull pull =
              stressPull(points.at(i), &problem.hops[i * p], pivots.x.data(), pivots.y.data(), p, unit);
          const Vec2 wanted{pull.x / pull.weight, pull.y / pull.weight};
          sum = sum + (wanted - points.at(i)) * (stress / (unit * problem.hopResolution));
        }
        if (schedule.gravity > 0) {
          const Vec2 at = points.at(i);
          const float pull = schedule.gravity / std::sqrt(1.0F + dot(at, at));
          sum = sum - Vec2{at.x * pull, at.y * pull * kAspect};
        }
        if (!middles.empty()) {
          const Vec2 to = middles[problem.group[i]] - points.at(i);
          sum = sum + to * (kGroupPull / (1.0F + dot(to, to)));
        }
        const float size = length(sum);
        force.set(i, size > kLongestForce ? sum * (kLongestForce / size) : sum);
      }
    });
    workers.forChunks(n, 16 * kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        velocity.set(i, velocity.at(i) * kMomentum + force.at(i) * ((1 - kMomentum) * kSpeed * step));
        points.set(i, points.at(i) + velocity.at(i));
      }
    });
  }
  return {};
}

}  // namespace samspil
