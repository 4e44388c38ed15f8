#include "base/job.h"

#include <algorithm>

namespace samspil {

Result<void> JobControl::checkpoint(std::uint64_t done, std::uint64_t total) {
  done_.store(done, std::memory_order_relaxed);
  total_.store(total, std::memory_order_relaxed);
  if (cancelled()) return makeError(ErrorCode::cancelled, "Cancelled; nothing was changed.");
  return {};
}

double JobControl::progress() const {
  const auto total = total_.load(std::memory_order_relaxed);
  if (total == 0) return 0;
  return std::min(1.0, static_cast<double>(done_.load(std::memory_order_relaxed)) / static_cast<double>(total));
}

}  // namespace samspil
