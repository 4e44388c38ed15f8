// Some thousand rows of a table, cut into cells that stand in one array, row after row.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/table.h"

namespace samspil {

struct CellBatch {
  struct Row {
    std::string_view raw;  // into the table's text
    std::uint64_t line = 0, lastLine = 0;
    std::uint32_t missing = 0, extra = 0;  // as TableRow has it
    bool ofAnotherTable = false, broken = false;
    std::size_t offset = 0;  // where the row begins, into the table's text
  };

  std::size_t width = 0;
  std::vector<std::string_view> cells;  // width for each row; into the table's text or `rewritten`
  std::vector<Row> rows;
  std::deque<std::string> rewritten;  // cells that do not stand in the text as they are
  std::size_t end = 0;                // where the next batch begins, into the table's text

  std::size_t size() const { return rows.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const { return cells[row * width + column]; }
  // The row as TableRows has it.
  void copyTo(TableRow& row, std::size_t index) const;
};

// The next rows of `rows`; none at the end. `spent` is room to work in.
std::optional<CellBatch> readCells(const Table& table, TableRows& rows, CellBatch spent);

}  // namespace samspil
