#include "cli/progress_line.h"

#include <doctest/doctest.h>

#include <mutex>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <string>

using namespace samspil;
using namespace std::chrono_literals;

namespace {

// What another thread writes, while it does.
class SharedText : public std::streambuf {
 public:
  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  int_type overflow(int_type letter) override {
    const std::lock_guard lock(mutex_);
    text_ += static_cast<char>(letter);
    return letter;
  }
  std::streamsize xsputn(const char* letters, std::streamsize count) override {
    const std::lock_guard lock(mutex_);
    text_.append(letters, static_cast<std::size_t>(count));
    return count;
  }

  mutable std::mutex mutex_;
  std::string text_;
};

}  // namespace

TEST_CASE("a progress line says how far the work is, and is gone when it is done") {
  SharedText written;
  std::ostream out(&written);
  JobControl job;
  REQUIRE(job.checkpoint(1, 4).has_value());
  {
    const ProgressLine progress(out, "Work", job, {1ms, 1ms});
    while (!written.text().contains("Work … 25 %")) std::this_thread::yield();
  }
  CHECK(written.text().ends_with("\r"));
}

TEST_CASE("of what ends at once, and in a file, no progress is told") {
  std::ostringstream out;
  JobControl job;
  { const ProgressLine progress(out, "Work", job, {1h, 1h}); }
  { const ProgressLine progress(out, "Work", job); }
  CHECK(out.str().empty());
}
