// Workers run loops over fixed chunks, so that a layout is the same bytes on any number of threads: what a chunk
// computes may not depend on another chunk of the same loop, and reductions add up the chunks' values in their order.
// Internal to graph/layout.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include "base/job.h"

namespace samspil {

class Workers {
 public:
  // threads 0: as many as the machine has. Chunks that come after `job` was cancelled are left out: the caller's next
  // checkpoint ends the work.
  explicit Workers(unsigned threads, const JobControl* job = nullptr)
      : arena_(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(std::min(threads, 256U))), job_(job) {}

  // body(begin, end) for each chunk of [0, count); in any order, on any thread.
  template <typename Body>
  void forChunks(std::size_t count, std::size_t chunk, const Body& body) {
    if (count <= chunk) {
      if (count > 0) body(std::size_t{0}, count);
      return;
    }
    const std::size_t chunks = (count + chunk - 1) / chunk;
    arena_.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, chunks),
          [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t c = range.begin(); c < range.end() && !cancelled(); ++c) {
              body(c * chunk, std::min(count, (c + 1) * chunk));
            }
          },
          tbb::auto_partitioner());
    });
  }

  // Both, at the same time where there are threads for it.
  template <typename First, typename Second>
  void both(const First& first, const Second& second) {
    arena_.execute([&] { tbb::parallel_invoke(first, second); });
  }

  // The sum over all chunks of map(begin, end), added up in the chunks' order; T needs operator+= and a zero value.
  template <typename T, typename Map>
  T sumChunks(std::size_t count, std::size_t chunk, T zero, const Map& map) {
    const std::size_t chunks = (count + chunk - 1) / chunk;
    std::vector<T> parts(chunks, zero);
    forChunks(count, chunk, [&](std::size_t begin, std::size_t end) { parts[begin / chunk] = map(begin, end); });
    for (const T& part : parts) zero += part;
    return zero;
  }

 private:
  bool cancelled() const { return job_ != nullptr && job_->cancelled(); }

  tbb::task_arena arena_;
  const JobControl* job_;
};

}  // namespace samspil
