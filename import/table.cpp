#include "import/table.h"

#include <algorithm>

#include "base/text.h"
#include "import/cell.h"
#include "import/fields.h"
#include "import/header_search.h"
#include "import/samspil_form.h"
#include "import/wrapped_rows.h"

namespace samspil {
namespace {

// Rows at the end of a file that may be a footer.
constexpr std::size_t kFooterRows = 5;
constexpr std::size_t kFooterBytes = 4096;

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
  if (!options.delimiter && !options.quote && rowsAreWrapped(table.decoded.text)) {
    TRY_ASSIGN(table.decoded.text, unwrappedRows(table.decoded.text, job));
  }
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
  table.ownForm = samspilForm(table.header).has_value();
  return table;
}

Table tableOf(NetworkTable made) {
  Table table;
  table.decoded.text = std::move(made.csv);
  table.decoded.encoding = "UTF-8";
  table.dialect.dialect = {',', '"', '\0'};
  table.exact = true;
  table.lines = std::move(made.lines);
  table.broken = std::move(made.broken);
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
    : TableRows(table, first, table.decoded.text.view().substr(first.offset)) {}

TableRows::TableRows(const Table& table, const Position& first, std::string_view piece)
    : table_(&table), begin_(first.offset), reader_(piece, table.dialect.dialect, first.line), rows_(first.row) {}

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
// Whether a cell stands as it is at this end: a no-break space is C2 A0.
bool isBareFront(char c) { return c != ' ' && c != '\t' && c != '\xC2'; }
bool isBareBack(char c) { return c != ' ' && c != '\t' && c != '\xA0'; }

inline std::string_view trimmedCell(std::string_view cell) {
  return cell.empty() || (isBareFront(cell.front()) && isBareBack(cell.back())) ? cell : trimmed(cell);
}

// Whether a cell says that its row adds up those above: "I alt", "Total", "Danmark i alt", "Hovedtotal".
bool saysTotal(std::string_view cell) {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kWords[] = {"i alt",       "ialt",     "total", "totalt", "sum",      "hovedtotal",
                                         "grand total", "subtotal", "summe", "gesamt", "total sum"};
  constexpr std::string_view kEnds[] = {" i alt", " total", " totalt", " sum"};
  // What nearly all cells show at once: other letters at their end.
  if (cell.ends_with(':')) cell.remove_suffix(1);
  if (cell.size() < 3 || cell.size() > kLongest) return false;
  const auto lower = [&](std::size_t fromEnd) { return static_cast<char>(cell[cell.size() - fromEnd] | 0x20); };
  const char last = lower(1), before = lower(2);
  if (!((last == 't' && (before == 'l' || before == 'm')) || (last == 'l' && before == 'a') ||
        (last == 'm' && before == 'u') || (last == 'e' && before == 'm'))) {
    return false;
  }
  const std::string folded = foldForSearch(cell);
  return std::ranges::find(kWords, folded) != std::end(kWords) ||
         std::ranges::any_of(kEnds, [&](auto end) { return folded.ends_with(end); });
}

// "Aarhus Universitet" of “Aarhus Universitet” and of =HYPERLINK("https://au.dk";"Aarhus Universitet").
std::string_view withoutWrapping(std::string_view cell) {
  constexpr std::string_view kOpening[] = {"“", "”", "„", "»", "«"}, kClosing[] = {"”", "“", "«", "»"};
  for (const auto open : kOpening) {
    for (const auto close : kClosing) {
      const bool wraps = cell.size() > open.size() + close.size() && cell.starts_with(open) && cell.ends_with(close);
      if (!wraps) continue;
      const auto inside = cell.substr(open.size(), cell.size() - open.size() - close.size());
      const bool one = inside.find(open) == std::string_view::npos && inside.find(close) == std::string_view::npos;
      return one ? trimmed(inside) : cell;
    }
  }
  return cell;
}

std::string_view shownOfLink(std::string_view cell) {
  if (!cell.starts_with("=HYPERLINK(") || !cell.ends_with("\")")) return cell;
  const auto shown = cell.substr(0, cell.size() - 2);
  return shown.substr(shown.rfind('"') + 1);
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// "Aarhus Kommune" of "Aarhus Kommune¹" and "AU*": marks of footnotes behind a word.
std::string_view withoutMarks(std::string_view cell) {
  constexpr std::string_view kMarks[] = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "*"};
  std::string_view bare = cell;
  bool power = false;  // "m²" is a unit
  for (bool more = true; more;) {
    more = false;
    for (const auto mark : kMarks) {
      if (!bare.ends_with(mark)) continue;
      bare.remove_suffix(mark.size());
      more = true;
      power = power || mark == "²" || mark == "³";
    }
  }
  const bool unit = power && !bare.empty() && !(bare.back() >= 'A' && bare.back() <= 'Z');
  const std::size_t letters = unit ? 4 : 2;  // of the word; fewer may be something else
  const bool word = bare.size() >= letters && std::ranges::all_of(bare.substr(bare.size() - letters), isLetter);
  return word ? bare : cell;
}

// "AUH" of "AUH 1)": a note's number behind a word, in a parenthesis that nothing opens.
std::string_view withoutNumberedNote(std::string_view cell) {
  constexpr std::size_t kDigits = 2;
  const auto blank = cell.rfind(' ');
  if (blank == std::string_view::npos || blank < 2 || cell.find('(') != std::string_view::npos) return cell;
  const auto number = cell.substr(blank + 1, cell.size() - blank - 2);
  const bool digits = !number.empty() && number.size() <= kDigits &&
                      std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  return digits && isLetter(cell[blank - 1]) ? trimmed(cell.substr(0, blank)) : cell;
}

// Without the apostrophe before what a spreadsheet would run as a formula. REQUIRES: it begins with one.
std::string_view withoutGuard(std::string_view cell) {
  const auto behind = cell.find_first_not_of('\'');
  const bool guards =
      behind != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[behind]) != std::string_view::npos;
  return guards ? cell.substr(1) : cell;
}

inline std::string_view cellText(std::string_view cell) {
  cell = trimmedCell(cell);
  return cell.starts_with('\'') ? withoutGuard(cell) : cell;
}

// The same of what people write: without marks of footnotes, quotes and links.
inline std::string_view plainText(std::string_view cell) {
  cell = trimmedCell(cell);
  if (cell.empty()) return cell;
  if (cell.back() == '*' || (cell.back() & 0x80) != 0) cell = withoutMarks(cell);
  if (cell.back() == ')') cell = withoutNumberedNote(cell);
  switch (cell.front()) {
    case '\'': return withoutGuard(cell);
    case '=': return shownOfLink(cell);
    case '\xE2':
    case '\xC2': return withoutWrapping(cell);
    default: return cell;
  }
}

}  // namespace

// Whether the present row only adds up others: its first text says so, and what else it holds are numbers.
bool TableRows::addsUp() const {
  if (record_.cells.size() < 2 || table_->ownForm) return false;
  std::size_t numbers = 0;
  bool said = false;
  for (const auto raw : record_.cells) {
    const auto cell = trimmedCell(raw);
    if (cell.empty()) continue;
    if (!said) {
      if (!saysTotal(cell)) return false;
      said = true;
    } else if (kindOf(cell) == CellKind::number) {
      ++numbers;
    } else {
      return false;
    }
  }
  return numbers > 0;
}

bool TableRows::repeatsHeader() const {
  if (!table_->headerPresent || table_->width() < 2 || record_.cells.size() != table_->width()) return false;
  return std::equal(record_.cells.begin(), record_.cells.end(), table_->header.begin(),
                    [](auto cell, const auto& name) { return trimmedCell(cell) == name; });
}

// Whether the present record, after a blank one, says what the columns of another table are called.
bool TableRows::namesOtherColumns() const {
  std::size_t filled = 0, known = 0;
  for (const auto cell : record_.cells) {
    const auto name = trimmed(cell);
    filled += name.empty() ? 0 : 1;
    known += !name.empty() && findField(name) != nullptr ? 1 : 0;
  }
  return known >= 2 && known * 2 > filled;
}

void TableRows::copyCells(std::string_view* to) const {
  const std::size_t width = table_->width(), there = std::min(width, record_.cells.size());
  if (table_->exact) {
    for (std::size_t i = 0; i < there; ++i) to[i] = trimmed(record_.cells[i]);
  } else if (table_->ownForm) {
    for (std::size_t i = 0; i < there; ++i) to[i] = cellText(record_.cells[i]);
  } else {
    for (std::size_t i = 0; i < there; ++i) to[i] = plainText(record_.cells[i]);
  }
  std::fill(to + there, to + width, std::string_view{});
}

std::size_t TableRows::extra() const {
  std::size_t extra = 0;
  for (std::size_t i = table_->width(); i < record_.cells.size(); ++i)
    extra += trimmed(record_.cells[i]).empty() ? 0 : 1;
  return extra;
}

bool TableRows::next(TableRow& row) {
  if (!advance()) return false;
  row.cells.resize(table_->width());
  copyCells(row.cells.data());
  row.line = line();
  row.lastLine = lastLine();
  row.raw = raw();
  row.missing = missing();
  row.extra = extra();
  row.ofAnotherTable = ofAnotherTable();
  row.broken = broken();
  return true;
}

bool TableRows::advance() {
  while (reader_.next(record_)) {
    if (table_->exact) {
      ++rows_;
      return true;
    }
    if (std::ranges::binary_search(table_->noRows, record_.line)) {
      leftOutLines_.push_back(record_.line);
      continue;
    }
    const bool blank =
        std::all_of(record_.cells.begin(), record_.cells.end(), [](auto cell) { return trimmedCell(cell).empty(); });
    if (blank) {
      ++blankRows_;
      afterBlank_ = true;
      continue;
    }
    if (record_.raw.starts_with('#') && record_.cells.size() != table_->width()) {
      leftOutLines_.push_back(record_.line);
      continue;
    }
    if (repeatsHeader() || addsUp()) {
      leftOutLines_.push_back(record_.line);
      continue;
    }
    if (footerBegins()) {
      do {
        if (!record_.blank()) leftOutLines_.push_back(record_.line);
      } while (reader_.next(record_));
      return false;
    }
    otherTable_ = otherTable_ || (afterBlank_ && table_->headerPresent && namesOtherColumns());
    afterBlank_ = false;
    ++rows_;
    return true;
  }
  return false;
}

}  // namespace samspil
