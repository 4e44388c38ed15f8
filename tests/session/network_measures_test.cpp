#include "session/network_measures.h"

#include <doctest/doctest.h>

#include "session/scene.h"
#include "tests/session/small_network.h"

using namespace samspil;

namespace {

std::vector<float> measured(const ViewSpec& view, const GraphSnapshot& network) {
  JobControl job;
  auto measures = bridgingFor(view, network, job);
  if (!measures) FAIL(measures.error().message);
  return std::move(*measures);
}

// Two triangles, held together by one hospital.
const char* const kBowTie =
    "region-hospital:collaboration region2-region:collaboration region2-hospital:collaboration "
    "hospital-fund:collaboration hospital-fund2:collaboration fund-fund2:collaboration region-region3:collaboration";

}  // namespace

TEST_CASE("what a view does not ask for is not measured") {
  const test::SmallNetwork small(kBowTie);
  CHECK(measured({}, *small.network).empty());
}

TEST_CASE("marks sized by bridging are largest where most chains cross") {
  test::SmallNetwork small(kBowTie);
  small.view.sizeBy = SizeBy::betweenness;
  const std::vector<float> bridging = measured(small.view, *small.network);
  SceneInput input = small.input();
  input.sizes = bridging;
  const Scene scene = buildScene(input);
  const auto radius = [&](const char* name) { return scene.marks[*scene.markOf(small.at(name))].radius; };
  CHECK(radius("hospital") > radius("region"));
  CHECK(radius("region") > radius("fund"));
  CHECK(radius("fund") == radius("region3"));  // nothing crosses either
}
