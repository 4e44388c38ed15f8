#include "graph/gaps/link_prediction.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "graph/gaps/backtest_verdict.h"
#include "tests/support/text_graph.h"

using namespace samspil;

namespace {

const std::filesystem::path kData = "../shared/data/d-temporal/h2020-climate-SC5/participation.csv";

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// Columns: project_rcn, pic, name, role, activity_type, country, start_date, ...
CollaborationHistory readHistory(const std::filesystem::path& file) {
  CollaborationHistory history;
  std::map<std::string, ActorNumber> actors;
  std::map<std::string, JointProject> projects;
  std::map<std::string, std::uint32_t> kinds, countries;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = cellsOf(line);
    if (cells.size() < 8) continue;
    const auto [actor, isNew] = actors.emplace(cells[1], static_cast<ActorNumber>(actors.size()));
    if (isNew) {
      history.kinds.push_back(kinds.emplace(cells[4], static_cast<std::uint32_t>(kinds.size())).first->second);
      history.countries.push_back(
          countries.emplace(cells[5], static_cast<std::uint32_t>(countries.size())).first->second);
    }
    JointProject& project = projects[cells[0]];
    project.year = std::stoi(cells[6].substr(0, 4));
    project.actors.push_back(actor->second);
  }
  for (auto& [id, project] : projects) history.projects.push_back(std::move(project));
  history.actorCount = actors.size();
  return history;
}

}  // namespace

TEST_CASE("new ties in a network of EU projects are predicted better than by any plain index") {
  if (!std::filesystem::exists(kData)) {
    MESSAGE("skipped: " << kData.string() << " is not here");
    return;
  }
  const CollaborationHistory history = readHistory(kData);
  for (const int year : {2016, 2017}) {
    CAPTURE(year);
    JobControl job;
    const auto report = backtest(history, year, {}, job);
    REQUIRE(report.has_value());
    CHECK_FALSE(report->abstained);
    for (const BacktestMethod& method : report->methods) {
      MESSAGE(fmt::format("{} {:<24} P@10 {:.2f}  P@20 {:.2f}  P@100 {:.2f}  AUC {:.4f}  P@10 per actor {:.4f}", year,
                          method.name, method.precisionAt10, method.precisionAt20, method.precisionAt100, method.auc,
                          method.precisionPerActor));
    }
    const BacktestMethod& ours = report->methods.front();
    for (std::size_t i = 1; i < report->methods.size(); ++i) {
      CHECK(ours.auc > report->methods[i].auc);
      CHECK(ours.precisionPerActor > report->methods[i].precisionPerActor);
      if (year == 2017) CHECK(ours.precisionAt100 > report->methods[i].precisionAt100);
    }
    if (year != 2017) continue;
    CHECK(ours.auc >= 0.90);
    CHECK(report->knownTies == 38796);
    CHECK(report->newTies == 5680);
  }
}

TEST_CASE("where ties come at random, no ranking is given out as better than chance") {
  std::mt19937 random(7);
  CollaborationHistory history;
  constexpr unsigned kActors = 400, kTiesAYear = 400;
  history.actorCount = kActors;
  for (unsigned i = 0; i < 5 * kTiesAYear; ++i) {
    const auto a = static_cast<ActorNumber>(random() % kActors), b = static_cast<ActorNumber>(random() % kActors);
    if (a != b) history.projects.push_back({2010 + static_cast<int>(i / kTiesAYear), {a, b}});
  }
  JobControl job;
  const auto report = backtest(history, 2013, {}, job);
  REQUIRE(report.has_value());
  REQUIRE(report->methods.size() == 5);
  for (const BacktestMethod& method : report->methods) CHECK(method.auc < 0.65);
  CHECK(report->abstained);
  CHECK_FALSE(report->explanation.danish.empty());
}

TEST_CASE("a split after which few ties came is not judged") {
  CollaborationHistory history;
  history.actorCount = 40;
  for (ActorNumber i = 0; i + 2 < 40; ++i) {
    history.projects.push_back({2010 + static_cast<int>(i % 4), {i, i + 1}});
    history.projects.push_back({2014, {i, i + 2}});
  }
  JobControl job;
  const auto report = backtest(history, 2013, {}, job);
  REQUIRE(report.has_value());
  CHECK(report->newTies == 37);
  CHECK(report->abstained);
  CHECK(report->methods.empty());
  CHECK(report->explanation.english.contains("Only 37 new ties"));
}

TEST_CASE("no forecast is given where a plain index did better on the same split, and each way is told") {
  BacktestReport report{.year = 2017};
  report.methods = {{"combined", 0, 0, 0.36, 0.9, 0}, {"adamic_adar", 0, 0, 0.23, 0.84, 0}};
  CHECK_FALSE(shortfall(report).has_value());
  report.methods.push_back({"preferential_attachment", 0, 0, 0.41, 0.85, 0});
  auto why = shortfall(report);
  REQUIRE(why.has_value());
  CHECK(why->danish ==
        "Af de første 100 bud fra 2017 blev 36 til noget; den enkle regel “De bedst forbundne (preferential "
        "attachment)” ramte 41.");
  report.methods[1].auc = 0.912;
  why = shortfall(report);
  REQUIRE(why.has_value());
  CHECK(why->english.contains("hit 41. Pairs that came together stood above pairs that did not in 90.0% of cases"));
  CHECK(why->danish.contains("Adamic-Adar)” i 91,2 %."));
  report.methods = {{"combined", 0, 0, 0, 0.9, 0}, {"adamic_adar", 0, 0, 0, 0.8, 0}};
  CHECK(shortfall(report)->english == "Of the first 100 bids from 2017 none came true.");
}

TEST_CASE("a year outside the data, a cancelled job and an empty history are told") {
  JobControl job;
  CollaborationHistory history;
  CHECK(backtest(history, 2017, {}, job).error().code == ErrorCode::invalidArgument);
  history.actorCount = 2;
  history.projects = {{2015, {0, 1}}};
  CHECK(backtest(history, 2017, {}, job).error().code == ErrorCode::invalidArgument);
}

TEST_CASE("only dated joint work counts as history") {
  const auto network =
      samspil::testing::parseGraph("a -tie@2015- b b -tie- c a -joins@2016-> p:goal c -joins@2017-> p lonely");
  const auto history = historyOf(*network);
  REQUIRE(history.projects.size() == 2);
  CHECK(history.projects[0].year == 2015);
  CHECK(history.projects[1].year == 2017);
  CHECK(history.projects[1].actors.size() == 2);
}

TEST_CASE("a network with more pairs than can be ranked is not tried, and told so at once") {
  // Everybody worked with one actor, so that everybody is at distance two from everybody.
  constexpr ActorNumber kActors = 9200;
  CollaborationHistory history;
  history.actorCount = kActors;
  for (ActorNumber a = 1; a < kActors; ++a) history.projects.push_back({2000, {0, a}});
  for (ActorNumber a = 1; a < 400; ++a) history.projects.push_back({2010, {a, a + 1}});
  JobControl job;
  const auto report = backtest(history, 2005, {}, job);
  REQUIRE(report);
  CHECK(report->tooLarge);
  CHECK(report->abstained);
  CHECK(report->methods.empty());
  CHECK(report->explanation.english.find("about 42 million pairs") != std::string::npos);
}
