#include "graph/layout/distances.h"

#include <algorithm>
#include <atomic>
#include <bit>

namespace samspil {
namespace {

constexpr std::size_t kChunk = 2048;

// One batch of up to 64 searches; writes the columns firstColumn .. of the distance matrix.
class Batch {
 public:
  Batch(const LayoutGraph& graph, std::span<const std::uint32_t> sources, std::uint16_t* column, std::size_t stride)
      : graph_(graph),
        all_(sources.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << sources.size()) - 1),
        seen_(graph.vertexCount()),
        frontier_(graph.vertexCount()),
        next_(graph.vertexCount()),
        column_(column),
        stride_(stride) {
    for (std::size_t k = 0; k < sources.size(); ++k) {
      const std::uint64_t bit = std::uint64_t{1} << k;
      seen_[sources[k]] |= bit;
      frontier_[sources[k]] |= bit;
      column_[sources[k] * stride_ + k] = 0;
    }
  }

  void run(Workers& workers) {
    for (std::uint16_t hops = 1; hops < kUnreachable; ++hops) {
      std::atomic<bool> grew{false};
      workers.forChunks(seen_.size(), kChunk, [&](std::size_t begin, std::size_t end) {
        if (expand(begin, end, hops)) grew.store(true, std::memory_order_relaxed);
      });
      if (!grew.load()) return;
      std::swap(frontier_, next_);
      workers.forChunks(seen_.size(), 16 * kChunk, [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) seen_[v] |= frontier_[v];
      });
    }
  }

 private:
  bool expand(std::size_t begin, std::size_t end, std::uint16_t hops) {
    bool grew = false;
    for (std::size_t v = begin; v < end; ++v) {
      const std::uint64_t missing = all_ & ~seen_[v];
      std::uint64_t reached = 0;
      if (missing != 0) {
        for (std::uint32_t e = graph_.offsets[v]; e < graph_.offsets[v + 1]; ++e)
          reached |= frontier_[graph_.neighbors[e]];
        reached &= missing;
      }
      next_[v] = reached;
      grew |= reached != 0;
      for (; reached != 0; reached &= reached - 1) {
        column_[v * stride_ + static_cast<std::size_t>(std::countr_zero(reached))] = hops;
      }
    }
    return grew;
  }

  const LayoutGraph& graph_;
  const std::uint64_t all_;
  std::vector<std::uint64_t> seen_, frontier_, next_;
  std::uint16_t* column_;
  std::size_t stride_;
};

}  // namespace

std::vector<std::uint16_t> hopDistances(const LayoutGraph& graph, std::span<const std::uint32_t> sources,
                                        Workers& workers) {
  const std::size_t stride = sources.size();
  std::vector<std::uint16_t> distances(graph.vertexCount() * stride, kUnreachable);
  for (std::size_t first = 0; first < stride; first += 64) {
    const auto batch = sources.subspan(first, std::min<std::size_t>(64, stride - first));
    Batch(graph, batch, distances.data() + first, stride).run(workers);
  }
  return distances;
}

}  // namespace samspil
