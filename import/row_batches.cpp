#include "import/row_batches.h"

namespace samspil {
namespace {

// Some milliseconds of work: progress and cancel come between two batches.
constexpr std::size_t kBatch = 4096;

}  // namespace

RowBatches::RowBatches(const Table& table, const Mapping& mapping, const Vocabulary& vocabulary,
                       const std::string& file)
    : usable_(mapping.usable), rows_(table), reader_(mapping, vocabulary, file) {
  ahead_ = std::async(std::launch::async, [this] { return read(); });
}

RowBatches::~RowBatches() {
  if (ahead_.valid()) ahead_.wait();
}

RowBatches::Batch RowBatches::read() {
  Batch batch;
  batch.rows.reserve(kBatch);
  for (TableRow row; batch.rows.size() < kBatch && rows_.next(row);) {
    ReadRow& made = batch.rows.emplace_back(ReadRow{row.line, row.lastLine, row.raw, {}, {}});
    if (usable_) made.content = reader_.read(row, made.diagnostics);
  }
  batch.offset = rows_.offset();
  return batch;
}

std::vector<ReadRow> RowBatches::next() {
  Batch batch = ahead_.get();
  offset_ = batch.offset;
  if (!batch.rows.empty()) ahead_ = std::async(std::launch::async, [this] { return read(); });
  return std::move(batch.rows);
}

}  // namespace samspil
