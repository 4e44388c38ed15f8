// QuietJob is long work beside the window: on an immutable snapshot, so that the panels stay usable meanwhile and the
// session is nobody else's. For one thread; the work runs on its own.
//
//   job.start([network](JobControl& control) { return findGaps(*network, {}, {}, control); });
//   if (auto done = job.take()) use(*done);   // once, after it is done
//
// What is not done within a moment (kUnnoticed) is worth a word to the user, and Esc may cancel it.
// A new start abandons the work before it: that is cancelled, and its result is never seen. The destructor waits for
// cancelled work, which ends at its next checkpoint.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "base/job.h"
#include "base/result.h"

namespace samspil {

template <typename Value>
class QuietJob {
 public:
  using Work = std::function<Result<Value>(JobControl&)>;

  static constexpr std::chrono::milliseconds kUnnoticed{300};
  explicit QuietJob(std::chrono::milliseconds unnoticed = kUnnoticed) : unnoticed_(unnoticed) {}
  QuietJob(const QuietJob&) = delete;
  QuietJob& operator=(const QuietJob&) = delete;
  ~QuietJob() { cancel(); }

  void start(Work work) {
    cancel();
    control_ = std::make_shared<JobControl>();
    started_ = Clock::now();
    result_ = std::async(std::launch::async, [work = std::move(work), control = control_] { return work(*control); });
  }

  void cancel() {
    if (!result_.valid()) return;
    control_->cancel();
    abandoned_.push_back(std::move(result_));
    forgetEnded();
  }

  bool running() const { return result_.valid(); }
  double progress() const { return running() ? control_->progress() : 0; }
  bool noticed() const { return running() && Clock::now() - started_ > unnoticed_; }

  // Waits up to `patience` for it: most work is done within a frame, and what comes at once doesn't flicker.
  std::optional<Result<Value>> take(std::chrono::milliseconds patience = {}) {
    forgetEnded();
    if (!result_.valid() || result_.wait_for(patience) != std::future_status::ready) return {};
    return result_.get();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void forgetEnded() {
    std::erase_if(abandoned_,
                  [](const auto& work) { return work.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
  }

  std::chrono::milliseconds unnoticed_;
  Clock::time_point started_;
  std::shared_ptr<JobControl> control_;
  std::future<Result<Value>> result_;
  std::vector<std::future<Result<Value>>> abandoned_;
};

}  // namespace samspil
