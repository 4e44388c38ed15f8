#include "import/csv_writer.h"

namespace samspil {
namespace {

// Blanks at the ends are quoted too: readers trim what is not.
bool needsQuotes(std::string_view cell, const CsvDialect& dialect) {
  if (cell.empty()) return false;
  if (cell.front() == ' ' || cell.back() == ' ') return true;
  for (const char c : cell) {
    if (c == dialect.delimiter || c == dialect.quote || c == '\n' || c == '\r') return true;
  }
  return false;
}

void writeQuoted(std::string& out, std::string_view cell, char quote) {
  out.push_back(quote);
  for (const char c : cell) {
    if (c == quote) out.push_back(quote);
    out.push_back(c);
  }
  out.push_back(quote);
}

}  // namespace

void writeCsvRecord(std::string& out, std::span<const std::string_view> cells, const CsvDialect& dialect,
                    std::string_view lineEnd) {
  // A record of one empty cell would be a blank line, and no record.
  if (cells.size() == 1 && cells.front().empty()) {
    out.push_back(dialect.quote);
    out.push_back(dialect.quote);
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(dialect.delimiter);
    if (needsQuotes(cells[i], dialect)) {
      writeQuoted(out, cells[i], dialect.quote);
    } else {
      out += cells[i];
    }
  }
  out += lineEnd;
}

}  // namespace samspil
