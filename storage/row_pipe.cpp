#include "storage/row_pipe.h"

#include <string_view>
#include <utility>

namespace samspil {
namespace {

constexpr std::size_t kLoadBytes = 1 << 20;  // some thousand rows: the threads meet rarely, and memory stays small

}  // namespace

RowPipe::RowPipe(KeyValueIngest& ingest) : ingest_(ingest), writer_([this] { work(); }) {}

RowPipe::~RowPipe() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

Result<void> RowPipe::end(FamilyNumber family) {
  filling_.rows.push_back({family, keyEnd_, static_cast<std::uint32_t>(filling_.bytes.size())});
  if (filling_.bytes.size() < kLoadBytes) return {};
  return hand();
}

Result<void> RowPipe::hand() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !waiting_ || error_; });
  if (error_) return std::unexpected(*error_);
  waiting_ = std::exchange(filling_, std::move(spare_));
  filling_.rows.clear();
  filling_.bytes.clear();
  changed_.notify_all();
  return {};
}

Result<void> RowPipe::finish() {
  TRY(hand());
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return (!waiting_ && !writing_) || error_; });
  if (error_) return std::unexpected(*error_);
  return {};
}

std::optional<Error> RowPipe::write(const Load& load) {
  // By each row of its own, the other thread writes beside `ingest_`: looked at here, that line of memory would go to
  // and fro between the processors, row by row.
  KeyValueIngest& ingest = ingest_;
  const std::string_view bytes = load.bytes.bytes();
  std::size_t at = 0;
  for (const Row& row : load.rows) {
    const auto added =
        ingest.add(row.family, bytes.substr(at, row.keyEnd - at), bytes.substr(row.keyEnd, row.valueEnd - row.keyEnd));
    if (!added) return added.error();
    at = row.valueEnd;
  }
  return std::nullopt;
}

void RowPipe::work() {
  for (;;) {
    Load load;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return waiting_ || closed_; });
      if (closed_) return;
      load = std::move(*waiting_);
      waiting_.reset();
      writing_ = true;
      changed_.notify_all();
    }
    auto failed = write(load);
    const std::lock_guard lock(mutex_);
    writing_ = false;
    spare_ = std::move(load);
    if (failed) error_ = std::move(failed);
    changed_.notify_all();
    if (error_) return;
  }
}

}  // namespace samspil
