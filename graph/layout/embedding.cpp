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
constexpr float kAspect = 1.6F;        // gravity pulls harder vertically: screens are wide
constexpr float kGroupPull = 0.1F;     // the ties of a vertex together pull with 1

// A tie counts by the ties of the vertex at its other end, to this power.
constexpr float kRarity = -0.1F;

// Pivots asked at a time; the vertices' inertia blends the answers of several blocks.
constexpr std::size_t kPivotBlock = 64;

// What the attraction along a tie needs to know of the vertex at its end, in one cache line.
struct Body {
  float x, y, rarity;
};

float tieWeight(const LayoutGraph& graph, std::uint32_t e) { return graph.weights.empty() ? 1.0F : graph.weights[e]; }

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
        bodies_(points.size()),
        moved_(points.size()),
        pushes_(points.size()),
        wanted_(problem.pivots.empty() ? 0 : points.size()),
        velocity_(points.size()) {
    workers_.forChunks(points.size(), kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) bodies_[i] = {points.x[i], points.y[i], rarityOf(i)};
    });
  }

  void round(int number) {
    const float done = static_cast<float>(number) / static_cast<float>(schedule_.rounds);
    const float step = std::lerp(schedule_.stepFirst, schedule_.stepLast, done);
    stress_ = problem_.pivots.empty() ? 0 : std::lerp(schedule_.stressFirst, schedule_.stressLast, done);
    if (number % schedule_.repulsionEvery == 0) pushApart();
    if (stress_ > 0 && number % schedule_.stressEvery == 0) askPivots(number / schedule_.stressEvery);
    middles_ = groupMiddles(points_, problem_.group);
    workers_.forChunks(points_.size(), kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) move(i, step);
    });
    bodies_.swap(moved_);
    workers_.forChunks(points_.size(), 16 * kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) points_.set(i, {bodies_[i].x, bodies_[i].y});
    });
  }

 private:
  float rarityOf(std::size_t v) const {
    float ties = 0;
    for (std::uint32_t e = problem_.graph.offsets[v]; e < problem_.graph.offsets[v + 1]; ++e) {
      ties += tieWeight(problem_.graph, e);
    }
    return std::pow(std::max(ties, 1e-6F), kRarity);
  }

  void pushApart() {
    repulsion_.update(points_, problem_.mass, workers_);
    repulsion_.pushes(pushes_, schedule_.theta, workers_);
  }

  // Where the next block of pivots wants each vertex to be.
  void askPivots(int time) {
    const std::size_t p = problem_.pivots.size(), size = std::min(p, kPivotBlock), blocks = p / size;
    const std::size_t first = static_cast<std::size_t>(time) % blocks * size;
    unit_ = schedule_.hop > 0 ? schedule_.hop / problem_.hopResolution : hopLength(points_, problem_);
    Points pivots(size);
    for (std::size_t k = 0; k < size; ++k) pivots.set(k, points_.at(problem_.pivots[first + k]));
    workers_.forChunks(points_.size(), kChunk, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const Vec2 at = points_.at(i);
        const std::uint16_t* hops = &problem_.hops[i * p + first];
        wanted_.set(i, wishOf(at, hops, pivots.x.data(), pivots.y.data(), size, unit_).placeOr(at));
      }
    });
  }

  Vec2 attraction(std::size_t v) const {
    const LayoutGraph& graph = problem_.graph;
    const Vec2 at{bodies_[v].x, bodies_[v].y};
    Vec2 sum;
    float weights = 0;
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const Body& other = bodies_[graph.neighbors[e]];
      const Vec2 to = Vec2{other.x, other.y} - at;
      const float weight = tieWeight(graph, e) * other.rarity;
      sum = sum + to * (weight / (1.0F + dot(to, to)));
      weights += weight;
    }
    return weights > 0 ? sum * (1.0F / weights) : sum;
  }

  // All that acts on vertex i.
  Vec2 totalForce(std::size_t i) const {
    const Vec2 at{bodies_[i].x, bodies_[i].y};
    Vec2 sum = attraction(i) + pushes_.at(i) * push_;
    if (stress_ > 0) sum = sum + (wanted_.at(i) - at) * (stress_ / (unit_ * problem_.hopResolution));
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

  void move(std::size_t i, float step) {
    velocity_.set(i, velocity_.at(i) * kMomentum + totalForce(i) * ((1 - kMomentum) * kSpeed * step));
    moved_[i] = {bodies_[i].x + velocity_.x[i], bodies_[i].y + velocity_.y[i], bodies_[i].rarity};
  }

  Points& points_;
  const EmbeddingProblem& problem_;
  const EmbeddingSchedule& schedule_;
  Workers& workers_;
  const float push_;  // of one unit of mass
  Repulsion repulsion_;
  std::vector<Body> bodies_, moved_;
  Points pushes_, wanted_, velocity_;
  std::vector<Vec2> middles_;    // of the groups
  float stress_ = 0, unit_ = 1;  // of this round: weight of the stress pull, wanted length of one unit of hops
};

}  // namespace

Result<void> refineEmbedding(Points& points, const EmbeddingProblem& problem, const EmbeddingSchedule& schedule,
                             Workers& workers, const Stage& stage) {
  Embedding embedding(points, problem, schedule, workers);
  for (int round = 0; round < schedule.rounds; ++round) {
    TRY(stage.checkpoint(round, schedule.rounds));
    embedding.round(round);
  }
  return {};
}

}  // namespace samspil
