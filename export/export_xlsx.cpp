// A workbook for people: a sheet each of the shown entities, ties and sources, and one that says what was shown when.
// Numbers are numbers, headings stay in sight, every column can be filtered.
#include <algorithm>

#include <xlsxwriter.h>

#include "export/formats.h"
#include "export/output_file.h"
#include "export/shown_tables.h"

namespace samspil {

namespace {

constexpr float kUnitsPerCharacter = 7.2F;            // of a column's width, in Excel's usual font
constexpr std::size_t kLongestCell = 32767;           // Excel refuses more
constexpr std::size_t kRowsASheet = LXW_ROW_MAX - 1;  // below the headings
constexpr std::size_t kManyRows = 100'000;
constexpr std::size_t kPerCheckpoint = 256;

// libxlsxwriter counts characters, and cuts nothing by itself.
std::string fitting(const std::string& text) {
  if (text.size() <= kLongestCell) return text;
  std::size_t end = kLongestCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// The rows first..last-1 as a sheet of their own.
Result<void> writeSheet(lxw_workbook* book, const std::string& name, const ShownTable& table, std::size_t first,
                        std::size_t last, lxw_format* bold, JobControl& job) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
  const auto columns = static_cast<lxw_col_t>(table.headings.size());
  for (lxw_col_t column = 0; column < columns; ++column) {
    const auto& heading = table.headings[column];
    worksheet_set_column(sheet, column, column, heading.width / kUnitsPerCharacter, nullptr);
    worksheet_write_string(sheet, 0, column, heading.text.c_str(), bold);
  }
  for (lxw_row_t row = 0; row < last - first; ++row) {
    if (row % kPerCheckpoint == 0) TRY(job.checkpoint(first + row, table.rows));
    const std::vector<ShownTable::Cell> cells = table.row(first + row);
    for (lxw_col_t column = 0; column < columns; ++column) {
      const ShownTable::Cell& cell = cells[column];
      if (cell.number) {
        worksheet_write_number(sheet, row + 1, column, static_cast<double>(*cell.number), nullptr);
      } else if (!cell.text.empty()) {
        worksheet_write_string(sheet, row + 1, column, fitting(cell.text).c_str(), nullptr);
      }
    }
  }
  worksheet_freeze_panes(sheet, 1, 1);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(last - first), columns - 1);
  return {};
}

// A sheet holds so many rows; more go on in another.
Result<void> writeTable(lxw_workbook* book, const ShownTable& table, lxw_format* bold, JobControl& job) {
  std::size_t first = 0;
  for (int sheet = 1; sheet == 1 || first < table.rows; ++sheet) {
    const std::size_t last = std::min(table.rows, first + kRowsASheet);
    const std::string name = sheet == 1 ? table.title : fmt::format("{} ({})", table.title, sheet);
    TRY(writeSheet(book, name, table, first, last, bold, job));
    first = last;
  }
  return {};
}

void writeAbout(lxw_workbook* book, const ShownTables& tables, Language language, lxw_format* bold) {
  const bool danish = language == Language::danish;
  lxw_worksheet* sheet = workbook_add_worksheet(book, danish ? "Om udtrækket" : "About");
  worksheet_set_column(sheet, 0, 0, 22, nullptr);
  worksheet_set_column(sheet, 1, 1, 80, nullptr);
  lxw_row_t row = 0;
  const auto line = [&](std::string_view what, const std::string& value) {
    worksheet_write_string(sheet, row, 0, std::string(what).c_str(), bold);
    worksheet_write_string(sheet, row++, 1, value.c_str(), nullptr);
  };
  line(danish ? "Indhold" : "Content", tables.title);
  for (const ShownTable& table : tables.tables) line(table.title, table.caption);
  line(danish ? "Filtre" : "Filters", tables.filters.empty() ? (danish ? "ingen" : "none") : tables.filters);
  if (!tables.made.empty()) line(danish ? "Lavet" : "Made", tables.made);
}

// With many rows each goes to disk as it is written, and texts that come again stand there again.
bool isLarge(const ShownTables& tables) {
  return std::ranges::any_of(tables.tables, [](const ShownTable& table) { return table.rows > kManyRows; });
}

Result<void> writeWorkbook(const ShownTables& tables, const std::filesystem::path& path, Language language,
                           JobControl& job) {
  lxw_workbook_options options{};
  options.constant_memory = isLarge(tables) ? LXW_TRUE : LXW_FALSE;
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return makeError(ErrorCode::io, "{} can't be written.", path.string());
  std::string title = tables.title;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = 1;  // the same content gives the same bytes; the sheet "About" says when it was made
  workbook_set_properties(book, &properties);
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  Result<void> written;
  for (const ShownTable& table : tables.tables) {
    if (written) written = writeTable(book, table, bold, job);
  }
  if (!written) {
    lxw_workbook_free(book);
    return written;
  }
  writeAbout(book, tables, language, bold);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    return makeError(ErrorCode::io, "{} can't be written: {}.", path.string(), lxw_strerror(error));
  return {};
}

// libxlsxwriter writes files, no bytes: beside the wanted one, which then comes to be at once.
Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const ShownTables tables, readShownTables(session, options, job));
  std::filesystem::path draft = path;
  draft += ".part";
  if (auto written = writeWorkbook(tables, draft, options.language, job); !written) {
    std::error_code ignored;
    std::filesystem::remove(draft, ignored);
    return written.error();
  }
  TRY(replaceWith(draft, path));
  return std::vector{path};
}

}  // namespace

const ExportFormat kXlsxFormat{"xlsx", "Excel (XLSX)", "Excel (XLSX)", false, &write};

}  // namespace samspil
