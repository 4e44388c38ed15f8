// The circle layout: all vertices on one circle, tied ones near each other. The start is the order round the middle of
// the force layout; then each vertex moves to the mean direction of what it is tied to, and the best order seen is
// kept.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "graph/layout/algorithms.h"
#include "graph/layout/circular_order.h"
#include "graph/layout/pins.h"

namespace samspil {
namespace {

constexpr int kSweeps = 24;
constexpr double kTurn = 2 * std::numbers::pi;

using Order = std::vector<std::uint32_t>;

std::vector<double> evenAngles(const Order& order) {
  std::vector<double> angles(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    angles[order[k]] = kTurn * static_cast<double>(k) / static_cast<double>(order.size());
  }
  return angles;
}

// The sum of the ties' chords on a circle of radius 1, weighted.
double tieLength(const LayoutGraph& graph, const std::vector<double>& angles) {
  double sum = 0;
  for (std::uint32_t v = 0; v < angles.size(); ++v) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      if (graph.neighbors[e] < v) continue;
      const double weight = graph.weights.empty() ? 1.0 : graph.weights[e];
      sum += weight * 2 * std::abs(std::sin((angles[v] - angles[graph.neighbors[e]]) / 2));
    }
  }
  return sum;
}

Order sortedBy(const std::vector<double>& key) {
  Order order(key.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key[a] < key[b]; });
  return order;
}

// Half way from where it stands to the mean direction of its neighbours, for each vertex.
std::vector<double> towardsNeighbours(const LayoutGraph& graph, const std::vector<double>& angles) {
  std::vector<double> out(angles.size());
  for (std::uint32_t v = 0; v < angles.size(); ++v) {
    double sines = 0, cosines = 0, weights = 0;
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const double weight = graph.weights.empty() ? 1.0 : graph.weights[e];
      sines += weight * std::sin(angles[graph.neighbors[e]]);
      cosines += weight * std::cos(angles[graph.neighbors[e]]);
      weights += weight;
    }
    out[v] = meanAngle(sines + weights * std::sin(angles[v]), cosines + weights * std::cos(angles[v]), angles[v]);
  }
  return out;
}

Result<Order> shortTies(const LayoutGraph& graph, const std::vector<Vec2>& start, JobControl& job) {
  Vec2 middle;
  for (const Vec2 p : start) middle = middle + p * (1.0F / static_cast<float>(start.size()));
  std::vector<double> key(start.size());
  for (std::size_t v = 0; v < start.size(); ++v) {
    // Isolated vertices come last, side by side.
    const bool isolated = graph.offsets[v] == graph.offsets[v + 1];
    key[v] = isolated ? kTurn : meanAngle(start[v].y - middle.y, start[v].x - middle.x, 0);
  }
  Order order = sortedBy(key), best = order;
  double shortest = tieLength(graph, evenAngles(best));
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(sweep), kSweeps));
    order = sortedBy(towardsNeighbours(graph, evenAngles(order)));
    const double length = tieLength(graph, evenAngles(order));
    if (length < shortest) shortest = length, best = order;
  }
  return best;
}

}  // namespace

Result<std::vector<Vec2>> circleLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job) {
  const std::size_t n = input.graph.vertexCount();
  LayoutParameters quiet = parameters;
  quiet.preview = {};  // a network on its way to a circle would puzzle
  TRY_ASSIGN(std::vector<Vec2> start, forceLayout(onlyTies(input.graph), quiet, job));
  if (n < 2) {
    TRY(keepPins(start, input, job));
    return start;
  }
  std::vector<Vec2> positions(n);
  TRY_ASSIGN(const Order order, shortTies(input.graph, start, job));
  const std::vector<Vec2> extents = extentsOf(input);
  double circumference = 0;
  for (const Vec2 extent : extents) circumference += 2.2 * reachOf(extent);
  // On a small circle the chord between neighbours is shorter than the arc by up to a third.
  const double radius = std::max(circumference / kTurn * (n < 8 ? 1.6 : 1.05), 0.5);
  double along = 0;
  for (const std::uint32_t v : order) {
    const double half = 1.1 * reachOf(extents[v]) / circumference * kTurn;
    along += half;
    positions[v] = {static_cast<float>(radius * std::sin(along)), static_cast<float>(-radius * std::cos(along))};
    along += half;
  }
  TRY(keepPins(positions, input, job));
  return positions;
}

}  // namespace samspil
