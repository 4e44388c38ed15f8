#include "session/coverage_matrix.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "base/country_name.h"
#include "base/text.h"

namespace samspil {
namespace {

constexpr std::size_t kYearsCompared = 3;
constexpr std::size_t kNearest = 5;

// What is compared with another year's matrix, whose rows and columns stand in another order.
using CellKey = std::pair<VertexIndex, std::string>;

std::set<CellKey> filledCells(const CoverageMatrix& matrix) {
  std::set<CellKey> filled;
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
      if (matrix.cell(row, column).count > 0) filled.emplace(matrix.rows[row].theme, matrix.columns[column].key);
    }
  }
  return filled;
}

void labelColumns(CoverageTable& table) {
  const bool countries = table.matrix.kind == CoverageColumns::country;
  const auto label = [&](const CoverageColumn& column, Language language) {
    return countries && !column.key.empty() ? countryName(column.key).in(language) : column.label.in(language);
  };
  for (std::size_t i = 0; i < table.matrix.columns.size(); ++i) {
    const CoverageColumn& column = table.matrix.columns[i];
    table.columnLabelsDanish.push_back(label(column, Language::danish));
    table.columnLabelsEnglish.push_back(label(column, Language::english));
    std::uint32_t themes = 0;
    for (std::size_t row = 0; row < table.matrix.rows.size(); ++row) themes += table.matrix.cell(row, i).count > 0;
    table.columnThemes.push_back(themes);
  }
}

GapEntityText entityText(const GraphSnapshot& network, VertexIndex v, Language language) {
  return {v, std::string(network.name(v, language)), network.vocabulary().type(network.type(v)).label.in(language)};
}

std::set<VertexIndex> coveringActors(const CoverageMatrix& matrix, const CellQuestion& question) {
  std::set<VertexIndex> actors;
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
    if (question.column && i != *question.column) continue;
    const CoverageCell& cell = matrix.cell(question.row, i);
    actors.insert(cell.actors.begin(), cell.actors.end());
  }
  return actors;
}

// Whether an actor stands in a column of the matrix.
bool isIn(const GraphSnapshot& network, const CoverageMatrix& matrix, std::size_t column, VertexIndex actor) {
  const std::string& key = matrix.columns[column].key;
  switch (matrix.kind) {
    case CoverageColumns::entity: return network.key(actor) == key;
    case CoverageColumns::type: return network.vocabulary().type(network.type(actor)).key == key;
    case CoverageColumns::country: return network.countryName(network.country(actor)) == key;
  }
  return false;
}

void sortByName(std::vector<GapEntityText>& entities, Language language) {
  const Collator collator(language);
  std::stable_sort(entities.begin(), entities.end(),
                   [&](const GapEntityText& a, const GapEntityText& b) { return collator(a.name, b.name); });
}

}  // namespace

std::vector<int> coverageYears(const GraphSnapshot& network) {
  std::set<int> years;
  for (const SourceView& source : network.sources()) {
    if (source.kind == SourceKind::document && source.date.known()) years.insert(source.date.year);
  }
  std::vector<int> latest(years.begin(), years.end());
  if (latest.size() > kYearsCompared) latest.erase(latest.begin(), latest.end() - kYearsCompared);
  return latest;
}

Result<CoverageTable> coverageTable(const GraphSnapshot& network, const CoverageOptions& options, JobControl& job) {
  CoverageTable table{.year = options.asOf, .options = options, .years = coverageYears(network)};
  TRY_ASSIGN(table.matrix, coverageMatrix(network, options, job));
  labelColumns(table);
  const std::size_t rows = table.matrix.rows.size();
  table.actorsByYear.assign(rows, std::vector<int>(table.years.size(), -1));
  // The year that this one is held against: the one before it; all sources stand against the last but one.
  const int shown = options.asOf != 0 || table.years.empty() ? options.asOf : table.years.back();
  for (std::size_t y = 0; y < table.years.size(); ++y) {
    CoverageOptions then = options;
    then.asOf = table.years[y];
    TRY_ASSIGN(const CoverageMatrix past, coverageMatrix(network, then, job));
    std::map<VertexIndex, int> actors;
    for (const CoverageRow& row : past.rows) actors[row.theme] = static_cast<int>(row.actors);
    for (std::size_t row = 0; row < rows; ++row) {
      const auto known = actors.find(table.matrix.rows[row].theme);
      if (known != actors.end()) table.actorsByYear[row][y] = known->second;
    }
    const bool before = table.years[y] < shown && (y + 1 == table.years.size() || table.years[y + 1] >= shown);
    if (!before) continue;
    table.before = table.years[y];
    const auto filled = filledCells(past);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < table.matrix.columns.size(); ++column) {
        const CellKey key{table.matrix.rows[row].theme, table.matrix.columns[column].key};
        table.fresh.push_back(table.matrix.cell(row, column).count > 0 && !filled.contains(key) ? 1 : 0);
      }
    }
  }
  return table;
}

std::vector<std::size_t> orderedRows(const CoverageTable& table, const GraphSnapshot& network, RowOrder order,
                                     std::string_view text, Language language) {
  const std::string folded = foldForSearch(text);
  const auto words = splitText(folded, ' ');
  const auto& rows = table.matrix.rows;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view names = network.searchText(rows[i].theme);
    if (std::all_of(words.begin(), words.end(), [&](std::string_view w) { return names.contains(w); }))
      shown.push_back(i);
  }
  const Collator collator(language);
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
    if (order != RowOrder::name && rows[a].actors != rows[b].actors)
      return order == RowOrder::thinnest ? rows[a].actors < rows[b].actors : rows[a].actors > rows[b].actors;
    return collator(network.name(rows[a].theme, language), network.name(rows[b].theme, language));
  });
  return shown;
}

CoveragePlace placeOf(const CoverageTable& table, VertexIndex entity) {
  CoveragePlace place;
  const CoverageMatrix& matrix = table.matrix;
  const auto row = std::ranges::find(matrix.rows, entity, &CoverageRow::theme);
  if (row != matrix.rows.end()) place.row = static_cast<std::size_t>(row - matrix.rows.begin());
  for (std::size_t c = 0; c < matrix.columns.size() && !place.row && !place.column; ++c) {
    for (std::size_t r = 0; r < matrix.rows.size() && !place.column; ++r) {
      if (std::ranges::binary_search(matrix.cell(r, c).actors, entity)) place.column = c;
    }
  }
  return place;
}

std::string depthText(const CoverageRow& row, Language language) {
  const bool danish = language == Language::danish;
  if (row.actors == 0) return danish ? "Ingen arbejder med det" : "Nobody works on it";
  std::string text = row.actors == 1 ? (danish ? "1 aktør" : "1 actor")
                                     : fmt::format(fmt::runtime(danish ? "{} aktører" : "{} actors"), row.actors);
  if (row.countries == 1) text += danish ? " i ét land" : " in one country";
  if (row.countries > 1) text += fmt::format(fmt::runtime(danish ? " i {} lande" : " in {} countries"), row.countries);
  return text;
}

Result<std::vector<NearestActor>> nearestFor(const GraphSnapshot& network, const CoverageTable& table,
                                             const CellQuestion& question, JobControl& job) {
  const CoverageMatrix& matrix = table.matrix;
  const VertexIndex theme = matrix.rows[question.row].theme;
  const auto covering = coveringActors(matrix, {question.row, {}});
  std::vector<NearestActor> nearest;
  // Where nobody of the column has anything close to the theme, somebody else may.
  for (const bool within : {true, false}) {
    if (!nearest.empty() || (within && !question.column)) continue;
    TRY_ASSIGN(nearest, nearestToFill(network, theme, within ? &matrix.columns[*question.column] : nullptr,
                                      table.options, kNearest + covering.size(), job));
    std::erase_if(nearest, [&](const NearestActor& near) { return covering.contains(near.actor); });
  }
  if (nearest.size() > kNearest) nearest.erase(nearest.begin() + kNearest, nearest.end());
  return nearest;
}

Result<CellAnswer> answerCell(const Session& session, const CoverageTable& table, const CellQuestion& question,
                              const std::vector<NearestActor>& nearest, Language language) {
  const GraphSnapshot& network = session.network();
  const CoverageMatrix& matrix = table.matrix;
  const CoverageRow& row = matrix.rows[question.row];
  CellAnswer answer{.theme = row.theme,
                    .themeName = std::string(network.name(row.theme, language)),
                    .columnLabel = question.column ? table.columnLabel(*question.column, language) : "",
                    .depth = depthText(row, language)};
  for (const VertexIndex actor : coveringActors(matrix, question))
    answer.actors.push_back(entityText(network, actor, language));
  sortByName(answer.actors, language);
  std::set<StatementId> statements;
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
    if (question.column && i != *question.column) continue;
    const CoverageCell& cell = matrix.cell(question.row, i);
    statements.insert(cell.evidence.begin(), cell.evidence.end());
  }
  answer.statements.assign(statements.begin(), statements.end());
  TRY_ASSIGN(answer.evidence, describeEvidence(session, answer.statements, {}, language));
  answer.nearestElsewhere =
      question.column && !nearest.empty() && !isIn(network, matrix, *question.column, nearest.front().actor);
  for (const NearestActor& near : nearest)
    answer.nearest.push_back({entityText(network, near.actor, language), near.sentence.in(language)});
  return answer;
}

GapLight lightOf(const GraphSnapshot& network, const CellAnswer& answer) {
  GapLight light;
  light.ends = {answer.theme};
  for (const GapEntityText& actor : answer.actors) light.others.push_back(actor.vertex);
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    for (const StatementRow& row : network.statements(EdgeIndex{i})) {
      if (!std::binary_search(answer.statements.begin(), answer.statements.end(), row.id)) continue;
      light.ties.push_back(EdgeIndex{i});
      light.others.push_back(network.edge(EdgeIndex{i}).from);
      light.others.push_back(network.edge(EdgeIndex{i}).to);
      break;
    }
  }
  if (!answer.actors.empty()) return light;
  constexpr std::size_t kArcs = 3;
  for (std::size_t i = 0; i < std::min(answer.nearest.size(), kArcs); ++i) {
    light.ends.push_back(answer.nearest[i].actor.vertex);
    light.missing.emplace_back(answer.theme, answer.nearest[i].actor.vertex);
  }
  return light;
}

float ageOf(const CoverageCell& cell, const CoverageTable& table) {
  if (cell.newestYear == 0 || table.years.size() < 2) return cell.newestYear == 0 ? 1.0F : 0.0F;
  const float span = static_cast<float>(table.years.back() - table.years.front());
  return std::clamp(static_cast<float>(table.years.back() - cell.newestYear) / span, 0.0F, 1.0F);
}

}  // namespace samspil
