#include "import/node_link_table.h"

#include <algorithm>

#include "base/text.h"
#include "import/csv_writer.h"

namespace samspil {

void TableColumns::beginRow(std::uint32_t line) {
  rows_.emplace_back(names_.size());
  lines_.push_back(line);
}

void TableColumns::setFixed(std::size_t column, std::string_view value) { rows_.back()[column] = value; }

void TableColumns::set(std::string_view name, std::string_view value) {
  auto place = places_.find(std::string(name));
  if (place == places_.end()) {
    const bool taken = std::find(names_.begin(), names_.end(), name) != names_.end();
    place = places_.emplace(std::string(name), names_.size()).first;
    names_.push_back(taken ? std::string(name) + " 2" : std::string(name));
  }
  auto& row = rows_.back();
  row.resize(std::max(row.size(), names_.size()));
  auto& cell = row[place->second];
  cell += (cell.empty() ? "" : "|") + std::string(value);
}

NetworkTable TableColumns::table(TableKind kind) const {
  if (names_.empty()) return {kind, {}, {}, {}};
  NetworkTable made{kind, {}, lines_, {}};
  const CsvDialect dialect{',', '"', '\0'};
  writeCsvRecord(made.csv, std::vector<std::string_view>(names_.begin(), names_.end()), dialect);
  for (const auto& row : rows_) {
    std::vector<std::string_view> cells(row.begin(), row.end());
    cells.resize(names_.size());
    writeCsvRecord(made.csv, cells, dialect);
  }
  return made;
}

bool isDrawingAttribute(std::string_view name) {
  constexpr std::string_view kNames[] = {"x",     "y",      "z",    "r",     "g",         "b",       "a",
                                         "color", "colour", "size", "shape", "thickness", "self org"};
  const std::string folded = foldForSearch(name);
  return std::find(std::begin(kNames), std::end(kNames), folded) != std::end(kNames);
}

}  // namespace samspil
