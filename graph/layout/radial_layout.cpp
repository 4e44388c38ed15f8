// The radial layout: the focus in the middle, everything else on rings by how many ties away it is, near what it is
// tied to. Where a ring is too full, its vertices stand in a few staggered lanes. Other components are drawn the same
// way round their own hub and packed beside.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "graph/layout/algorithms.h"
#include "graph/layout/circular_order.h"
#include "graph/layout/components.h"
#include "graph/layout/packing.h"
#include "graph/layout/pins.h"

namespace samspil {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr int kSweeps = 12;
constexpr std::size_t kMostLanes = 4;
constexpr float kRingGap = 0.6F;
constexpr float kPackingGap = 1.0F;
constexpr std::uint32_t kUnseen = 0xFFFFFFFF;

class RadialDrawing {
 public:
  RadialDrawing(const LayoutGraph& graph, std::uint32_t root, std::vector<float> reach)
      : graph_(graph), reach_(std::move(reach)), ring_(reach_.size(), kUnseen), angle_(reach_.size(), 0) {
    searchFrom(root);
    measureRings();
    startAngles();
  }

  // One pass outward: every ring ordered by the mean direction of its vertices' ties, the middle's left aside.
  void sweep() {
    for (std::size_t r = 1; r < rings_.size(); ++r) {
      std::vector<double> wanted(rings_[r].size());
      for (std::size_t k = 0; k < wanted.size(); ++k) wanted[k] = wantedAngle(rings_[r][k]);
      arrange(r, wanted);
    }
  }

  std::vector<Vec2> positions() const {
    std::vector<Vec2> out(reach_.size());
    for (std::size_t r = 1; r < rings_.size(); ++r) {
      for (std::size_t k = 0; k < rings_[r].size(); ++k) {
        const std::uint32_t v = rings_[r][k];
        const double radius = radius_[r] + laneStep_[r] * static_cast<double>(k % lanes_[r]);
        out[v] = {static_cast<float>(radius * std::cos(angle_[v])), static_cast<float>(radius * std::sin(angle_[v]))};
      }
    }
    return out;
  }

 private:
  void searchFrom(std::uint32_t root) {
    ring_[root] = 0;
    rings_.push_back({root});
    while (true) {
      std::vector<std::uint32_t> next;
      for (const std::uint32_t v : rings_.back()) {
        for (std::uint32_t e = graph_.offsets[v]; e < graph_.offsets[v + 1]; ++e) {
          const std::uint32_t u = graph_.neighbors[e];
          if (ring_[u] != kUnseen) continue;
          ring_[u] = static_cast<std::uint32_t>(rings_.size());
          next.push_back(u);
        }
      }
      if (next.empty()) return;
      rings_.push_back(std::move(next));
    }
  }

  // Radii and lanes so that everything has room: each ring outside the one before, wide enough for its vertices.
  void measureRings() {
    radius_.assign(rings_.size(), 0);
    lanes_.assign(rings_.size(), 1);
    laneStep_.assign(rings_.size(), 0);
    width_.assign(rings_.size(), 0);
    double outer = reach_[rings_[0][0]];
    for (std::size_t r = 1; r < rings_.size(); ++r) {
      double largest = 0;
      for (const std::uint32_t v : rings_[r]) largest = std::max<double>(largest, reach_[v]);
      // Chords are shorter than arcs, the more so the fewer things share the circle.
      width_[r] = 2.2 * largest * (rings_[r].size() < 8 ? 1.4 : 1.0);
      const double needed = width_[r] * static_cast<double>(rings_[r].size()) / kTurn;
      const double inner = std::max<double>(outer + largest + kRingGap, static_cast<double>(r));
      lanes_[r] = std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(needed / (1.3 * inner))), 1, kMostLanes);
      laneStep_[r] = 2.1 * largest;
      radius_[r] = std::max(inner, (needed + width_[r] * 2 * static_cast<double>(lanes_[r] - 1) / kTurn) /
                                       static_cast<double>(lanes_[r]));
      outer = radius_[r] + laneStep_[r] * static_cast<double>(lanes_[r] - 1) + largest;
    }
  }

  // The first order: a search tree, each vertex's children within its sector, sectors as wide as what they carry.
  void startAngles() {
    std::vector<double> weight(reach_.size(), 1), used(reach_.size(), 0), start(reach_.size(), 0),
        span(reach_.size(), 0);
    std::vector<std::uint32_t> parent(reach_.size(), kUnseen);
    for (std::size_t r = rings_.size(); r-- > 1;) {
      for (const std::uint32_t v : rings_[r]) {
        const auto* row = &graph_.neighbors[graph_.offsets[v]];
        parent[v] = *std::find_if(row, row + graph_.offsets[v + 1] - graph_.offsets[v],
                                  [&](std::uint32_t u) { return ring_[u] + 1 == r; });
        weight[parent[v]] += weight[v];
      }
    }
    span[rings_[0][0]] = kTurn;
    for (std::size_t r = 1; r < rings_.size(); ++r) {
      std::vector<double> wanted;
      for (const std::uint32_t v : rings_[r]) {
        const std::uint32_t p = parent[v];
        span[v] = span[p] * weight[v] / std::max(weight[p] - 1, 1.0);
        start[v] = start[p] + used[p];
        used[p] += span[v];
        wanted.push_back(start[v] + span[v] / 2);
      }
      arrange(r, wanted);
    }
  }

  double wantedAngle(std::uint32_t v) const {
    double sines = 0, cosines = 0;
    for (std::uint32_t e = graph_.offsets[v]; e < graph_.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph_.neighbors[e];
      if (ring_[u] == 0) continue;
      // Ties inwards decide where a vertex stands; ties outwards and along the ring have a say.
      const double weight = ring_[u] < ring_[v] ? 1.0 : 0.4;
      sines += weight * std::sin(angle_[u]);
      cosines += weight * std::cos(angle_[u]);
    }
    return meanAngle(sines, cosines, angle_[v]);
  }

  // Sorts ring r by the wanted angles (parallel to it) and gives everyone room.
  void arrange(std::size_t r, const std::vector<double>& wanted) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto turned = [&](std::size_t k) { return wanted[k] - kTurn * std::floor(wanted[k] / kTurn); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return turned(a) < turned(b); });
    std::vector<std::uint32_t> sorted;
    std::vector<double> angles;
    for (const std::size_t k : order) {
      sorted.push_back(rings_[r][k]);
      angles.push_back(turned(k));
    }
    const double space = width_[r] / radius_[r] / static_cast<double>(lanes_[r]);
    std::vector<double> spaces(angles.size(), space);
    // Where the ring closes, its first and last vertices may be in the same lane.
    spaces.front() += space * static_cast<double>(lanes_[r] - 1);
    spaces.back() += space * static_cast<double>(lanes_[r] - 1);
    const std::vector<double> room = spreadAngles(angles, spaces);
    for (std::size_t k = 0; k < sorted.size(); ++k) angle_[sorted[k]] = room[k];
    rings_[r] = std::move(sorted);
  }

  LayoutGraph graph_;
  std::vector<float> reach_;
  std::vector<std::uint32_t> ring_;
  std::vector<double> angle_;
  std::vector<std::vector<std::uint32_t>> rings_;  // each in its order round the middle
  std::vector<double> radius_, laneStep_, width_;
  std::vector<std::size_t> lanes_;
};

Result<std::vector<Vec2>> drawRound(const Component& component, std::uint32_t focus, const std::vector<Vec2>& extents,
                                    JobControl& job) {
  std::vector<float> reach;
  for (const std::uint32_t v : component.members) reach.push_back(reachOf(extents[v]));
  const auto found = std::find(component.members.begin(), component.members.end(), focus);
  // Components are numbered from their hub.
  const auto root =
      found == component.members.end() ? 0 : static_cast<std::uint32_t>(found - component.members.begin());
  RadialDrawing drawing(component.graph.view(), root, std::move(reach));
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(sweep), kSweeps));
    drawing.sweep();
  }
  return drawing.positions();
}

}  // namespace

Result<std::vector<Vec2>> radialLayout(const LayoutInput& input, const LayoutParameters&, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(std::vector<Component> components, splitComponents(input.graph, Stage(job)));
  // The component of the focus stands in the middle, however small it is.
  std::stable_partition(components.begin(), components.end(), [&](const Component& component) {
    return std::find(component.members.begin(), component.members.end(), input.focus) != component.members.end();
  });
  const std::vector<Vec2> extents = extentsOf(input);
  std::vector<Vec2> positions(input.graph.vertexCount());
  std::vector<Piece> pieces(components.size());
  for (std::size_t c = 0; c < components.size(); ++c) {
    TRY_ASSIGN(const std::vector<Vec2> drawn, drawRound(components[c], input.focus, extents, job));
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const std::uint32_t v = components[c].members[i];
      positions[v] = drawn[i];
      pieces[c].boxes.push_back({drawn[i] - extents[v], drawn[i] + extents[v]});
    }
  }
  TRY_ASSIGN(const std::vector<Vec2> moves, packPieces(pieces, kPackingGap, Stage(job)));
  for (std::size_t c = 0; c < components.size(); ++c) {
    for (const std::uint32_t v : components[c].members) positions[v] = positions[v] + moves[c];
  }
  TRY(keepPins(positions, input, job));
  return positions;
}

}  // namespace samspil
