#include "graph/consortium/search.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace samspil {
namespace {

using NeedSet = std::bitset<kMostNeeds>;

// Looks at one candidate: about 30 ns. Three seconds' worth, then the best found has to do.
constexpr std::uint64_t kMostLooks = 100'000'000, kMostLooksForMore = 20'000'000;  // for each proposal after the first
constexpr std::uint64_t kLooksBetweenCheckpoints = 100'000;
constexpr double kSame = 1e-9;

class Search {
 public:
  Search(const Field& field, const Rules& rules, const std::vector<Members>& before, SearchGoal goal, JobControl& job)
      : field_(field),
        rules_(rules),
        before_(before),
        goal_(goal),
        job_(job),
        state_(field.candidates.size(), kAllowed) {
    order();
    for (const Candidate& candidate : field.candidates) {
      double best = 0;
      for (const double tie : candidate.ties) best = std::max(best, tie);
      bestTie_.push_back(std::max(kTie * best, kNewcomer));
    }
  }

  Result<SearchResult> run() {
    for (const std::size_t must : rules_.must) choose(must);
    TRY(descend());
    return SearchResult{best_, looks_ <= mostLooks_};
  }

 private:
  enum State : std::uint8_t { kAllowed, kChosen, kBarred };

  struct Node {
    NeedSet open;
    std::vector<double> strongest, sum;  // by theme
    std::set<std::string_view> countries;
    std::size_t missingCountries = 0, missingInMemberStates = 0;
    std::set<VertexIndex> housesInMemberStates;
    std::vector<double> known;   // what the acquaintance of each chosen is worth
    double ties = 0, slack = 0;  // their sum, and by how much it may still grow
  };

  // Who brings most first: good sets are found early and cut the rest.
  void order() {
    order_.resize(field_.candidates.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::vector<double> worth;
    for (const Candidate& candidate : field_.candidates) {
      const double known = std::accumulate(candidate.ties.begin(), candidate.ties.end(), 0.0);
      worth.push_back(static_cast<double>((candidate.brings & rules_.needs).count()) +
                      std::accumulate(candidate.themes.begin(), candidate.themes.end(), 0.0) + 1e-4 * known);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  }

  void choose(std::size_t candidate) {
    state_[candidate] = kChosen;
    chosen_.push_back(candidate);
  }
  void release(std::size_t candidate, State now) {
    state_[candidate] = now;
    chosen_.pop_back();
  }

  Node look() const {
    Node node;
    NeedSet brought;
    node.strongest.assign(field_.needs.themes, 0);
    node.sum.assign(field_.needs.themes, 0);
    for (const std::size_t member : chosen_) {
      const Candidate& candidate = field_.candidates[member];
      brought |= candidate.brings;
      for (std::size_t t = 0; t < field_.needs.themes; ++t) {
        node.strongest[t] = std::max(node.strongest[t], candidate.themes[t]);
        node.sum[t] += candidate.themes[t];
      }
      if (candidate.eligible) node.countries.insert(candidate.country);
      if (candidate.memberState) node.housesInMemberStates.insert(candidate.house);
      double tie = 0;
      for (const std::size_t other : chosen_) tie = std::max(tie, candidate.ties[other]);
      const double worth = tie > 0 ? kTie * tie : rules_.largest > 1 ? kNewcomer : 0;
      node.known.push_back(worth);
      node.ties += worth;
      node.slack += bestTie_[member] - worth;
    }
    node.open = rules_.needs & ~brought;
    const auto missing = [](int wanted, std::size_t have) {
      return wanted > static_cast<int>(have) ? static_cast<std::size_t>(wanted) - have : 0;
    };
    node.missingCountries = missing(rules_.countries, node.countries.size());
    node.missingInMemberStates = missing(rules_.inMemberStates, node.housesInMemberStates.size());
    return node;
  }

  // What closes the open rule that fewest can close; all that are allowed where none is open.
  std::vector<std::size_t> choices(const Node& node) const {
    const auto allowed = [&](auto&& test) {
      std::vector<std::size_t> found;
      for (const std::size_t i : order_) {
        if (state_[i] == kAllowed && test(field_.candidates[i])) found.push_back(i);
      }
      return found;
    };
    std::optional<std::vector<std::size_t>> fewest;
    const auto offer = [&](std::vector<std::size_t> found) {
      if (!fewest || found.size() < fewest->size()) fewest = std::move(found);
    };
    for (std::size_t need = 0; need < field_.needs.count(); ++need) {
      if (node.open[need]) offer(allowed([&](const Candidate& c) { return c.brings[need]; }));
    }
    if (fewest) return *fewest;
    if (node.missingCountries > 0)
      offer(allowed([&](const Candidate& c) { return c.eligible && !node.countries.contains(c.country); }));
    if (node.missingInMemberStates > 0)
      offer(allowed([&](const Candidate& c) { return c.memberState && !node.housesInMemberStates.contains(c.house); }));
    if (fewest) return *fewest;
    if (chosen_.size() < rules_.smallest) return allowed([](const Candidate&) { return true; });
    return allowed([&](const Candidate& c) { return strengthens(c, node); });  // nobody else may still come in
  }

  bool strengthens(const Candidate& candidate, const Node& node) const {
    for (std::size_t t = 0; t < field_.needs.themes; ++t) {
      if (candidate.themes[t] > node.strongest[t]) return true;
    }
    return false;
  }

  // A member whose needs, country and strength another has too will not become indispensable by more members; beyond
  // the smallest size there is no place for it.
  bool someoneIsIdle() const {
    return std::any_of(chosen_.begin(), chosen_.end(), [&](std::size_t member) {
      if (std::find(rules_.must.begin(), rules_.must.end(), member) != rules_.must.end()) return false;
      const Candidate& own = field_.candidates[member];
      NeedSet others;
      bool country = own.eligible, house = own.memberState;
      std::vector<double> strongest(field_.needs.themes, 0);
      for (const std::size_t other : chosen_) {
        if (other == member) continue;
        const Candidate& candidate = field_.candidates[other];
        others |= candidate.brings;
        country = country && !(candidate.eligible && candidate.country == own.country);
        house = house && !(candidate.memberState && candidate.house == own.house);
        for (std::size_t t = 0; t < strongest.size(); ++t) strongest[t] = std::max(strongest[t], candidate.themes[t]);
      }
      bool stronger = false;
      for (std::size_t t = 0; t < strongest.size(); ++t) stronger = stronger || own.themes[t] > strongest[t];
      return !stronger && !country && !house && (own.brings & rules_.needs & ~others).none();
    });
  }

  // At least so many more are needed, whoever they are.
  std::size_t fewestMore(const Node& node) const {
    std::size_t more = std::max(node.missingCountries, node.missingInMemberStates);
    if (rules_.smallest > chosen_.size()) more = std::max(more, rules_.smallest - chosen_.size());
    if (node.open.none()) return more;
    std::size_t most = 1;
    for (std::size_t i = 0; i < state_.size(); ++i) {
      if (state_[i] == kAllowed) most = std::max(most, (field_.candidates[i].brings & node.open).count());
    }
    return std::max(more, (node.open.count() + most - 1) / most);
  }

  // What one candidate can add to a node.
  struct Gain {
    double last;    // if nobody else comes
    double atMost;  // whoever else comes
  };

  // Coverage, acquaintance of its own, and what it does for the acquaintance of those who are in.
  Gain gainOf(const Candidate& candidate, std::size_t place, const Node& node) const {
    double coverage = 0, tie = 0, others = 0;
    for (std::size_t t = 0; t < field_.needs.themes; ++t)
      coverage += std::max(0.0, candidate.themes[t] - node.strongest[t]);
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      tie = std::max(tie, candidate.ties[chosen_[i]]);
      others += std::max(0.0, kTie * candidate.ties[chosen_[i]] - node.known[i]);
    }
    const double common = kTheme * coverage + others + kSize;
    return {common + (chosen_.empty() ? 0 : std::max(kTie * tie, kNewcomer)), common + bestTie_[place]};
  }

  // No completion with `fewest` or more members to come scores more than this.
  double bound(const Node& node, std::size_t fewest) {
    std::vector<double> reach = node.strongest, gains;
    double last = -1e18;
    for (std::size_t i = 0; i < state_.size(); ++i) {
      if (state_[i] != kAllowed) continue;
      const Candidate& candidate = field_.candidates[i];
      for (std::size_t t = 0; t < reach.size(); ++t) reach[t] = std::max(reach[t], candidate.themes[t]);
      const Gain gain = gainOf(candidate, i, node);
      last = std::max(last, gain.last);
      gains.push_back(gain.atMost);
    }
    double fixed = node.ties + kSize * static_cast<double>(chosen_.size()), most = 0;
    for (std::size_t t = 0; t < reach.size(); ++t) {
      fixed += kTheme * node.strongest[t];
      most += kTheme * (reach[t] - node.strongest[t]);
      const double alone = node.sum[t] > 0 ? node.strongest[t] / node.sum[t] : 1;
      const double taken = reach[t] > node.strongest[t] ? reach[t] / (reach[t] + node.sum[t]) : 0;
      fixed += kComplement * std::max(alone, taken);
    }
    const std::size_t room = std::min(rules_.largest - chosen_.size(), gains.size());
    if (fewest > room) return -1e18;
    std::partial_sort(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(room), gains.end(), std::greater<>());
    double best = fewest == 0 ? fixed : -1e18, sum = 0;
    for (std::size_t more = 1; more <= room; ++more) {
      sum += gains[more - 1];
      if (more < fewest) continue;
      const double capped =
          std::min(more == 1 ? last : sum, most + node.slack + (kTie + kSize) * static_cast<double>(more));
      best = std::max(best, fixed + capped);
    }
    return best;
  }

  Result<void> descend() {
    looks_ += state_.size() + 1;
    if (looks_ / kLooksBetweenCheckpoints != checkpoints_) {
      checkpoints_ = looks_ / kLooksBetweenCheckpoints;
      TRY(job_.checkpoint(std::min(looks_, mostLooks_), mostLooks_));
    }
    if (looks_ > mostLooks_ || (goal_ == SearchGoal::any && best_)) return {};
    if (chosen_.size() > rules_.largest) return {};
    const Node node = look();
    const std::size_t fewest = fewestMore(node);
    if (chosen_.size() + fewest > rules_.largest) return {};
    if (goal_ == SearchGoal::best && best_ && bound(node, fewest) <= bestScore_ + kSame) return {};
    if (goal_ == SearchGoal::best && chosen_.size() + fewest > rules_.smallest && someoneIsIdle()) return {};
    if (fewest == 0) consider();
    if (chosen_.size() == rules_.largest) return {};
    const auto next = choices(node);
    for (const std::size_t candidate : next) {
      choose(candidate);
      TRY(descend());
      release(candidate, kBarred);
    }
    for (const std::size_t candidate : next) state_[candidate] = kAllowed;
    return {};
  }

  void consider() {
    Members members = chosen_;
    std::sort(members.begin(), members.end());
    if (goal_ == SearchGoal::any) {
      if (isFeasible(field_, rules_, members)) best_ = std::move(members);
      return;
    }
    const double score = scoreOf(field_, members);
    if ((best_ && score <= bestScore_ + kSame) || !isProposal(field_, rules_, members)) return;
    const bool alike = std::any_of(before_.begin(), before_.end(), [&](const Members& other) {
      return likeness(field_, rules_, members, other) > kMostAlike;
    });
    if (alike) return;
    best_ = std::move(members);
    bestScore_ = score;
  }

  const Field& field_;
  const Rules& rules_;
  const std::vector<Members>& before_;
  SearchGoal goal_;
  JobControl& job_;
  std::vector<std::size_t> order_;
  std::vector<State> state_;
  std::vector<double> bestTie_;  // the most that a candidate's acquaintance can be worth
  Members chosen_;
  std::optional<Members> best_;
  double bestScore_ = 0;
  std::uint64_t mostLooks_ = before_.empty() ? kMostLooks : kMostLooksForMore;
  std::uint64_t looks_ = 0, checkpoints_ = 0;
};

}  // namespace

Result<SearchResult> search(const Field& field, const Rules& rules, const std::vector<Members>& before, SearchGoal goal,
                            JobControl& job) {
  return Search(field, rules, before, goal, job).run();
}

}  // namespace samspil
