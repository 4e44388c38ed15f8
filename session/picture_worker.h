// PictureWorker draws a DensityPicture on a thread of its own while the window goes on: it is told what is looked at
// and hands out pictures, first a coarse one, then better ones up to the complete one.
//
//   PictureWorker worker([] { wakeTheWindow(); });
//   worker.show(index, look);
//   worker.lookAt(view);                      // whenever the camera changed
//   if (auto picture = worker.take()) upload(*picture);
//
// All calls from one thread; `wake` is called from the worker's whenever there is a picture to take.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "session/density_picture.h"

namespace samspil {

struct FinishedPicture {
  PictureView view;
  std::vector<std::uint32_t> pixels;  // 0xAARRGGBB
  bool complete = false;
  bool asAsked = false;  // of the view that was asked for last when it was taken
};

class PictureWorker {
 public:
  explicit PictureWorker(std::function<void()> wake);
  ~PictureWorker();
  PictureWorker(const PictureWorker&) = delete;
  PictureWorker& operator=(const PictureWorker&) = delete;

  void show(std::shared_ptr<const MapIndex> index, std::shared_ptr<const MapLook> look);
  void lookAt(const PictureView& view);
  std::optional<FinishedPicture> take();
  // False once the complete picture of the last view was taken.
  bool busy() const;

 private:
  struct Order {
    std::shared_ptr<const MapIndex> index;  // none: as before
    std::shared_ptr<const MapLook> look;
    std::optional<PictureView> view;
    std::uint64_t number = 0;
  };

  void run();
  bool waitForOrder(Order& order, bool idle);
  void publish(DensityPicture& picture, std::uint64_t number, unsigned threads);

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool quit_ = false;
  std::optional<Order> next_;                // not yet begun
  std::optional<FinishedPicture> finished_;  // not yet taken
  std::uint64_t finishedNumber_ = 0, asked_ = 0, taken_ = 0;
  bool takenComplete_ = true;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace samspil
