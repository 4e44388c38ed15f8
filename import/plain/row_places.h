// Where the rows of a file stand: their lines, and places in the text from which it is not far to any of them. A byte a
// row, and a few for every 64th.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "import/row_statements.h"
#include "import/table.h"

namespace samspil {

class RowPlaces {
 public:
  // Rows come in order; `offset` is where the row begins, into the table's text.
  void add(std::size_t offset, const RowLines& lines);
  std::uint32_t size() const { return rows_; }

  // Where a row some rows behind this one begins; none: no such row has come.
  std::optional<std::size_t> offsetBehind(std::uint32_t row) const;
  // A place from which it is not far to the row.
  TableRows::Position near(std::uint32_t row) const;
  // None: the row must be read to know.
  std::optional<RowLines> lines(std::uint32_t row) const;
  // Rows of which lines() knows nothing.
  std::uint32_t unknown() const { return unknown_; }

 private:
  struct Landmark {
    std::size_t offset = 0;
    std::uint64_t line = 0;
    std::uint8_t known = 0;  // rows from here of which the lines are known
    bool even = true;        // each of those takes up a line, and none is between them
  };

  std::vector<Landmark> landmarks_;  // of every kBlock-th row
  std::vector<std::uint8_t> steps_;  // by row: lines passed over before it, times 16, and lines beyond its first
  std::uint64_t lastLine_ = 0;
  std::uint32_t rows_ = 0, unknown_ = 0;
};

}  // namespace samspil
