// A Table is a file understood: decoded, its dialect known, its header found below title lines or known to be absent.
// Rows are then read in one pass, each with exactly as many cells as the table has columns.
//
//   TRY_ASSIGN(const Table table, readTable(std::move(bytes), options));
//   TableRows rows(table);
//   for (TableRow row; rows.next(row);) ...
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "import/csv_reader.h"
#include "import/dialect.h"
#include "import/encoding.h"
#include "import/file_options.h"
#include "import/network_format.h"

namespace samspil {

struct Table {
  DecodedText decoded;
  DialectFinding dialect;
  bool headerPresent = true;
  std::uint64_t headerLine = 0;  // 0: none
  LocalizedText headerEvidence;
  std::vector<std::string> header;        // one for each column, trimmed; "" where the file names none
  std::vector<std::uint64_t> titleLines;  // lines above the header that are not part of the table
  std::size_t dataOffset = 0;             // into decoded.text
  std::uint64_t dataLine = 1;
  std::vector<std::size_t> filledDown;  // columns whose blanks got the value above (import/merged_cells.h)
  bool exact = false;                   // written by a program: every row is one, there is no footer
  bool ownForm = false;                 // written by Samspil: cells are meant to the letter
  std::vector<std::uint64_t> noRows;    // lines of records that are no rows, as headings of sections; ascending
  std::vector<std::uint32_t> broken;    // rows that could not be read, by their number from 0 on; ascending
  std::vector<std::uint32_t> lines;     // where each row stands in the file that the table was made of; empty: as it is

  std::size_t width() const { return header.size(); }
};

// Never fails for what the bytes hold: an empty file is a table without columns. Errors are unknown encodings.
Result<Table> readTable(TextBytes bytes, const FileOptions& options = {});
Result<Table> readTable(const TextBytes& bytes, const FileOptions& options, JobControl& job);

// The table of a graph program's file.
Table tableOf(NetworkTable made);

struct TableRow {
  // width() of them, trimmed of blanks and no-break spaces, and of the apostrophe that guards a spreadsheet against a
  // formula ('=1+1) in tables that spreadsheets read.
  std::vector<std::string_view> cells;
  std::uint64_t line = 0, lastLine = 0;
  std::string_view raw;
  std::size_t missing = 0;      // cells that the row lacked at its end
  std::size_t extra = 0;        // cells with text beyond the last column
  bool broken = false;          // the row could not be read: its cells are blank
  bool ofAnotherTable = false;  // the row comes after the names of other columns
};

// Blank rows, comment lines (#), the header where it comes again, rows that add up others ("Danmark i alt") and a
// footer ("Kilde: ...") are passed over.
class TableRows {
 public:
  // A row somewhere in the table: where it begins, and how many come before it.
  struct Position {
    std::size_t offset = 0;  // into decoded.text
    std::uint64_t line = 1;
    std::size_t row = 0;
  };
  explicit TableRows(const Table& table) : TableRows(table, {table.dataOffset, table.dataLine, 0}) {}
  TableRows(const Table& table, const Position& first);
  // The rows of a piece of the table's text, or of a copy of it, that begins at `first` and ends with a row.
  TableRows(const Table& table, const Position& first, std::string_view piece);
  bool next(TableRow& row);

  // The same for those who take the parts themselves: comes to the next row, of which the others then tell.
  bool advance();
  void copyCells(std::string_view* to) const;  // width() of them, as in a TableRow
  // Whether all of them stand in the table's text; else they are good until the next call.
  bool cellsStay() const { return !record_.rewritten; }
  std::string_view raw() const { return record_.raw; }
  std::uint64_t line() const { return isElsewhere() ? table_->lines[rows_ - 1] : record_.line; }
  std::uint64_t lastLine() const { return isElsewhere() ? table_->lines[rows_ - 1] : record_.lastLine; }
  std::size_t missing() const { return table_->width() - std::min(table_->width(), record_.cells.size()); }
  std::size_t extra() const;
  bool ofAnotherTable() const { return otherTable_; }
  bool broken() const { return std::ranges::binary_search(table_->broken, rows_ - 1); }

  std::uint64_t blankRows() const { return blankRows_; }
  // Of what is no row, in order: comments, headings again, rows that add up others, what stands below the table.
  const std::vector<std::uint64_t>& leftOutLines() const { return leftOutLines_; }
  std::size_t offset() const { return begin_ + reader_.offset(); }

 private:
  bool footerBegins();
  bool addsUp() const;
  bool repeatsHeader() const;
  bool namesOtherColumns() const;
  bool isElsewhere() const { return rows_ <= table_->lines.size(); }

  const Table* table_;
  std::size_t begin_;
  CsvReader reader_;
  CsvRecord record_;
  bool afterBlank_ = false, otherTable_ = false;
  std::uint64_t blankRows_ = 0;
  std::size_t rows_;  // up to the present one
  std::vector<std::uint64_t> leftOutLines_;
};

}  // namespace samspil
