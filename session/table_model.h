// TableModel is the table of what the map shows: a row an entity, or a row a tie, in any order, narrowed by a few typed
// letters.
//
//   TableModel table(session.networkPtr(), Language::danish);
//   table.arrange({.sortColumn = 5, .descending = true}, session.visibility());
//   table.cell(0, 0);   // the name of the entity with most ties
//
// Cells are worded when asked for, so that 100,000 rows cost no more to draw than the thirty in sight. Arranging sorts
// numbers: a column of text is collated once, at its first use, and remembered as ranks. Rows without a value stand
// last, whichever way the column is sorted. A model is of one snapshot in one language. For one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "graph/filter.h"
#include "graph/snapshot.h"
#include "session/texts.h"

namespace samspil {

enum class RowKind : std::uint8_t { entities, ties };

struct TableColumn {
  std::string_view id;  // stable: "name", also the heading in exported files
  UiText title;
  float width = 120;    // units of design
  bool number = false;  // set to the right
};
std::span<const TableColumn> tableColumns(RowKind kind);

struct TableRequest {
  RowKind kind = RowKind::entities;
  std::string text;  // rows that hold all of its words, in any cell or name, folded; empty: all
  std::size_t sortColumn = 0;
  bool descending = false;
  friend bool operator==(const TableRequest&, const TableRequest&) = default;
};

class TableModel {
 public:
  // The columns that were sorted by before, as ranks; what a model hands to the next one of the same network and
  // language, so that nothing is sorted twice. Only arrange() looks at it: one model at a time.
  struct Sorted;
  TableModel(SnapshotPtr network, Language language, std::shared_ptr<Sorted> sorted = nullptr);
  std::shared_ptr<Sorted> sorted() const;
  ~TableModel();
  TableModel(TableModel&&) noexcept;
  TableModel& operator=(TableModel&&) noexcept;

  void arrange(const TableRequest& request, const Visibility& visibility);
  // The same, to be cancelled; then there are no rows.
  Result<void> arrange(const TableRequest& request, const Visibility& visibility, JobControl& job);

  RowKind kind() const;
  std::size_t rowCount() const;
  std::size_t shownCount() const;  // before the typed letters took rows away
  std::string cell(std::size_t row, std::size_t column) const;
  std::optional<std::int64_t> number(std::size_t row, std::size_t column) const;  // of a column of numbers
  // The entity of a row, or the two ends of its tie.
  std::vector<VertexIndex> vertices(std::size_t row) const;
  std::optional<EdgeIndex> edge(std::size_t row) const;
  // Where an entity stands; none among ties, or where the letters left it out.
  std::optional<std::size_t> rowOf(VertexIndex v) const;

  // Headings, then the rows, of these columns: exactly what the table shows.
  std::vector<std::vector<std::string>> cells(std::span<const std::size_t> rows,
                                              std::span<const std::size_t> columns) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace samspil
