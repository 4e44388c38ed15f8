#include "import/row_batches.h"

namespace samspil {

RowBatches::RowBatches(const Table& table, const Mapping& mapping, const Vocabulary& vocabulary,
                       const std::string& file, bool plain)
    : mapping_(mapping),
      rows_(table),
      digest_(mapping, vocabulary, file),
      reader_(mapping, vocabulary, file),
      plain_(plain && digest_.usable()),
      cells_([this, &table] { return readCells(table, rows_, row_); }),
      batches_([this] { return read(); }) {}

ReadRow readInFull(const CellBatch& cells, std::size_t index, RowReader& reader, TableRow& room) {
  cells.copyTo(room, index);
  ReadRow made{room.line, room.lastLine, room.raw, {}, {}};
  made.content = reader.read(room, made.diagnostics);
  return made;
}

std::optional<RowBatch> RowBatches::read() {
  auto cells = cells_.next();
  if (!cells) return std::nullopt;
  RowBatch batch{std::move(*cells), {}, {}};
  if (plain_) {
    batch.digest = digest_.read(batch.cells);
  } else {
    batch.digest.kinds.assign(batch.cells.size(), RowDigest::Kind::inFull);
  }
  for (std::size_t row = 0; row < batch.cells.size(); ++row) {
    if (batch.digest.kinds[row] != RowDigest::Kind::inFull) continue;
    if (mapping_.usable) {
      batch.inFull.push_back(readInFull(batch.cells, row, reader_, full_));
    } else {
      const auto& place = batch.cells.rows[row];
      batch.inFull.push_back({place.line, place.lastLine, place.raw, {}, {}});
    }
  }
  return batch;
}

}  // namespace samspil
