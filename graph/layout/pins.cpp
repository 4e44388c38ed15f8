#include "graph/layout/pins.h"

#include <cmath>

#include "graph/layout/overlap.h"

namespace samspil {
namespace {

constexpr float kUsualHalfSize = 0.3F;

bool isPinned(const LayoutInput& input, std::size_t v) {
  return !input.pinned.empty() && input.pinned[v] != 0 && !input.initial.empty() && !std::isnan(input.initial[v].x);
}

}  // namespace

std::vector<Vec2> extentsOf(const LayoutInput& input) {
  if (!input.extent.empty()) return {input.extent.begin(), input.extent.end()};
  return std::vector<Vec2>(input.graph.vertexCount(), Vec2{kUsualHalfSize, kUsualHalfSize});
}

LayoutInput onlyTies(const LayoutGraph& graph) {
  LayoutInput input;
  input.graph = graph;
  return input;
}

float reachOf(Vec2 extent) { return length(extent); }

Result<void> keepPins(std::vector<Vec2>& positions, const LayoutInput& input, JobControl& job) {
  const std::size_t n = positions.size();
  std::vector<std::uint8_t> fixed(n, 0);
  bool any = false;
  Points points(n);
  for (std::size_t v = 0; v < n; ++v) {
    fixed[v] = isPinned(input, v) ? 1 : 0;
    any = any || fixed[v] != 0;
    points.set(v, fixed[v] != 0 ? input.initial[v] : positions[v]);
  }
  if (!any) return {};
  TRY(removeOverlaps(points, extentsOf(input), fixed, Stage(job)));
  for (std::size_t v = 0; v < n; ++v) positions[v] = points.at(v);
  return {};
}

}  // namespace samspil
