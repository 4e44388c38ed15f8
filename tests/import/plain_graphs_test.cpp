// Graphs as plain text: Pajek's .net and Cytoscape's SIF, as their manuals have them.
#include <doctest/doctest.h>

#include <algorithm>

#include "import/network_format.h"
#include "tests/import/memory_network.h"

using namespace samspil;
using samspil::test::MemoryNetwork;
using samspil::test::TemporaryFile;

namespace {

struct Graph {
  const char *name, *file, *bytes;
  std::size_t entities, ties;
  std::vector<const char*> among;  // ties, as in MemoryNetwork::tieTexts()
};

const std::vector<Graph>& graphs() {
  static const std::vector<Graph> all = {
      {"vertices, arcs and edges",
       "a.net",
       "*Vertices 4\r\n1 \"Aarhus Universitet\" 0.1 0.2 0.5 ic Red\r\n2 \"Region Midt\" 0.3 0.4 0.5\r\n"
       "3 Viborg\r\n4 \"Lund \\nkommune\"\r\n*Arcs\r\n1 2 3.5 c Blue\r\n*Edges\r\n2 3\r\n3 4 1\r\n",
       4,
       3,
       {"aarhus-universitet collaborates_with region-midt", "viborg collaborates_with lund-kommune"}},
      {"lists of targets, comments and letters by number",
       "b.net",
       "% made by hand\n*Network venner\n*vertices 3\n1 \"&#197;rhus\"\n2 \"B\"\n3 \"C\"\n*arcslist\n1 2 "
       "3\n*edgeslist\n"
       "2 3\n",
       3,
       3,
       {"aarhus collaborates_with b", "aarhus collaborates_with c", "b collaborates_with c"}},
      {"relations with names, and vertices without",
       "c.net",
       "*Vertices 3\n*Arcs :1 \"medlem af\"\n1 2 1\n*Arcs :2 \"samarbejder med\"\n2 3 1\n",
       3,
       2,
       {"1 member_of 2", "2 collaborates_with 3"}},
      {"a matrix",
       "d.net",
       "*Vertices 3\n1 \"A\"\n2 \"B\"\n3 \"C\"\n*Matrix\n0 2 0\n0 0 1\n0 0 0\n",
       3,
       2,
       {"a collaborates_with b", "b collaborates_with c"}},
      {"several targets a line",
       "a.sif",
       "Universitet pp Region Byen\nByen pp Havnen\nAlene\n",
       5,
       3,
       {"universitet collaborates_with region (pp)"}},
      {"names with blanks between tabs",
       "b.sif",
       "Universitet A\tmedlem af\tNetværk X\tNetværk Y\nByen C\tdel af\tRegion Nord\n",
       5,
       3,
       {"universitet-a member_of netvaerk-x", "universitet-a member_of netvaerk-y", "byen-c part_of region-nord"}},
  };
  return all;
}

}  // namespace

TEST_CASE("graphs in plain text have the entities and ties that their manuals say") {
  for (const Graph& graph : graphs()) {
    CAPTURE(graph.name);
    MemoryNetwork network;
    const TemporaryFile file(graph.file, graph.bytes);
    const auto proposal = network.import({file});
    CHECK(network.entities_.size() == graph.entities);
    CHECK(network.ties_.size() == graph.ties);
    const auto ties = network.tieTexts();
    for (const char* tie : graph.among) CHECK_MESSAGE(std::ranges::find(ties, tie) != ties.end(), tie);
    CHECK(network.propose({file}).change.empty());
  }
}

TEST_CASE("the weight of an arc and its line are kept, and an end that is no vertex is rejected") {
  MemoryNetwork network;
  const TemporaryFile file("a.net", "*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2 3.5\n1 7 1\n");
  const auto proposal = network.import({file});
  REQUIRE(proposal.files.size() == 2);
  CHECK(proposal.files[1].rejected == 1);
  REQUIRE(network.ties_.size() == 1);
  CHECK(network.ties_.begin()->second.weight == 3.5);
  CHECK(network.ties_.begin()->second.reference.firstLine == 5);
}

TEST_CASE("vertices that are only counted are there, and of very many those that are named") {
  MemoryNetwork some, many;
  const TemporaryFile few("a.net", "*Vertices 9\n7 \"G\"\n*Edges\n8 9\n");
  some.import({few});
  CHECK(some.entities_.size() == 9);
  const TemporaryFile all("b.net", "*Vertices 4000000\n3999999 \"G\"\n*Edges\n3999999 4000000\n1 4000001\n");
  const auto proposal = many.import({all});
  CHECK(many.entities_.size() == 3);
  CHECK(proposal.files[1].rejected == 1);
}

TEST_CASE("a broken Pajek file is refused with the line") {
  const MemoryNetwork network;
  JobControl job;
  const ImportTarget target = network.target();
  const auto proposal = proposeImportOf({{"a.net", "% x\n*Vertices many\n1 \"A\"\n"}}, {}, target, job);
  REQUIRE_FALSE(proposal);
  CHECK(proposal.error().message == "import a.net: line 2: *Vertices says how many there are, as in “*Vertices 12”.");
}
