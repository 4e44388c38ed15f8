// Rows of the coverage table under their headings.
#include "session/theme_groups.h"

#include <doctest/doctest.h>

#include "tests/support/text_graph.h"

using namespace samspil;

namespace {

struct Groups {
  SnapshotPtr network = samspil::testing::parseGraph(
      "health:theme -focuses_on-> heart:theme health -focuses_on-> brain:theme care:theme -focuses_on-> brain "
      "sleep:theme -part_of-> care a -focuses_on-> brain a -focuses_on-> zoo:theme");
  CoverageTable table;

  Groups() {
    JobControl job;
    table = coverageTable(*network, {}, job).value();
  }
  // "health heart" under each other, those under a heading after a dash.
  std::string text(std::string_view search, std::string_view folded = "") const {
    const auto rows = orderedRows(table, *network, RowOrder::name, search, Language::danish);
    std::string text;
    for (const ThemeLine& line :
         groupThemes(table, *network, rows, [&](VertexIndex heading) { return network->key(heading) == folded; })) {
      text += line.under ? " -" : text.empty() ? "" : " ";
      text += network->key(table.matrix.rows[line.row].theme);
      if (line.parts > 0) text += std::to_string(line.parts);
    }
    return text;
  }
};

}  // namespace

TEST_CASE("themes stand under each heading that names them or that they are part of, and the rest below") {
  CHECK(Groups().text("") == "care2 -brain -sleep health2 -brain -heart zoo");
}

TEST_CASE("a folded heading keeps its themes to itself and says how many they are") {
  CHECK(Groups().text("", "care") == "care2 health2 -brain -heart zoo");
}

TEST_CASE("a theme whose heading is not searched for stands by itself") {
  CHECK(Groups().text("brain") == "brain");
  CHECK(Groups().text("hea") == "health1 -heart");
}
