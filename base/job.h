// JobControl is how long work reports progress and learns that it was cancelled.
//
//   Result<Positions> layout(const LayoutGraph& graph, JobControl& job) {
//     for (int round = 0; round < rounds; ++round) {
//       TRY(job.checkpoint(round, rounds));
//       ...
//
// The worker calls checkpoint() at the top of its outer loop, at least every 100 ms. Any thread may call cancel() and
// progress(). A cancelled job answers ErrorCode::cancelled from its next checkpoint; nothing it did may leave a trace.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/result.h"

namespace samspil {

class JobControl {
 public:
  // Reports that `done` of `total` units are done; an error of code `cancelled` asks the worker to return it.
  Result<void> checkpoint(std::uint64_t done, std::uint64_t total);

  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

  // Share of the present phase that is done, 0..1.
  double progress() const;

 private:
  std::atomic<bool> cancelled_{false};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> total_{0};
};

}  // namespace samspil
