// CsvReader cuts UTF-8 text into records of cells: one state machine for every dialect, which the dialect detection,
// the header search and the import itself all consume.
//
//   CsvReader reader(text, {.delimiter = ';'});
//   CsvRecord record;
//   while (reader.next(record)) use(record.cells, record.line);
//
// It never fails. What people write by hand is read as they meant it:
//   a "b" c          a quote inside an unquoted cell is a letter
//   "a "b" c"        so is one inside a quoted cell, unless a delimiter or the end of the line follows
//   "a" ,b           blanks around a quoted cell are dropped
//   "a               a quote that is not closed before the end of the file is a letter, and the line ends the record
// Line ends are LF, CR LF and CR, also mixed. No allocation per record once the buffers have grown. One thread at a
// time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/structural_index.h"

namespace samspil {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';    // '\0': nothing is quoted
  char escape = '\0';  // '\\': a backslash takes the meaning from the next quote; '\0': a quote is doubled
  friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

struct CsvRecord {
  std::vector<std::string_view> cells;  // into the text, or into the reader until its next call
  std::uint64_t line = 0;               // physical line where the record begins, 1-based
  std::uint64_t lastLine = 0;           // and where it ends
  std::string_view raw;                 // the record as it stands in the text, without its line end
  bool unterminatedQuote = false;       // a cell begins with a quote that is never closed
  bool rewritten = false;               // a cell does not stand in the text as it is
  bool blank() const { return raw.find_first_not_of(" \t") == std::string_view::npos; }
};

class CsvReader {
 public:
  // `text` outlives the reader. `firstLine` is the physical line on which it begins.
  explicit CsvReader(std::string_view text, const CsvDialect& dialect, std::uint64_t firstLine = 1);

  bool next(CsvRecord& record);
  // Where the next record begins; what progress and splitting need.
  std::size_t offset() const { return at_; }
  std::uint64_t line() const { return line_; }

 private:
  // A cell whose text is not a piece of the file as it stands. Escapes are resolved in [begin, close), [tail, end)
  // follows as it is.
  struct RewrittenCell {
    std::size_t cell, begin, close, tail, end;
  };
  static constexpr std::size_t kChunk = 16 * 1024;

  std::size_t structuralAt();
  void advance() { ++next_; }  // REQUIRES: structuralAt() was asked since the last step
  void step();
  void indexFrom(std::size_t offset);
  bool lineBreakAt(std::size_t position);
  std::size_t readPlainCells(std::size_t cell, CsvRecord& record);
  std::size_t readQuotedCell(std::size_t open, CsvRecord& record);
  std::size_t skipBlanks(std::size_t from) const;
  bool endsCell(std::size_t position) const;
  bool closesLaterOnLine(std::size_t from) const;
  void finishQuotedCell(std::size_t open, std::size_t close, std::size_t end, bool escaped, CsvRecord& record);
  std::size_t endRecord(std::size_t position, CsvRecord& record);
  void rewriteCells(CsvRecord& record);
  void appendUnescaped(std::string_view text);

  std::string_view text_;
  CsvDialect dialect_;
  StructuralBytes bytes_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::vector<std::uint32_t> offsets_;  // structural bytes of the present chunk, relative to chunk_
  std::size_t chunk_ = 0, chunkEnd_ = 0, next_ = 0, count_ = 0;
  std::vector<RewrittenCell> rewritten_;
  std::string scratch_;
};

}  // namespace samspil
