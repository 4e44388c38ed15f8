#include "base/job.h"

#include <thread>

#include <doctest/doctest.h>

using namespace samspil;

namespace {

Result<int> countTo(int rounds, int cancelAt, JobControl& job) {
  int counted = 0;
  for (int round = 0; round < rounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(rounds)));
    ++counted;
    if (round == cancelAt) job.cancel();
  }
  return counted;
}

}  // namespace

TEST_CASE("a job that nobody cancels runs to its end") {
  JobControl job;
  CHECK(countTo(10, -1, job).value() == 10);
  CHECK_FALSE(job.cancelled());
}

TEST_CASE("a cancelled job stops at its next checkpoint, and says that it was cancelled") {
  JobControl job;
  const auto stopped = countTo(10, 3, job);
  REQUIRE_FALSE(stopped.has_value());
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK_FALSE(stopped.error().message.empty());
  CHECK(job.cancelled());
  CHECK_FALSE(job.checkpoint(10, 10).has_value());
}

TEST_CASE("a job cancelled before it starts does nothing") {
  JobControl job;
  job.cancel();
  CHECK(countTo(10, -1, job).error().code == ErrorCode::cancelled);
}

TEST_CASE("progress is a share between 0 and 1") {
  JobControl job;
  CHECK(job.progress() == 0.0);
  CHECK(job.checkpoint(0, 0).has_value());
  CHECK(job.progress() == 0.0);
  CHECK(job.checkpoint(1, 4).has_value());
  CHECK(job.progress() == 0.25);
  CHECK(job.checkpoint(4, 4).has_value());
  CHECK(job.progress() == 1.0);
  CHECK(job.checkpoint(9, 4).has_value());
  CHECK(job.progress() == 1.0);
}

TEST_CASE("another thread can cancel and watch") {
  JobControl job;
  std::thread other([&job] {
    while (job.progress() < 0.5) std::this_thread::yield();
    job.cancel();
  });
  std::uint64_t round = 0;
  while (job.checkpoint(round < 100 ? round++ : round, 100).has_value()) std::this_thread::yield();
  other.join();
  CHECK(job.cancelled());
  CHECK(job.progress() >= 0.5);
}
