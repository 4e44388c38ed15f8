// Says on a terminal how far long work is: one line that is written over, and gone when the work is done. Says nothing
// of what ends at once, nor where the messages go into a file.
//
//   JobControl job;
//   const ProgressLine progress(context.err, context.words("Lægger kortet ud", "Laying out the map"), job);
#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/job.h"

namespace samspil {

struct ProgressTimes {
  std::chrono::milliseconds before{1000}, between{250};
  static ProgressTimes of(const std::ostream& out);  // never where `out` is no terminal
};

class ProgressLine {
 public:
  // All of them outlive it; nobody else writes to `out` meanwhile.
  ProgressLine(std::ostream& out, std::string_view what, const JobControl& job)
      : ProgressLine(out, what, job, ProgressTimes::of(out)) {}
  ProgressLine(std::ostream& out, std::string_view what, const JobControl& job, ProgressTimes times);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

 private:
  void watch();

  std::ostream& out_;
  const std::string what_;
  const JobControl& job_;
  const ProgressTimes times_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;      // guarded by mutex_
  std::jthread watcher_;  // last: ends first
};

}  // namespace samspil
