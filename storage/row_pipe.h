// Hands rows over to a thread that writes them into a large write's tables, so that reading, checking and encoding the
// next records go on meanwhile. Rows of a family arrive in the order in which they were put in.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.h"
#include "storage/key_value_engine.h"

namespace samspil {

class RowPipe {
 public:
  // `ingest` outlives the pipe and is left alone until finish().
  explicit RowPipe(KeyValueIngest& ingest);
  ~RowPipe();
  RowPipe(const RowPipe&) = delete;
  RowPipe& operator=(const RowPipe&) = delete;

  // An error is that of an earlier row.
  Result<void> add(FamilyNumber family, std::string_view key, std::string_view value);
  // Waits until everything is written.
  Result<void> finish();

 private:
  struct Row {
    FamilyNumber family;
    std::uint32_t keyEnd, valueEnd;  // in the bytes of its load
  };
  struct Load {
    std::vector<Row> rows;
    std::string bytes;
  };
  void work();
  Result<void> hand();

  KeyValueIngest& ingest_;
  Load filling_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::optional<Load> waiting_;
  Load spare_;  // its memory is used again
  bool writing_ = false, closed_ = false;
  std::optional<Error> error_;
  std::jthread writer_;  // last: ends first
};

}  // namespace samspil
