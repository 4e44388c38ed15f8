#include "session/picture_worker.h"

#include <algorithm>

#include <sys/resource.h>

#include "session/parallel_ranges.h"

namespace samspil {

namespace {

constexpr int kNiceness = 14;
constexpr std::uint32_t kMostSamples = 5;  // drawn before it is looked whether something else is wanted: some 50 ms

}  // namespace

PictureWorker::PictureWorker(std::function<void()> wake) : wake_(std::move(wake)), thread_([this] { run(); }) {}

PictureWorker::~PictureWorker() {
  {
    const std::scoped_lock lock(mutex_);
    quit_ = true;
  }
  changed_.notify_all();
}

void PictureWorker::show(std::shared_ptr<const MapIndex> index, std::shared_ptr<const MapLook> look) {
  {
    const std::scoped_lock lock(mutex_);
    if (!next_) next_.emplace();
    next_->index = std::move(index);
    next_->look = std::move(look);
    next_->number = ++asked_;
  }
  changed_.notify_all();
}

void PictureWorker::lookAt(const PictureView& view) {
  {
    const std::scoped_lock lock(mutex_);
    if (!next_) next_.emplace();
    next_->view = view;
    next_->number = ++asked_;
  }
  changed_.notify_all();
}

std::optional<FinishedPicture> PictureWorker::take() {
  const std::scoped_lock lock(mutex_);
  if (!finished_) return {};
  taken_ = finishedNumber_;
  takenComplete_ = finished_->complete;
  finished_->asAsked = finishedNumber_ == asked_;
  return std::exchange(finished_, std::nullopt);
}

bool PictureWorker::busy() const {
  const std::scoped_lock lock(mutex_);
  return asked_ != 0 && (taken_ != asked_ || !takenComplete_);
}

// Takes the next order, waiting for it when there is nothing else to do; false: the end.
bool PictureWorker::waitForOrder(Order& order, bool idle) {
  std::unique_lock lock(mutex_);
  if (idle) changed_.wait(lock, [&] { return quit_ || next_; });
  if (quit_) return false;
  if (!next_) return true;
  const auto view = order.view;
  order = *std::exchange(next_, std::nullopt);
  if (!order.view) order.view = view;
  return true;
}

void PictureWorker::publish(DensityPicture& picture, std::uint64_t number, unsigned threads) {
  FinishedPicture finished{picture.view(), picture.pixels(threads), picture.complete(), false};
  {
    const std::scoped_lock lock(mutex_);
    finished_ = std::move(finished);
    finishedNumber_ = number;
  }
  wake_();
}

void PictureWorker::run() {
  // Behind the window's own threads: a frame is to be on time, a picture may come with the next one. Helpers inherit
  // it.
  ::setpriority(PRIO_PROCESS, 0, kNiceness);
  DensityPicture picture;
  Order order;
  std::uint64_t begun = 0;
  std::uint32_t stepsToPublish = 1, steps = 0;
  bool idle = true;
  while (waitForOrder(order, idle)) {
    if (order.index) picture.show(std::exchange(order.index, nullptr), std::exchange(order.look, nullptr));
    idle = !picture.shows() || !order.view;
    if (idle) continue;
    const unsigned threads = scanThreads();
    if (begun != order.number) {
      begun = order.number;
      picture.moveTo(*order.view, threads);
      steps = 0;
      stepsToPublish = 1;
    }
    const bool wasComplete = picture.complete();
    if (!wasComplete) {
      const std::uint32_t samples = std::clamp(steps, 1U, kMostSamples);
      picture.step(threads, samples);
      steps += samples;
    }
    idle = picture.complete();
    // A sample at once, then ever rarer, since each picture takes the time of some samples itself.
    if (!idle && steps < stepsToPublish) continue;
    stepsToPublish = steps * 7 + 1;
    publish(picture, begun, threads);
  }
}

}  // namespace samspil
