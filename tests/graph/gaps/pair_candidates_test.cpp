#include "graph/gaps/pair_candidates.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "graph/gaps/pair_score.h"
#include "tests/support/text_graph.h"

using namespace samspil;
using namespace samspil::testing;

namespace {

struct Run {
  SnapshotPtr network;
  GapOptions options;
  JobControl job;
  GapContext context = GapContext::build(*network, options, job).value();
  ThemeProfiles profiles = ThemeProfiles::build(context, job).value();
  GapInput input{context, profiles, options};
};

// Every pair that is listed, the best first.
std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> allListed(const GapInput& input) {
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> pairs;
  const auto count = static_cast<std::uint32_t>(input.context.network().vertexCount());
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      const VertexIndex va{a}, vb{b};
      if (!input.context.isActor(va) || obstacleOf(input, va, vb) != PairObstacle::none) continue;
      const PairScore score = scorePair(input, va, vb);
      if (isListed(input, score)) pairs.emplace_back(-score.total(), a, b);
    }
  }
  std::ranges::sort(pairs);
  return pairs;
}

void checkAgainstAllPairs(const std::string& text, double surprise) {
  GapOptions options;
  options.surprise = surprise;
  options.top = 25;
  Run run{parseGraph(text), options, {}};
  const auto listed = allListed(run.input);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> most;
  PairCandidates candidates(run.input);
  for (std::uint32_t a = 0; a < run.network->vertexCount(); ++a) {
    if (!run.context.isActor(VertexIndex{a})) continue;
    for (const PairCandidate& candidate : candidates.after(VertexIndex{a}))
      CHECK(most.emplace(std::pair{a, candidate.other.value}, candidate.most).second);
  }
  for (const auto& [negative, a, b] : listed) {
    const auto found = most.find({a, b});
    REQUIRE(found != most.end());
    CHECK(found->second >= -negative - 1e-9);
  }
  const auto gaps = findMissingTies(run.input, run.job).value();
  REQUIRE(gaps.size() == std::min<std::size_t>(listed.size(), 25));
  for (std::size_t i = 0; i < gaps.size(); ++i) CHECK(gaps[i].score == doctest::Approx(-std::get<0>(listed[i])));
}

}  // namespace

TEST_CASE("the best missing ties are those that scoring every pair gives, and no bound is below a score") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto number = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    std::string text;
    for (unsigned i = 0; i < 60; ++i) {
      if (seed % 3 != 0) {
        for (unsigned k = number(4); k > 0; --k) text += fmt::format("o{} -focuses_on-> t{}:theme ", i, number(12));
      }
      for (unsigned k = number(4); k > 0; --k) text += fmt::format("o{} -tie- o{} ", i, number(60));
      if (number(4) == 0) text += fmt::format("o{} -member_of-> g{}:network ", i, number(4));
      if (number(6) == 0) text += fmt::format("p{} -part_of-> o{} p{} -focuses_on?-> t{}:theme ", i, i, i, number(12));
      if (number(8) == 0) text += fmt::format("o{} -wants-> o{} ", i, number(60));
    }
    checkAgainstAllPairs(text, seed % 2 == 0 ? 0.5 : 1.0);
  }
}

TEST_CASE("a partner that everybody shares hides no pair") {
  std::string text;
  for (unsigned i = 0; i < 520; ++i) text += fmt::format("o{} -tie- hub ", i);
  for (unsigned i = 0; i < 40; ++i) text += fmt::format("o{} -focuses_on-> t{}:theme ", i, i % 13);
  checkAgainstAllPairs(text, 0.0);
}
