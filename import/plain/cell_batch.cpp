#include "import/plain/cell_batch.h"

#include <algorithm>
#include <functional>

namespace samspil {
namespace {

// About a millisecond of work: small enough for the nearer caches, and for progress and cancel between two of them.
constexpr std::size_t kMostRows = 2048, kMostCells = 1 << 17;

// Rows of a batch; no more than there can be in the `left` bytes.
std::size_t rowsOfBatch(std::size_t width, std::size_t left) {
  const std::size_t fitting = std::clamp<std::size_t>(kMostCells / std::max<std::size_t>(width, 1), 16, kMostRows);
  return std::min(fitting, left + 1);
}

// What was read a while ago needs no memory any more, but for the rows that still wait to be imported.
void letGoBehind(const TextBytes& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kBlock = 4 << 20;
  const std::size_t first = begin / kBlock, last = end / kBlock;
  if (first < last && first > 0) text.letGo((first - 1) * kBlock, (last - 1) * kBlock);
}

bool inside(std::string_view cell, std::string_view text) {
  const std::less_equal<const char*> notAfter;
  return notAfter(text.data(), cell.data()) && notAfter(cell.data(), text.data() + text.size());
}

}  // namespace

void CellBatch::copyTo(TableRow& row, std::size_t index) const {
  const Row& from = rows[index];
  const auto first = cells.begin() + static_cast<std::ptrdiff_t>(index * width);
  row.cells.assign(first, first + static_cast<std::ptrdiff_t>(width));
  row.line = from.line;
  row.lastLine = from.lastLine;
  row.raw = from.raw;
  row.missing = from.missing;
  row.extra = from.extra;
  row.ofAnotherTable = from.ofAnotherTable;
  row.broken = from.broken;
}

std::optional<CellBatch> readCells(const Table& table, TableRows& rows, CellBatch spent) {
  CellBatch batch = std::move(spent);
  batch.width = table.width();
  const std::string_view text = table.decoded.text;
  const std::size_t begin = rows.offset(), most = rowsOfBatch(batch.width, text.size() - begin);
  batch.rows.clear();
  batch.rows.reserve(most);
  batch.cells.resize(most * batch.width);
  batch.rewritten.clear();
  std::string_view* cells = batch.cells.data();
  while (batch.rows.size() < most && rows.advance()) {
    rows.copyCells(cells);
    if (!rows.cellsStay()) {
      for (std::size_t i = 0; i < batch.width; ++i) {
        if (!cells[i].empty() && !inside(cells[i], text)) cells[i] = batch.rewritten.emplace_back(cells[i]);
      }
    }
    cells += batch.width;
    CellBatch::Row& row = batch.rows.emplace_back();
    row.raw = rows.raw();
    row.line = rows.line();
    row.lastLine = rows.lastLine();
    row.missing = static_cast<std::uint32_t>(rows.missing());
    row.extra = static_cast<std::uint32_t>(rows.extra());
    row.ofAnotherTable = rows.ofAnotherTable();
    row.broken = rows.broken();
    row.offset = static_cast<std::size_t>(row.raw.data() - text.data());
  }
  batch.end = rows.offset();
  letGoBehind(table.decoded.text, begin, batch.end);
  if (batch.rows.empty()) return std::nullopt;
  return batch;
}

}  // namespace samspil
