// Splits a scan over an array among a few threads. Each range is worked on by one thread and the ranges are the same on
// every machine for the same count of ranges, so whoever keeps results a range and joins them in order gets the same
// bytes on any number of threads.
#pragma once

#include <cstddef>
#include <thread>
#include <vector>

namespace samspil {

// Threads worth starting for heavy scans: those of the machine, at most four (the scans are bound by memory).
inline unsigned scanThreads() {
  const unsigned threads = std::thread::hardware_concurrency();
  return threads == 0 ? 1 : threads < 4 ? threads : 4;
}

// Calls work(range, begin, end) for `ranges` equal ranges of 0..count-1, each on a thread of its own; returns when all
// are done.
template <typename Work>
void forRanges(std::size_t ranges, std::size_t count, Work work) {
  const auto at = [&](std::size_t range) { return count * range / ranges; };
  std::vector<std::jthread> threads;
  for (std::size_t range = 1; range < ranges; ++range)
    threads.emplace_back([&, range] { work(range, at(range), at(range + 1)); });
  if (ranges > 0) work(std::size_t{0}, at(0), at(1));
}

}  // namespace samspil
