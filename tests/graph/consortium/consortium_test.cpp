#include "graph/consortium/consortium.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "graph/consortium/selection.h"
#include "tests/support/text_graph.h"

using namespace samspil;
using namespace samspil::testing;

namespace {

CountryRule smallRule() {
  CountryRule rule;
  rule.memberStates = {"DK", "SE", "DE", "FR"};
  rule.associated = {"GB", "NO"};
  return rule;
}

ConsortiumAnswer build(const SnapshotPtr& network, const Call& call, std::size_t proposals = 3) {
  JobControl job;
  auto answer = buildConsortia(*network, call, proposals, job);
  REQUIRE(answer.has_value());
  return *answer;
}

// Every hard rule, written down anew from the call and the network alone.
bool satisfies(const Field& field, const Call& call, const std::vector<std::size_t>& members) {
  if (static_cast<int>(members.size()) < call.smallest || static_cast<int>(members.size()) > call.largest) return false;
  const auto some = [&](auto&& test) {
    return std::any_of(members.begin(), members.end(), [&](std::size_t m) { return test(field.candidates[m]); });
  };
  for (std::size_t t = 0; t < call.themes.size(); ++t) {
    if (!some([&](const Candidate& c) { return c.themes[t] > 0; })) return false;
  }
  for (const std::string& country : call.countries) {
    if (!some([&](const Candidate& c) { return c.country == country; })) return false;
  }
  for (const std::size_t must : field.must) {
    if (std::find(members.begin(), members.end(), must) == members.end()) return false;
  }
  if (!call.countryRule) return true;
  std::set<std::string> countries;
  bool memberState = false;
  const auto isIn = [](const std::vector<std::string>& list, const std::string& c) {
    return std::find(list.begin(), list.end(), c) != list.end();
  };
  for (const std::size_t m : members) {
    const std::string& country = field.candidates[m].country;
    const bool inUnion = isIn(call.countryRule->memberStates, country);
    if (inUnion || isIn(call.countryRule->associated, country)) countries.insert(country);
    memberState = memberState || inUnion;
  }
  return static_cast<int>(countries.size()) >= call.countryRule->independentEntities && memberState;
}

// The best score of all sets, tried one by one; none: impossible.
std::optional<double> bestOfAll(const Field& field, const Call& call) {
  std::optional<double> best;
  for (std::uint32_t set = 0; set < (1U << field.candidates.size()); ++set) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < field.candidates.size(); ++i) {
      if (set >> i & 1U) members.push_back(i);
    }
    if (satisfies(field, call, members)) best = std::max(best.value_or(-1e9), scoreOf(field, members));
  }
  return best;
}

std::string randomNetwork(std::mt19937& random, unsigned actors) {
  const auto number = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  const char* countries[] = {"DK", "SE", "DE", "FR", "GB", "NO", "US"};
  std::string text = "t0:theme t1:theme t2:theme t3:theme ";
  for (unsigned i = 0; i < actors; ++i) {
    text += fmt::format("o{}@{} ", i, countries[number(7)]);
    for (unsigned k = number(3); k > 0; --k)
      text += fmt::format("o{} -focuses_on{}-> t{} ", i, number(2) ? "?" : "", number(4));
    if (number(2)) text += fmt::format("o{} -tie- o{} ", i, number(actors));
  }
  return text;
}

}  // namespace

TEST_CASE("proposals are feasible and the first is the best of all sets") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto network = parseGraph(randomNetwork(random, 6 + seed % 9));
    Call call;
    call.themes = {"t0", "t1"};
    if (seed % 3 == 0) call.themes.push_back("t2");
    if (seed % 4 == 0) call.countries = {"SE"};
    if (seed % 5 == 0) call.must = {"o1"};
    call.smallest = seed % 2 ? 3 : 2;
    call.largest = 3 + static_cast<int>(seed % 4);
    if (seed % 7) call.countryRule = smallRule();
    JobControl job;
    const GapOptions options;
    const auto context = GapContext::build(*network, options, job);
    const auto profiles = ThemeProfiles::build(*context, job);
    const auto field = gatherCandidates({*context, *profiles, options}, call, 40);
    REQUIRE(field.has_value());
    REQUIRE(field->candidates.size() <= 18);
    const auto best = bestOfAll(*field, call);
    const auto answer = build(network, call);
    REQUIRE(answer.proposals.empty() == !best.has_value());
    CHECK(answer.provenOptimal);
    if (best) {
      CHECK(answer.proposals.front().score == doctest::Approx(*best).epsilon(1e-12));
    } else {
      REQUIRE(answer.conflict.has_value());
      CHECK_FALSE(answer.conflict->demands.empty());
    }
    for (const Proposal& proposal : answer.proposals) {
      std::vector<std::size_t> members;
      for (const MemberReason& member : proposal.members) {
        for (std::size_t i = 0; i < field->candidates.size(); ++i) {
          if (field->candidates[i].vertex == member.vertex) members.push_back(i);
        }
      }
      CHECK(satisfies(*field, call, members));
      const auto& parts = proposal.parts;
      CHECK(parts.coverage + parts.complementarity + parts.existingTies + parts.newcomers + parts.size ==
            doctest::Approx(proposal.score));
      for (const Swap& swap : proposal.swaps) {
        std::vector<std::size_t> other;
        for (const std::size_t m : members) {
          std::size_t member = m;
          if (field->candidates[m].vertex == swap.out) {
            member = static_cast<std::size_t>(std::find_if(field->candidates.begin(), field->candidates.end(),
                                                           [&](const Candidate& c) { return c.vertex == swap.in; }) -
                                              field->candidates.begin());
          }
          other.push_back(member);
        }
        CHECK(satisfies(*field, call, other));
      }
    }
  }
}

TEST_CASE("of conflicting demands every one is needed: two that cannot hold together are named, and no third") {
  const auto network = parseGraph("a@DK b@SE c@DE a -focuses_on-> t:theme b -focuses_on-> t c -focuses_on-> t s:theme");
  Call call;
  call.themes = {"t", "s"};  // nobody works on s
  call.countryRule = smallRule();
  const auto answer = build(network, call);
  CHECK(answer.proposals.empty());
  REQUIRE(answer.conflict.has_value());
  REQUIRE(answer.conflict->demands.size() == 1);
  CHECK(answer.conflict->demands.front().english.find("s") != std::string::npos);

  Call crowded;
  crowded.countries = {"DK", "SE", "DE"};
  crowded.smallest = 1;
  crowded.largest = 2;
  const auto second = build(network, crowded);
  REQUIRE(second.conflict.has_value());
  CHECK(second.conflict->demands.size() == 4);  // three countries, at most two partners
}

TEST_CASE("needs come first: who alone covers a theme is taken before who is known") {
  const auto network = parseGraph(
      "a@DK friend@SE stranger@DE a -tie- friend a -focuses_on-> t1:theme friend -focuses_on-> t1 stranger "
      "-focuses_on-> t2:theme");
  Call call;
  call.themes = {"t1", "t2"};
  call.smallest = 2;
  call.largest = 2;
  const auto answer = build(network, call);
  REQUIRE_FALSE(answer.proposals.empty());
  const auto& members = answer.proposals.front().members;
  const auto stranger = std::find_if(members.begin(), members.end(),
                                     [&](const MemberReason& m) { return m.vertex == at(network, "stranger"); });
  REQUIRE(stranger != members.end());
  CHECK(stranger->onlyCoverOf == std::vector<std::string>{"t2"});
  CHECK_FALSE(stranger->addsNothing);
}

TEST_CASE("collective names, alliances and the excluded are no partners") {
  const auto network = parseGraph(
      "a@DK g:group@DK n:network@DK x@SE a -focuses_on-> t:theme g -focuses_on-> t n -focuses_on-> t x -focuses_on-> "
      "t");
  Call call;
  call.themes = {"t"};
  call.mustNot = {"x"};
  call.smallest = 1;
  call.largest = 1;
  const auto answer = build(network, call);
  REQUIRE(answer.proposals.size() == 1);
  CHECK(answer.proposals.front().members.front().vertex == at(network, "a"));
  CHECK(answer.candidates == 1);
}
