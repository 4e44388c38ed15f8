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
constexpr float kAspect = 1.6F;     // gravity pulls harder vertically: screens are wide
constexpr float kGroupPull = 0.1F;  // the ties of a vertex together pull with 1

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

class Embedding {
 public:
  Embedding(Points& points, const EmbeddingProblem& problem, const EmbeddingSchedule& schedule, Workers& workers)
      : points_(points),
        problem_(problem),
        schedule_(schedule),
        workers_(workers),
        push_(schedule.repulsion / std::accumulate(problem.mass.begin(), problem.mass.end(), 0.0F)),
        force_(points.size()),
        velocity_(points.size()),
        pivots_(problem.pivots.size()) {}

  void round(int number) {
    const float done = static_cast<float>(number) / static_cast<float>(schedule_.rounds);
    repulsion_.update(points_, problem_.mass, number % kSortEvery == 0, workers_);
    repulsion_.pushes(force_, schedule_.theta, workers_);
    stress_ = std::lerp(schedule_.stressFirst, schedule_.stressLast, done);
    unit_ = schedule_.hop > 0 ? schedule_.hop / problem_.hopResolution : hopLength(points_, problem_);
    for (std::size_t k = 0; k < pivots_.size(); ++k) pivots_.set(k, points_.at(problem_.pivots[k]));
    middles_ = groupMiddles(points_, problem_.group);
    workers_.forChunks(points_.size(), kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) force_.set(i, totalForce(i));
    });
    move(std::lerp(schedule_.stepFirst, schedule_.stepLast, done));
  }

 private:
  // All that acts on vertex i; its repulsion is in force_ already.
  Vec2 totalForce(std::size_t i) const {
    const Vec2 at = points_.at(i);
    Vec2 sum = attraction(problem_.graph, points_, i) + force_.at(i) * push_;
    if (stress_ > 0 && pivots_.size() > 0) {
      const std::uint16_t* hops = &problem_.hops[i * pivots_.size()];
      const StressPull pull = stressPull(at, hops, pivots_.x.data(), pivots_.y.data(), pivots_.size(), unit_);
      const Vec2 wanted{pull.x / pull.weight, pull.y / pull.weight};
      sum = sum + (wanted - at) * (stress_ / (unit_ * problem_.hopResolution));
    }
    if (schedule_.gravity > 0) {
      const float pull = schedule_.gravity / std::sqrt(1.0F + dot(at, at));
      sum = sum - Vec2{at.x * pull, at.y * pull * kAspect};
    }
    if (!middles_.empty()) {
      const Vec2 to = middles_[problem_.group[i]] - at;
      sum = sum + to * (kGroupPull / (1.0F + dot(to, to)));
    }
    const float size = length(sum);
    return size > kLongestForce ? sum * (kLongestForce / size) : sum;
  }

  void move(float step) {
    workers_.forChunks(points_.size(), 16 * kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        velocity_.set(i, velocity_.at(i) * kMomentum + force_.at(i) * ((1 - kMomentum) * kSpeed * step));
        points_.set(i, points_.at(i) + velocity_.at(i));
      }
    });
  }

  Points& points_;
  const EmbeddingProblem& problem_;
  const EmbeddingSchedule& schedule_;
  Workers& workers_;
  const float push_;  // of one unit of mass
  Repulsion repulsion_;
  Points force_, velocity_, pivots_;
  std::vector<Vec2> middles_;    // of the groups
  float stress_ = 0, unit_ = 1;  // of this round: weight of the stress pull, wanted length of one unit of hops
};

}  // namespace

Result<void> refineEmbedding(Points& points, const EmbeddingProblem& problem, const EmbeddingSchedule& schedule,
                             Workers& workers, JobControl& job) {
  Embedding embedding(points, problem, schedule, workers);
  for (int round = 0; round < schedule.rounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(schedule.rounds)));
    embedding.round(round);
  }
  return {};
}

}  // namespace samspil
