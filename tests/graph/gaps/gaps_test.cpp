#include "graph/gaps/gap.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/text_graph.h"

using namespace samspil;
using namespace samspil::testing;

namespace {

GapList gapsOf(const SnapshotPtr& network, const GapOptions& options = {}, std::span<const Dismissal> dismissals = {}) {
  JobControl job;
  auto list = findGaps(*network, options, dismissals, job);
  REQUIRE(list.has_value());
  return *list;
}

std::map<std::string, double> scoresOf(const GapList& list) {
  std::map<std::string, double> scores;
  for (const Gap& gap : list.gaps) scores[gap.id] = gap.score;
  return scores;
}

// One gap of each kind, in pieces that have nothing to do with each other.
const std::string kMissingTie =
    "a1 -focuses_on-> t1:theme a1 -focuses_on-> t2:theme a1 -focuses_on-> t3:theme a2 -focuses_on-> t1 a2 "
    "-focuses_on-> t2 "
    "x -focuses_on-> t3 a1 -tie- x ";
const std::string kUncovered = "plan:document -focuses_on-> u1:theme ";
const std::string kThin = "plan -focuses_on-> v1:theme e1 -focuses_on-> v1 ";
const std::string kBridge =
    "m1 -member_of-> g1:network m2 -member_of-> g1 m3 -member_of-> g1 m1 -tie- m2 m2 -tie- m3 m1 -tie- m3 "
    "n1 -member_of-> g2:network n2 -member_of-> g2 n3 -member_of-> g2 n1 -tie- n2 n2 -tie- n3 n1 -tie- n3 "
    "m1 -focuses_on?-> w1:theme n1 -focuses_on?-> w1 m2 -focuses_on?-> w2:theme n2 -focuses_on?-> w2 "
    "m3 -focuses_on?-> w3:theme n3 -focuses_on?-> w3 ";
const std::string kFragile =
    "f1 -tie- f2 f2 -tie- f3 f1 -tie- f3 f1 -tie- hub f2 -tie- hub h1 -tie- hub h2 -tie- hub h1 -tie- h2 h2 -tie- h3 "
    "h1 -tie- h3 ";
const std::string kDormant = "p -tie@2010..2021- q ";
const std::string kUnused = "k1 -member_of-> al:network k2 -member_of-> al k3 -member_of-> al k1 -tie- k2 ";
const std::string kAll = kMissingTie + kUncovered + kThin + kBridge + kFragile + kDormant + kUnused;

std::set<std::uint32_t> statementIds(const GraphSnapshot& network) {
  std::set<std::uint32_t> ids;
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    for (const StatementRow& row : network.statements(EdgeIndex{e})) ids.insert(row.id.value);
  }
  return ids;
}

}  // namespace

TEST_CASE("one planted gap of each kind is found, and nothing else") {
  const auto list = gapsOf(parseGraph(kAll));
  std::set<std::string> ids;
  for (const Gap& gap : list.gaps) ids.insert(gap.id);
  CHECK(ids == std::set<std::string>{"missing_tie:a1+a2", "uncovered_theme:u1", "thin_theme:v1+e1",
                                     "missing_bridge:g1+g2", "fragile:hub", "dormant:p+q", "unused_membership:k3+al"});
}

TEST_CASE("the parts of every gap add up to its score, and all evidence resolves") {
  const auto network = parseGraph(kAll);
  const auto known = statementIds(*network);
  for (const Gap& gap : gapsOf(network).gaps) {
    CAPTURE(gap.id);
    double sum = 0;
    for (const GapPart& part : gap.parts) {
      sum += part.value;
      CHECK_FALSE((part.evidence.statements.empty() && part.evidence.entities.empty()));
      for (const StatementId id : part.evidence.statements) CHECK(known.contains(id.value));
      for (const EntityId id : part.evidence.entities) CHECK(network->find(id).has_value());
      CHECK((part.value > 0 ? '+' : '-') == part.sign);
      CHECK(std::abs(part.value) <= 3);
      CHECK_FALSE(part.text.danish.empty());
      CHECK_FALSE(part.text.english.empty());
    }
    CHECK(sum == doctest::Approx(gap.score).epsilon(1e-12));
    CHECK_FALSE(gap.sentence.danish.empty());
    CHECK_FALSE(gap.next.english.empty());
  }
}

TEST_CASE("removing a cited fact changes the score") {
  const auto before = scoresOf(gapsOf(parseGraph(kMissingTie)));
  REQUIRE(before.contains("missing_tie:a1+a2"));
  for (const std::string fact :
       {"a1 -focuses_on-> t1:theme ", "a2 -focuses_on-> t1 ", "a2 -focuses_on-> t2 ", "a1 -focuses_on-> t3:theme "}) {
    CAPTURE(fact);
    std::string text = kMissingTie;
    text.replace(text.find(fact), fact.size(), fact.find("t1") != std::string::npos ? "t1:theme " : "");
    const auto after = scoresOf(gapsOf(parseGraph(text)));
    CHECK((!after.contains("missing_tie:a1+a2") || after.at("missing_tie:a1+a2") != before.at("missing_tie:a1+a2")));
  }
}

TEST_CASE("an actor without themes is unknown, not a gap") {
  const auto network = parseGraph("a -focuses_on-> t:theme b -focuses_on-> t c -tie- a");
  const auto list = gapsOf(network);
  REQUIRE(list.unknown.size() == 1);
  CHECK(list.unknown.front().vertex == at(network, "c"));
  for (const Gap& gap : list.gaps)
    CHECK(std::find(gap.entities.begin(), gap.entities.end(), at(network, "c")) == gap.entities.end());
  JobControl job;
  CHECK(whyNot(*network, at(network, "b"), at(network, "c"), {}, {}, job)->reason == WhyNot::Reason::unknown);
}

TEST_CASE("moderate overlap ranks above a near-copy, unless competitors are asked for") {
  // copy has all of a's themes, near has three of five and two of its own.
  const auto network = parseGraph(
      "a -focuses_on-> t1:theme a -focuses_on-> t2:theme a -focuses_on-> t3:theme a -focuses_on-> t4:theme a "
      "-focuses_on-> t5:theme "
      "copy -focuses_on-> t1 copy -focuses_on-> t2 copy -focuses_on-> t3 copy -focuses_on-> t4 copy -focuses_on-> t5 "
      "near -focuses_on-> t1 near -focuses_on-> t2 near -focuses_on-> t3 near -focuses_on-> t6:theme near "
      "-focuses_on-> t7:theme "
      "x -focuses_on-> t6 x -focuses_on-> t8:theme y -focuses_on-> t8 y -focuses_on-> t9:theme a -tie- z copy -tie- z "
      "near -tie- z z -focuses_on-> t9");
  const auto scores = scoresOf(gapsOf(network));
  REQUIRE(scores.contains("missing_tie:a+near"));
  CHECK((!scores.contains("missing_tie:a+copy") || scores.at("missing_tie:a+copy") < scores.at("missing_tie:a+near")));
  GapOptions options;
  options.competitorsToo = true;
  const auto all = scoresOf(gapsOf(network, options));
  REQUIRE(all.contains("missing_tie:a+copy"));
  CHECK(all.at("missing_tie:a+copy") > all.at("missing_tie:a+near"));
}

TEST_CASE("the more surprise is asked for, the fewer hubs are suggested") {
  const unsigned seed = 20;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto number = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  std::string text;
  for (unsigned i = 0; i < 60; ++i) {
    for (unsigned k = 0; k < (i < 5 ? 8U : 2U); ++k) text += fmt::format("o{} -focuses_on-> t{}:theme ", i, number(20));
    for (unsigned k = 0; k < (i < 5 ? 14U : 2U); ++k) text += fmt::format("o{} -tie- o{} ", i, number(60));
  }
  const auto network = parseGraph(text);
  std::vector<std::pair<std::size_t, std::uint32_t>> byDegree;
  for (std::uint32_t v = 0; v < network->vertexCount(); ++v) {
    if (network->vocabulary().type(network->type(VertexIndex{v})).actor)
      byDegree.emplace_back(network->degree(VertexIndex{v}), v);
  }
  std::sort(byDegree.rbegin(), byDegree.rend());
  std::size_t last = 1000;
  for (const double surprise : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    GapOptions options;
    options.surprise = surprise;
    options.kinds = {GapKind::missingTie};
    options.top = 20;
    std::size_t withHub = 0;
    for (const Gap& gap : gapsOf(network, options).gaps) {
      withHub += std::any_of(byDegree.begin(), byDegree.begin() + 5, [&](const auto& hub) {
        return gap.entities[0].value == hub.second || gap.entities[1].value == hub.second;
      });
    }
    CAPTURE(surprise);
    CHECK(withHub <= last);
    last = withHub;
  }
}

TEST_CASE("the chain of introducers exists and is shortest") {
  const auto network = parseGraph(
      "a -focuses_on-> t1:theme a -focuses_on-> t2:theme b -focuses_on-> t1 b -focuses_on-> t2 a -tie- c c -tie- b "
      "a -tie- d d -tie- e e -tie- b c -focuses_on-> t3:theme d -focuses_on-> t3 b -focuses_on-> t4:theme");
  const auto list = gapsOf(network);
  const auto gap =
      std::find_if(list.gaps.begin(), list.gaps.end(), [](const Gap& g) { return g.id == "missing_tie:a+b"; });
  REQUIRE(gap != list.gaps.end());
  CHECK(gap->introducers == std::vector{at(network, "c")});
}

TEST_CASE("why-not gives exactly one reason for every pair") {
  const auto network = parseGraph(kAll);
  const auto list = gapsOf(network);
  JobControl job;
  using Reason = WhyNot::Reason;
  const auto reason = [&](std::string_view a, std::string_view b) {
    return whyNot(*network, at(network, a), at(network, b), {}, {}, job)->reason;
  };
  CHECK(reason("a1", "a2") == Reason::listed);
  CHECK(reason("a1", "x") == Reason::alreadyTied);
  CHECK(reason("a1", "t1") == Reason::notActors);
  CHECK(reason("a1", "e1") == Reason::belowThreshold);
  CHECK(reason("a1", "p") == Reason::unknown);
}

TEST_CASE("a dismissed gap stays away until its evidence changes") {
  const auto network = parseGraph(kMissingTie);
  const auto list = gapsOf(network);
  const auto gap =
      std::find_if(list.gaps.begin(), list.gaps.end(), [](const Gap& g) { return g.id == "missing_tie:a1+a2"; });
  REQUIRE(gap != list.gaps.end());
  const Dismissal dismissal{gap->id, "Prøvet i 2023", "me", 1, gap->fingerprint, statementsOf(*gap)};
  const auto without = gapsOf(network, {}, {&dismissal, 1});
  CHECK(without.dismissed == 1);
  CHECK_FALSE(scoresOf(without).contains("missing_tie:a1+a2"));
  JobControl job;
  CHECK(whyNot(*network, at(network, "a1"), at(network, "a2"), {}, {&dismissal, 1}, job)->reason ==
        WhyNot::Reason::dismissed);
  const auto changed =
      gapsOf(parseGraph(kMissingTie + "a2 -focuses_on-> t4:theme a1 -focuses_on-> t4"), {}, {&dismissal, 1});
  REQUIRE(changed.raisedAgain.size() == 1);
  CHECK(changed.raisedAgain.front().second.reason == "Prøvet i 2023");
}

TEST_CASE("the certainty asked for changes what counts") {
  const auto network = parseGraph("plan:document -focuses_on-> t:theme a -focuses_on?-> t b -focuses_on-> s:theme");
  GapOptions stated;
  stated.worst = Certainty::stated;
  CHECK(scoresOf(gapsOf(network)).contains("thin_theme:t+a"));
  CHECK(scoresOf(gapsOf(network, stated)).contains("uncovered_theme:t"));
}

TEST_CASE("gaps are the same every time, cancel is heard, and nothing comes of nothing") {
  const auto network = parseGraph(kAll);
  const auto once = gapsOf(network), twice = gapsOf(network);
  REQUIRE(once.gaps.size() == twice.gaps.size());
  for (std::size_t i = 0; i < once.gaps.size(); ++i) {
    CHECK(once.gaps[i].id == twice.gaps[i].id);
    CHECK(once.gaps[i].score == twice.gaps[i].score);
    CHECK(once.gaps[i].fingerprint == twice.gaps[i].fingerprint);
  }
  JobControl job;
  job.cancel();
  CHECK(findGaps(*network, {}, {}, job).error().code == ErrorCode::cancelled);
  CHECK(gapsOf(parseGraph("")).gaps.empty());
  CHECK(gapsOf(parseGraph("lonely")).gaps.empty());
}
