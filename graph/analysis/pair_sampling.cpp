#include "graph/analysis/pair_sampling.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <random>

#include <tbb/parallel_for.h>

#include "graph/analysis/sources.h"

namespace samspil {
namespace {

// The most nodes that a shortest chain can have: in each component at most both ways from one node to its farthest.
std::size_t longestChain(const TieGraph& graph) {
  constexpr std::uint32_t kUnseen = ~std::uint32_t{0};
  std::vector<std::uint32_t> distance(graph.nodeCount(), kUnseen);
  std::vector<TieGraph::Node> queue;
  std::size_t longest = 1;
  for (TieGraph::Node start = 0; start < graph.nodeCount(); ++start) {
    if (distance[start] != kUnseen) continue;
    queue.assign(1, start);
    distance[start] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const TieGraph::Arc arc : graph.arcsAt(queue[next])) {
        if (distance[arc.neighbor] != kUnseen) continue;
        distance[arc.neighbor] = distance[queue[next]] + 1;
        queue.push_back(arc.neighbor);
      }
    }
    longest = std::max(longest, 2 * std::size_t{distance[queue.back()]} + 1);
  }
  return longest;
}

// Riondato & Kornaropoulos (2016), theorem 1, solved for the error, with their constant 0.5.
double boundOf(std::size_t chainNodes, std::size_t pairs) {
  constexpr double kConstant = 0.5, kDoubt = 0.1;
  if (pairs == 0) return 1;
  const double inner = chainNodes > 2 ? std::floor(std::log2(static_cast<double>(chainNodes - 2))) : 0;
  return std::min(1.0, std::sqrt(kConstant / static_cast<double>(pairs) * (inner + 1 + std::log(1 / kDoubt))));
}

TieGraph::Node drawNode(std::mt19937_64& dice, std::size_t count) {
  return static_cast<TieGraph::Node>(dice() % count);
}

}  // namespace

PairSearch::PairSearch(const TieGraph& graph) : graph_(graph) {
  for (Side& side : sides_) {
    side.distance.assign(graph.nodeCount(), kUnseen);
    side.chains.assign(graph.nodeCount(), 0);
    side.share.assign(graph.nodeCount(), 0);
  }
}

void PairSearch::reach(Side& side, TieGraph::Node node, std::uint32_t distance) {
  side.distance[node] = distance;
  side.chains[node] = 0;
  side.share[node] = 0;
  side.seen.push_back(node);
  side.frontierArcs += graph_.degree(node);
}

void PairSearch::begin(Side& side, TieGraph::Node end) {
  side.seen.clear();
  side.frontier = 0;
  side.frontierArcs = 0;
  reach(side, end, 0);
  side.chains[end] = 1;
}

// One step further from all nodes of the frontier; notes the links that lead to what the other side has reached. The
// other side is complete up to its frontier, so that these links are on shortest chains.
void PairSearch::expand(Side& side, const Side& other) {
  const std::size_t begin = side.frontier, end = side.seen.size();
  side.frontier = end;
  side.frontierArcs = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const TieGraph::Node node = side.seen[i];
    const std::uint32_t beyond = side.distance[node] + 1;
    arcsSeen_ += graph_.degree(node);
    for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
      if (other.distance[arc.neighbor] != kUnseen) meetings_.push_back({node, arc.neighbor});
      if (!meetings_.empty()) continue;  // nothing is looked for beyond
      if (side.distance[arc.neighbor] == kUnseen) reach(side, arc.neighbor, beyond);
      if (side.distance[arc.neighbor] == beyond) side.chains[arc.neighbor] += side.chains[node];
    }
  }
}

// From where the searches met back to the end: each node hands its share to those before it.
void PairSearch::handBack(Side& side, std::vector<double>& sums) {
  for (std::size_t i = side.seen.size(); i-- > 1;) {
    const TieGraph::Node node = side.seen[i];
    const double share = side.share[node];
    if (share == 0) continue;
    sums[node] += share;
    const double perChain = share / side.chains[node];
    for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
      if (side.distance[arc.neighbor] + 1 == side.distance[node])
        side.share[arc.neighbor] += side.chains[arc.neighbor] * perChain;
    }
  }
}

void PairSearch::forget(Side& side) {
  for (const TieGraph::Node node : side.seen) side.distance[node] = kUnseen;
}

void PairSearch::add(TieGraph::Node from, TieGraph::Node to, std::vector<double>& sums) {
  meetings_.clear();
  begin(sides_[0], from);
  begin(sides_[1], to);
  Side *near = &sides_[0], *far = &sides_[1];
  while (meetings_.empty() && sides_[0].frontierArcs != 0 && sides_[1].frontierArcs != 0) {
    near = &sides_[0];
    far = &sides_[1];
    if (far->frontierArcs < near->frontierArcs) std::swap(near, far);
    expand(*near, *far);
  }
  double chains = 0;
  for (const Meeting met : meetings_) chains += near->chains[met.near] * far->chains[met.far];
  for (const Meeting met : meetings_) {
    const double share = near->chains[met.near] * far->chains[met.far] / chains;
    near->share[met.near] += share;
    far->share[met.far] += share;
  }
  handBack(*near, sums);
  handBack(*far, sums);
  forget(*near);
  forget(*far);
}

Result<PairScores> betweennessOfPairs(const TieGraph& graph, const PairOptions& options, JobControl& job) {
  PairScores scores{std::vector<double>(graph.nodeCount(), 0)};
  if (graph.nodeCount() < 2) return scores;
  std::array<std::vector<double>, kSumBlocks> sums;
  std::array<std::size_t, kSumBlocks> searched{};
  std::atomic<std::uint64_t> done{0};
  TRY(job.checkpoint(0, options.pairs));
  tbb::parallel_for(std::size_t{0}, kSumBlocks, [&](std::size_t block) {
    sums[block].assign(graph.nodeCount(), 0);
    PairSearch search(graph);
    std::mt19937_64 dice(20'251'123 + block);
    const std::size_t most = options.pairs * (block + 1) / kSumBlocks - options.pairs * block / kSumBlocks;
    while (searched[block] < most && search.arcsSeen() < options.mostArcs / kSumBlocks) {
      const TieGraph::Node from = drawNode(dice, graph.nodeCount()), to = drawNode(dice, graph.nodeCount());
      if (from == to) continue;
      search.add(from, to, sums[block]);
      ++searched[block];
      if (!job.checkpoint(done.fetch_add(1, std::memory_order_relaxed) + 1, options.pairs)) return;
    }
  });
  TRY(job.checkpoint(options.pairs, options.pairs));
  for (const std::size_t one : searched) scores.pairs += one;
  const auto nodes = static_cast<double>(graph.nodeCount());
  const double scale = nodes * (nodes - 1) / 2 / static_cast<double>(std::max<std::size_t>(scores.pairs, 1));
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    for (const auto& blockSums : sums) scores.values[node] += blockSums[node] * scale;
  }
  scores.bound = boundOf(longestChain(graph), scores.pairs);
  return scores;
}

}  // namespace samspil
