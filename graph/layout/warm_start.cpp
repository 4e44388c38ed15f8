#include "graph/layout/warm_start.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

constexpr int kSettleRounds = 20;

// How far one that was there before may go for its new ties, in tie lengths; and what share of its ties must be new.
constexpr float kFarthest = 3;
constexpr float kNoticed = 0.05F;

// Ties of a hub say little about where its partners stand towards each other.
constexpr std::uint32_t kHubDegree = 40;

float weightOf(const LayoutGraph& graph, std::uint32_t e) { return graph.weights.empty() ? 1.0F : graph.weights[e]; }

// The median length of the ties between placed vertices; 1 if there are none.
float usualTie(const Points& points, const std::vector<std::uint8_t>& placed, const LayoutGraph& graph) {
  std::vector<float> lengths;
  for (std::uint32_t v = 0; v < points.size(); ++v) {
    if (placed[v] == 0) continue;
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (u > v && placed[u] != 0) lengths.push_back(length(points.at(v) - points.at(u)));
    }
  }
  if (lengths.empty()) return 1;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return std::max(*middle, 1e-3F);
}

// Enters v at the mean of its placed neighbours, a little off so that twins do not coincide; false if it has none.
bool enter(std::uint32_t v, Points& points, const std::vector<std::uint8_t>& placed, const LayoutGraph& graph,
           float tie) {
  Vec2 sum;
  float weights = 0;
  for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
    if (placed[graph.neighbors[e]] == 0) continue;
    sum = sum + points.at(graph.neighbors[e]) * weightOf(graph, e);
    weights += weightOf(graph, e);
  }
  if (weights <= 0) return false;
  points.set(v, sum * (1 / weights) + Vec2{jitter(v, 5), jitter(v, 6)} * (0.5F * tie));
  return true;
}

// One place towards which stress draws v: `wanted` away from `other`, weight 1 / hops^2.
struct Settling {
  Vec2 at, sum;
  float weights = 0;
  void pull(Vec2 other, float wanted, float weight) {
    const Vec2 from = at - other;
    sum = sum + (other + from * (wanted / std::max(length(from), 1e-4F))) * weight;
    weights += weight;
  }
};

Vec2 settledPlace(std::uint32_t v, const Points& points, const LayoutGraph& graph, float tie) {
  Settling settling{points.at(v), {}, 0};
  for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
    const std::uint32_t u = graph.neighbors[e];
    settling.pull(points.at(u), tie, 1);
    if (graph.offsets[u + 1] - graph.offsets[u] > kHubDegree) continue;
    for (std::uint32_t f = graph.offsets[u]; f < graph.offsets[u + 1]; ++f) {
      if (graph.neighbors[f] != v) settling.pull(points.at(graph.neighbors[f]), 2 * tie, 0.25F);
    }
  }
  return settling.weights > 0 ? settling.sum * (1 / settling.weights) : points.at(v);
}

// One that was there before and is tied to newcomers now.
struct Neighbor {
  std::uint32_t vertex = 0;
  Vec2 home;
  float share = 0;  // of its ties that lead to newcomers
};

std::vector<Neighbor> neighborsOf(const std::vector<std::uint32_t>& newcomers, const Points& points,
                                  const std::vector<std::uint8_t>& fixed, const LayoutGraph& graph) {
  std::vector<std::uint8_t> isNew(points.size(), 0);
  std::vector<std::uint32_t> old;
  for (const std::uint32_t v : newcomers) isNew[v] = 1;
  for (const std::uint32_t v : newcomers) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (isNew[u] == 0 && (fixed.empty() || fixed[u] == 0)) old.push_back(u);
    }
  }
  std::ranges::sort(old);
  std::vector<Neighbor> neighbors;
  for (auto run = old.begin(); run != old.end();) {
    const auto end = std::upper_bound(run, old.end(), *run);
    const auto ties = static_cast<float>(graph.offsets[*run + 1] - graph.offsets[*run]);
    const float share = static_cast<float>(end - run) / ties;
    if (share >= kNoticed) neighbors.push_back({*run, points.at(*run), share});
    run = end;
  }
  return neighbors;
}

// Goes towards where it would settle now by the share of its ties that are new: who gains little hardly moves.
void adjust(const Neighbor& old, Points& points, const LayoutGraph& graph, float tie) {
  const Vec2 way = (settledPlace(old.vertex, points, graph, tie) - old.home) * old.share;
  points.set(old.vertex, old.home + way * std::min(1.0F, kFarthest * tie / std::max(length(way), 1e-4F)));
}

}  // namespace

void placeNewcomers(Points& points, std::vector<std::uint8_t>& placed, const std::vector<std::uint8_t>& fixed,
                    const LayoutGraph& graph) {
  const float tie = usualTie(points, placed, graph);
  std::vector<std::uint32_t> newcomers, entering, waiting;
  for (std::uint32_t v = 0; v < points.size(); ++v) {
    if (placed[v] == 0) waiting.push_back(v);
  }
  do {
    entering.clear();
    std::erase_if(waiting, [&](std::uint32_t v) {
      const bool enters = enter(v, points, placed, graph, tie);
      if (enters) entering.push_back(v);
      return enters;
    });
    for (const std::uint32_t v : entering) placed[v] = 1;
    newcomers.insert(newcomers.end(), entering.begin(), entering.end());
  } while (!entering.empty());
  const std::vector<Neighbor> neighbors = neighborsOf(newcomers, points, fixed, graph);
  for (int round = 0; round < kSettleRounds; ++round) {
    for (const std::uint32_t v : newcomers) points.set(v, settledPlace(v, points, graph, tie));
    for (const Neighbor& old : neighbors) adjust(old, points, graph, tie);
  }
}

void alignTo(Points& points, const Points& wanted, const std::vector<std::uint8_t>& anchored) {
  double px = 0, py = 0, qx = 0, qy = 0, count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (anchored[i] == 0) continue;
    px += points.x[i], py += points.y[i], qx += wanted.x[i], qy += wanted.y[i], ++count;
  }
  if (count == 0) return;
  px /= count, py /= count, qx /= count, qy /= count;
  // Best turn of p towards q, once as it is (index 0) and once mirrored at the x axis (index 1).
  double along[2] = {}, across[2] = {};
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (anchored[i] == 0) continue;
    const double ax = points.x[i] - px, ay = points.y[i] - py, bx = wanted.x[i] - qx, by = wanted.y[i] - qy;
    along[0] += ax * bx + ay * by, across[0] += ax * by - ay * bx;
    along[1] += ax * bx - ay * by, across[1] += ax * by + ay * bx;
  }
  const int mirrored = std::hypot(along[1], across[1]) > 1.0001 * std::hypot(along[0], across[0]) ? 1 : 0;
  const double norm = std::hypot(along[mirrored], across[mirrored]);
  const double cosine = norm > 0 ? along[mirrored] / norm : 1, sine = norm > 0 ? across[mirrored] / norm : 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = points.x[i] - px, y = (points.y[i] - py) * (mirrored != 0 ? -1 : 1);
    points.set(i, {static_cast<float>(qx + cosine * x - sine * y), static_cast<float>(qy + sine * x + cosine * y)});
  }
}

}  // namespace samspil
