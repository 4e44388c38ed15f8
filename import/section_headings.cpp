#include "import/section_headings.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "import/csv_writer.h"
#include "import/fields.h"

namespace samspil {
namespace {

// People part lists by hand: larger files come from programs.
constexpr std::size_t kLargestText = 4 << 20;

struct Section {
  std::uint64_t line = 0;  // of its heading
  std::string heading;
};

// What a pass over the rows shows.
struct Sections {
  std::vector<Section> sections;
  std::vector<std::uint64_t> rowLines, leftOut;  // ascending
  bool startsWithHeading = false;
  bool typesInCells = false;  // some column holds types itself
};

// The only cell of a row that is filled, if it is a word for a type.
std::optional<std::string_view> headingIn(const TableRow& row, const VocabularyWords& words) {
  std::string_view only;
  for (const auto cell : row.cells) {
    if (cell.empty()) continue;
    if (!only.empty()) return std::nullopt;
    only = cell;
  }
  if (only.ends_with(':')) only.remove_suffix(1);
  return !only.empty() && words.type(only) ? std::optional(only) : std::nullopt;
}

// None: its headings, if any, are not those of sections with rows of several cells.
std::optional<Sections> sectionsOf(const Table& table, const VocabularyWords& words) {
  Sections found;
  std::vector<std::size_t> typed(table.width()), filled(table.width());
  std::size_t several = 0;
  bool afterHeading = false;
  TableRows rows(table);
  for (TableRow row; rows.next(row);) {
    if (const auto heading = headingIn(row, words)) {
      if (afterHeading) return std::nullopt;  // a list of types
      afterHeading = true;
      found.startsWithHeading = found.startsWithHeading || found.rowLines.empty();
      found.sections.push_back({row.line, std::string(*heading)});
      continue;
    }
    afterHeading = false;
    found.rowLines.push_back(row.line);
    std::size_t cells = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].empty()) continue;
      ++cells;
      ++filled[i];
      typed[i] += words.type(row.cells[i]) ? 1 : 0;
    }
    several += cells > 1 ? 1 : 0;
  }
  if (found.sections.empty() || afterHeading || several * 2 < found.rowLines.size()) return std::nullopt;
  for (std::size_t i = 0; i < filled.size(); ++i)
    found.typesInCells = found.typesInCells || (filled[i] > 0 && typed[i] * 2 > filled[i]);
  found.leftOut = rows.leftOutLines();
  return found;
}

// Whether the header or the user says types, or that the rows are no entities.
bool typesAreSaid(const Table& table, const VocabularyWords& words, const FileOptions& options) {
  const bool byHeader = std::ranges::any_of(table.header, [](const auto& name) {
    const Field* const field = findField(name);
    return field != nullptr &&
           (field->use == FieldUse::type || field->use == FieldUse::from || field->use == FieldUse::to);
  });
  const bool byChoice = std::ranges::any_of(options.columnToField, [&](const FieldChoice& choice) {
    const bool type = foldForSearch(choice.column) == "type";
    return type ? words.type(choice.field).has_value() : choice.field == "type";
  });
  return byHeader || byChoice;
}

void addTypeColumn(Table& table, const Sections& found) {
  const std::string_view text = table.decoded.text;
  std::string typed(text.substr(0, table.dataOffset));
  CsvReader reader(text.substr(table.dataOffset), table.dialect.dialect, table.dataLine);
  std::size_t begin = table.dataOffset;
  auto section = found.sections.begin();
  for (CsvRecord record; reader.next(record);) {
    const std::size_t end = table.dataOffset + reader.offset();
    while (std::next(section) != found.sections.end() && std::next(section)->line <= record.line) ++section;
    const bool row = std::ranges::binary_search(found.rowLines, record.line);
    const auto extra = std::ranges::any_of(
        record.cells.begin() + static_cast<std::ptrdiff_t>(std::min(table.width(), record.cells.size())),
        record.cells.end(), [](auto cell) { return !trimmed(cell).empty(); });
    if (row && !extra) {
      record.cells.resize(table.width());
      record.cells.emplace_back(section->heading);
      writeCsvRecord(typed, record.cells, table.dialect.dialect);
    } else {
      typed += text.substr(begin, end - begin);
    }
    begin = end;
  }
  table.decoded.text = std::move(typed);
  table.header.emplace_back("Type");
}

}  // namespace

std::vector<std::string> settleSectionHeadings(Table& table, const VocabularyWords& words, const FileOptions& options) {
  const bool usual = table.headerPresent && table.width() > 1 && table.dialect.dialect.escape == '\0' && !table.exact &&
                     !table.ownForm && table.decoded.text.size() <= kLargestText;
  const auto found = usual ? sectionsOf(table, words) : std::nullopt;
  if (!found) return {};
  table.noRows = found->leftOut;
  std::vector<std::string> headings;
  for (const auto& section : found->sections) {
    table.noRows.push_back(section.line);
    headings.push_back(section.heading);
  }
  std::ranges::sort(table.noRows);
  if (!found->startsWithHeading || found->typesInCells || typesAreSaid(table, words, options)) return {};
  addTypeColumn(table, *found);
  return headings;
}

}  // namespace samspil
