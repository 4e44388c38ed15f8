// The rows of a table as text: for a file, and for the clipboard.
#pragma once

#include <string>
#include <vector>

#include "export/csv_text.h"

namespace samspil {

// `cells` as TableModel::cells() gives them.
std::string tableCsv(const std::vector<std::vector<std::string>>& cells, CsvForm form);
// Cells between tabs, a line a row: what a spreadsheet takes from the clipboard.
std::string tabSeparated(const std::vector<std::vector<std::string>>& cells);

}  // namespace samspil
