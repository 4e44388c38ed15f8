#include "import/wrapped_rows.h"

#include <algorithm>

#include "import/csv_reader.h"

namespace samspil {
namespace {

constexpr CsvDialect kWholeRows{'\0', '"', '\0'};

// The one cell of a row has nothing outside its quotes, and inside them only doubled ones.
bool isWrapped(const CsvRecord& record) {
  const std::string_view raw = record.raw;
  if (record.cells.size() != 1 || raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return false;
  const auto inside = raw.substr(1, raw.size() - 2);
  const auto quotes = [](std::string_view text) { return std::count(text.begin(), text.end(), '"'); };
  return quotes(inside) == 2 * quotes(record.cells.front());
}

}  // namespace

bool rowsAreWrapped(std::string_view text) {
  constexpr std::size_t kLookedAt = 50;
  constexpr std::string_view kDelimiters = ",;\t|";
  if (!text.starts_with('"')) return false;
  std::size_t rows = 0;
  std::string_view everywhere = kDelimiters;
  CsvReader reader(text, kWholeRows);
  for (CsvRecord record; rows < kLookedAt && reader.next(record);) {
    if (record.blank()) continue;
    if (!isWrapped(record)) return false;
    const auto missing = [&](char delimiter) { return record.cells.front().find(delimiter) == std::string_view::npos; };
    while (!everywhere.empty() && missing(everywhere.front())) everywhere.remove_prefix(1);
    ++rows;
  }
  return rows > 1 && !everywhere.empty();
}

Result<TextBytes> unwrappedRows(std::string_view text, JobControl& job) {
  constexpr std::uint64_t kBetweenCheckpoints = 4096;
  TextWriter writer;
  CsvReader reader(text, kWholeRows);
  std::uint64_t rows = 0;
  for (CsvRecord record; reader.next(record); ++rows) {
    if (rows % kBetweenCheckpoints == 0) TRY(job.checkpoint(reader.offset(), text.size()));
    TRY(writer.append(isWrapped(record) ? record.cells.front() : record.raw));
    TRY(writer.append("\n"));
  }
  return writer.finish();
}

}  // namespace samspil
