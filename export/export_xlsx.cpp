// A workbook for people: a sheet each of the shown entities, ties and sources, and one that says what was shown when.
// Numbers are numbers, headings stay in sight, every column can be filtered.
#include <xlsxwriter.h>

#include "base/files.h"
#include "export/formats.h"
#include "export/shown_tables.h"

namespace samspil {

namespace {

constexpr float kUnitsPerCharacter = 7.2F;   // of a column's width, in Excel's usual font
constexpr std::size_t kLongestCell = 32767;  // Excel refuses more

// libxlsxwriter counts characters, and cuts nothing by itself.
std::string fitting(const std::string& text) {
  if (text.size() <= kLongestCell) return text;
  std::size_t end = kLongestCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

void writeTable(lxw_workbook* book, const ShownTable& table, lxw_format* bold) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, table.title.c_str());
  const auto columns = static_cast<lxw_col_t>(table.headings.size());
  for (lxw_col_t column = 0; column < columns; ++column) {
    const auto& heading = table.headings[column];
    worksheet_set_column(sheet, column, column, heading.width / kUnitsPerCharacter, nullptr);
    worksheet_write_string(sheet, 0, column, heading.text.c_str(), bold);
  }
  for (lxw_row_t row = 0; row < table.rows.size(); ++row) {
    for (lxw_col_t column = 0; column < columns; ++column) {
      const ShownTable::Cell& cell = table.rows[row][column];
      if (cell.number) {
        worksheet_write_number(sheet, row + 1, column, static_cast<double>(*cell.number), nullptr);
      } else if (!cell.text.empty()) {
        worksheet_write_string(sheet, row + 1, column, fitting(cell.text).c_str(), nullptr);
      }
    }
  }
  worksheet_freeze_panes(sheet, 1, 1);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), columns - 1);
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

Result<std::string> workbook(const ShownTables& tables, const std::filesystem::path& path, Language language) {
  lxw_workbook_options options{};
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return makeError(ErrorCode::io, "{} can't be written.", path.string());
  std::string title = tables.title;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = 1;  // the same content gives the same bytes; the sheet "About" says when it was made
  workbook_set_properties(book, &properties);
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  for (const ShownTable& table : tables.tables) writeTable(book, table, bold);
  writeAbout(book, tables, language, bold);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    return makeError(ErrorCode::io, "{} can't be written: {}.", path.string(), lxw_strerror(error));
  return readFile(path);
}

// libxlsxwriter writes files, no bytes: beside the wanted one, which then comes to be at once.
Result<std::vector<ExportedFile>> write(const Session& session, const std::filesystem::path& path,
                                        const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const ShownTables tables, readShownTables(session, options, job));
  std::filesystem::path draft = path;
  draft += ".part";
  auto bytes = workbook(tables, draft, options.language);
  std::error_code ignored;
  std::filesystem::remove(draft, ignored);
  TRY(bytes);
  return std::vector<ExportedFile>{{path, std::move(*bytes)}};
}

}  // namespace

const ExportFormat kXlsxFormat{"xlsx", "Excel (XLSX)", "Excel (XLSX)", false, &write};

}  // namespace samspil
