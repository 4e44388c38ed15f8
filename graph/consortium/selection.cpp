#include "graph/consortium/selection.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace samspil {
namespace {

// What the parts weigh: needs first, friends second.
constexpr double kTheme = 2.0;       // for each theme, by the strongest member
constexpr double kComplement = 0.5;  // for each theme that one member alone brings
constexpr double kTies = 0.6;        // shares out over the pairs: a full clique gets this times members / 2
constexpr double kNewcomer = 0.15;   // for a member that knows none of the others
constexpr double kSize = -0.45;      // for each member: a small consortium that does the same is better
constexpr double kMostAlike = 0.5;   // Jaccard index of two proposals
constexpr std::uint64_t kMostSteps = 3'000'000;

double jaccard(const Members& a, const Members& b) {
  Members both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
}

// Depth first over the candidates in a fixed order, taking each before leaving it out. A branch is cut where the needs
// or countries still open cannot be met by the candidates that are left, or where even the most that these can add does
// not reach the best.
class Search {
 public:
  Search(const Field& field, const Rules& rules, const std::vector<Members>& before, bool anyWillDo, JobControl& job)
      : field_(field), rules_(rules), before_(before), anyWillDo_(anyWillDo), job_(job) {
    order();
    const std::size_t n = order_.size();
    left_.resize(n + 1);
    strongest_.assign(n + 1, std::vector<double>(field.needs.themes, 0));
    for (std::size_t i = n; i-- > 0;) {
      const Candidate& candidate = field.candidates[order_[i]];
      left_[i] = left_[i + 1] | candidate.brings;
      strongest_[i] = strongest_[i + 1];
      for (std::size_t t = 0; t < field.needs.themes; ++t)
        strongest_[i][t] = std::max(strongest_[i][t], candidate.themes[t]);
    }
  }

  Result<std::optional<Members>> run() {
    TRY(descend(0, {}, std::vector<double>(field_.needs.themes, 0)));
    return best_;
  }
  bool finished() const { return steps_ <= kMostSteps; }

 private:
  // The demanded first, then who brings most.
  void order() {
    order_.resize(field_.candidates.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    const auto worth = [&](std::size_t i) {
      const bool demanded = std::find(rules_.must.begin(), rules_.must.end(), i) != rules_.must.end();
      const Candidate& candidate = field_.candidates[i];
      return (demanded ? 1e6 : 0) + static_cast<double>(candidate.brings.count()) +
             std::accumulate(candidate.themes.begin(), candidate.themes.end(), 0.0);
    };
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  }

  // The most that any completion can score: every theme by its strongest, every theme complementing, every pair tied.
  double bound(std::size_t at, const std::vector<double>& covered) const {
    double most = 0;
    for (std::size_t t = 0; t < covered.size(); ++t) {
      const double reach = std::max(covered[t], strongest_[at][t]);
      most += reach > 0 ? kTheme * reach + kComplement : 0;
    }
    const std::size_t first = std::max(chosen_.size(), rules_.smallest);
    double best = -1e18;
    for (std::size_t size = first; size <= rules_.largest; ++size) {
      best = std::max(best, most + (kSize + std::max(kTies / 2, kNewcomer)) * static_cast<double>(size));
    }
    return best;
  }

  bool canStillHold(std::size_t at, std::bitset<kMostNeeds> brought) const {
    if (((brought | left_[at]) & rules_.needs) != rules_.needs) return false;
    if (chosen_.size() + (order_.size() - at) < rules_.smallest) return false;
    std::size_t demandedLeft = 0;
    for (const std::size_t must : rules_.must)
      demandedLeft += std::find(chosen_.begin(), chosen_.end(), must) == chosen_.end() ? 1 : 0;
    return chosen_.size() + demandedLeft <= rules_.largest;
  }

  Result<void> descend(std::size_t at, std::bitset<kMostNeeds> brought, std::vector<double> covered) {
    if (++steps_ % 4096 == 0) TRY(job_.checkpoint(std::min(steps_, kMostSteps), kMostSteps));
    if (steps_ > kMostSteps || (anyWillDo_ && best_)) return {};
    consider();
    if (at == order_.size() || chosen_.size() == rules_.largest) return {};
    if (!canStillHold(at, brought) || (!anyWillDo_ && best_ && bound(at, covered) <= bestScore_ + 1e-12)) return {};
    const std::size_t candidate = order_[at];
    const Candidate& taken = field_.candidates[candidate];
    std::vector<double> more = covered;
    for (std::size_t t = 0; t < more.size(); ++t) more[t] = std::max(more[t], taken.themes[t]);
    chosen_.push_back(candidate);
    TRY(descend(at + 1, brought | taken.brings, std::move(more)));
    chosen_.pop_back();
    const bool demanded = std::find(rules_.must.begin(), rules_.must.end(), candidate) != rules_.must.end();
    return demanded ? Result<void>{} : descend(at + 1, brought, std::move(covered));
  }

  void consider() {
    Members members = chosen_;
    std::sort(members.begin(), members.end());
    if (!isFeasible(field_, rules_, members)) return;
    const bool alike = std::any_of(before_.begin(), before_.end(),
                                   [&](const Members& other) { return jaccard(members, other) > kMostAlike; });
    if (alike) return;
    const double score = scoreOf(field_, members);
    if (best_ && (score < bestScore_ || (score == bestScore_ && members >= *best_))) return;
    best_ = std::move(members);
    bestScore_ = score;
  }

  const Field& field_;
  const Rules& rules_;
  const std::vector<Members>& before_;
  bool anyWillDo_;
  JobControl& job_;
  std::vector<std::size_t> order_;
  std::vector<std::bitset<kMostNeeds>> left_;   // what the candidates from a place on can bring
  std::vector<std::vector<double>> strongest_;  // in each theme, from a place on
  Members chosen_;
  std::optional<Members> best_;
  double bestScore_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace

Rules rulesOf(const Field& field, const Call& call) {
  Rules rules;
  for (std::size_t need = 0; need < field.needs.count(); ++need) rules.needs.set(need);
  rules.must = field.must;
  rules.smallest = static_cast<std::size_t>(std::max(call.smallest, 1));
  rules.largest = static_cast<std::size_t>(std::max(call.largest, 0));
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

Proposal::Parts scoreParts(const Field& field, const Members& members) {
  Proposal::Parts parts;
  for (std::size_t theme = 0; theme < field.needs.themes; ++theme) {
    double strongest = 0;
    std::size_t bringers = 0;
    for (const std::size_t member : members) {
      strongest = std::max(strongest, field.candidates[member].themes[theme]);
      bringers += field.candidates[member].themes[theme] > 0 ? 1 : 0;
    }
    parts.coverage += kTheme * strongest;
    parts.complementarity += bringers == 1 ? kComplement : 0;
  }
  for (const std::size_t member : members) {
    double tied = 0, most = 0;
    for (const std::size_t other : members) {
      tied += field.candidates[member].ties[other];
      most = std::max(most, field.candidates[member].ties[other]);
    }
    if (members.size() > 1) parts.existingTies += kTies / 2 * tied / static_cast<double>(members.size() - 1);
    parts.newcomers += most == 0 && members.size() > 1 ? kNewcomer : 0;
    parts.size += kSize;
  }
  return parts;
}

double scoreOf(const Field& field, const Members& members) {
  const Proposal::Parts parts = scoreParts(field, members);
  return parts.coverage + parts.complementarity + parts.existingTies + parts.newcomers + parts.size;
}

Result<Selection> selectBest(const Field& field, const Rules& rules, std::size_t count, JobControl& job) {
  Selection selection;
  while (selection.best.size() < count) {
    Search search(field, rules, selection.best, false, job);
    TRY_ASSIGN(auto found, search.run());
    selection.provenOptimal = selection.provenOptimal && search.finished();
    if (!found) break;
    selection.best.push_back(std::move(*found));
  }
  return selection;
}

Result<bool> isPossible(const Field& field, const Rules& rules, JobControl& job) {
  const std::vector<Members> none;
  Search search(field, rules, none, true, job);
  TRY_ASSIGN(const auto found, search.run());
  return found.has_value();
}

}  // namespace samspil
