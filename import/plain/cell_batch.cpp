#include "import/plain/cell_batch.h"

#include <functional>

namespace samspil {
namespace {

// About a millisecond of work: small enough for the nearer caches, and for progress and cancel between two of them.
constexpr std::size_t kRows = 2048;

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
}

std::optional<CellBatch> readCells(const Table& table, TableRows& rows, TableRow& row) {
  CellBatch batch;
  batch.width = table.width();
  batch.rows.reserve(kRows);
  batch.cells.reserve(kRows * batch.width);
  const std::string_view text = table.decoded.text;
  while (batch.rows.size() < kRows && rows.next(row)) {
    const auto offset = static_cast<std::size_t>(row.raw.data() - text.data());
    batch.rows.push_back({row.raw, row.line, row.lastLine, static_cast<std::uint32_t>(row.missing),
                          static_cast<std::uint32_t>(row.extra), offset});
    for (const std::string_view cell : row.cells) {
      const bool stays = cell.empty() || inside(cell, text);
      batch.cells.push_back(stays ? cell : batch.rewritten.emplace_back(cell));
    }
  }
  batch.end = rows.offset();
  if (batch.rows.empty()) return std::nullopt;
  return batch;
}

}  // namespace samspil
