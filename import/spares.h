// Spares hands out values that somebody is done with, so that what they have allocated serves again. For all threads.
#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace samspil {

template <typename Value>
class Spares {
 public:
  void give(Value&& value) {
    const std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
  }
  // One that was given, with what it still holds; a new one if there is none.
  Value take() {
    const std::lock_guard lock(mutex_);
    if (values_.empty()) return {};
    Value value = std::move(values_.back());
    values_.pop_back();
    return value;
  }

 private:
  std::mutex mutex_;
  std::vector<Value> values_;  // guarded by mutex_
};

}  // namespace samspil
