// Samspil's own form: NAME-entities.csv, NAME-ties.csv and NAME-sources.csv with the columns that the import knows, so
// that what went out comes back in unchanged. One row per entity and source, one per statement of a tie, one per
// source.
#include <algorithm>
#include <functional>
#include <set>

#include "export/csv_text.h"
#include "export/formats.h"
#include "export/output_file.h"
#include "export/shown_network.h"

namespace samspil {

namespace {

// Columns with a place of their own; every other property gets a column of its name.
const std::vector<std::string> kEntityColumns = {"id",      "type",    "subtype",        "name_da",
                                                 "name_en", "aliases", "description_da", "description_en",
                                                 "city",    "country", "valid_from",     "valid_to"};
const std::vector<std::string> kReferenceColumns = {"source",    "section", "first_line",
                                                    "last_line", "passage", "certainty"};
const std::vector<std::string> kTieColumns = {"from",   "relation", "to",     "role",    "valid_from", "valid_to",
                                              "amount", "currency", "weight", "note_da", "note_en"};
const std::vector<std::string> kSourceColumns = {"id",        "kind", "title_da", "title_en",
                                                 "publisher", "year", "status",   "file"};

using Row = std::vector<std::string>;

void append(Row& row, const Row& more) { row.insert(row.end(), more.begin(), more.end()); }

std::string lineNumber(std::uint32_t line) { return line == 0 ? std::string{} : std::to_string(line); }

Row referenceCells(const Session& session, const Reference& reference, Certainty certainty) {
  const auto source = session.network().source(reference.source);
  return {source ? std::string(source->key) : std::string{},
          reference.section,
          lineNumber(reference.firstLine),
          lineNumber(reference.lastLine),
          std::string{passageName(reference.passage)},
          std::string{certaintyName(certainty)}};
}

// All values of a property in one cell, parted by bars; a backslash takes the meaning from a bar and from itself.
std::string valuesOf(const EntityFacts& facts, std::string_view name) {
  std::string values;
  for (const Property& fact : facts.properties) {
    if (fact.name != name) continue;
    if (!values.empty()) values += '|';
    for (const char c : fact.value) {
      if (c == '|' || c == '\\') values += '\\';
      values += c;
    }
  }
  return values;
}

std::string_view propertyOfColumn(const std::string& column) {
  return column == "aliases" ? property::kAlias : std::string_view{column};
}

// The header of a property's column. A property that is called as a column of another meaning has "property:" before
// its name, as the import knows it.
std::string headerOf(const std::string& property) {
  const bool meansElse = property == "id" || property == "type" || property == "aliases" ||
                         std::ranges::find(kReferenceColumns, property) != kReferenceColumns.end();
  return meansElse || property.starts_with("property:") ? "property:" + property : property;
}

// What any entity has beyond the columns of their own: known only when all were read.
Result<std::vector<std::string>> furtherProperties(const Session& session, const ExportOptions& options,
                                                   JobControl& job) {
  std::set<std::string, std::less<>> names;
  TRY(forEachShownEntity(session, options, job, [&](std::span<const ShownEntity> part) -> Result<void> {
    for (const ShownEntity& entity : part) {
      for (const EntityFacts& facts : entity.facts) {
        for (const Property& fact : facts.properties) {
          if (!names.contains(fact.name)) names.insert(fact.name);
        }
      }
    }
    return {};
  }));
  for (const std::string& column : kEntityColumns) names.erase(std::string{propertyOfColumn(column)});
  return std::vector<std::string>{names.begin(), names.end()};
}

void appendEntity(std::string& out, const Session& session, const ShownEntity& entity, const Row& columns,
                  const CsvText& csv) {
  const GraphSnapshot& network = session.network();
  const Row start{std::string{network.key(entity.vertex)}, network.vocabulary().type(network.type(entity.vertex)).key};
  for (const EntityFacts& facts : entity.facts) {
    Row row = start;
    for (std::size_t i = start.size(); i < columns.size(); ++i)
      row.push_back(valuesOf(facts, i < kEntityColumns.size() ? propertyOfColumn(columns[i]) : columns[i]));
    append(row, referenceCells(session, facts.reference, facts.certainty));
    csv.appendRow(out, row);
  }
}

Result<void> writeEntities(const Session& session, const ExportOptions& options, const CsvText& csv, OutputFile& file,
                           JobControl& job) {
  TRY_ASSIGN(const std::vector<std::string> further, furtherProperties(session, options, job));
  Row columns = kEntityColumns, header = kEntityColumns;
  for (const std::string& property : further) {
    columns.push_back(property);
    header.push_back(headerOf(property));
  }
  append(header, kReferenceColumns);

  file.text() += csv.begin();
  csv.appendRow(file.text(), header);
  return forEachShownEntity(session, options, job, [&](std::span<const ShownEntity> part) {
    return file.appendEach(part.size(),
                           [&](std::string& out, std::size_t i) { appendEntity(out, session, part[i], columns, csv); });
  });
}

Row tieCells(const Session& session, const TieStatement& statement, const CsvText& csv) {
  const GraphSnapshot& network = session.network();
  const auto key = [&](EntityId id) {
    const auto vertex = network.find(id);
    return vertex ? std::string{network.key(*vertex)} : std::string{};
  };
  Row row{key(statement.from),
          network.vocabulary().relation(statement.relation).key,
          key(statement.to),
          statement.role,
          isoDate(statement.validFrom),
          isoDate(statement.validTo)};
  row.push_back(statement.amount ? csv.number(statement.amount->value) : std::string{});
  row.push_back(statement.amount ? statement.amount->currency : std::string{});
  row.push_back(statement.weight ? csv.number(*statement.weight) : std::string{});
  row.push_back(statement.note.danish);
  row.push_back(statement.note.english);
  append(row, referenceCells(session, statement.reference, statement.certainty));
  return row;
}

Result<void> writeTies(const Session& session, const ExportOptions& options, const CsvText& csv, OutputFile& file,
                       JobControl& job) {
  Row header = kTieColumns;
  append(header, kReferenceColumns);
  file.text() += csv.begin();
  csv.appendRow(file.text(), header);
  return forEachShownTie(session, options, job, [&](std::span<const ShownTie> part) {
    return file.appendEach(part.size(), [&](std::string& out, std::size_t i) {
      for (const TieStatement& statement : part[i].statements) csv.appendRow(out, tieCells(session, statement, csv));
    });
  });
}

Result<void> writeSources(const Session& session, const CsvText& csv, OutputFile& file) {
  const std::vector<SourceView> sources = shownSources(session);
  file.text() += csv.begin();
  csv.appendRow(file.text(), kSourceColumns);
  return file.appendEach(sources.size(), [&](std::string& out, std::size_t i) {
    const SourceView& source = sources[i];
    csv.appendRow(out,
                  {std::string{source.key}, std::string{sourceKindName(source.kind)}, std::string{source.title.danish},
                   std::string{source.title.english}, std::string{source.publisher}, isoDate(source.date),
                   std::string{source.status}, std::string{source.file}});
  });
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  const CsvText csv{options.plainCsv ? CsvForm::plain : CsvForm::danishExcel};
  const auto beside = [&](std::string_view what) {
    return path.parent_path() / (path.stem().string() + "-" + std::string{what} + ".csv");
  };
  TRY_ASSIGN(OutputFile entities, OutputFile::create(beside("entities")));
  TRY(writeEntities(session, options, csv, entities, job));
  TRY_ASSIGN(OutputFile ties, OutputFile::create(beside("ties")));
  TRY(writeTies(session, options, csv, ties, job));
  TRY_ASSIGN(OutputFile sources, OutputFile::create(beside("sources")));
  TRY(writeSources(session, csv, sources));
  for (OutputFile* file : {&entities, &ties, &sources}) TRY(file->finish());
  return std::vector{entities.path(), ties.path(), sources.path()};
}

}  // namespace

const ExportFormat kCsvFormat{"csv", "Regneark (CSV)", "Spreadsheet (CSV)", false, &write};

}  // namespace samspil
