// The coverage matrix as it is shown: themes down, types of actors, countries or actors across, in an order that one
// can read, for one year of the sources or all, with what is new since the year before. Cells answer who covers a
// theme, by which evidence, or who is nearest to.
//
//   TRY_ASSIGN(const CoverageTable table, coverageTable(network, {.columns = CoverageColumns::type}, job));
//   const auto rows = orderedRows(table, network, RowOrder::thinnest, language);
#pragma once

#include "graph/coverage/coverage.h"
#include "session/gap_detail.h"

namespace samspil {

// The years of the network's documents, ascending, the latest few: the states of knowledge that can be compared.
std::vector<int> coverageYears(const GraphSnapshot& network);

struct CoverageTable {
  int year = 0;  // 0: all sources
  CoverageOptions options;
  CoverageMatrix matrix;
  std::vector<std::string> columnLabelsDanish, columnLabelsEnglish;  // shown; countries by name
  std::vector<std::uint32_t> columnThemes;                           // themes that a column covers
  std::vector<int> years;                                            // that are compared
  // By row: actors in each of `years`; -1: the theme was not named yet.
  std::vector<std::vector<int>> actorsByYear;
  int before = 0;  // the year that `fresh` is held against; 0: none
  // By cell: that year knew nothing here. Empty where there is none.
  std::vector<std::uint8_t> fresh;

  const std::string& columnLabel(std::size_t column, Language language) const {
    return (language == Language::danish ? columnLabelsDanish : columnLabelsEnglish)[column];
  }
};
// Any thread.
Result<CoverageTable> coverageTable(const GraphSnapshot& network, const CoverageOptions& options, JobControl& job);

enum class RowOrder : std::uint8_t { thinnest, thickest, name };
// Into the rows of the matrix. With `text`, only themes whose names hold all its words.
std::vector<std::size_t> orderedRows(const CoverageTable& table, const GraphSnapshot& network, RowOrder order,
                                     std::string_view text, Language language);

std::string depthText(const CoverageRow& row, Language language);  // "3+ aktører i 2 lande"

// Where an entity stands in the table: a theme has a row, an actor that covers any the column it counts in.
struct CoveragePlace {
  std::optional<std::size_t> row, column;
};
CoveragePlace placeOf(const CoverageTable& table, VertexIndex entity);

// What a click on a cell, or on a theme (no column), asks.
struct CellQuestion {
  std::size_t row = 0;
  std::optional<std::size_t> column;
  friend bool operator==(const CellQuestion&, const CellQuestion&) = default;
};
// Who does not cover the theme and is nearest to, closest first: of the column, or of all where it has nobody. Any
// thread.
Result<std::vector<NearestActor>> nearestFor(const GraphSnapshot& network, const CoverageTable& table,
                                             const CellQuestion& question, JobControl& job);

struct CellAnswer {
  VertexIndex theme;
  std::string themeName, columnLabel, depth;  // the label of no column is empty
  std::vector<GapEntityText> actors;          // that cover it
  std::vector<EvidenceText> evidence;
  struct Near {
    GapEntityText actor;
    std::string sentence;
  };
  std::vector<Near> nearest;      // closest first
  bool nearestElsewhere = false;  // nobody of the column is near: these are of other columns
  std::vector<StatementId> statements;
};
Result<CellAnswer> answerCell(const Session& session, const CoverageTable& table, const CellQuestion& question,
                              const std::vector<NearestActor>& nearest, Language language);
// The theme and who covers it, or, dashed, those nearest to.
GapLight lightOf(const GraphSnapshot& network, const CellAnswer& answer);

// How old a cell's newest source is against the newest of all: 0 new .. 1 old.
float ageOf(const CoverageCell& cell, const CoverageTable& table);

}  // namespace samspil
