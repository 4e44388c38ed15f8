#include "graph/layout/components.h"

#include <algorithm>
#include <numeric>

namespace samspil {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::uint32_t kCancelEvery = 4096;  // vertices between two looks

std::uint32_t degree(const LayoutGraph& graph, std::uint32_t v) { return graph.offsets[v + 1] - graph.offsets[v]; }

// All vertices reachable from `start` whose mark is not `mark` yet, in breadth-first order; marks them.
std::vector<std::uint32_t> reachable(const LayoutGraph& graph, std::uint32_t start, std::uint32_t mark,
                                     std::vector<std::uint32_t>& marks, const Stage& stage) {
  std::vector<std::uint32_t> order{start};
  marks[start] = mark;
  for (std::size_t head = 0; head < order.size(); ++head) {
    if (head % kCancelEvery == kCancelEvery - 1 && stage.cancelled()) break;
    const std::uint32_t v = order[head];
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (marks[u] == mark) continue;
      marks[u] = mark;
      order.push_back(u);
    }
  }
  return order;
}

// The rows of `members`, renumbered by `localIndex` and sorted, with their weights.
LayoutGraphStorage induced(const LayoutGraph& graph, const std::vector<std::uint32_t>& members,
                           const std::vector<std::uint32_t>& localIndex, const Stage& stage) {
  LayoutGraphStorage out;
  out.offsets.reserve(members.size() + 1);
  out.offsets.push_back(0);
  for (const std::uint32_t v : members) out.offsets.push_back(out.offsets.back() + degree(graph, v));
  out.neighbors.reserve(out.offsets.back());
  if (!graph.weights.empty()) out.weights.reserve(out.offsets.back());
  std::vector<std::pair<std::uint32_t, float>> row;
  for (const std::uint32_t v : members) {
    if (v % kCancelEvery == 0 && stage.cancelled()) break;
    row.clear();
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      row.emplace_back(localIndex[graph.neighbors[e]], graph.weights.empty() ? 1.0F : graph.weights[e]);
    }
    std::sort(row.begin(), row.end());
    for (const auto& [u, weight] : row) {
      out.neighbors.push_back(u);
      if (!graph.weights.empty()) out.weights.push_back(weight);
    }
  }
  return out;
}

}  // namespace

Result<std::vector<Component>> splitComponents(const LayoutGraph& graph, const Stage& stage) {
  const auto n = static_cast<std::uint32_t>(graph.vertexCount());
  std::vector<std::uint32_t> marks(n, kNone);
  std::vector<Component> components;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (marks[v] != kNone) continue;
    Component component;
    component.members = reachable(graph, v, v, marks, stage);
    const auto hub = *std::min_element(component.members.begin(), component.members.end(), [&](auto a, auto b) {
      const auto da = degree(graph, a), db = degree(graph, b);
      return da != db ? da > db : a < b;
    });
    // The second search starts at the hub; its marks (n + v) cannot be confused with those of the first.
    component.members = reachable(graph, hub, n + v, marks, stage);
    components.push_back(std::move(component));
    if (stage.cancelled()) break;
  }
  TRY(stage.checkpoint(1, 2));
  std::stable_sort(components.begin(), components.end(),
                   [](const Component& a, const Component& b) { return a.members.size() > b.members.size(); });
  std::vector<std::uint32_t> localIndex(n);
  for (Component& component : components) {
    for (std::uint32_t i = 0; i < component.members.size(); ++i) localIndex[component.members[i]] = i;
    component.graph = induced(graph, component.members, localIndex, stage);
  }
  TRY(stage.checkpoint(2, 2));
  return components;
}

}  // namespace samspil
