#include "cli/progress_line.h"

#include <algorithm>
#include <cmath>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

namespace samspil {
namespace {

constexpr std::chrono::milliseconds kNever{0};

}  // namespace

ProgressTimes ProgressTimes::of(const std::ostream& out) {
  const bool terminal = &out == &std::cerr && ::isatty(STDERR_FILENO) != 0;
  return terminal ? ProgressTimes{} : ProgressTimes{kNever, kNever};
}

ProgressLine::ProgressLine(std::ostream& out, std::string_view what, const JobControl& job, ProgressTimes times)
    : out_(out), what_(what), job_(job), times_(times) {
  if (times_.before != kNever) watcher_ = std::jthread([this] { watch(); });
}

ProgressLine::~ProgressLine() {
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_all();
}

void ProgressLine::watch() {
  std::unique_lock lock(mutex_);
  if (ended_.wait_for(lock, times_.before, [&] { return end_; })) return;
  std::size_t width = 0;
  do {
    const std::string line = fmt::format("{} … {} %", what_, std::lround(100 * job_.progress()));
    width = std::max(width, line.size());
    out_ << '\r' << line << std::flush;
  } while (!ended_.wait_for(lock, times_.between, [&] { return end_; }));
  out_ << '\r' << std::string(width, ' ') << '\r' << std::flush;
}

}  // namespace samspil
