// Ahead makes values on a thread of its own, a few ahead of the one who takes them, in order. What `make` answers
// nothing for is the end.
//
//   Ahead<Batch> batches([&] { return readBatch(); });
//   while (auto batch = batches.next()) use(*batch);
//
// One thread at a time takes. An Ahead may be dropped before the end; its thread is then waited for.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace samspil {

template <typename Value>
class Ahead {
 public:
  explicit Ahead(std::function<std::optional<Value>()> make) : make_(std::move(make)), thread_([this] { run(); }) {}
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      dropped_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  // Whether next() need not wait.
  bool ready() {
    const std::lock_guard lock(mutex_);
    return ended_ || !made_.empty();
  }

  std::optional<Value> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !made_.empty(); });
    if (made_.empty()) return std::nullopt;
    std::optional<Value> value = std::move(made_.front());
    made_.pop_front();
    const bool goesOn = made_.size() <= kGoesOn;
    lock.unlock();
    if (goesOn) changed_.notify_all();
    return value;
  }

 private:
  // Whoever has made the most goes on when half of them are taken: sleeping and waking cost more than a value.
  static constexpr std::size_t kMostAhead = 4, kGoesOn = kMostAhead / 2;

  void run() {
    for (;;) {
      std::optional<Value> value = make_();
      std::unique_lock lock(mutex_);
      const std::size_t most = made_.size() < kMostAhead ? kMostAhead - 1 : kGoesOn;
      changed_.wait(lock, [&] { return dropped_ || made_.size() <= most; });
      ended_ = !value || dropped_;
      if (value) made_.push_back(std::move(*value));
      const bool end = ended_;
      lock.unlock();
      changed_.notify_all();
      if (end) return;
    }
  }

  std::function<std::optional<Value>()> make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Value> made_;  // guarded by mutex_, as the two below
  bool ended_ = false, dropped_ = false;
  std::thread thread_;
};

}  // namespace samspil
