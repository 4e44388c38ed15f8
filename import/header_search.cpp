#include "import/header_search.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "graph/statement.h"
#include "import/cell.h"
#include "import/fields.h"

namespace samspil {
namespace {

// Records that the header search looks at.
constexpr std::size_t kLookAhead = 200;
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
  const auto same = std::count_if(values.begin(), values.end(), [&](const auto* value) { return *value == name; });
  if (same > 0) return -1;
  if (findField(name) != nullptr) return 2;
  const CellKind kind = kindOf(name);
  const auto isYear = [](const std::string& text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) && parseCount(text);
  };
  if (isYear(name) && std::none_of(values.begin(), values.end(), [&](const auto* value) { return isYear(*value); }))
    return 0.5;
  std::size_t sameKind = 0, codes = 0;
  for (const auto* value : values) {
    sameKind += kindOf(*value) == kind ? 1 : 0;
    codes += looksLikeCountryCode(*value) ? 1 : 0;
  }
  if (values.empty()) return 0;
  if (kind != CellKind::text) return sameKind * 2 > values.size() ? -2 : -0.5;
  if (looksLikeCountryCode(name) && codes * 10 >= values.size() * 9) return -2;
  return sameKind * 4 < values.size() ? 1 : 0.1;
}

bool firstRowIsHeader(const std::vector<SampleRecord>& sample, std::size_t first) {
  double sum = 0;
  for (std::size_t column = 0; column < sample[first].cells.size(); ++column) {
    std::vector<const std::string*> values;
    for (std::size_t row = first + 1; row < sample.size(); ++row) {
      // On printed pages the names of columns come again.
      if (sample[row].cells == sample[first].cells) continue;
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

std::size_t knownNames(const SampleRecord& record) {
  return static_cast<std::size_t>(std::count_if(record.cells.begin(), record.cells.end(), [](const auto& cell) {
    return !cell.empty() && findField(cell) != nullptr;
  }));
}

// Whether the row says what groups of columns are called ("Enhed;;Sted;;"), and the next one what the columns are.
bool namesGroups(const std::vector<SampleRecord>& sample, std::size_t row) {
  if (row + 1 >= sample.size() || sample[row].filled >= sample[row + 1].filled) return false;
  const auto& next = sample[row + 1];
  const bool texts = std::all_of(next.cells.begin(), next.cells.end(),
                                 [](const auto& cell) { return cell.empty() || kindOf(cell) == CellKind::text; });
  return texts && knownNames(next) >= 2 && knownNames(next) > knownNames(sample[row]);
}

bool namesThing(const std::string& name) {
  const Field* field = findField(name);
  return field != nullptr && field->property == property::kNameDanish;
}

// Under groups of columns a name may come twice: the "Titel" under "Projekt" is the project where another column is the
// name already, and a second "By" is that of its group.
void nameByGroups(std::vector<std::string>& header, const SampleRecord& groups) {
  std::string group;
  std::vector<std::string> before;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (i < groups.cells.size() && !groups.cells[i].empty()) group = groups.cells[i];
    std::string& name = header[i];
    const std::string own = name;
    const bool again = std::find(before.begin(), before.end(), own) != before.end();
    const bool named = std::any_of(before.begin(), before.end(), namesThing);
    const Field* field = group.empty() ? nullptr : findField(group);
    if (namesThing(own) && named && field != nullptr && !namesThing(group)) {
      name = group;
    } else if (again && !group.empty()) {
      name = group + " " + own;
    }
    before.push_back(own);
  }
}

// A row below the names of columns that says in what they are counted, and nothing else: ";;mio. kr.;antal".
bool namesUnits(const SampleRecord& record) {
  static const std::set<std::string> units = [] {
    std::set<std::string> folded;
    for (const auto* word :
         {"kr.",   "mio. kr.", "t.kr.", "1.000 kr.", "mia. kr.", "dkk",     "mio. dkk",   "eur",       "mio. eur",
          "euro",  "antal",    "stk.",  "km",        "km2",      "km²",     "meter",      "m2",        "timer",
          "dage",  "år",       "ha",    "pct.",      "procent",  "percent", "number",     "count",     "units",
          "enhed", "enheder",  "tekst", "text",      "dato",     "date",    "dd-mm-åååå", "dd-mm-yyyy"})
      folded.insert(foldForSearch(word));
    return folded;
  }();
  std::size_t named = 0;
  for (const auto& cell : record.cells) {
    if (cell.empty()) continue;
    if (cell != "%" && !units.contains(foldForSearch(cell))) return false;
    ++named;
  }
  return named > 0;
}

// Where the table begins: at the line that the user names, else where it looks like one.
std::size_t firstRecord(const std::vector<SampleRecord>& sample, std::size_t width, const FileOptions& options) {
  if (options.headerLine.value_or(0) > 0) {
    const auto named = std::find_if(sample.begin(), sample.end(),
                                    [&](const auto& record) { return record.lastLine >= *options.headerLine; });
    if (named != sample.end()) return static_cast<std::size_t>(named - sample.begin());
  }
  const std::size_t first = firstTableRecord(sample, width);
  return namesGroups(sample, first) ? first + 1 : first;
}

}  // namespace

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
    const bool grouped = first > 0 && !options.headerLine && namesGroups(sample, first - 1);
    if (grouped) nameByGroups(table.header, sample[first - 1]);
    table.header.resize(widthBeyondHeader(sample, first + 1, table.header.size()));
    const bool units = first + 1 < sample.size() && namesUnits(sample[first + 1]);
    if (units) table.titleLines.push_back(sample[first + 1].line);
    const auto& last = sample[units ? first + 1 : first];
    table.dataOffset += last.end;
    table.dataLine = last.lastLine + 1;
  } else {
    table.header.assign(std::max(width, sample[first].cells.size()), "");
    if (first > 0) table.dataOffset += sample[first - 1].end;
    table.dataLine = sample[first].line;
  }
  dropEmptyColumns(table.header, sample, table.headerPresent ? first + 1 : first);
}

}  // namespace samspil
