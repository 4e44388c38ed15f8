#include "import/cell_cutter.h"

#include <utility>

namespace samspil {

std::optional<CellBatch> CellCutter::takeWaiting() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) return std::nullopt;
  std::optional<CellBatch> batch = std::move(waiting_.front());
  waiting_.pop_front();
  return batch;
}

std::optional<CellBatch> CellCutter::take() {
  if (auto batch = takeWaiting()) return batch;
  const std::lock_guard cutting(cutting_);
  if (auto batch = takeWaiting()) return batch;  // somebody was cutting it
  return cut();
}

bool CellCutter::help() {
  const std::unique_lock cutting(cutting_, std::try_to_lock);
  if (!cutting) return false;
  {
    const std::lock_guard lock(mutex_);
    if (ended_ || waiting_.size() >= kMostWaiting) return false;
  }
  auto batch = cut();
  const std::lock_guard lock(mutex_);
  ended_ = !batch;
  if (batch) waiting_.push_back(std::move(*batch));
  return !ended_;
}

}  // namespace samspil
