#include "import/inspection.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "import/key_match.h"
#include "import/opened_file.h"

namespace samspil {
namespace {

constexpr std::size_t kShownRows = 50;
constexpr std::size_t kShownSamples = 5;
constexpr std::size_t kLongestCell = 400;

std::string cut(std::string_view text) {
  if (text.size() <= kLongestCell) return std::string(text);
  std::size_t end = kLongestCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::vector<std::string> samplesOf(const ColumnProfile& profile) {
  std::vector<std::string> samples;
  for (const auto& value : profile.values) {
    if (samples.size() == kShownSamples) break;
    std::string shown = cut(value);
    if (std::find(samples.begin(), samples.end(), shown) == samples.end()) samples.push_back(std::move(shown));
  }
  return samples;
}

void addColumns(const OpenedFile& file, const Vocabulary& vocabulary, FileInspection& inspection) {
  for (std::size_t i = 0; i < file.mapping.columns.size(); ++i) {
    const auto& column = file.mapping.columns[i];
    const auto& profile = file.profiles[i];
    ColumnInspection shown;
    shown.name = column.name;
    shown.field = fieldText(column);
    shown.meaning = fieldLabel(column, vocabulary);
    shown.reason = column.reason;
    shown.chosen = column.chosen;
    shown.personal = column.personal;
    shown.sampled = profile.rows;
    shown.filled = profile.values.size();
    // What is never read is not shown either.
    if (column.personal != PersonalData::cpr) shown.samples = samplesOf(profile);
    inspection.columns.push_back(std::move(shown));
  }
}

void addRows(const OpenedFile& file, FileInspection& inspection) {
  TableRows rows(file.table);
  for (TableRow row; inspection.rows.size() < kShownRows && rows.next(row);) {
    InspectedRow shown{row.line, {}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool hidden = i < inspection.columns.size() && inspection.columns[i].personal == PersonalData::cpr;
      shown.cells.push_back(hidden ? "••••••-••••" : cut(row.cells[i]));
    }
    inspection.rows.push_back(std::move(shown));
  }
}

void addDialect(const OpenedFile& file, FileInspection& inspection) {
  const auto& table = file.table;
  inspection.encoding = table.decoded.encoding;
  inspection.encodingReason = table.decoded.evidence;
  inspection.byteOrderMark = table.decoded.byteOrderMark;
  inspection.doubleEncoded = table.decoded.doubleEncoded;
  inspection.delimiter = table.dialect.dialect.delimiter;
  inspection.quote = table.dialect.dialect.quote;
  inspection.delimiterReason = table.dialect.evidence;
  inspection.headerLine = table.headerLine;
  inspection.headerReason = table.headerEvidence;
  inspection.titleLines = table.titleLines;
  const bool point = std::any_of(file.mapping.columns.begin(), file.mapping.columns.end(), [](const auto& column) {
    const bool number =
        column.use == FieldUse::number || column.use == FieldUse::amount || column.use == FieldUse::weight;
    return number && column.numbers == NumberStyle::decimalPoint;
  });
  inspection.decimalMark = point ? '.' : ',';
}

// Of the whole of a small table, and of the sample of a large one.
void addNewTerms(const OpenedFile& file, const Vocabulary& vocabulary, FileInspection& inspection) {
  constexpr std::size_t kSmall = 8 << 20;  // bytes
  const VocabularyWords words(vocabulary);
  if (file.table.decoded.text.size() <= kSmall)
    return collectNewTerms(file.table, file.mapping, words, inspection.newTerms);
  for (std::size_t i = 0; i < file.profiles.size(); ++i) {
    for (const auto& value : file.profiles[i].values)
      inspection.newTerms.see(file.mapping.columns[i].use, value, words);
  }
}

Result<FileInspection> inspectTable(const OpenedFile& file, const ImportTarget& target) {
  const auto& vocabulary = target.network->vocabulary();
  FileInspection inspection;
  inspection.file = file.path.string();
  inspection.format = file.format;
  addDialect(file, inspection);
  inspection.kind = file.mapping.kind;
  if (file.mapping.type) inspection.type = vocabulary.type(*file.mapping.type).key;
  if (file.mapping.relation) inspection.relation = vocabulary.relation(*file.mapping.relation).key;
  inspection.ownForm = file.mapping.samspilForm;
  inspection.usable = file.mapping.usable;
  inspection.recipe = file.recipe ? file.recipe->id : "";
  inspection.recipes = file.recipes;
  inspection.diagnostics = file.diagnostics;
  addNewTerms(file, vocabulary, inspection);
  addColumns(file, vocabulary, inspection);
  addRows(file, inspection);
  TRY_ASSIGN(const auto matches, matchKeys(file.mapping.columns, file.profiles, target));
  for (std::size_t i = 0; i < matches.size(); ++i) {
    inspection.columns[i].compared = matches[i].compared;
    inspection.columns[i].matched = matches[i].matched;
  }
  return inspection;
}

}  // namespace

Result<FileInspection> inspectBytes(NamedBytes named, const ImportOptions& options, const ImportTarget& target,
                                    JobControl& job) {
  const std::uint64_t bytes = named.bytes.size();
  const std::string name = named.name.string();
  TRY(job.checkpoint(0, 2));
  TRY_ASSIGN(const auto tables,
             openFile(0, std::move(named), options, target.network->vocabulary(), job).context("import {}", name));
  TRY(job.checkpoint(1, 2));
  FileInspection inspection;
  for (const auto& table : tables) {
    TRY_ASSIGN(FileInspection shown, inspectTable(table, target));
    shown.bytes = bytes;
    if (&table == &tables.front()) {
      inspection = std::move(shown);
    } else {
      inspection.more.push_back(std::move(shown));
    }
  }
  TRY(job.checkpoint(2, 2));
  return inspection;
}

Result<FileInspection> inspectFile(const std::filesystem::path& file, const ImportOptions& options,
                                   const ImportTarget& target, JobControl& job) {
  TRY_ASSIGN(TextBytes bytes, TextBytes::ofFile(file).context("import {}", file.string()));
  return inspectBytes({file, std::move(bytes)}, options, target, job);
}

Recipe recipeOf(const FileInspection& inspection, std::string name) {
  Recipe recipe;
  recipe.id = slug(name);
  recipe.title = {name, name};
  recipe.options.kind = inspection.kind;
  for (const auto& column : inspection.columns) {
    recipe.required.push_back(column.name);
    recipe.options.columnToField.push_back({column.name, column.field});
  }
  const auto whole = [&](const std::string& word, const std::string& value) {
    const bool column = std::any_of(inspection.columns.begin(), inspection.columns.end(),
                                    [&](const auto& c) { return c.field == word; });
    if (!value.empty() && !column) recipe.options.columnToField.push_back({word, value});
  };
  whole("type", inspection.type);
  whole("relation", inspection.relation);
  if (inspection.headerLine == 0) recipe.options.headerLine = 0;
  return recipe;
}

}  // namespace samspil
