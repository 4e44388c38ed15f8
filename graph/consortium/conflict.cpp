#include "graph/consortium/conflict.h"

#include <algorithm>

#include "base/country_name.h"
#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

// Subsets of so many demands are tried for a smaller conflict than the deletion filter's.
constexpr std::size_t kMostSubsets = 5000;

// One demand of the call that can be switched off.
struct Demand {
  LocalizedText text;
  void (*drop)(Rules& rules, std::size_t which);
  std::size_t which = 0;
};

class Demands {
 public:
  Demands(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules)
      : network_(network), call_(call), field_(field) {
    addNeeds();
    for (const std::size_t must : field.must) {
      add(
          say("{0} skal være med.", "{0} has to be in.", {nameOf(network, field.candidates[must].vertex)}),
          [](Rules& r, std::size_t which) { std::erase(r.must, which); }, must);
    }
    addCountryRule(rules);
    const LocalizedText largest = sayNumber(rules.largest), smallest = sayNumber(rules.smallest);
    const bool byBudget = static_cast<int>(rules.largest) < call.largest;
    add(byBudget ? say("Budgettet rækker til højst {0} partnere.", "The budget is enough for {0} partners.", {largest})
                 : say("Højst {0} partnere.", "At most {0} partners.", {largest}),
        [](Rules& r, std::size_t) { r.largest = std::max<std::size_t>(1000, r.smallest); });
    add(say("Mindst {0} partnere.", "At least {0} partners.", {smallest}),
        [](Rules& r, std::size_t) { r.smallest = 0; });
  }

  std::vector<Demand> take() { return std::move(demands_); }

 private:
  void add(LocalizedText text, void (*drop)(Rules&, std::size_t), std::size_t which = 0) {
    demands_.push_back({std::move(text), drop, which});
  }

  void addNeeds() {
    std::size_t need = 0;
    const auto addNeed = [&](LocalizedText text) {
      add(
          std::move(text), [](Rules& r, std::size_t which) { r.needs.reset(which); }, need++);
    };
    for (const std::string& theme : call_.themes) {
      const LocalizedText name = nameOf(network_, *network_.findKey(theme));
      addNeed(isBrought(need) ? say("Temaet {0} skal dækkes.", "The theme {0} must be covered.", {name})
                              : say("Temaet {0} skal dækkes, men ingen mulig partner arbejder med det.",
                                    "The theme {0} must be covered, but no possible partner works on it.", {name}));
    }
    for (const std::string& type : call_.types) {
      const auto id = network_.vocabulary().findType(type);
      addNeed(say("En partner skal være af typen {0}.", "A partner must be of type {0}.",
                  {labelOf(network_.vocabulary().type(*id))}));
    }
    for (const std::string& country : call_.countries) {
      const LocalizedText name = countryName(country);
      addNeed(isBrought(need) ? say("En partner skal komme fra {0}.", "A partner must come from {0}.", {name})
                              : say("En partner skal komme fra {0}, men ingen mulig partner er derfra.",
                                    "A partner must come from {0}, but no possible partner is from there.", {name}));
    }
    for (const CallRole& role : call_.roles)
      addNeed(say("Rollen {0} skal udfyldes.", "The role {0} must be filled.", {role.name}));
  }

  bool isBrought(std::size_t need) const {
    return std::any_of(field_.candidates.begin(), field_.candidates.end(),
                       [&](const Candidate& candidate) { return candidate.brings[need]; });
  }

  void addCountryRule(const Rules& rules) {
    if (rules.countries <= 0 && rules.inMemberStates <= 0) return;
    add(rules.inMemberStates == 1
            ? say("Mindst {0} lande skal være med, heraf ét medlemsland.",
                  "At least {0} countries have to be in, one of them a Member State.",
                  {sayNumber(static_cast<std::uint64_t>(rules.countries))})
            : say("Mindst {0} lande skal være med, og mindst {1} partnere fra medlemslande.",
                  "At least {0} countries have to be in, and at least {1} partners from Member States.",
                  {sayNumber(static_cast<std::uint64_t>(rules.countries)),
                   sayNumber(static_cast<std::uint64_t>(rules.inMemberStates))}),
        [](Rules& r, std::size_t) { r.countries = r.inMemberStates = 0; });
  }

  const GraphSnapshot& network_;
  const Call& call_;
  const Field& field_;
  std::vector<Demand> demands_;
};

using Chosen = std::vector<std::size_t>;  // into the demands, ascending

Rules only(const Rules& rules, const std::vector<Demand>& demands, const Chosen& kept) {
  Rules left = rules;
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (!std::binary_search(kept.begin(), kept.end(), i)) demands[i].drop(left, demands[i].which);
  }
  return left;
}

// A search cut short counts as possible: what is named as a conflict is proven.
Result<bool> conflicts(const Field& field, const Rules& rules, const std::vector<Demand>& demands, const Chosen& kept,
                       JobControl& job) {
  TRY_ASSIGN(const auto possible, isPossible(field, only(rules, demands, kept), job));
  return possible.has_value() && !*possible;
}

// Deletion filter (Chinneck & Dravnieks 1991): a demand without which it is still impossible is left out.
Result<Chosen> filterByDeletion(const Field& field, const Rules& rules, const std::vector<Demand>& demands,
                                JobControl& job) {
  Chosen kept;
  for (std::size_t i = 0; i < demands.size(); ++i) kept.push_back(i);
  for (std::size_t i = 0; i < demands.size(); ++i) {
    Chosen fewer = kept;
    std::erase(fewer, i);
    TRY_ASSIGN(const bool still, conflicts(field, rules, demands, fewer, job));
    if (still) kept = std::move(fewer);
  }
  return kept;
}

// The next set of the same size in lexicographic order; false after the last.
bool advance(Chosen& set, std::size_t all) {
  for (std::size_t i = set.size(); i-- > 0;) {
    if (set[i] + (set.size() - i) >= all) continue;
    ++set[i];
    for (std::size_t k = i + 1; k < set.size(); ++k) set[k] = set[k - 1] + 1;
    return true;
  }
  return false;
}

}  // namespace

std::optional<Conflict> contradiction(const GraphSnapshot& network, const Call& call) {
  for (const std::string& key : call.must) {
    const auto wanted = network.findKey(key);
    if (!wanted || std::ranges::find(call.mustNot, key) == call.mustNot.end()) continue;
    const LocalizedText name = nameOf(network, *wanted);
    return Conflict{{say("{0} skal være med.", "{0} has to be in.", {name}),
                     say("{0} må ikke være med.", "{0} must not be in.", {name})}};
  }
  return {};
}

Result<Conflict> smallestConflict(const GraphSnapshot& network, const Call& call, const Field& field,
                                  const Rules& rules, JobControl& job) {
  std::vector<Demand> demands = Demands(network, call, field, rules).take();
  TRY_ASSIGN(Chosen smallest, filterByDeletion(field, rules, demands, job));
  std::size_t tried = 0;
  for (std::size_t size = 1; size < smallest.size() && tried < kMostSubsets; ++size) {
    Chosen set;
    for (std::size_t i = 0; i < size; ++i) set.push_back(i);
    do {
      TRY_ASSIGN(const bool conflict, conflicts(field, rules, demands, set, job));
      if (conflict) smallest = set;
    } while (smallest.size() > size && ++tried < kMostSubsets && advance(set, demands.size()));
  }
  Conflict conflict;
  for (const std::size_t i : smallest) conflict.demands.push_back(std::move(demands[i].text));
  return conflict;
}

}  // namespace samspil
