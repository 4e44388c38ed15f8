#include "graph/consortium/consortium.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/country_name.h"
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

// The call's demands as the checker reads them: each can be left out.
struct Demands {
  std::vector<std::string> themes, types, countries;
  std::vector<VertexIndex> must;
  int smallest = 0, largest = 1000, needCountries = 0, needMembers = 0;
};

Demands demandsOf(const SnapshotPtr& network, const Call& call) {
  Demands demands{call.themes, call.types, call.countries, {}, call.smallest, call.largest};
  for (const std::string& key : call.must) demands.must.push_back(at(network, key));
  if (call.countryRule) {
    demands.needCountries = call.countryRule->independentEntities;
    demands.needMembers = call.countryRule->inMemberStates;
  }
  return demands;
}

// Tries every set of the candidates one by one, with rules, worth and idleness written down anew: the call's words and
// the network decide, nothing of the search.
class Checker {
 public:
  Checker(const SnapshotPtr& network, const Call& call, const Field& field)
      : network_(network), call_(call), field_(field) {}

  using Set = std::uint32_t;
  bool has(Set set, std::size_t i) const { return set >> i & 1U; }

  bool holds(const Demands& demands, Set set) const {
    const int size = std::popcount(set);
    if (size < demands.smallest || size > demands.largest) return false;
    for (const VertexIndex must : demands.must) {
      if (!some(set, [&](const Candidate& c) { return c.vertex == must; })) return false;
    }
    return holdsButSize(demands, set);
  }

  bool isIdle(const Demands& demands, Set set, std::size_t member) const {
    const Set rest = set & ~(1U << member);
    return holdsButSize(demands, rest) && coverage(rest) > coverage(set) - 1e-12;
  }

  bool isProposal(const Demands& demands, Set set) const {
    if (!holds(demands, set)) return false;
    if (std::popcount(set) <= demands.smallest) return true;
    for (std::size_t i = 0; i < field_.candidates.size(); ++i) {
      const bool demanded = std::ranges::find(demands.must, field_.candidates[i].vertex) != demands.must.end();
      if (has(set, i) && !demanded && isIdle(demands, set, i)) return false;
    }
    return true;
  }

  double worth(Set set) const {
    double sum = 0;
    for (std::size_t t = 0; t < call_.themes.size(); ++t) {
      double best = 0, all = 0;
      each(set, [&](const Candidate& c) {
        best = std::max(best, c.themes[t]);
        all += c.themes[t];
      });
      if (all > 0) sum += 2 * best + 0.4 * best / all;
    }
    each(set, [&](const Candidate& c) {
      double known = 0;
      for (std::size_t i = 0; i < field_.candidates.size(); ++i)
        known = has(set, i) ? std::max(known, c.ties[i]) : known;
      sum += -0.5 + (known > 0 ? 0.3 * known : std::popcount(set) > 1 ? 0.1 : 0);
    });
    return sum;
  }

  std::optional<double> best(const Demands& demands) const {
    std::optional<double> best;
    for (Set set = 0; set < (1U << field_.candidates.size()); ++set) {
      if (isProposal(demands, set)) best = std::max(best.value_or(-1e9), worth(set));
    }
    return best;
  }

  bool possible(const Demands& demands) const {
    for (Set set = 0; set < (1U << field_.candidates.size()); ++set) {
      if (holds(demands, set)) return true;
    }
    return false;
  }

  Set setOf(const std::vector<VertexIndex>& members) const {
    Set set = 0;
    for (std::size_t i = 0; i < field_.candidates.size(); ++i) {
      if (std::ranges::find(members, field_.candidates[i].vertex) != members.end()) set |= 1U << i;
    }
    return set;
  }

 private:
  template <typename Visit>
  void each(Set set, Visit visit) const {
    for (std::size_t i = 0; i < field_.candidates.size(); ++i) {
      if (has(set, i)) visit(field_.candidates[i]);
    }
  }
  template <typename Test>
  bool some(Set set, Test test) const {
    bool found = false;
    each(set, [&](const Candidate& c) { found = found || test(c); });
    return found;
  }
  std::string countryOf(const Candidate& c) const {
    return std::string(network_->countryName(network_->country(c.vertex)));
  }
  double coverage(Set set) const {
    double sum = 0;
    for (std::size_t t = 0; t < call_.themes.size(); ++t) {
      double best = 0;
      each(set, [&](const Candidate& c) { best = std::max(best, c.themes[t]); });
      sum += best;
    }
    return sum;
  }

  bool holdsButSize(const Demands& demands, Set set) const {
    for (const std::string& theme : demands.themes) {
      const auto t = static_cast<std::size_t>(std::ranges::find(call_.themes, theme) - call_.themes.begin());
      if (!some(set, [&](const Candidate& c) { return c.themes[t] > 0; })) return false;
    }
    for (const std::string& type : demands.types) {
      if (!some(set,
                [&](const Candidate& c) { return network_->vocabulary().type(network_->type(c.vertex)).key == type; }))
        return false;
    }
    for (const std::string& country : demands.countries) {
      if (!some(set, [&](const Candidate& c) { return countryOf(c) == country; })) return false;
    }
    if (demands.needCountries == 0) return true;
    std::set<std::string> countries;
    int members = 0;
    const auto isIn = [](const std::vector<std::string>& list, const std::string& c) {
      return std::ranges::find(list, c) != list.end();
    };
    each(set, [&](const Candidate& c) {
      const bool inUnion = isIn(call_.countryRule->memberStates, countryOf(c));
      if (inUnion || isIn(call_.countryRule->associated, countryOf(c))) countries.insert(countryOf(c));
      members += inUnion ? 1 : 0;
    });
    return static_cast<int>(countries.size()) >= demands.needCountries && members >= demands.needMembers;
  }

  const SnapshotPtr& network_;
  const Call& call_;
  const Field& field_;
};

// One demand that can be left out, with the sentence that names it.
struct Toggle {
  std::string starts;
  std::function<void(Demands&)> drop;
};

std::vector<Toggle> togglesOf(const SnapshotPtr& network, const Call& call) {
  std::vector<Toggle> toggles;
  for (const std::string& theme : call.themes)
    toggles.push_back({fmt::format("The theme {} must", theme), [=](Demands& d) { std::erase(d.themes, theme); }});
  for (const std::string& type : call.types)
    toggles.push_back(
        {fmt::format("A partner must be of type {}.", type), [=](Demands& d) { std::erase(d.types, type); }});
  for (const std::string& country : call.countries)
    toggles.push_back({fmt::format("A partner must come from {}", countryName(country).english),
                       [=](Demands& d) { std::erase(d.countries, country); }});
  for (const std::string& must : call.must)
    toggles.push_back(
        {fmt::format("{} has to be in.", must), [v = at(network, must)](Demands& d) { std::erase(d.must, v); }});
  toggles.push_back({"At least 3 countries", [](Demands& d) { d.needCountries = 0; }});
  toggles.push_back({"At most", [](Demands& d) { d.largest = 1000; }});
  toggles.push_back({fmt::format("At least {} partners", call.smallest), [](Demands& d) { d.smallest = 0; }});
  return toggles;
}

Call randomCall(unsigned seed) {
  Call call;
  call.themes = {"t0", "t1"};
  if (seed % 3 == 0) call.themes.push_back("t2");
  if (seed % 4 == 0) call.countries = {"SE"};
  if (seed % 5 == 0) call.must = {"o1"};
  if (seed % 6 == 0) call.types = {"hospital"};
  if (seed % 8 == 0) call.countries.push_back("NO");
  call.smallest = seed % 2 ? 3 : 2;
  call.largest = 3 + static_cast<int>(seed % 4);
  if (seed % 7) call.countryRule = smallRule();
  return call;
}

std::string randomNetwork(std::mt19937& random, unsigned actors) {
  const auto number = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  const char* countries[] = {"DK", "SE", "DE", "FR", "GB", "NO", "US"};
  std::string text = "t0:theme t1:theme t2:theme t3:theme ";
  for (unsigned i = 0; i < actors; ++i) {
    text += fmt::format("o{}{}@{} ", i, i > 0 && number(4) ? "" : ":hospital", countries[number(7)]);
    for (unsigned k = number(3); k > 0; --k)
      text += fmt::format("o{} -focuses_on{}-> t{} ", i, number(2) ? "?" : "", number(4));
    if (number(2)) text += fmt::format("o{} -tie- o{} ", i, number(actors));
  }
  return text;
}

void checkConflict(const SnapshotPtr& network, const Call& call, const Checker& checker,
                   const ConsortiumAnswer& answer) {
  REQUIRE(answer.conflict.has_value());
  const auto toggles = togglesOf(network, call);
  std::vector<const Toggle*> named;
  for (const LocalizedText& demand : answer.conflict->demands) {
    const auto toggle =
        std::ranges::find_if(toggles, [&](const Toggle& t) { return demand.english.starts_with(t.starts); });
    CAPTURE(demand.english);
    REQUIRE(toggle != toggles.end());
    named.push_back(&*toggle);
  }
  Demands alone = demandsOf(network, call);
  for (const Toggle& toggle : toggles) {
    if (std::ranges::find(named, &toggle) == named.end()) toggle.drop(alone);
  }
  CHECK_FALSE(checker.possible(alone));
  for (const Toggle* toggle : named) {
    Demands without = alone;
    toggle->drop(without);
    CHECK(checker.possible(without));
  }
}

void checkProposal(const Checker& checker, const Demands& demands, const Proposal& proposal) {
  std::vector<VertexIndex> members;
  for (const MemberReason& member : proposal.members) members.push_back(member.vertex);
  const auto set = checker.setOf(members);
  CHECK(checker.isProposal(demands, set));
  CHECK(checker.worth(set) == doctest::Approx(proposal.score));
  const auto& parts = proposal.parts;
  CHECK(parts.coverage + parts.complementarity + parts.existingTies + parts.newcomers + parts.size ==
        doctest::Approx(proposal.score));
  for (const MemberReason& member : proposal.members) {
    const auto place = static_cast<std::size_t>(std::countr_zero(checker.setOf({member.vertex})));
    CHECK(member.addsNothing == checker.isIdle(demands, set, place));
  }
  for (const Swap& swap : proposal.swaps) {
    std::vector<VertexIndex> other = members;
    std::ranges::replace(other, swap.out, swap.in);
    CHECK(checker.holds(demands, checker.setOf(other)));
  }
}

}  // namespace

TEST_CASE("proposals are feasible, the first is the best of all sets, and what conflicts is minimal") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto network = parseGraph(randomNetwork(random, seed == 40 ? 18 : 5 + seed % 9));
    const Call call = randomCall(seed);
    JobControl job;
    const GapOptions options;
    const auto context = GapContext::build(*network, options, job);
    const auto profiles = ThemeProfiles::build(*context, job);
    const auto field = gatherCandidates({*context, *profiles, options}, call, 40);
    REQUIRE(field.has_value());
    REQUIRE(field->candidates.size() <= 18);
    const Checker checker(network, call, *field);
    const Demands demands = demandsOf(network, call);
    const auto best = checker.best(demands);
    const auto answer = build(network, call);
    REQUIRE(answer.proposals.empty() == !best.has_value());
    CHECK(answer.provenOptimal);
    if (best) CHECK(answer.proposals.front().score == doctest::Approx(*best).epsilon(1e-12));
    if (!best) checkConflict(network, call, checker, answer);
    for (const Proposal& proposal : answer.proposals) checkProposal(checker, demands, proposal);
  }
}

TEST_CASE("of conflicting demands every one is needed: the fewest that cannot hold together are named") {
  const auto network = parseGraph("a@DK b@SE c@DE a -focuses_on-> t:theme b -focuses_on-> t c -focuses_on-> t s:theme");
  Call call;
  call.themes = {"t", "s"};  // nobody works on s
  call.countryRule = smallRule();
  const auto answer = build(network, call);
  CHECK(answer.proposals.empty());
  REQUIRE(answer.conflict.has_value());
  REQUIRE(answer.conflict->demands.size() == 1);
  CHECK(answer.conflict->demands.front().english ==
        "The theme s must be covered, but no possible partner works on it.");

  Call contrary;
  contrary.must = contrary.mustNot = {"b"};
  const auto neither = build(network, contrary);
  CHECK(neither.proposals.empty());
  REQUIRE(neither.conflict.has_value());
  CHECK(neither.conflict->demands.size() == 2);

  Call crowded;
  crowded.countries = {"DK", "SE", "DE"};
  crowded.smallest = 1;
  crowded.largest = 2;
  const auto second = build(network, crowded);
  REQUIRE(second.conflict.has_value());
  CHECK(second.conflict->demands.size() == 4);  // three countries, at most two partners

  Call poor;
  poor.countryRule = smallRule();
  poor.budget = 300'000;
  poor.smallestShare = 150'000;
  poor.smallest = 1;
  const auto third = build(network, poor);
  REQUIRE(third.conflict.has_value());
  CHECK(third.conflict->demands.size() == 2);  // three countries, money for two
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

TEST_CASE("who cannot sign is no partner, but what it does is brought by its organisation or its members, and said") {
  const auto network = parseGraph(
      "h@DK c:university_clinic@DK c -part_of-> h c -focuses_on-> t1:theme n:network x@SE x -member_of-> n "
      "n -focuses_on-> t2:theme k:kuf_community@DK k -focuses_on-> t2 who:organisation.international_org@FR "
      "who -focuses_on-> t1 z@DE");
  Call call;
  call.themes = {"t1", "t2"};
  call.countryRule = smallRule();
  call.noParties = {"university_clinic", "kuf_community", "organisation/international_org"};
  const auto answer = build(network, call);
  REQUIRE(answer.proposals.size() == 1);
  CHECK(answer.candidates == 3);
  const auto& members = answer.proposals.front().members;
  REQUIRE(members.size() == 3);
  const auto member = [&](std::string_view key) {
    return *std::ranges::find(members, at(network, key), &MemberReason::vertex);
  };
  REQUIRE(member("h").through.size() == 1);
  CHECK(member("h").through.front().unit == at(network, "c"));
  CHECK(member("x").through.front().unit == at(network, "n"));
  CHECK_FALSE(member("z").question.english.empty());  // nothing says that it works on the subject

  call.must = {"who"};  // asked for by name it may come in, but the country rule does not count it
  call.largest = 3;
  CHECK(build(network, call).proposals.empty());
}

TEST_CASE("nobody is taken in for being known, and who only makes up the number is said to") {
  const auto network =
      parseGraph("a@DK -focuses_on-> t:theme b@SE hub@DK a -tie- hub b -tie- hub c@DE -tie- hub d@FR -tie- hub");
  Call call;
  call.themes = {"t"};
  call.countryRule = smallRule();
  const auto answer = build(network, call);
  REQUIRE_FALSE(answer.proposals.empty());
  CHECK(answer.proposals.front().members.size() == 3);
  call.smallest = 4;
  const auto larger = build(network, call);
  REQUIRE_FALSE(larger.proposals.empty());
  const auto& members = larger.proposals.front().members;
  CHECK(members.size() == 4);
  for (const MemberReason& member : members)
    CHECK(member.addsNothing == (member.sentence.english.find("only to make up 4 partners") != std::string::npos));
}

TEST_CASE("roles are filled, and the budget is shared out to the last euro") {
  const auto network = parseGraph(
      "a:hospital@DK -focuses_on-> t:theme m:municipality@SE b:university@DE -focuses_on-> t u:university@FR");
  Call call;
  call.themes = {"t"};
  call.countryRule = smallRule();
  call.roles = {{{"Slutbruger", "End user"}, {"municipality"}, ""}, {{"Forskning", "Research"}, {"university"}, "t"}};
  call.budget = 1'000'000;
  const auto answer = build(network, call);
  REQUIRE_FALSE(answer.proposals.empty());
  double sum = 0;
  for (const MemberReason& member : answer.proposals.front().members) {
    sum += member.budget;
    CHECK(member.budget > 0);
    if (member.vertex == at(network, "m")) CHECK(member.roles.front().english == "End user");
    if (member.vertex == at(network, "b")) CHECK(member.roles.front().english == "Research");
    if (member.vertex == at(network, "u")) CHECK(member.roles.empty());  // a university, but not on the theme
  }
  CHECK(sum == doctest::Approx(1'000'000));
  call.types = {"no_such_type"};
  JobControl job;
  CHECK(buildConsortia(*network, call, 1, job).error().code == ErrorCode::invalidArgument);
}

TEST_CASE("a hundred candidates are searched through to the proven best") {
  std::mt19937 random(3);
  std::string text = randomNetwork(random, 120);
  const auto network = parseGraph(text);
  Call call;
  call.themes = {"t0", "t1", "t2"};
  call.countries = {"SE"};
  call.countryRule = smallRule();
  call.smallest = 4;
  call.largest = 8;
  const auto answer = build(network, call, 4);
  CHECK(answer.candidates >= 80);
  CHECK(answer.provenOptimal);
  CHECK(answer.proposals.size() == 4);
}
