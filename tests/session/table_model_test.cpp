#include "session/table_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "session/table_columns.h"
#include "tests/session/small_network.h"

using namespace samspil;

namespace {

std::size_t columnOf(RowKind kind, std::string_view id) {
  const auto columns = tableColumns(kind);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].id == id) return i;
  }
  FAIL("no column ", std::string(id));
  return 0;
}

std::vector<std::string> columnText(const TableModel& table, std::size_t column) {
  std::vector<std::string> cells;
  for (std::size_t row = 0; row < table.rowCount(); ++row) cells.push_back(table.cell(row, column));
  return cells;
}

TableRequest sortedBy(RowKind kind, std::string_view id, bool descending = false) {
  return {.kind = kind, .sortColumn = columnOf(kind, id), .descending = descending};
}

// Names of one letter each, "Navnet på " in front of them.
SnapshotPtr named(const std::vector<std::string>& names) {
  SnapshotBuilder builder{test::smallVocabulary(), {}};
  std::uint32_t id = 0;
  for (const std::string& name : names) {
    builder.addEntity({EntityId{++id}, "key" + std::to_string(id), TypeId{0}});
    EntityFacts facts;
    facts.entity = EntityId{id};
    facts.properties = {{std::string{property::kNameDanish}, name}};
    builder.addFacts(facts);
  }
  auto built = builder.finish(1);
  REQUIRE(built.has_value());
  return *built;
}

}  // namespace

TEST_CASE("a model that is handed the sorted columns of another stands as one that sorts them itself") {
  test::SmallNetwork small("region-hospital:collaboration hospital-theme:content fund-region:collaboration");
  TableModel first(small.network, Language::danish);
  for (const bool descending : {false, true}) {
    for (const RowKind kind : {RowKind::entities, RowKind::ties}) {
      first.arrange(sortedBy(kind, tableColumns(kind)[1].id), small.visibility);
      TableModel next(small.network, Language::danish, first.sorted()), fresh(small.network, Language::danish);
      TableRequest request = sortedBy(kind, tableColumns(kind)[1].id, descending);
      request.text = "region";
      next.arrange(request, small.visibility);
      fresh.arrange(request, small.visibility);
      CHECK(fresh.rowCount() > 0);
      for (std::size_t column = 0; column < tableColumns(kind).size(); ++column)
        CHECK(columnText(next, column) == columnText(fresh, column));
    }
  }
}

TEST_CASE("a search that is cancelled leaves no rows, and what was sorted stays good") {
  test::SmallNetwork small("region-hospital:collaboration hospital-theme:content");
  TableModel table(small.network, Language::danish);
  JobControl cancelled;
  cancelled.cancel();
  const auto refused = table.arrange({.text = "region"}, small.visibility, cancelled);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::cancelled);
  CHECK(table.rowCount() == 0);
  TableModel next(small.network, Language::danish, table.sorted());
  next.arrange({.text = "region"}, small.visibility);
  CHECK(columnText(next, 0) == std::vector<std::string>{"Navnet på region"});
}

TEST_CASE("a table has a row for each entity that is shown, and no other") {
  test::SmallNetwork small("region-hospital:collaboration hospital-theme:content fund-region:collaboration");
  small.show("-type:fund");
  TableModel table(small.network, Language::danish);
  table.arrange({}, small.visibility);
  CHECK(columnText(table, 0) == std::vector<std::string>{"Navnet på hospital", "Navnet på region", "Navnet på theme"});
  CHECK_FALSE(table.rowOf(small.at("fund")).has_value());
  for (std::size_t row = 0; row < table.rowCount(); ++row) CHECK(table.rowOf(table.vertices(row).front()) == row);
}

TEST_CASE("names are sorted as Danes sort them") {
  const SnapshotPtr network = named({"Ålborg", "Zealand", "Ærø", "Aarhus", "Odense", "Østjylland", "aktion"});
  TableModel table(network, Language::danish);
  table.arrange({}, applyFilter({}, *network));
  CHECK(columnText(table, 0) ==
        std::vector<std::string>{"aktion", "Odense", "Zealand", "Ærø", "Østjylland", "Ålborg", "Aarhus"});
  table.arrange({.descending = true}, applyFilter({}, *network));
  CHECK(table.cell(0, 0) == "Aarhus");
}

TEST_CASE("numbers are sorted as numbers, and rows of equal value keep the order of the network") {
  std::string ties;
  for (int i = 1; i <= 11; ++i) ties += "hospital" + std::to_string(i) + "-region:collaboration ";
  test::SmallNetwork small(ties + "hospital1-theme:content fund-theme:intention");
  TableModel table(small.network, Language::danish);
  table.arrange(sortedBy(RowKind::entities, "ties", true), small.visibility);
  const auto cells = columnText(table, columnOf(RowKind::entities, "ties"));
  CHECK(cells[0] == "11");
  CHECK(cells[1] == "2");
  CHECK(cells[2] == "1");
  CHECK(cells.back() == "0");  // a wish is no tie
  CHECK(table.vertices(2).front() < table.vertices(3).front());
}

TEST_CASE("what has no value stands last, whichever way the column is sorted") {
  test::SmallNetwork small("hospital-theme:content region-hospital:collaboration");
  TableModel table(small.network, Language::danish);
  for (const bool descending : {false, true}) {
    table.arrange(sortedBy(RowKind::entities, "themes", descending), small.visibility);
    CHECK(columnText(table, columnOf(RowKind::entities, "themes")) ==
          std::vector<std::string>{"Navnet på theme", "", ""});
  }
}

TEST_CASE("typed letters keep the rows that hold all words, in any cell, however they are spelt") {
  test::SmallNetwork small("region-hospital:collaboration hospital-theme:content");
  TableModel table(small.network, Language::danish);
  table.arrange({.text = "HOSPITAL"}, small.visibility);
  CHECK(table.rowCount() == 1);
  CHECK(table.shownCount() == 3);
  table.arrange({.text = "navnet theme"}, small.visibility);  // the hospital names the theme among its themes
  CHECK(table.rowCount() == 2);
  table.arrange({.text = "hospital region"}, small.visibility);
  CHECK(table.rowCount() == 0);
}

TEST_CASE("a row of a tie names both ends, the relation, the sources and what is certain") {
  test::SmallNetwork small("region-hospital:collaboration hospital-theme:content?");
  TableModel table(small.network, Language::danish);
  table.arrange(sortedBy(RowKind::ties, "from"), small.visibility);
  REQUIRE(table.rowCount() == 2);
  CHECK(table.cell(0, columnOf(RowKind::ties, "from")) == "Navnet på hospital");
  CHECK(table.cell(0, columnOf(RowKind::ties, "to")) == "Navnet på theme");
  CHECK(table.cell(0, columnOf(RowKind::ties, "certainty")) == "udledt");
  CHECK(table.cell(1, columnOf(RowKind::ties, "relation")) == "collaboration");
  CHECK(table.cell(1, columnOf(RowKind::ties, "newest")) == "2025");
  CHECK(table.vertices(1) == std::vector{small.at("region"), small.at("hospital")});
  CHECK(table.edge(1).has_value());
}

TEST_CASE("cells are headings and rows, of the columns asked for, in the order of the table") {
  test::SmallNetwork small("region-hospital:collaboration hospital-fund:collaboration");
  TableModel table(small.network, Language::english);
  table.arrange(sortedBy(RowKind::entities, "ties", true), small.visibility);
  REQUIRE(table.rowCount() == 3);
  const std::vector<std::size_t> rows{0, 1}, columns{columnOf(RowKind::entities, "ties"), 0};
  const auto cells = table.cells(rows, columns);
  CHECK(cells == std::vector<std::vector<std::string>>{
                     {"Ties", "Name"}, {"2", "Navnet på hospital"}, {"1", "Navnet på region"}});
}

TEST_CASE("every column has an id and a heading in both languages, and sorts a network of one and of none") {
  test::SmallNetwork one("region-hospital:collaboration");
  const SnapshotPtr none = named({});
  for (const RowKind kind : {RowKind::entities, RowKind::ties}) {
    std::set<std::string_view> ids;
    for (const TableColumn& column : tableColumns(kind)) {
      CHECK(ids.insert(column.id).second);
      CHECK_FALSE(column.title.danish.empty());
      CHECK_FALSE(column.title.english.empty());
      for (const SnapshotPtr& network : {one.network, none}) {
        TableModel table(network, Language::danish);
        table.arrange(sortedBy(kind, column.id), applyFilter({}, *network));
        CHECK(table.rowCount() == (kind == RowKind::entities ? network->vertexCount() : network->edgeCount()));
      }
    }
  }
}
