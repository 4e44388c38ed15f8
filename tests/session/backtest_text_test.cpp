// What the worklist says of how well the network's own past foretold its future.
#include "session/backtest_text.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/text_graph.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

TEST_CASE("too few dated ties are no forecast, and the worklist says so") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  JobControl job;
  const auto text = backtestText(session->network(), Language::english, job);
  REQUIRE(text.has_value());
  CHECK(text->abstained);
  CHECK(text->sentence.contains("no forecast"));
}

TEST_CASE("a split that was tried is told in whole hits, ours first, with the plain ways on the same split") {
  BacktestReport report{.year = 2017, .actors = 2333, .knownTies = 38797, .newTies = 5680, .candidates = 9};
  report.methods = {{"combined", 0.5, 0.4, 0.36, 0.8999, 0.146},
                    {"preferential_attachment", 0.5, 0.45, 0.28, 0.842, 0.104}};
  const BacktestText text = wordsOf(report, Language::danish);
  CHECK_FALSE(text.abstained);
  CHECK(text.sentence.contains("blev 36 til noget"));
  CHECK(text.sentence.contains("ramte 28"));
  CHECK(text.split.contains("38.797"));
  REQUIRE(text.rows.size() == 2);
  CHECK(text.rows.front().ours);
  CHECK(text.rows.front().figures == std::array<std::string, 5>{"5", "8", "36", "90 %", "1,5"});
  CHECK(text.rows.back().figures == std::array<std::string, 5>{"5", "9", "28", "84 %", "1,0"});
  report.abstained = true;
  report.explanation = {"Ikke bedre.", "No better."};
  CHECK(wordsOf(report, Language::english).sentence == "The order follows the sources and is no forecast. No better.");
}

TEST_CASE("the latest year after which enough ties came is tried, and told whatever it shows") {
  std::mt19937 random(11);
  std::string ties;
  const auto add = [&](int year, int count) {
    for (int i = 0; i < count; ++i)
      ties += fmt::format("a{} -tie@{}- a{}  ", random() % 300, year, 300 + random() % 300);
  };
  for (int year = 2012; year <= 2018; ++year) add(year, 300);
  add(2019, 22);
  JobControl job;
  const auto text = backtestText(*samspil::testing::parseGraph(ties), Language::english, job);
  REQUIRE(text.has_value());
  CHECK(text->abstained);
  CHECK(text->split.starts_with("Until 2017"));
  CHECK(text->sentence.starts_with("The order follows the sources and is no forecast. "));
  CHECK(text->rows.size() == 5);
}
