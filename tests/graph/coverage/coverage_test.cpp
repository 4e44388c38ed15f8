#include "graph/coverage/coverage.h"

#include <doctest/doctest.h>

#include "tests/support/text_graph.h"

using namespace samspil;
using namespace samspil::testing;

namespace {

CoverageMatrix matrixOf(const SnapshotPtr& network, const CoverageOptions& options) {
  JobControl job;
  auto matrix = coverageMatrix(*network, options, job);
  REQUIRE(matrix.has_value());
  return *matrix;
}

const CoverageRow* rowOf(const CoverageMatrix& matrix, VertexIndex theme) {
  for (const CoverageRow& row : matrix.rows) {
    if (row.theme == theme) return &row;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("cells count what is in the network, by entity, type and country") {
  const auto network = parseGraph(
      "a:hospital@DK -focuses_on-> t:theme b:hospital@SE -focuses_on-> t c:university@DK -focuses_on-> s:theme "
      "u:theme");
  const auto byType = matrixOf(network, {.columns = CoverageColumns::type});
  REQUIRE(byType.columns.size() == 2);
  CHECK(byType.columns[0].key == "hospital");
  CHECK(byType.cell(0, 0).count == 2);
  CHECK(byType.cell(0, 0).newestYear == 2020);
  CHECK(byType.cell(0, 0).evidence.size() == 2);
  CHECK(byType.cell(0, 1).count == 0);
  CHECK(byType.depths == std::array<std::uint32_t, 4>{1, 1, 1, 0});
  const auto byCountry = matrixOf(network, {.columns = CoverageColumns::country});
  CHECK(byCountry.columns.size() == 2);
  CHECK(rowOf(byCountry, at(network, "t"))->countries == 2);
  CHECK(matrixOf(network, {.columns = CoverageColumns::entity}).columns.size() == 3);
}

TEST_CASE("removing a sole provider moves its theme to 0") {
  const auto with = parseGraph("a -focuses_on-> t:theme b -focuses_on-> s:theme");
  const auto without = parseGraph("a t:theme b -focuses_on-> s:theme");
  CHECK(rowOf(matrixOf(with, {}), at(with, "t"))->depth() == 1);
  CHECK(rowOf(matrixOf(without, {}), at(without, "t"))->depth() == 0);
}

TEST_CASE("an empty cell is answered by who has what surrounds the theme") {
  const auto network = parseGraph(
      "plan:document -focuses_on-> t:theme plan -focuses_on-> s:theme a -focuses_on-> s b -focuses_on-> r:theme");
  JobControl job;
  const auto nearest = nearestToFill(*network, at(network, "t"), nullptr, {}, 5, job);
  REQUIRE(nearest.has_value());
  REQUIRE(nearest->size() == 1);
  CHECK(nearest->front().actor == at(network, "a"));
}

TEST_CASE("a year before the sources knows nothing") {
  const auto network = parseGraph("a -focuses_on-> t:theme");
  CHECK(matrixOf(network, {.asOf = 2019}).rows.empty());
  CHECK(matrixOf(network, {.asOf = 2020}).rows.size() == 1);
}

TEST_CASE("an empty network has an empty matrix") { CHECK(matrixOf(parseGraph(""), {}).cells.empty()); }
