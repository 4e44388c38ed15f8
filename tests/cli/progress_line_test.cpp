#include "cli/progress_line.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace samspil;
using namespace std::chrono_literals;

TEST_CASE("a progress line says how far the work is, and is gone when it is done") {
  std::ostringstream out;
  JobControl job;
  REQUIRE(job.checkpoint(1, 4).has_value());
  {
    const ProgressLine progress(out, "Work", job, {1ms, 1ms});
    while (!out.view().contains("Work … 25 %")) std::this_thread::yield();
  }
  CHECK(out.str().ends_with("\r"));
}

TEST_CASE("of what ends at once, and in a file, no progress is told") {
  std::ostringstream out;
  JobControl job;
  { const ProgressLine progress(out, "Work", job, {1h, 1h}); }
  { const ProgressLine progress(out, "Work", job); }
  CHECK(out.str().empty());
}
