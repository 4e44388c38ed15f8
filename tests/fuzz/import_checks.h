// What must hold of any bytes at all that are given to the import; shared by the fuzz targets and the unit test that
// replays their corpus.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "import/column_rules.h"
#include "import/csv_reader.h"
#include "import/csv_writer.h"
#include "import/import.h"
#include "import/mapping.h"
#include "import/network_format.h"
#include "import/table.h"

namespace samspil::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

using Rows = std::vector<std::vector<std::string>>;

inline Rows readAll(std::string_view text, const CsvDialect& dialect) {
  Rows rows;
  CsvReader reader(text, dialect);
  for (CsvRecord record; reader.next(record);) rows.emplace_back(record.cells.begin(), record.cells.end());
  return rows;
}

// Every byte belongs to one record, lines ascend, and what is written of the cells reads as the same cells.
inline void checkCsvReader(std::string_view bytes) {
  for (const CsvDialect& dialect : {CsvDialect{',', '"', '\0'}, CsvDialect{';', '\'', '\0'},
                                    CsvDialect{'\t', '"', '\\'}, CsvDialect{'|', '\0', '\0'}}) {
    CsvReader reader(bytes, dialect);
    std::size_t before = 0;
    std::uint64_t line = 0;
    for (CsvRecord record; reader.next(record);) {
      require(!record.cells.empty() && record.line > line && record.lastLine >= record.line);
      require(reader.offset() > before && reader.offset() <= bytes.size());
      require(record.raw.data() == bytes.data() + before && record.raw.size() <= reader.offset() - before);
      before = reader.offset();
      line = record.lastLine;
    }
    require(before == bytes.size());
    if (dialect.quote == '\0') continue;
    const CsvDialect plain{dialect.delimiter, dialect.quote, '\0'};
    const Rows rows = readAll(bytes, dialect);
    std::string written;
    for (const auto& row : rows) {
      const std::vector<std::string_view> cells(row.begin(), row.end());
      writeCsvRecord(written, cells, plain);
    }
    require(readAll(written, plain) == rows);
  }
}

// Decoding gives UTF-8 without NUL; rows have the table's width; no line is counted twice.
inline void checkDialect(std::string_view bytes) {
  const auto table = readTable(std::string(bytes));
  require(table.has_value() && isValidUtf8(table->decoded.text));
  require(table->decoded.text.view().find('\0') == std::string_view::npos);
  TableRows rows(*table);
  std::uint64_t line = table->headerLine;
  for (TableRow row; rows.next(row);) {
    require(row.cells.size() == table->width() && row.line > line);
    line = row.line;
  }
}

inline ImportTarget emptyTarget(const Vocabulary& vocabulary) {
  auto network = SnapshotBuilder(vocabulary, {}).finish(0);
  require(network.has_value());
  return {.network = *network,
          .ids = {},
          .facts = [](EntityId) -> Result<std::vector<EntityFacts>> { return std::vector<EntityFacts>{}; },
          .tieStatement = [](StatementId) -> Result<TieStatement> { return TieStatement{}; },
          .findIdentifier = [](std::string_view, std::string_view) -> Result<std::vector<EntityId>> {
            return std::vector<EntityId>{};
          }};
}

inline Vocabulary smallVocabulary() {
  Vocabulary vocabulary;
  vocabulary.families.push_back(
      {FamilyId{0}, "collaboration", {"Samarbejde", "Collaboration"}, {}, LineStyle::solid, false});
  for (const char* key : {"organisation", "theme", "programme"}) {
    EntityType type;
    type.id = TypeId{static_cast<std::uint16_t>(vocabulary.types.size())};
    type.key = key;
    type.label = {key, key};
    type.actor = true;
    vocabulary.types.push_back(type);
  }
  for (const char* key : {"collaborates_with", "participates_in", "focuses_on", "part_of"}) {
    Relation relation;
    relation.id = RelationId{static_cast<std::uint16_t>(vocabulary.relations.size())};
    relation.key = key;
    relation.label = relation.inverse = {key, key};
    relation.directed = vocabulary.relations.size() > 0;
    vocabulary.relations.push_back(relation);
  }
  return vocabulary;
}

// Every column of any table gets one meaning, and a word for it that says the same when a person or a recipe says it.
inline void checkMapping(std::string_view bytes) {
  static const Vocabulary vocabulary = smallVocabulary();
  const auto table = readTable(std::string(bytes));
  require(table.has_value());
  const auto profiles = profileColumns(*table);
  MappingContext context{.file = "fuzz.csv", .options = {}, .vocabulary = &vocabulary};
  const auto mapping = mapColumns(*table, context, profiles);
  require(mapping.has_value() && mapping->columns.size() == table->width());
  for (const auto use : {FieldUse::key, FieldUse::type, FieldUse::from, FieldUse::to, FieldUse::relation}) {
    const auto isSo = [&](const ColumnMapping& column) { return column.use == use; };
    require(std::count_if(mapping->columns.begin(), mapping->columns.end(), isSo) <= 1);
  }
  for (const ColumnMapping& column : mapping->columns) {
    require(!column.name.empty() && isValidUtf8(column.name));
    require(column.personal != PersonalData::cpr || column.use == FieldUse::ignore || column.use == FieldUse::cpr);
    const auto again = parseField(fieldText(column), propertyName(column.name), vocabulary);
    require(!again || again->use == column.use);
  }
  const auto twice = mapColumns(*table, context, profiles);
  require(twice.has_value() && twice->kind == mapping->kind && twice->usable == mapping->usable);
  for (std::size_t i = 0; i < mapping->columns.size(); ++i)
    require(FieldMeaning(twice->columns[i]) == FieldMeaning(mapping->columns[i]));
}

// What looks like a graph program's file and is none is refused with a sentence; of anything else every row is
// accounted for, and the same bytes give the same change.
inline void checkImport(std::string_view bytes) {
  static const ImportTarget target = emptyTarget(smallVocabulary());
  ImportOptions options;
  options.when = 1'700'000'000'000'000;
  JobControl job;
  const auto proposal = proposeImportOf({{"fuzz.csv", std::string(bytes)}}, options, target, job);
  if (!proposal) return require(!proposal.error().message.empty() && proposal.error().code == ErrorCode::invalidData);
  require(!proposal->files.empty());
  for (const FileAccount& account : proposal->files) {
    require(account.rows == account.created + account.updated + account.unchanged + account.merged + account.rejected);
    require(account.rejected == 0 || !account.rejectedRows.csv().empty());
  }
  for (const auto& diagnostic : proposal->diagnostics)
    require(isValidUtf8(diagnostic.text) && isValidUtf8(diagnostic.message.danish));
  const auto again = proposeImportOf({{"fuzz.csv", std::string(bytes)}}, options, target, job);
  require(again.has_value() && again->change.mutations() == proposal->change.mutations());
}

// Whatever is read has as many cells in every row as its header, and as many lines as rows.
inline void checkNetworkFormats(std::string_view bytes) {
  for (const ImportFormat* format : importFormats()) {
    const auto tables = format->read(bytes);
    if (!tables) {
      require(!tables.error().message.empty());
      continue;
    }
    for (const auto& made : *tables) {
      const Table table = tableOf(made);
      TableRows rows(table);
      std::size_t count = 0;
      for (TableRow row; rows.next(row); ++count) require(row.cells.size() == table.width());
      require(count == made.lines.size());
    }
  }
}

}  // namespace samspil::fuzz
