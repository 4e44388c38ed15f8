// What a check of a store finds out, gathered by several threads, and how far it is. Inside storage/ only.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "base/job.h"
#include "base/result.h"
#include "storage/property_graph_store.h"

namespace samspil {

class Findings {
 public:
  // `expected`: about how many records and index rows there are.
  Findings(JobControl& job, std::uint64_t expected) : job_(job), expected_(expected) {}

  template <typename... Arguments>
  void problem(fmt::format_string<Arguments...> sentence, Arguments&&... arguments) {
    const std::lock_guard lock(mutex_);
    if (problems_.size() < kListed)
      problems_.push_back(fmt::format(sentence, std::forward<Arguments>(arguments)...));
    else
      ++unlisted_;
  }
  Result<void> passed(std::uint64_t records) {
    const std::uint64_t done = checked_.fetch_add(records, std::memory_order_relaxed) + records;
    return job_.checkpoint(done, std::max(done, expected_));
  }
  bool none() const { return problems_.empty(); }
  // REQUIRES: the other threads have ended.
  CheckReport report() {
    if (unlisted_ > 0) problems_.push_back(fmt::format("And {} more problems.", unlisted_));
    return {checked_.load(), std::move(problems_)};
  }

 private:
  static constexpr std::size_t kListed = 100;

  JobControl& job_;
  const std::uint64_t expected_;
  std::atomic<std::uint64_t> checked_{0};
  std::mutex mutex_;  // guards what follows
  std::vector<std::string> problems_;
  std::uint64_t unlisted_ = 0;
};

// Counts what one thread has passed and tells it to the findings now and then. REQUIRES: end(), unless there is an
// error.
class Steps {
 public:
  explicit Steps(Findings& findings) : findings_(findings) {}
  Result<void> one() { return ++count_ % 1024 == 0 ? end() : Result<void>{}; }
  Result<void> end() { return findings_.passed(std::exchange(count_, 0)); }

 private:
  Findings& findings_;
  std::uint64_t count_ = 0;
};

}  // namespace samspil
