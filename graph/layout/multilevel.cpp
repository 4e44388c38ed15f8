#include "graph/layout/multilevel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/layout/coarsening.h"
#include "graph/layout/distances.h"
#include "graph/layout/embedding.h"
#include "graph/layout/pivot_mds.h"
#include "graph/layout/stress.h"

namespace samspil {
namespace {

constexpr std::size_t kCoarsest = 1500;
constexpr std::uint32_t kGroupSize = 6;   // vertices that one coarse vertex may stand for, per level
constexpr double kLeastShrinking = 0.85;  // a level that shrinks less is not worth its time
constexpr float kHopResolution = 16;      // coarse hops are means, kept in sixteenths

// Below this stress a picture of distances is all one could wish for: pulling neighbours together would only bend it.
// Networks of people and organisations have 0.1 and more.
constexpr double kFaithful = 0.07;
constexpr std::size_t kChunk = 1024;

// How coarsely the push of what is far away may be reckoned; the kernel sinks quickly with distance.
constexpr float kTheta = 1.6F;

constexpr int kStartRounds = 30;     // of stress, on the coarsest level
constexpr int kFaithfulRounds = 60;  // of stress, on each level of a picture that stays one of distances

// Level 0 is the component itself; each further one is coarser.
struct Level {
  LayoutGraph graph;
  std::vector<float> mass;
  std::vector<std::uint32_t> pivots;  // for coarse levels, the vertices that the pivots went into
  std::vector<std::uint16_t> hops;    // vertices x pivots, `resolution` times the mean over the members
  float resolution = 1;
  CoarseGraph coarse;  // owns `graph` of coarse levels; parent[] leads from the level below to this one
  std::size_t size() const { return graph.vertexCount(); }
};

// More pivots tell distances more truly; beyond some 130,000 vertices there are fewer, so that memory does not grow.
constexpr std::size_t kPivotBlock = 64;
constexpr std::size_t kMostPivots = 192;
constexpr std::size_t kMostHops = 25'600'000;

std::size_t pivotCount(std::size_t vertexCount) {
  const std::size_t blocks = kMostHops / vertexCount / kPivotBlock;
  return std::clamp(blocks * kPivotBlock, kPivotBlock, kMostPivots);
}

// Of the first picture that is shown: it takes a few hundredths of the whole time.
constexpr std::size_t kRoughPivots = 24;

// Breadth-first numbering makes evenly spaced indices evenly spread over the network; 0 is the hub. Taken in blocks,
// each of which is spread over the network as well: the embedding asks one block at a time.
std::vector<std::uint32_t> spreadPivots(std::size_t vertexCount) {
  const std::size_t count = pivotCount(vertexCount), blocks = count / kPivotBlock;
  std::vector<std::uint32_t> pivots(count);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t at = k % kPivotBlock * blocks + k / kPivotBlock;
    pivots[k] = static_cast<std::uint32_t>((2 * at + 1) * vertexCount / (2 * count));
  }
  pivots[0] = 0;
  return pivots;
}

// The unit of the schedules: they were found at 10,000 vertices.
float tenThousands(std::size_t vertexCount) { return static_cast<float>(vertexCount) / 10'000.0F; }

// How long a hop is drawn: about what attraction and repulsion settle at by themselves. As a fixed aim of the stress
// pull it keeps the picture from drifting apart, where attraction along ties fades.
float hopFor(std::size_t vertexCount) { return 4.7F * std::pow(tenThousands(vertexCount), 0.24F); }

// The mean of the members' hops. In blocks of coarse vertices, each of which takes in its own members alone.
void restrictHops(Level& level, const Level& fine, Workers& workers) {
  const std::size_t n = level.size(), pivots = fine.pivots.size();
  std::vector<std::uint32_t> starts(n + 1, 0), members(fine.size());
  for (const std::uint32_t c : level.coarse.parent) ++starts[c + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t v = 0; v < fine.size(); ++v) members[next[level.coarse.parent[v]]++] = v;
  level.hops.resize(n * pivots);
  workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> sums(pivots);
    for (std::size_t c = begin; c < end; ++c) {
      std::fill(sums.begin(), sums.end(), 0U);
      for (std::uint32_t m = starts[c]; m < starts[c + 1]; ++m) {
        const std::uint16_t* hops = &fine.hops[members[m] * pivots];
        for (std::size_t k = 0; k < pivots; ++k) sums[k] += hops[k];
      }
      const float scale = level.resolution / fine.resolution / static_cast<float>(starts[c + 1] - starts[c]);
      for (std::size_t k = 0; k < pivots; ++k) {
        level.hops[c * pivots + k] = static_cast<std::uint16_t>(static_cast<float>(sums[k]) * scale + 0.5F);
      }
    }
  });
}

Level coarserThan(const Level& fine, const Stage& stage) {
  Level level;
  level.coarse = coarsen(fine.graph, fine.mass, kGroupSize, stage);
  level.graph = level.coarse.graph.view();
  level.mass = level.coarse.mass;
  level.resolution = kHopResolution;
  return level;
}

bool worthItsTime(const Level& coarse, const Level& fine) {
  return static_cast<double>(coarse.size()) < kLeastShrinking * static_cast<double>(fine.size());
}

Level finestOf(const LayoutGraph& graph) {
  Level finest;
  finest.graph = graph;
  finest.mass.assign(graph.vertexCount(), 1.0F);
  finest.pivots = spreadPivots(graph.vertexCount());
  return finest;
}

// What a few pivots know of the global shape: rough, but there before anything else is.
void showRoughly(const LayoutGraph& graph, const Preview& preview, Workers& workers) {
  std::vector<std::uint32_t> pivots(std::min(kRoughPivots, graph.vertexCount()));
  for (std::size_t k = 0; k < pivots.size(); ++k)
    pivots[k] = static_cast<std::uint32_t>((2 * k + 1) * graph.vertexCount() / (2 * pivots.size()));
  preview(pivotMds(graph.vertexCount(), pivots, hopDistances(graph, pivots, workers), workers));
}

// Adds the levels above the finest. The first of them does not need the hops, so both are found at the same time.
Result<void> addLevels(std::vector<Level>& levels, Workers& workers, const Stage& stage) {
  Level next;
  const bool large = levels[0].size() > kCoarsest;
  workers.both([&] { levels[0].hops = hopDistances(levels[0].graph, levels[0].pivots, workers); },
               [&] {
                 if (large) next = coarserThan(levels[0], stage);
               });
  while (levels.back().size() > kCoarsest) {
    TRY(stage.checkpoint(static_cast<double>(levels.size()), 4));
    const Level& fine = levels.back();
    if (levels.size() > 1) next = coarserThan(fine, stage);
    if (!worthItsTime(next, fine)) break;
    for (const std::uint32_t pivot : fine.pivots) next.pivots.push_back(next.coarse.parent[pivot]);
    restrictHops(next, fine, workers);
    levels.push_back(std::exchange(next, {}));
  }
  return stage.checkpoint(1, 1);
}

// The fine picture that starts where the coarse one ended: members near their coarse vertex, drawn a little towards
// what they are tied to.
Points prolong(const Points& coarse, const std::vector<std::uint32_t>& parent, const LayoutGraph& fine, float growth,
               Workers& workers) {
  Points points(fine.vertexCount());
  workers.forChunks(points.size(), kChunk, [&](std::size_t begin, std::size_t end) {
    for (auto v = static_cast<std::uint32_t>(begin); v < end; ++v) {
      Vec2 sum;
      float weights = 0;
      for (std::uint32_t e = fine.offsets[v]; e < fine.offsets[v + 1]; ++e) {
        const float weight = fine.weights.empty() ? 1.0F : fine.weights[e];
        sum = sum + coarse.at(parent[fine.neighbors[e]]) * weight;
        weights += weight;
      }
      const Vec2 own = coarse.at(parent[v]);
      const Vec2 drawn = weights > 0 ? own * 0.7F + sum * (0.3F / weights) : own;
      points.set(v, drawn * growth + Vec2{jitter(v, 7), jitter(v, 8)} * 0.1F);
    }
  });
  return points;
}

// The area of the picture grows with the number of vertices.
float repulsionFor(std::size_t vertexCount) { return 28.0F * std::sqrt(tenThousands(vertexCount)); }

// The weights of the stress pull balance the global shape against the groups. Found by measuring stress, neighbourhood
// preservation and purity on collaboration networks of 10,000 and 100,000 vertices (tests/bench/layout).
EmbeddingSchedule coarseSchedule(std::size_t vertexCount, bool coarsest) {
  return {.rounds = coarsest ? 60 : 37,
          .repulsionEvery = 2,
          .stressEvery = 1,
          .repulsion = repulsionFor(vertexCount),
          .stepFirst = coarsest ? 7.5F : 1.1F,
          .stepLast = 0.05F,
          .stressFirst = 1.4F,
          .stressLast = 0.15F,
          .hop = hopFor(vertexCount),
          .theta = kTheta};
}

// Large pictures take over more of their shape from the levels above: fewer rounds do, and a weaker pull.
EmbeddingSchedule finestSchedule(std::size_t vertexCount) {
  const float size = std::max(tenThousands(vertexCount), 1.0F);
  return {.rounds = std::clamp(static_cast<int>(110 * std::pow(size, -0.2F)), 40, 70),
          .repulsionEvery = 2,
          .stressEvery = vertexCount <= 30'000 ? 1 : 2,
          .repulsion = repulsionFor(vertexCount),
          .stepFirst = 11,
          .stepLast = 0.15F,
          .stressFirst = 0.9F * std::pow(size, -0.18F),
          .stressLast = 0.1F,
          .hop = hopFor(vertexCount),
          .theta = kTheta};
}

// One picture on its way down the levels.
class Descent {
 public:
  Descent(std::vector<Level>& levels, const Preview& preview, Workers& workers)
      : levels_(levels), preview_(preview), workers_(workers) {}

  // Draws the coarsest level and decides whether distances are all that the picture needs.
  Result<void> start(const Stage& stage) {
    const Level& top = levels_.back();
    points_ = pivotMds(top.size(), top.pivots, top.hops, workers_);
    scale(1 / top.resolution);
    TRY(majorize(top, kStartRounds, stage));
    faithful_ = pivotStress(points_, {top.pivots, top.hops, 1, {}, {}}) < kFaithful;
    if (!faithful_) scale(hopFor(top.size()));
    return {};
  }

  Result<void> refine(const Stage& stage) {
    const Level& level = levels_.back();
    if (faithful_) return majorize(level, kFaithfulRounds, stage);
    const EmbeddingProblem problem{level.graph, level.mass, level.pivots, level.hops, {}, level.resolution};
    const bool finest = levels_.size() == 1;
    const EmbeddingSchedule schedule = finest ? finestSchedule(level.size()) : coarseSchedule(level.size(), first_);
    first_ = false;
    return refineEmbedding(points_, problem, schedule, workers_, stage);
  }

  // To the next finer level; false on the finest.
  bool descend() {
    if (levels_.size() == 1) return false;
    const Level top = std::move(levels_.back());
    levels_.pop_back();
    const Level& fine = levels_.back();
    const float growth = faithful_ ? 1.0F : hopFor(fine.size()) / hopFor(top.size());
    points_ = prolong(points_, top.coarse.parent, fine.graph, growth, workers_);
    return true;
  }

  // Every vertex of the component where the coarse one stands that it went into.
  void show() const {
    if (!preview_) return;
    Points shown = points_;
    for (std::size_t l = levels_.size() - 1; l > 0; --l) {
      shown = prolong(shown, levels_[l].coarse.parent, levels_[l - 1].graph, 1, workers_);
    }
    preview_(shown);
  }

  Points take() { return std::move(points_); }

 private:
  void scale(float factor) {
    for (std::size_t i = 0; i < points_.size(); ++i) points_.set(i, points_.at(i) * factor);
  }

  // Only the finest level has ties that are one hop long.
  Result<void> majorize(const Level& level, int rounds, const Stage& stage) {
    PivotStress stress{level.pivots, level.hops, 1 / level.resolution, {}, {}};
    if (level.resolution == 1) stress.offsets = level.graph.offsets, stress.neighbors = level.graph.neighbors;
    return majorizePivots(points_, stress, rounds, workers_, stage);
  }

  std::vector<Level>& levels_;
  const Preview& preview_;
  Workers& workers_;
  Points points_;  // of the last level
  bool faithful_ = false, first_ = true;
};

}  // namespace

Result<Points> layoutMultilevel(const LayoutGraph& graph, const Preview& preview, Workers& workers,
                                const Stage& stage) {
  if (preview) showRoughly(graph, preview, workers);
  std::vector<Level> levels;
  levels.push_back(finestOf(graph));
  TRY(addLevels(levels, workers, stage.part(0, 0.1)));
  Descent descent(levels, preview, workers);
  TRY(descent.start(stage.part(0.1, 0.12)));
  descent.show();
  double done = 0.12;
  do {
    // Each level has about four times the vertices of the one above and takes as much longer.
    const double share =
        (1 - done) * (levels.size() == 1 ? 1.0 : std::pow(0.3, static_cast<double>(levels.size() - 1)));
    TRY(descent.refine(stage.part(done, done + share)));
    done += share;
    descent.show();
  } while (descent.descend());
  return descent.take();
}

}  // namespace samspil
