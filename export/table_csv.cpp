#include "export/table_csv.h"

#include <algorithm>

namespace samspil {

std::string tableCsv(const std::vector<std::vector<std::string>>& cells, CsvForm form) {
  const CsvText csv{form};
  std::string text = csv.begin();
  for (const auto& row : cells) csv.appendRow(text, row);
  return text;
}

std::string tabSeparated(const std::vector<std::vector<std::string>>& cells) {
  std::string text;
  for (const auto& row : cells) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::string words = row[column];
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
      text += (column == 0 ? "" : "\t") + words;
    }
    text += '\n';
  }
  return text;
}

}  // namespace samspil
