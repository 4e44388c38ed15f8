// A way by keys alone to everybody in the network: Ctrl+F, the name, Enter, with Arrow Down before it where others are
// called the same. That every command is found in the palette stands in window_command_catalogue_test.cpp.
#include <doctest/doctest.h>

#include <algorithm>

#include "session/font_metrics.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"
#include "viewer/commands.h"

using namespace samspil;

TEST_CASE("everybody in the network is found by name in either language, and opened, by keys alone") {
  const test::TemporaryDirectory directory;
  const auto session = test::openSession(directory / "network");
  auto metrics = FontMetrics::load(FontRole::regular);
  REQUIRE(metrics.has_value());
  Workspace workspace(*session, std::move(*metrics));
  workspace.state.camera.viewport = {900, 700};
  workspace.state.reducedMotion = true;
  const GraphSnapshot& network = session->network();
  std::size_t first = 0, typed = 0;
  for (const Language language : {Language::danish, Language::english}) {
    workspace.state.language = language;
    for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
      const VertexIndex v{i};
      CAPTURE(network.key(v));
      workspace.panels.search.open = true;
      workspace.panels.search.text = network.name(v, language);
      workspace.refresh();
      const auto& hits = workspace.derived.searchHits;
      const auto found = std::ranges::find(hits, v, &SearchHit::vertex);
      REQUIRE(found != hits.end());
      ++typed;
      first += found == hits.begin() ? 1 : 0;
      CHECK(found - hits.begin() <= 2);  // a press or two of Arrow Down
      if (language == Language::english) continue;
      workspace.panels.search = {};
      REQUIRE(command::goTo(workspace, v).has_value());
      CHECK((workspace.state.selection == std::vector{v}));
    }
  }
  CHECK(first > typed * 95 / 100);
}
