#include "import/table.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "import/cell.h"
#include "import/fields.h"

namespace samspil {
namespace {

// Records that the header search looks at.
constexpr std::size_t kLookAhead = 200;
// Rows at the end of a file that may be a footer.
constexpr std::size_t kFooterRows = 5;
constexpr std::size_t kFooterBytes = 4096;

struct SampleRecord {
  std::vector<std::string> cells;
  std::uint64_t line = 0, lastLine = 0;
  std::size_t end = 0;  // offset behind the record
  std::size_t filled = 0;
  bool comment = false;
};

std::size_t countFilled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const auto& c) { return !c.empty(); }));
}

std::vector<SampleRecord> sampleRecords(CsvReader& reader) {
  std::vector<SampleRecord> sample;
  for (CsvRecord record; sample.size() < kLookAhead && reader.next(record);) {
    SampleRecord kept{{}, record.line, record.lastLine, reader.offset(), 0, false};
    for (const auto cell : record.cells) kept.cells.emplace_back(trimmed(cell));
    kept.filled = countFilled(kept.cells);
    kept.comment = record.raw.starts_with('#');
    sample.push_back(std::move(kept));
  }
  return sample;
}

// The width that most rows have; the wider of two equally frequent ones.
std::size_t usualWidth(const std::vector<SampleRecord>& sample) {
  std::map<std::size_t, std::size_t> rows;
  for (const auto& record : sample) {
    if (record.filled > 0) ++rows[record.cells.size()];
  }
  std::size_t best = 0, most = 0;
  for (const auto& [width, count] : rows) {
    if (count >= most) {
      most = count;
      best = width;
    }
  }
  return best;
}

// The first record that can belong to the table: not blank, no comment, no title line with one cell in a table of
// several columns.
std::size_t firstTableRecord(const std::vector<SampleRecord>& sample, std::size_t width) {
  const std::size_t needed = width < 2 ? 1 : std::max<std::size_t>(2, (width + 2) / 3);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const bool wide = sample[i].cells.size() * 2 >= width;
    if (sample[i].filled >= needed && wide && !(sample[i].comment && sample[i].cells.size() != width)) return i;
  }
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i].filled > 0) return i;
  }
  return sample.size();
}

// How much a first row's cell speaks for being a column's name, against being one more value of the column.
double headerEvidence(const std::string& name, const std::vector<const std::string*>& values) {
  if (name.empty()) return values.empty() ? 0 : -0.3;
  if (findField(name) != nullptr) return 2;
  const CellKind kind = kindOf(name);
  const auto isYear = [](const std::string& text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) && parseCount(text);
  };
  if (isYear(name) && std::none_of(values.begin(), values.end(), [&](const auto* value) { return isYear(*value); }))
    return 0.5;
  std::size_t sameKind = 0, same = 0, codes = 0;
  for (const auto* value : values) {
    sameKind += kindOf(*value) == kind ? 1 : 0;
    same += *value == name ? 1 : 0;
    codes += looksLikeCountryCode(*value) ? 1 : 0;
  }
  if (values.empty()) return 0;
  if (kind != CellKind::text) return sameKind * 2 > values.size() ? -2 : -0.5;
  if (looksLikeCountryCode(name) && codes * 10 >= values.size() * 9) return -2;
  if (same > 0) return -1;
  return sameKind * 4 < values.size() ? 1 : 0.1;
}

bool firstRowIsHeader(const std::vector<SampleRecord>& sample, std::size_t first) {
  double sum = 0;
  for (std::size_t column = 0; column < sample[first].cells.size(); ++column) {
    std::vector<const std::string*> values;
    for (std::size_t row = first + 1; row < sample.size(); ++row) {
      if (column < sample[row].cells.size() && !sample[row].cells[column].empty())
        values.push_back(&sample[row].cells[column]);
    }
    sum += headerEvidence(sample[first].cells[column], values);
  }
  return sum >= 0;
}

// Columns at the right that no row of the sample fills: what a delimiter at every line's end leaves.
void dropEmptyColumns(std::vector<std::string>& header, const std::vector<SampleRecord>& sample, std::size_t first) {
  while (header.size() > 1 && header.back().empty()) {
    const std::size_t last = header.size() - 1;
    const bool used =
        std::any_of(sample.begin() + static_cast<std::ptrdiff_t>(first), sample.end(),
                    [&](const auto& record) { return record.cells.size() > last && !record.cells[last].empty(); });
    if (used) return;
    header.pop_back();
  }
}

// Rows that have more cells than the header, most of them: the last columns have no name.
std::size_t widthBeyondHeader(const std::vector<SampleRecord>& sample, std::size_t from, std::size_t headerWidth) {
  std::size_t wider = 0, rows = 0, width = headerWidth;
  for (std::size_t i = from; i < sample.size(); ++i) {
    if (sample[i].filled == 0) continue;
    ++rows;
    std::size_t used = sample[i].cells.size();
    while (used > headerWidth && sample[i].cells[used - 1].empty()) --used;
    if (used > headerWidth) {
      ++wider;
      width = std::max(width, used);
    }
  }
  return wider * 2 > rows ? width : headerWidth;
}

// Where the table begins: at the line that the user names, else where it looks like one.
std::size_t firstRecord(const std::vector<SampleRecord>& sample, std::size_t width, const FileOptions& options) {
  if (options.headerLine.value_or(0) > 0) {
    const auto named = std::find_if(sample.begin(), sample.end(),
                                    [&](const auto& record) { return record.lastLine >= *options.headerLine; });
    if (named != sample.end()) return static_cast<std::size_t>(named - sample.begin());
  }
  return firstTableRecord(sample, width);
}

void findHeader(Table& table, const FileOptions& options, CsvReader& reader) {
  const auto sample = sampleRecords(reader);
  const std::size_t width = usualWidth(sample), first = firstRecord(sample, width, options);
  if (first == sample.size()) return;
  for (std::size_t i = 0; i < first; ++i) {
    if (sample[i].filled > 0) table.titleLines.push_back(sample[i].line);
  }
  table.headerPresent = options.headerLine ? *options.headerLine > 0 : firstRowIsHeader(sample, first);
  table.headerEvidence = options.headerLine ? LocalizedText{"Valgt af brugeren.", "Chosen by the user."}
                         : table.headerPresent
                             ? LocalizedText{fmt::format("Linje {} ligner kolonnenavne.", sample[first].line),
                                             fmt::format("Line {} looks like column names.", sample[first].line)}
                             : LocalizedText{fmt::format("Linje {} ligner de øvrige rækker.", sample[first].line),
                                             fmt::format("Line {} looks like the other rows.", sample[first].line)};
  if (table.headerPresent) {
    table.headerLine = sample[first].line;
    table.header = sample[first].cells;
    table.header.resize(widthBeyondHeader(sample, first + 1, table.header.size()));
    table.dataOffset += sample[first].end;
    table.dataLine = sample[first].lastLine + 1;
  } else {
    table.header.assign(std::max(width, sample[first].cells.size()), "");
    if (first > 0) table.dataOffset += sample[first - 1].end;
    table.dataLine = sample[first].line;
  }
  dropEmptyColumns(table.header, sample, table.headerPresent ? first + 1 : first);
}

std::string_view data(const Table& table) { return std::string_view(table.decoded.text).substr(table.dataOffset); }

bool saysFooter(std::string_view cell) {
  constexpr std::string_view kWords[] = {"kilde", "source",    "total",     "i alt",   "sum",  "note",
                                         "antal", "udtrukket", "opdateret", "updated", "rows", "copyright"};
  const std::string folded = foldForSearch(cell);
  return std::any_of(std::begin(kWords), std::end(kWords), [&](auto word) {
    return folded == word ||
           (folded.starts_with(word) && (folded[word.size()] == ' ' || cell.find(':') != std::string_view::npos));
  });
}

}  // namespace

Result<Table> readTable(TextBytes bytes, const FileOptions& options) {
  JobControl job;
  return readTable(bytes, options, job);
}

Result<Table> readTable(const TextBytes& bytes, const FileOptions& options, JobControl& job) {
  Table table;
  TRY_ASSIGN(table.decoded, decodeText(bytes, options.encoding, job));
  TRY(job.checkpoint(0, 1));
  table.dialect = findDialect(table.decoded.text, options.delimiter, options.quote);
  std::uint64_t firstLine = 1;
  if (table.dialect.separatorLine) {
    CsvReader line(table.decoded.text, table.dialect.dialect);
    CsvRecord record;
    line.next(record);
    table.dataOffset = line.offset();
    firstLine = line.line();
  }
  table.dataLine = firstLine;
  CsvReader reader(data(table), table.dialect.dialect, firstLine);
  findHeader(table, options, reader);
  return table;
}

Table tableOf(NetworkTable made) {
  Table table;
  table.decoded.text = std::move(made.csv);
  table.decoded.encoding = "UTF-8";
  table.dialect.dialect = {',', '"', '\0'};
  table.exact = true;
  table.lines = std::move(made.lines);
  CsvReader reader(table.decoded.text, table.dialect.dialect);
  CsvRecord record;
  if (!reader.next(record)) return table;
  table.header.assign(record.cells.begin(), record.cells.end());
  table.headerLine = 1;
  table.dataOffset = reader.offset();
  table.dataLine = reader.line();
  return table;
}

TableRows::TableRows(const Table& table, const Position& first)
    : table_(&table),
      begin_(first.offset),
      reader_(table.decoded.text.view().substr(first.offset), table.dialect.dialect, first.line),
      rows_(first.row) {}

// Whether the present record and all that follow it are no rows any more: at most five, with one cell filled each,
// after a blank line or with a word that says so.
bool TableRows::footerBegins() {
  const auto oneCell = [&](const CsvRecord& record) {
    return std::count_if(record.cells.begin(), record.cells.end(), [](auto cell) { return !trimmed(cell).empty(); }) <=
               1 &&
           (record.cells.size() < table_->width() || !trimmed(record.cells.front()).empty());
  };
  if (table_->width() < 2 || offset() + kFooterBytes < table_->decoded.text.size()) return false;
  const bool total = trimmed(record_.cells[1 % record_.cells.size()]).empty() && saysFooter(record_.cells.front());
  if (!total && !(afterBlank_ && oneCell(record_))) return false;
  CsvReader ahead = reader_;
  CsvRecord record;
  std::size_t rows = 1;
  for (; ahead.next(record); ++rows) {
    if (rows == kFooterRows || !(record.blank() || oneCell(record))) return false;
  }
  return true;
}

namespace {

// Whether a letter at an end of a cell may be part of a blank, as nearly none is.
bool maybeBlank(char c) { return c == ' ' || c == '\t' || static_cast<unsigned char>(c) >= 0x80; }

std::string_view trimmedCell(std::string_view cell) {
  return cell.empty() || !(maybeBlank(cell.front()) || maybeBlank(cell.back())) ? cell : trimmed(cell);
}

// Without blanks, and without the apostrophe before what a spreadsheet would run as a formula.
std::string_view cellText(std::string_view cell) {
  cell = trimmedCell(cell);
  if (!cell.starts_with('\'')) return cell;
  const auto behind = cell.find_first_not_of('\'');
  const bool guards =
      behind != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[behind]) != std::string_view::npos;
  return guards ? cell.substr(1) : cell;
}

}  // namespace

void TableRows::fill(TableRow& row) {
  const std::size_t width = table_->width();
  const bool elsewhere = rows_ < table_->lines.size();
  row.line = elsewhere ? table_->lines[rows_] : record_.line;
  row.lastLine = elsewhere ? row.line : record_.lastLine;
  ++rows_;
  row.raw = record_.raw;
  row.cells.resize(width);
  for (std::size_t i = 0; i < width; ++i)
    row.cells[i] = i >= record_.cells.size() ? std::string_view{}
                   : table_->exact           ? trimmed(record_.cells[i])
                                             : cellText(record_.cells[i]);
  row.missing = width > record_.cells.size() ? width - record_.cells.size() : 0;
  row.extra = 0;
  for (std::size_t i = width; i < record_.cells.size(); ++i) row.extra += trimmed(record_.cells[i]).empty() ? 0 : 1;
}

bool TableRows::next(TableRow& row) {
  while (reader_.next(record_)) {
    if (table_->exact) {
      fill(row);
      return true;
    }
    const bool blank =
        std::all_of(record_.cells.begin(), record_.cells.end(), [](auto cell) { return trimmedCell(cell).empty(); });
    if (blank) {
      ++blankRows_;
      afterBlank_ = true;
      continue;
    }
    if (record_.raw.starts_with('#') && record_.cells.size() != table_->width()) {
      commentLines_.push_back(record_.line);
      continue;
    }
    if (footerBegins()) {
      do {
        if (!record_.blank()) footerLines_.push_back(record_.line);
      } while (reader_.next(record_));
      return false;
    }
    afterBlank_ = false;
    fill(row);
    return true;
  }
  return false;
}

}  // namespace samspil
