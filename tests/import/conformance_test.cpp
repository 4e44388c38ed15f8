// Every table of the shared data: read cell by cell as expected where an expected result stands beside it, else
// imported with every row accounted for.
#include <doctest/doctest.h>

#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "import/table.h"
#include "tests/import/memory_network.h"

using namespace samspil;
using samspil::test::MemoryNetwork;

namespace {

using Rows = std::vector<std::vector<std::string>>;
const std::filesystem::path kData = "../shared/data";

bool there() {
  if (std::filesystem::exists(kData)) return true;
  MESSAGE("The shared data is missing; nothing was compared.");
  return false;
}

Table tableOf(const std::filesystem::path& file) {
  auto bytes = readFile(kData / file);
  REQUIRE(bytes);
  auto table = readTable(std::move(*bytes));
  REQUIRE(table);
  return std::move(*table);
}

Rows rowsOf(const Table& table) {
  Rows rows;
  if (table.headerPresent) rows.push_back(table.header);
  TableRows reader(table);
  for (TableRow row; reader.next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

Rows rowsOf(const std::filesystem::path& file) { return rowsOf(tableOf(file)); }

struct Expected {
  const char* file;
  std::size_t rows, columns;
  char delimiter;
  bool header;
  std::size_t titleLines;
};

}  // namespace

TEST_CASE("tables of other readers' test suites have the shape that was meant") {
  if (!there()) return;
  // Without rows that add up others, of which excel_pasting.csv has one.
  const Expected all[] = {
      {"messytables/complex.csv", 3, 4, ',', true, 0},
      {"messytables/example.tsv", 140, 17, '\t', true, 0},
      {"messytables/excel_pasting.csv", 13, 9, ',', true, 2},
      {"messytables/null.csv", 10, 4, ',', false, 0},
      {"messytables/simple.csv", 6, 3, ',', true, 0},
      {"messytables/simple.psv", 28, 6, '|', true, 0},
      {"messytables/simple.ssv", 6, 3, ';', true, 0},
      {"messytables/skip_initials.csv", 2, 2, ',', true, 0},
      {"messytables/utf8bom.csv", 0, 2, ',', true, 0},
      {"messytables/weird_head_padding.csv", 76, 10, ';', true, 6},
      {"goodtables/valid.csv", 2, 2, ',', true, 0},
      {"goodtables/invalid.csv", 3, 4, ',', true, 0},
      {"goodtables/defective_rows.csv", 2, 3, ',', true, 0},
      {"goodtables/duplicate_columns.csv", 2, 5, ',', true, 0},
      {"goodtables/empty_rows.csv", 2, 3, ',', true, 0},
      {"goodtables/headerless_columns.csv", 2, 3, ',', true, 0},
      {"goodtables/empty.csv", 0, 0, ',', true, 0},
      {"goodtables/invalid_no_headers.csv", 3, 2, ',', false, 0},
  };
  for (const auto& expected : all) {
    CAPTURE(expected.file);
    const Table table = tableOf(std::filesystem::path("b-conformance/csv") / expected.file);
    CHECK(rowsOf(table).size() == expected.rows + (expected.header ? 1 : 0));
    CHECK(table.width() == expected.columns);
    CHECK(table.dialect.dialect.delimiter == expected.delimiter);
    CHECK(table.headerPresent == expected.header);
    CHECK(table.titleLines.size() == expected.titleLines);
  }
}

TEST_CASE("one table, written four ways, has the same cells") {
  if (!there()) return;
  const std::filesystem::path folder = "b-conformance/encoding/transcoded";
  const Rows expected = rowsOf(folder / "erdf60.expected.utf8.csv");
  CHECK(expected.size() == 61);
  CHECK(expected[0].size() == 6);
  const std::pair<const char*, const char*> others[] = {{"erdf60.windows-1252.csv", "windows-1252"},
                                                        {"erdf60.utf-16le-bom.csv", "UTF-16LE"},
                                                        {"erdf60.utf-8-bom.tab.csv", "UTF-8"}};
  for (const auto& [file, encoding] : others) {
    CAPTURE(file);
    const Table table = tableOf(folder / file);
    CHECK(table.decoded.encoding == encoding);
    CHECK((rowsOf(table) == expected));
  }
  CHECK(tableOf("b-conformance/encoding/da/windows-1252.txt").decoded.encoding == "windows-1252");
  CHECK(tableOf("b-conformance/encoding/da/utf-8.txt").decoded.encoding == "UTF-8");
}

TEST_CASE("a list published twice has the same cells in both files") {
  if (!there()) return;
  const std::filesystem::path folder = "a-collaboration";
  const Rows danish = rowsOf(folder / "dk-erdf-2014-2020.latin1-semicolon.csv");
  CHECK(danish.size() == 108);
  CHECK(danish[0].size() == 19);
  CHECK((danish == rowsOf(folder / "dk-erdf-2014-2020.utf8-comma.csv")));
  CHECK(
      (rowsOf(folder / "cordis-h2020-projects-300.csv") == rowsOf(folder / "cordis-h2020-projects-300.semicolon.csv")));
}

TEST_CASE("municipalities of a windows-1252 file are those of the JSON") {
  if (!there()) return;
  const Rows rows = rowsOf("a-collaboration/dk-kommuner.latin1.csv");
  const auto text = readFile(kData / "a-collaboration/dk-kommuner.expected.json");
  REQUIRE(text);
  const std::string all = nlohmann::json::parse(*text).dump();
  CHECK(rows.size() == 98);
  for (std::size_t i = 1; i < rows.size(); ++i) CHECK(all.find(nlohmann::json(rows[i][0]).dump()) != std::string::npos);
}

bool isRefusedAsEmpty(const std::filesystem::path& file) {
  const MemoryNetwork network;
  JobControl job;
  const ImportTarget target = network.target();
  const auto proposal = proposeImport(std::vector{file}, {}, target, job);
  return !proposal && proposal.error().message.ends_with("The file is empty.");
}

TEST_CASE("every file of the collaboration and conformance data imports or is refused, each row accounted for") {
  if (!there()) return;
  std::size_t files = 0, accounted = 0, usable = 0;
  for (const char* folder : {"a-collaboration", "b-conformance/csv", "b-conformance/encoding"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kData / folder)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
      CAPTURE(entry.path().string());
      if (entry.file_size() == 0) {
        CHECK(isRefusedAsEmpty(entry.path()));
        ++files, ++accounted;
        continue;
      }
      MemoryNetwork network;
      const auto proposal = network.propose({entry.path()});
      const auto& account = proposal.files[0];
      const bool sums =
          account.rows == account.created + account.updated + account.unchanged + account.merged + account.rejected;
      CHECK(sums);
      const bool refused = account.rejected == account.rows;
      CHECK((!refused || !proposal.diagnostics.empty()));
      ++files;
      accounted += sums ? 1 : 0;
      usable += refused ? 0 : 1;
      MESSAGE(fmt::format("{}: {} rows, {} '{}', {} created, {} updated, {} unchanged, {} merged, {} rejected",
                          entry.path().filename().string(), account.rows, account.encoding,
                          account.delimiter == "\t" ? "tab" : account.delimiter, account.created, account.updated,
                          account.unchanged, account.merged, account.rejected));
    }
  }
  MESSAGE(files << " files, " << accounted << " accounted for, " << usable << " with rows imported");
}
