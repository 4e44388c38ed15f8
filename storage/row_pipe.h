// Hands rows over to a thread that writes them into a large write's tables, so that reading, checking and encoding the
// next records go on meanwhile. Rows of a family arrive in the order in which they were put in.
//
//   appendKey(pipe.key(), id);
//   pipe.value().text("Aarhus");
//   TRY(pipe.end(family));
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/result.h"
#include "storage/bytes.h"
#include "storage/key_value_engine.h"

namespace samspil {

class RowPipe {
 public:
  // `ingest` outlives the pipe; the families that come through it are left alone until finish().
  explicit RowPipe(KeyValueIngest& ingest);
  ~RowPipe();
  RowPipe(const RowPipe&) = delete;
  RowPipe& operator=(const RowPipe&) = delete;

  // Where the next row is written: its key, then its value. What stands there already is of other rows.
  ByteWriter& key() { return filling_.bytes; }
  ByteWriter& value() {
    keyEnd_ = static_cast<std::uint32_t>(filling_.bytes.size());
    return filling_.bytes;
  }
  // The row is whole. An error is that of an earlier row.
  Result<void> end(FamilyNumber family);
  // Waits until everything is written.
  Result<void> finish();

 private:
  struct Row {
    FamilyNumber family;
    std::uint32_t keyEnd, valueEnd;  // in the bytes of its load
  };
  struct Load {
    std::vector<Row> rows;
    ByteWriter bytes;
  };
  void work();
  std::optional<Error> write(const Load& load);
  Result<void> hand();

  KeyValueIngest& ingest_;
  Load filling_;
  std::uint32_t keyEnd_ = 0;  // of the row that is being written
  std::mutex mutex_;          // guards what follows
  std::condition_variable changed_;
  std::optional<Load> waiting_;
  Load spare_;  // its memory is used again
  bool writing_ = false, closed_ = false;
  std::optional<Error> error_;
  std::jthread writer_;  // last: ends first
};

}  // namespace samspil
