#include "graph/layout/layout_graph.h"

#include <algorithm>
#include <cassert>

namespace samspil {
namespace {

using Ties = std::span<const std::pair<std::uint32_t, std::uint32_t>>;

// Both directions of every tie, by counting sort; rows still hold parallels and are not sorted.
LayoutGraphStorage bothDirections(std::size_t vertexCount, Ties ties) {
  LayoutGraphStorage graph;
  graph.offsets.assign(vertexCount + 1, 0);
  for (const auto& [a, b] : ties) {
    assert(a < vertexCount && b < vertexCount);
    if (a == b) continue;
    ++graph.offsets[a + 1];
    ++graph.offsets[b + 1];
  }
  for (std::size_t v = 0; v < vertexCount; ++v) graph.offsets[v + 1] += graph.offsets[v];
  graph.neighbors.resize(graph.offsets[vertexCount]);
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (const auto& [a, b] : ties) {
    if (a == b) continue;
    graph.neighbors[next[a]++] = b;
    graph.neighbors[next[b]++] = a;
  }
  return graph;
}

}  // namespace

LayoutGraphStorage buildLayoutGraph(std::size_t vertexCount, Ties ties) {
  LayoutGraphStorage graph = bothDirections(vertexCount, ties);
  std::vector<float> weights(graph.neighbors.size());
  std::uint32_t write = 0;
  std::uint32_t begin = 0;
  for (std::size_t v = 0; v < vertexCount; ++v) {
    const std::uint32_t end = graph.offsets[v + 1];
    std::sort(graph.neighbors.begin() + begin, graph.neighbors.begin() + end);
    for (std::uint32_t read = begin; read < end; ++read) {
      const bool parallel = read > begin && graph.neighbors[read] == graph.neighbors[write - 1];
      if (parallel) {
        weights[write - 1] += 1;
      } else {
        graph.neighbors[write] = graph.neighbors[read];
        weights[write++] = 1;
      }
    }
    graph.offsets[v + 1] = write;
    begin = end;
  }
  if (write < graph.neighbors.size()) {
    graph.neighbors.resize(write);
    weights.resize(write);
    graph.weights = std::move(weights);
  }
  return graph;
}

}  // namespace samspil
