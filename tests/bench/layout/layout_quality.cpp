#include "tests/bench/layout/layout_quality.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <random>

namespace samspil::bench {
namespace {

constexpr std::size_t kSources = 200;
constexpr std::size_t kSamples = 5000;
constexpr std::size_t kPurityNeighbours = 10;
constexpr std::int32_t kUnseen = -1;

using Order = std::vector<std::uint32_t>;

// A k-d tree in place: each range is split at its median along the longer side of its box.
class NearestVertices {
 public:
  explicit NearestVertices(std::span<const Vec2> points) : points_(points), order_(points.size()), byX_(points.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    split(0, order_.size());
  }

  Order nearest(std::uint32_t v, std::size_t count) const {
    Search search{points_[v], v, count, {}};
    visit(0, order_.size(), search);
    Order out;
    for (; !search.found.empty(); search.found.pop()) out.push_back(search.found.top().second);
    return out;
  }

 private:
  struct Search {
    Vec2 at;
    std::uint32_t self;
    std::size_t count;
    std::priority_queue<std::pair<float, std::uint32_t>> found;  // farthest on top
  };

  void split(std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    Box box;
    for (std::size_t i = begin; i < end; ++i) box.add(points_[order_[i]]);
    const std::size_t middle = begin + (end - begin) / 2;
    const bool byX = box.width() >= box.height();
    byX_[middle] = byX ? 1 : 0;
    const auto at = [this](std::size_t i) { return order_.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(begin), at(middle), at(end), [&](std::uint32_t a, std::uint32_t b) {
      return byX ? points_[a].x < points_[b].x : points_[a].y < points_[b].y;
    });
    split(begin, middle);
    split(middle + 1, end);
  }

  void visit(std::size_t begin, std::size_t end, Search& search) const {
    if (begin >= end) return;
    const std::size_t middle = begin + (end - begin) / 2;
    const std::uint32_t v = order_[middle];
    const Vec2 apart = search.at - points_[v];
    if (v != search.self) {
      search.found.emplace(dot(apart, apart), v);
      if (search.found.size() > search.count) search.found.pop();
    }
    const float across = byX_[middle] != 0 ? apart.x : apart.y;
    visit(across < 0 ? begin : middle + 1, across < 0 ? middle : end, search);
    if (search.found.size() < search.count || across * across <= search.found.top().first) {
      visit(across < 0 ? middle + 1 : begin, across < 0 ? end : middle, search);
    }
  }

  std::span<const Vec2> points_;
  Order order_;
  std::vector<std::uint8_t> byX_;
};

// All that can be reached from source, with the hops to it in `hops` (which has to be all kUnseen there).
Order searchFrom(const LayoutGraph& graph, std::uint32_t source, std::vector<std::int32_t>& hops) {
  Order queue{source};
  hops[source] = 0;
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (std::uint32_t e = graph.offsets[queue[head]]; e < graph.offsets[queue[head] + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (hops[u] != kUnseen) continue;
      hops[u] = hops[queue[head]] + 1;
      queue.push_back(u);
    }
  }
  return queue;
}

Order largestComponent(const LayoutGraph& graph) {
  std::vector<std::int32_t> hops(graph.vertexCount(), kUnseen);
  Order largest;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    if (hops[v] != kUnseen) continue;
    Order component = searchFrom(graph, v, hops);
    if (component.size() > largest.size()) largest = std::move(component);
  }
  return largest;
}

Order sample(Order from, std::size_t count) {
  std::mt19937 random(12345);
  std::shuffle(from.begin(), from.end(), random);
  from.resize(std::min(from.size(), count));
  return from;
}

double stressOf(const LayoutGraph& graph, std::span<const Vec2> positions) {
  const Order component = largestComponent(graph);
  std::vector<std::int32_t> hops(graph.vertexCount());
  double linear = 0, quadratic = 0, pairs = 0;
  for (const std::uint32_t source : sample(component, kSources)) {
    std::fill(hops.begin(), hops.end(), kUnseen);
    for (const std::uint32_t v : searchFrom(graph, source, hops)) {
      if (v == source) continue;
      const double ratio = static_cast<double>(length(positions[v] - positions[source])) / hops[v];
      linear += ratio;
      quadratic += ratio * ratio;
      ++pairs;
    }
  }
  return quadratic > 0 ? 1 - linear * linear / (pairs * quadratic) : 0;
}

}  // namespace

LayoutQuality measureQuality(const LayoutGraph& graph, std::span<const Vec2> positions,
                             std::span<const std::uint32_t> topics) {
  LayoutQuality quality;
  quality.stress = stressOf(graph, positions);
  const NearestVertices tree(positions);
  Order everyone(graph.vertexCount());
  std::iota(everyone.begin(), everyone.end(), 0U);
  double jaccard = 0, tied = 0, same = 0, near = 0;
  for (const std::uint32_t v : sample(everyone, kSamples)) {
    const auto row = graph.neighbors.subspan(graph.offsets[v], graph.offsets[v + 1] - graph.offsets[v]);
    if (!row.empty()) {
      double hits = 0;
      for (const std::uint32_t u : tree.nearest(v, row.size()))
        hits += std::binary_search(row.begin(), row.end(), u) ? 1 : 0;
      jaccard += hits / (2 * static_cast<double>(row.size()) - hits);
      ++tied;
    }
    if (topics.empty()) continue;
    for (const std::uint32_t u : tree.nearest(v, kPurityNeighbours)) same += topics[u] == topics[v] ? 1 : 0, ++near;
  }
  quality.neighbourhood = tied > 0 ? jaccard / tied : 0;
  quality.purity = near > 0 ? same / near : 0;
  return quality;
}

}  // namespace samspil::bench
