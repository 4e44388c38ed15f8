#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "viewer/quiet_job.h"

using namespace samspil;
using namespace std::chrono_literals;

namespace {

// Waits until it is cancelled.
Result<int> endless(JobControl& job) {
  for (;;) {
    TRY(job.checkpoint(1, 2));
    std::this_thread::sleep_for(1ms);
  }
}

}  // namespace

TEST_CASE("what is done within the patience is taken at once, and only once") {
  QuietJob<int> job;
  job.start([](JobControl&) -> Result<int> { return 7; });
  const auto done = job.take(10s);
  REQUIRE(done.has_value());
  CHECK(**done == 7);
  CHECK_FALSE(job.running());
  CHECK_FALSE(job.take().has_value());
}

TEST_CASE("what takes long is taken later, tells how far it is, and ends when it is cancelled") {
  QuietJob<int> job;
  std::promise<void> begun;
  job.start([&](JobControl& control) {
    static_cast<void>(control.checkpoint(1, 2));
    begun.set_value();
    return endless(control);
  });
  begun.get_future().wait();
  CHECK_FALSE(job.take().has_value());
  CHECK(job.running());
  CHECK(job.progress() == doctest::Approx(0.5));
  job.cancel();
  CHECK_FALSE(job.running());
  CHECK_FALSE(job.noticed());
  CHECK_FALSE(job.take(50ms).has_value());
}

TEST_CASE("a new start abandons the work before it") {
  QuietJob<int> job;
  job.start(endless);
  job.start([](JobControl&) -> Result<int> { return 2; });
  const auto done = job.take(10s);
  REQUIRE(done.has_value());
  CHECK(**done == 2);
}
