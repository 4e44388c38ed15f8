// From which nodes an analysis of shortest chains starts, and how its sums are split over threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <tbb/parallel_for.h>

#include "base/job.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

// Sums are made in this many blocks, added up in order: the same bytes on any number of threads. More would let more
// threads work and cost more memory (a vector of doubles each).
inline constexpr std::size_t kSumBlocks = 8;

// Nodes 0..nodeCount-1 all, or `samples` of them, drawn without repeats by a fixed seed, in ascending order.
std::vector<TieGraph::Node> sourceNodes(std::size_t nodeCount, std::size_t samples);

// Calls work(block, sources of the block) for kSumBlocks equal shares of the sources, on any threads; work(...) calls
// tick() after each source and stops when it answers false. Answers the error of a cancelled job.
template <typename Work>
Result<void> forEachSourceBlock(const std::vector<TieGraph::Node>& sources, JobControl& job, Work work) {
  std::atomic<std::uint64_t> done{0};
  const auto tick = [&] {
    return job.checkpoint(done.fetch_add(1, std::memory_order_relaxed) + 1, sources.size()).has_value();
  };
  TRY(job.checkpoint(0, sources.size()));
  tbb::parallel_for(std::size_t{0}, kSumBlocks, [&](std::size_t block) {
    const std::size_t begin = sources.size() * block / kSumBlocks, end = sources.size() * (block + 1) / kSumBlocks;
    work(block, std::span(sources).subspan(begin, end - begin), tick);
  });
  return job.checkpoint(sources.size(), sources.size());
}

}  // namespace samspil
