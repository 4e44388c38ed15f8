#include "import/row_batches.h"

namespace samspil {

RowBatches::RowBatches(const Table& table, const Mapping& mapping, const Vocabulary& vocabulary,
                       const std::string& file, const LocalIds& localIds, TieSayings& sayings, SourceTexts& sources,
                       bool plain)
    : mapping_(mapping),
      cutter_(table),
      digest_(mapping, vocabulary, file, localIds, sayings, sources),
      reader_(mapping, vocabulary, file),
      plain_(plain && digest_.usable()),
      batches_([this] { return read(); }) {}

RowBatch* RowBatches::next() {
  if (present_) {
    cutter_.giveBack(std::move(present_->cells));
    spareDigests_.give(std::move(present_->digest));
  }
  while (!batches_.ready() && cutter_.help()) continue;
  present_ = batches_.next();
  return present_ ? &*present_ : nullptr;
}

ReadRow readInFull(const CellBatch& cells, std::size_t index, RowReader& reader, TableRow& room) {
  cells.copyTo(room, index);
  ReadRow made{room.line, room.lastLine, room.raw, {}, {}};
  made.content = reader.read(room, made.diagnostics);
  return made;
}

std::optional<RowBatch> RowBatches::read() {
  auto cells = cutter_.take();
  if (!cells) return std::nullopt;
  RowBatch batch{std::move(*cells), {}, {}};
  if (plain_) {
    batch.digest = digest_.read(batch.cells, spareDigests_.take());
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
