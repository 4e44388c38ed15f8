// Files of graph programs: as many nodes and links as a plain parser counts, and Samspil's own come back unchanged.
#include "import/network_format.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/files.h"
#include "import/csv_reader.h"
#include "import/table.h"
#include "tests/import/memory_network.h"

using namespace samspil;
using samspil::test::MemoryNetwork;

namespace {

const std::filesystem::path kConformance = "../shared/data/b-conformance";

struct Counts {
  std::size_t nodes = 0, links = 0;
};

std::size_t rowsOf(const NetworkTable& made) {
  const Table table = tableOf(made);
  TableRows rows(table);
  std::size_t count = 0;
  for (TableRow row; rows.next(row);) ++count;
  return count;
}

Counts countsOf(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  REQUIRE(bytes);
  const ImportFormat* format = formatOf(*bytes);
  REQUIRE(format != nullptr);
  const auto tables = format->read(*bytes);
  if (!tables) FAIL(tables.error().message);
  REQUIRE(tables->size() == 2);
  return {rowsOf((*tables)[0]), rowsOf((*tables)[1])};
}

// The rows of a CSV file as text.
std::vector<std::vector<std::string>> readCsv(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  REQUIRE(bytes);
  std::vector<std::vector<std::string>> rows;
  CsvReader reader(*bytes, {});
  for (CsvRecord record; reader.next(record);) rows.emplace_back(record.cells.begin(), record.cells.end());
  return rows;
}

constexpr std::string_view kGraphml = R"(<?xml version="1.0"?>
<graphml><key id="k0" for="node" attr.name="country" attr.type="string"><default>DK</default></key>
<key id="k1" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed">
<node id="a"><data key="k0">SE</data></node>
<node id="b"/>
<edge source="a" target="b"><data key="k1">2.5</data></edge>
<edge source="a" target="nobody"/>
</graph></graphml>
)";

}  // namespace

TEST_CASE("files of graph programs have the nodes and links that a plain parser counts") {
  if (!std::filesystem::exists(kConformance)) {
    MESSAGE("no shared data here: nothing to compare with");
    return;
  }
  std::size_t compared = 0;
  auto expected = readCsv(kConformance / "expected-graph-counts.csv");
  for (std::size_t i = 1; i < expected.size(); ++i) {
    const std::filesystem::path file = kConformance.parent_path() / expected[i][0];
    CAPTURE(file.string());
    const Counts counts = countsOf(file);
    CHECK(std::to_string(counts.nodes) == expected[i][4]);
    CHECK(std::to_string(counts.links) == expected[i][5]);
    ++compared;
  }
  expected = readCsv(kConformance / "json/expected-counts.csv");
  for (std::size_t i = 1; i < expected.size(); ++i) {
    const std::filesystem::path file = kConformance / "json" / expected[i][0];
    CAPTURE(file.string());
    const Counts counts = countsOf(file);
    CHECK(std::to_string(counts.nodes) == expected[i][2]);
    CHECK(std::to_string(counts.links) == expected[i][3]);
    ++compared;
  }
  CHECK(compared == 22);
}

TEST_CASE("the same graph with links by id and by place is one network") {
  if (!std::filesystem::exists(kConformance)) {
    MESSAGE("no shared data here: nothing to compare with");
    return;
  }
  std::vector<std::vector<std::string>> ties;
  for (const char* name : {"miserables.id-links.json", "miserables.index-links.json"}) {
    MemoryNetwork network;
    network.import({kConformance / "json" / name});
    CHECK(network.entities_.size() == 77);
    CHECK(network.ties_.size() == 254);
    ties.push_back(network.tieTexts());
    std::sort(ties.back().begin(), ties.back().end());
  }
  CHECK(ties[0] == ties[1]);
}

TEST_CASE("a graph's nodes and links are accounted for, each with its line") {
  MemoryNetwork network;
  ImportOptions options;
  options.keepRows = true;
  const test::TemporaryFile file("graf.graphml", kGraphml);
  const auto proposal = network.import({file}, options);
  REQUIRE(proposal.files.size() == 2);
  CHECK(proposal.files[0].format == "graphml");
  CHECK(proposal.files[0].created == 2);
  CHECK(proposal.files[1].created == 1);
  CHECK(proposal.files[1].rejected == 1);
  CHECK(network.values("a", "country") == std::vector<std::string>{"SE"});
  CHECK(network.values("b", "country") == std::vector<std::string>{"DK"});
  REQUIRE(network.ties_.size() == 1);
  CHECK(network.ties_.begin()->second.weight == 2.5);
  CHECK(network.ties_.begin()->second.reference.firstLine == 7);
  CHECK(proposal.rows.back().line == 8);
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("ids of a graph are not the keys that its labels make") {
  MemoryNetwork network;
  const test::TemporaryFile file("tal.json",
                                 "{\"nodes\": [{\"id\": \"6\", \"label\": \"7\"}, {\"id\": \"7\", \"label\": \"6\"}],"
                                 " \"edges\": [{\"source\": \"6\", \"target\": \"7\"}]}");
  network.import({file});
  CHECK(network.entities_.size() == 2);
  CHECK(network.tieTexts() == std::vector<std::string>{"7 collaborates_with 6"});
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("a broken graph file is refused with the line") {
  const MemoryNetwork network;
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.graphml", "<graphml>\n<graph>\n</graphml>"},
                                    {"x.json", "{\"nodes\": [\n{\"id\": 1},\n]}"}}) {
    JobControl job;
    const ImportTarget target = network.target();
    const auto proposal = proposeImportOf({{name, bytes}}, {}, target, job);
    REQUIRE_FALSE(proposal);
    CHECK(proposal.error().message.find("line 3") != std::string::npos);
  }
}
