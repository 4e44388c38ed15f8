#include "graph/layout/coarsening.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace samspil {
namespace {

constexpr int kRounds = 3;
constexpr std::uint32_t kCancelEvery = 4096;  // vertices between two looks
constexpr std::uint32_t kNone = 0xFFFFFFFF;

float weightOf(const LayoutGraph& graph, std::uint32_t e) { return graph.weights.empty() ? 1.0F : graph.weights[e]; }

// Sums per label, over a few labels out of very many.
class Tally {
 public:
  explicit Tally(std::size_t labels) : sums_(labels, 0.0F) {}
  void add(std::uint32_t label, float value) {
    if (sums_[label] == 0) touched_.push_back(label);
    sums_[label] += value;
  }
  float at(std::uint32_t label) const { return sums_[label]; }
  std::vector<std::uint32_t>& touched() { return touched_; }
  void clear() {
    for (const std::uint32_t label : touched_) sums_[label] = 0;
    touched_.clear();
  }

 private:
  std::vector<float> sums_;
  std::vector<std::uint32_t> touched_;
};

// 1 / sqrt(total weight) of each vertex: a tie to a hub says less than one to a vertex with few.
std::vector<float> rarity(const LayoutGraph& graph) {
  std::vector<float> out(graph.vertexCount());
  for (std::size_t v = 0; v < out.size(); ++v) {
    float sum = 0;
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) sum += weightOf(graph, e);
    out[v] = sum > 0 ? 1.0F / std::sqrt(sum) : 0.0F;
  }
  return out;
}

std::vector<std::uint32_t> byRisingDegree(const LayoutGraph& graph) {
  std::vector<std::uint32_t> order(graph.vertexCount());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph.offsets[a + 1] - graph.offsets[a] < graph.offsets[b + 1] - graph.offsets[b];
  });
  return order;
}

// The label of each vertex after the propagation.
std::vector<std::uint32_t> propagate(const LayoutGraph& graph, std::uint32_t largest, const Stage& stage) {
  const std::size_t n = graph.vertexCount();
  const std::vector<float> rare = rarity(graph);
  const std::vector<std::uint32_t> order = byRisingDegree(graph);
  std::vector<std::uint32_t> labels(n), sizes(n, 1);
  std::iota(labels.begin(), labels.end(), 0U);
  Tally tally(n);
  for (int round = 0; round < kRounds; ++round) {
    for (const std::uint32_t v : order) {
      if (v % kCancelEvery == 0 && stage.cancelled()) return labels;
      for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
        tally.add(labels[graph.neighbors[e]], weightOf(graph, e) * rare[graph.neighbors[e]]);
      }
      std::uint32_t best = labels[v];
      for (const std::uint32_t label : tally.touched()) {
        if (sizes[label] < largest && tally.at(label) > tally.at(best)) best = label;
      }
      tally.clear();
      --sizes[labels[v]];
      ++sizes[best];
      labels[v] = best;
    }
  }
  return labels;
}

// Renumbers labels 0, 1, ... in the order of their first vertex; how many there are.
std::uint32_t compact(std::vector<std::uint32_t>& labels) {
  std::vector<std::uint32_t> number;
  number.assign(labels.size(), kNone);
  std::uint32_t count = 0;
  for (std::uint32_t& label : labels) {
    if (number[label] == kNone) number[label] = count++;
    label = number[label];
  }
  return count;
}

LayoutGraphStorage quotient(const LayoutGraph& graph, const std::vector<std::uint32_t>& parent, std::uint32_t count) {
  std::vector<std::uint32_t> starts(count + 1, 0), members(parent.size());
  for (const std::uint32_t p : parent) ++starts[p + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t v = 0; v < parent.size(); ++v) members[next[parent[v]]++] = v;
  LayoutGraphStorage out;
  out.offsets.assign(1, 0);
  Tally tally(count);
  for (std::uint32_t c = 0; c < count; ++c) {
    for (std::uint32_t m = starts[c]; m < starts[c + 1]; ++m) {
      for (std::uint32_t e = graph.offsets[members[m]]; e < graph.offsets[members[m] + 1]; ++e) {
        const std::uint32_t other = parent[graph.neighbors[e]];
        if (other != c) tally.add(other, weightOf(graph, e));
      }
    }
    std::sort(tally.touched().begin(), tally.touched().end());
    for (const std::uint32_t other : tally.touched()) {
      out.neighbors.push_back(other);
      out.weights.push_back(tally.at(other));
    }
    tally.clear();
    out.offsets.push_back(static_cast<std::uint32_t>(out.neighbors.size()));
  }
  return out;
}

}  // namespace

CoarseGraph coarsen(const LayoutGraph& graph, std::span<const float> mass, std::uint32_t largest, const Stage& stage) {
  CoarseGraph coarse;
  coarse.parent = propagate(graph, largest, stage);
  const std::uint32_t count = compact(coarse.parent);
  coarse.graph = quotient(graph, coarse.parent, count);
  coarse.mass.assign(count, 0.0F);
  for (std::size_t v = 0; v < mass.size(); ++v) coarse.mass[coarse.parent[v]] += mass[v];
  return coarse;
}

}  // namespace samspil
