#include "import/merged_cells.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "import/csv_writer.h"
#include "import/fields.h"

namespace samspil {
namespace {

// People merge cells by hand: larger files come from programs.
constexpr std::size_t kLargestText = 4 << 20;

bool saysGroup(const std::string& header) {
  const Field* field = header.empty() ? nullptr : findField(header);
  return field != nullptr && field->use == FieldUse::partner && field->property != "collaborates_with";
}

// The first column that every row fills; the width if there is none.
std::size_t firstFilledColumn(const Table& table) {
  std::vector<bool> filled(table.width(), true);
  TableRows rows(table);
  for (TableRow row; rows.next(row);) {
    for (std::size_t i = 0; i < filled.size(); ++i) filled[i] = filled[i] && !row.cells[i].empty();
  }
  return static_cast<std::size_t>(std::find(filled.begin(), filled.end(), true) - filled.begin());
}

// Whether the columns before `name` are as merging leaves them: the first row says something in the first of them, no
// value comes twice in a row, and where the first is blank, all are.
bool looksMerged(const Table& table, std::size_t name) {
  std::string above;
  bool blanks = false;
  TableRows rows(table);
  for (TableRow row; rows.next(row);) {
    const auto group = row.cells[0];
    if (group.empty()) {
      const bool all = std::all_of(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(name),
                                   [](auto cell) { return cell.empty(); });
      if (above.empty() || !all) return false;
      blanks = true;
    } else if (group == above || group.find('\n') != std::string_view::npos) {
      return false;
    }
    if (!group.empty()) above = group;
  }
  return blanks;
}

}  // namespace

std::vector<std::size_t> fillMergedCells(Table& table) {
  const bool usual = table.headerPresent && table.width() > 1 && table.dialect.dialect.escape == '\0';
  if (!usual || table.decoded.text.size() > kLargestText || !saysGroup(table.header[0])) return {};
  const std::size_t name = firstFilledColumn(table);
  if (name == 0 || name == table.width() || !looksMerged(table, name)) return {};
  const std::string_view text = table.decoded.text;
  std::string filled(text.substr(0, table.dataOffset));
  std::vector<std::string> above(name);
  CsvReader reader(text.substr(table.dataOffset), table.dialect.dialect);
  std::size_t begin = table.dataOffset;
  for (CsvRecord record; reader.next(record);) {
    const std::size_t end = table.dataOffset + reader.offset();
    const bool row = record.cells.size() > name && !trimmed(record.cells[name]).empty();
    const bool merged = row && trimmed(record.cells[0]).empty() && !above[0].empty();
    for (std::size_t i = 0; row && i < name; ++i) {
      if (merged)
        record.cells[i] = above[i];
      else
        above[i] = record.cells[i];
    }
    if (merged)
      writeCsvRecord(filled, record.cells, table.dialect.dialect);
    else
      filled += text.substr(begin, end - begin);
    begin = end;
  }
  table.decoded.text = std::move(filled);
  std::vector<std::size_t> columns(name);
  for (std::size_t i = 0; i < name; ++i) columns[i] = i;
  return columns;
}

}  // namespace samspil
