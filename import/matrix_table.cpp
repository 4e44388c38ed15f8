#include "import/matrix_table.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "import/cell.h"
#include "import/fields.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

// Nobody draws a larger square by hand, and programs write lists of links.
constexpr std::size_t kMostRows = 20'000, kLargestText = 32 << 20;
constexpr std::size_t kFewestNames = 2;

using Places = std::unordered_map<std::string, std::size_t>;

// Empty where there are too many.
Places rowsByName(const Table& table) {
  Places places;
  TableRows rows(table);
  std::size_t place = 0;
  for (TableRow row; rows.next(row); ++place) {
    if (place == kMostRows) return {};
    places.emplace(foldForSearch(row.cells[0]), place);
  }
  places.erase("");
  return places;
}

// Columns of a list have names that lists have; this keeps lists from being looked through.
bool namesFields(const Table& table) {
  const auto known = std::count_if(table.header.begin() + 1, table.header.end(),
                                   [](const auto& name) { return findField(name) != nullptr; });
  return static_cast<std::size_t>(known) * 2 >= table.width() - 1;
}

bool saysNothing(std::string_view cell) {
  const auto value = valueOf(cell);
  return value.empty() || parseNumber(value, NumberStyle::decimalPoint) == 0.0;
}

bool saysHowMuch(std::string_view cell) {
  return saysNothing(cell) || isTick(cell) || parseNumber(cell, NumberStyle::decimalComma) ||
         parseNumber(cell, NumberStyle::decimalPoint);
}

// Columns whose names are those of rows; none if they are too few for a square, or their cells say something else.
std::map<std::size_t, std::size_t> squareOf(const Table& table, const Places& rows) {
  std::map<std::size_t, std::size_t> rowOfColumn;
  for (std::size_t i = 1; i < table.width(); ++i) {
    const auto row = rows.find(foldForSearch(table.header[i]));
    if (row != rows.end()) rowOfColumn.emplace(i, row->second);
  }
  const bool enough = rowOfColumn.size() >= kFewestNames && rowOfColumn.size() * 2 > rows.size();
  if (!enough) return {};
  TableRows cells(table);
  for (TableRow row; cells.next(row);) {
    for (const auto& [column, place] : rowOfColumn) {
      if (!saysHowMuch(row.cells[column])) return {};
    }
  }
  return rowOfColumn;
}

class MatrixReader {
 public:
  MatrixReader(const Table& table, std::map<std::size_t, std::size_t> square)
      : table_(table), square_(std::move(square)) {
    TableRows rows(table);
    for (TableRow row; rows.next(row); ++rows_) {
      for (const auto& [column, place] : square_) {
        if (!saysNothing(row.cells[column])) said_[{rows_, place}] = row.cells[column];
      }
      readNode(row);
    }
  }

  std::vector<NetworkTable> tables() {
    for (const auto& [ends, cell] : said_) {
      const auto& [row, column] = ends;
      const auto back = said_.find({column, row});
      const bool twice = back != said_.end() && back->second == cell && column < row;
      if (row != column && !twice) addLink(row, column, cell);
    }
    return {nodes_.table(TableKind::entities), links_.table(TableKind::ties)};
  }

 private:
  void readNode(const TableRow& row) {
    names_.emplace_back(row.cells[0]);
    lines_.push_back(static_cast<std::uint32_t>(row.line));
    nodes_.beginRow(lines_.back());
    nodes_.setFixed(0, row.cells[0]);
    for (std::size_t i = 1; i < table_.width(); ++i) {
      if (!square_.contains(i) && !table_.header[i].empty()) nodes_.set(table_.header[i], row.cells[i]);
    }
  }

  void addLink(std::size_t row, std::size_t column, const std::string& cell) {
    links_.beginRow(lines_[row]);
    links_.setFixed(0, names_[row]);
    links_.setFixed(1, names_[column]);
    if (!isTick(cell)) links_.set("weight", cell);
  }

  const Table& table_;
  const std::map<std::size_t, std::size_t> square_;
  std::size_t rows_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, std::string> said_;  // by the rows of both ends
  std::vector<std::string> names_;
  std::vector<std::uint32_t> lines_;
  TableColumns nodes_{{"name"}}, links_{{"from", "to"}};
};

}  // namespace

bool isTick(std::string_view cell) {
  constexpr std::string_view kTicks[] = {"x", "X", "✓", "✔", "☑", "●", "•", "√", "(x)", "(X)"};
  return std::find(std::begin(kTicks), std::end(kTicks), cell) != std::end(kTicks);
}

std::optional<std::vector<NetworkTable>> matrixOf(const Table& table) {
  if (!table.headerPresent || table.width() < 1 + kFewestNames || table.decoded.text.size() > kLargestText) return {};
  if (namesFields(table)) return {};
  auto square = squareOf(table, rowsByName(table));
  if (square.empty()) return {};
  return MatrixReader(table, std::move(square)).tables();
}

}  // namespace samspil
