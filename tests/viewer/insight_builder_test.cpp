// Long work on a large network is told of, and Esc ends it: what was shown before stays.
#include "viewer/insights.h"

#include <doctest/doctest.h>

#include <random>
#include <thread>

#include <fmt/format.h>

#include "import/import.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace std::chrono_literals;

namespace {

// Consortia of organisations with a theme each, so many that their gaps take longer than a moment to find.
std::unique_ptr<Session> openLarge(const std::filesystem::path& store) {
  constexpr unsigned kOrganisations = 4000, kConsortia = 1300, kMembers = 10, kThemes = 200;
  std::mt19937 random(5);
  std::string entities = "id,name,type\n", ties = "from,relation,to\n";
  for (unsigned i = 0; i < kThemes; ++i) entities += fmt::format("t{0},Subject {0},theme\n", i);
  for (unsigned i = 0; i < kOrganisations; ++i) {
    entities += fmt::format("o{0},Organisation {0},organisation\n", i);
    ties += fmt::format("o{},focuses_on,t{}\n", i, random() % kThemes);
  }
  for (unsigned i = 0; i < kConsortia; ++i) {
    std::array<unsigned, kMembers> members;
    for (unsigned& member : members) member = static_cast<unsigned>(random() % kOrganisations);
    for (std::size_t a = 0; a < kMembers; ++a) {
      for (std::size_t b = 0; b < a; ++b)
        if (members[a] != members[b]) ties += fmt::format("o{},collaborates_with,o{}\n", members[a], members[b]);
    }
  }
  auto session = test::openSession(store, true);
  JobControl job;
  auto proposal = proposeImportOf({{"e.csv", entities}, {"t.csv", ties}}, {}, session->importTarget(), job);
  if (!proposal) FAIL(proposal.error().message);
  if (const auto written = session->writeImport(*proposal, job); !written) FAIL(written.error().message);
  REQUIRE(session->follow());
  REQUIRE(session->network().vertexCount() >= kOrganisations + kThemes);
  return session;
}

// What the window does before each frame.
struct Page {
  std::unique_ptr<Session> session;
  ViewState state;
  InsightState asked;
  Insights insights;
  InsightBuilder builder{0ms};  // so that no machine is too fast for it

  void frame() {
    builder.refresh(*session, state, asked, insights);
    std::this_thread::sleep_for(2ms);
  }
  void waitUntilNoticed() {
    frame();
    while (builder.findingGaps() && !builder.slowWork()) frame();
    REQUIRE(builder.slowWork().has_value());
  }
};

}  // namespace

TEST_CASE("Esc stops the search for gaps of a large network, and a later one brings them") {
  const test::TemporaryDirectory directory;
  Page page{.session = openLarge(directory / "network")};
  page.state.drawer = DrawerPage::gaps;
  page.waitUntilNoticed();
  CHECK(page.builder.slowWork()->title.english == "Looking for gaps …");

  page.builder.cancelSlowWork(page.asked, page.insights);
  CHECK(page.insights.gapsStopped);
  for (int i = 0; i < 3; ++i) page.frame();
  CHECK_FALSE(page.builder.working());
  CHECK_FALSE(page.builder.slowWork().has_value());
  CHECK_FALSE(page.insights.gapsKnown);

  page.builder.findGapsAgain();
  page.frame();
  CHECK_FALSE(page.insights.gapsStopped);
  while (page.builder.findingGaps()) page.frame();
  REQUIRE(page.insights.gapsKnown);
  const std::size_t found = page.insights.items.size();
  CHECK(found > 0);

  page.asked.gaps.competitorsToo = true;
  page.waitUntilNoticed();
  page.builder.cancelSlowWork(page.asked, page.insights);
  CHECK_FALSE(page.asked.gaps.competitorsToo);
  CHECK_FALSE(page.insights.gapsStopped);
  page.frame();
  CHECK_FALSE(page.builder.findingGaps());
  CHECK(page.insights.items.size() == found);
}
