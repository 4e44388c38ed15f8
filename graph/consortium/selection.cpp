#include "graph/consortium/selection.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "graph/consortium/search.h"

namespace samspil {
namespace {

double coverageOf(const Field& field, const Members& members) {
  double sum = 0;
  for (std::size_t theme = 0; theme < field.needs.themes; ++theme) {
    double strongest = 0;
    for (const std::size_t member : members) strongest = std::max(strongest, field.candidates[member].themes[theme]);
    sum += strongest;
  }
  return sum;
}

Members without(const Members& members, std::size_t member) {
  Members rest;
  std::copy_if(members.begin(), members.end(), std::back_inserter(rest), [&](std::size_t m) { return m != member; });
  return rest;
}

bool isDemanded(const Rules& rules, std::size_t member) {
  return std::find(rules.must.begin(), rules.must.end(), member) != rules.must.end();
}

// Only this candidate brings something that is needed.
bool isIndispensable(const Field& field, const Rules& rules, std::size_t member) {
  std::bitset<kMostNeeds> others;
  for (std::size_t i = 0; i < field.candidates.size(); ++i) {
    if (i != member) others |= field.candidates[i].brings;
  }
  return (field.candidates[member].brings & rules.needs & ~others).any();
}

}  // namespace

Rules rulesOf(const Field& field, const Call& call) {
  Rules rules;
  for (std::size_t need = 0; need < field.needs.count(); ++need) rules.needs.set(need);
  rules.must = field.must;
  rules.smallest = static_cast<std::size_t>(std::max(call.smallest, 1));
  rules.largest = static_cast<std::size_t>(std::max(call.largest, 0));
  if (call.budget > 0 && call.smallestShare > 0)
    rules.largest = std::min(rules.largest, static_cast<std::size_t>(std::floor(call.budget / call.smallestShare)));
  if (call.countryRule) {
    rules.countries = call.countryRule->independentEntities;
    rules.inMemberStates = call.countryRule->inMemberStates;
  }
  return rules;
}

bool isFeasible(const Field& field, const Rules& rules, const Members& members) {
  if (members.size() < rules.smallest || members.size() > rules.largest) return false;
  std::bitset<kMostNeeds> brought;
  std::set<std::string_view> countries;
  std::set<VertexIndex> housesInMemberStates;
  for (const std::size_t member : members) {
    const Candidate& candidate = field.candidates[member];
    brought |= candidate.brings;
    if (candidate.eligible) countries.insert(candidate.country);
    if (candidate.memberState) housesInMemberStates.insert(candidate.house);
  }
  if ((brought & rules.needs) != rules.needs) return false;
  for (const std::size_t must : rules.must) {
    if (!std::binary_search(members.begin(), members.end(), must)) return false;
  }
  return static_cast<int>(countries.size()) >= rules.countries &&
         static_cast<int>(housesInMemberStates.size()) >= rules.inMemberStates;
}

bool adds(const Field& field, const Rules& rules, const Members& members, std::size_t member) {
  const Members rest = without(members, member);
  Rules anySize = rules;
  anySize.smallest = 0;
  anySize.must.clear();
  return !isFeasible(field, anySize, rest) || coverageOf(field, rest) < coverageOf(field, members) - 1e-12;
}

bool isProposal(const Field& field, const Rules& rules, const Members& members) {
  if (!isFeasible(field, rules, members)) return false;
  if (members.size() <= rules.smallest) return true;
  return std::all_of(members.begin(), members.end(), [&](std::size_t member) {
    return isDemanded(rules, member) || adds(field, rules, members, member);
  });
}

Proposal::Parts scoreParts(const Field& field, const Members& members) {
  Proposal::Parts parts;
  for (std::size_t theme = 0; theme < field.needs.themes; ++theme) {
    double strongest = 0, sum = 0;
    for (const std::size_t member : members) {
      strongest = std::max(strongest, field.candidates[member].themes[theme]);
      sum += field.candidates[member].themes[theme];
    }
    parts.coverage += kTheme * strongest;
    parts.complementarity += sum > 0 ? kComplement * strongest / sum : 0;
  }
  for (const std::size_t member : members) {
    double best = 0;
    for (const std::size_t other : members) best = std::max(best, field.candidates[member].ties[other]);
    parts.existingTies += kTie * best;
    parts.newcomers += best == 0 && members.size() > 1 ? kNewcomer : 0;
    parts.size += kSize;
  }
  return parts;
}

double scoreOf(const Field& field, const Members& members) {
  const Proposal::Parts parts = scoreParts(field, members);
  return parts.coverage + parts.complementarity + parts.existingTies + parts.newcomers + parts.size;
}

double likeness(const Field& field, const Rules& rules, const Members& a, const Members& b) {
  Members freeA, freeB, both;
  const auto isFree = [&](std::size_t member) {
    return !isDemanded(rules, member) && !isIndispensable(field, rules, member);
  };
  std::copy_if(a.begin(), a.end(), std::back_inserter(freeA), isFree);
  std::copy_if(b.begin(), b.end(), std::back_inserter(freeB), isFree);
  std::set_intersection(freeA.begin(), freeA.end(), freeB.begin(), freeB.end(), std::back_inserter(both));
  const std::size_t all = freeA.size() + freeB.size() - both.size();
  return all == 0 ? 1 : static_cast<double>(both.size()) / static_cast<double>(all);
}

Result<Selection> selectBest(const Field& field, const Rules& rules, std::size_t count, JobControl& job) {
  Selection selection;
  while (selection.best.size() < count) {
    TRY_ASSIGN(SearchResult found, search(field, rules, selection.best, SearchGoal::best, job));
    if (selection.best.empty()) selection.provenOptimal = found.finished;
    if (!found.members) break;
    selection.best.push_back(std::move(*found.members));
  }
  return selection;
}

Result<std::optional<bool>> isPossible(const Field& field, const Rules& rules, JobControl& job) {
  TRY_ASSIGN(const SearchResult found, search(field, rules, {}, SearchGoal::any, job));
  if (found.members) return std::optional(true);
  return found.finished ? std::optional(false) : std::nullopt;
}

}  // namespace samspil
