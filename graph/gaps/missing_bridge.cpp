#include <algorithm>
#include <cmath>
#include <tuple>

#include "graph/gaps/bridge_groups.h"
#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/introducers.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

constexpr std::size_t kThemesNamed = 3;
constexpr double kMostThemes = 3.0, kThemeScale = 0.8, kThreshold = 1.0, kTieWeight = 0.6;
// More of the possible ties than this, and the bridge is not missing.
constexpr double kTiedShare = 0.05;
// Between two circles: so many links would be there by chance, and not more of them than this share are.
constexpr double kLeastExpected = 2, kLinkedShare = 0.25;
constexpr std::size_t kMostToBridge = 25;  // members of a circle that are tried as ends of a bridge

bool overlap(const GapContext& context, const BridgeGroup& a, const BridgeGroup& b) {
  if (context.isSameHouse(a.vertex, b.vertex)) return true;
  const auto isIn = [](const BridgeGroup& group, VertexIndex v) {
    return std::binary_search(group.members.begin(), group.members.end(), v);
  };
  const auto touches = [&](const BridgeGroup& one, const BridgeGroup& other) {
    return isIn(one, other.vertex) || std::any_of(one.members.begin(), one.members.end(), [&](VertexIndex v) {
             return isIn(other, v) || context.isUnder(v, other.vertex);
           });
  };
  return touches(a, b) || touches(b, a);
}

// Ties between the two: of a member or the group itself to a member of the other or the other itself.
std::vector<EdgeIndex> tiesBetween(const GapContext& context, const BridgeGroup& a, const BridgeGroup& b) {
  std::vector<EdgeIndex> ties;
  const auto isB = [&](VertexIndex v) {
    return v == b.vertex || std::binary_search(b.members.begin(), b.members.end(), v);
  };
  const auto look = [&](VertexIndex v) {
    for (const HalfEdge& half : context.network().incident(v)) {
      if (context.isWork(half.edge) && isB(half.neighbor)) ties.push_back(half.edge);
    }
  };
  look(a.vertex);
  for (const VertexIndex member : a.members) look(member);
  return ties;
}

struct Bridge {
  VertexIndex a, b;
  double score;
};

// Of a circle, which may be large, the best connected.
std::vector<VertexIndex> bridgeEnds(const GapContext& context, const BridgeGroup& group) {
  std::vector<VertexIndex> ends = group.members;
  if (group.circle == BridgeGroup::kNamed || ends.size() <= kMostToBridge) return ends;
  std::ranges::stable_sort(ends,
                           [&](VertexIndex x, VertexIndex y) { return context.workDegree(x) > context.workDegree(y); });
  ends.resize(kMostToBridge);
  return ends;
}

std::vector<Bridge> bestBridges(const GapInput& input, const BridgeGroup& a, const BridgeGroup& b) {
  std::vector<Bridge> bridges;
  const std::vector<VertexIndex> theirs = bridgeEnds(input.context, b);
  for (const VertexIndex x : bridgeEnds(input.context, a)) {
    for (const VertexIndex y : theirs) {
      if (obstacleOf(input, x, y) != PairObstacle::none) continue;
      const PairScore score = scorePair(input, x, y);
      if (score.ownTheme) bridges.push_back({x, y, score.total()});
    }
  }
  std::stable_sort(bridges.begin(), bridges.end(), [](const Bridge& x, const Bridge& y) { return x.score > y.score; });
  return bridges;
}

struct SharedSubject {
  VertexIndex theme;
  double weight;
};

std::vector<SharedSubject> sharedSubjects(const GapInput& input, const BridgeGroup& a, const BridgeGroup& b) {
  std::vector<SharedSubject> shared;
  for (const auto& [theme, strength] : a.themes) {
    const auto other = b.themes.find(theme);
    if (other != b.themes.end())
      shared.push_back({theme, input.profiles.rarity(theme) * std::sqrt(strength * other->second)});
  }
  std::stable_sort(shared.begin(), shared.end(),
                   [](const SharedSubject& x, const SharedSubject& y) { return x.weight > y.weight; });
  return shared;
}

std::vector<GapPart> partsOf(const GapInput& input, const BridgeGroup& a, const BridgeGroup& b,
                             const std::vector<SharedSubject>& shared, const std::vector<EdgeIndex>& ties) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  double sum = 0;
  for (const SharedSubject& subject : shared) sum += subject.weight;
  const double total = kMostThemes * (1 - std::exp(-kThemeScale * sum));
  std::vector<GapPart> parts;
  for (std::size_t i = 0; i < shared.size(); ++i) {
    if (i < kThemesNamed) {
      parts.push_back(
          {'+',
           0,
           say("Begge grupper arbejder med {0}.", "Both groups work on {0}.", {nameOf(network, shared[i].theme)}),
           {}});
    } else if (i == kThemesNamed) {
      std::vector<VertexIndex> rest;
      for (std::size_t k = i; k < shared.size(); ++k) rest.push_back(shared[k].theme);
      parts.push_back({'+', 0, say("De deler også {0}.", "They also share {0}.", {listOf(network, rest)}), {}});
    }
    parts.back().value += total * shared[i].weight / sum;
    for (const BridgeGroup* group : {&a, &b}) {
      for (const EdgeIndex tie : group->evidence.at(shared[i].theme)) context.cite(tie, parts.back().evidence);
    }
  }
  if (!ties.empty()) {
    GapPart part{
        '-',
        0,
        say("Der er {0} forbindelser mellem dem.", "There are {0} ties between them.", {sayNumber(ties.size())}),
        {}};
    if (ties.size() == 1) part.text = say("Der er én forbindelse mellem dem.", "There is one tie between them.");
    for (const EdgeIndex tie : ties) {
      part.value -= kTieWeight * context.strength(tie);
      context.cite(tie, part.evidence);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

// What partsOf() adds up to.
double scoreOf(const GapContext& context, const std::vector<SharedSubject>& shared,
               const std::vector<EdgeIndex>& ties) {
  double sum = 0, tied = 0;
  for (const SharedSubject& subject : shared) sum += subject.weight;
  for (const EdgeIndex tie : ties) tied += kTieWeight * context.strength(tie);
  return kMostThemes * (1 - std::exp(-kThemeScale * sum)) - tied;
}

bool hardlyTied(const BridgeGroup& a, const BridgeGroup& b, const std::vector<EdgeIndex>& ties) {
  return static_cast<double>(ties.size()) <= kTiedShare * static_cast<double>(a.members.size() * b.members.size());
}

LocalizedText sentenceOf(const GraphSnapshot& network, const BridgeGroup& a, const BridgeGroup& b,
                         const std::vector<SharedSubject>& shared) {
  std::vector<VertexIndex> themes;
  for (const SharedSubject& subject : shared) themes.push_back(subject.theme);
  if (a.circle != BridgeGroup::kNamed) {
    return say("Kredsen om {0} og kredsen om {1} arbejder begge med {2}, men næsten ikke sammen.",
               "The circle around {0} and the circle around {1} both work on {2}, but hardly together.",
               {nameOf(network, a.vertex), nameOf(network, b.vertex), listOf(network, themes, 2)});
  }
  return say("{0} og {1} arbejder begge med {2}, men deres medlemmer arbejder næsten ikke sammen.",
             "{0} and {1} both work on {2}, but their members hardly work together.",
             {capitalized(nameOf(network, a.vertex)), nameOf(network, b.vertex), listOf(network, themes, 2)});
}

// The best three, which also belong to what the gap is about.
void nameBridges(const GraphSnapshot& network, std::span<const Bridge> bridges, Gap& gap) {
  constexpr std::size_t kNamedBridges = 3;
  LocalizedText best;
  for (const Bridge& bridge : bridges.first(std::min(bridges.size(), kNamedBridges))) {
    const LocalizedText pair = say("{0} – {1}", "{0} – {1}", {nameOf(network, bridge.a), nameOf(network, bridge.b)});
    best = gap.missing.empty() ? pair : say("{0}; {1}", "{0}; {1}", {best, pair});
    gap.missing.emplace_back(bridge.a, bridge.b);
    for (const VertexIndex v : {bridge.a, bridge.b}) {
      if (std::find(gap.entities.begin(), gap.entities.end(), v) == gap.entities.end()) gap.entities.push_back(v);
    }
  }
  gap.next = say("De bedste broer: {0}.", "The best bridges: {0}.", {best});
}

// Where the two are a gap that scores at least the bar.
std::optional<Gap> bridgeGap(const GapInput& input, const BridgeGroup& a, const BridgeGroup& b, double bar) {
  const GraphSnapshot& network = input.context.network();
  if (overlap(input.context, a, b)) return std::nullopt;
  const auto shared = sharedSubjects(input, a, b);
  if (shared.empty()) return std::nullopt;
  const auto ties = tiesBetween(input.context, a, b);
  if (!hardlyTied(a, b, ties)) return std::nullopt;
  constexpr double kRounding = 1e-6;  // the same sum in another order
  if (scoreOf(input.context, shared, ties) + kRounding < std::max(bar, kThreshold)) return std::nullopt;
  const auto bridges = bestBridges(input, a, b);
  if (bridges.empty()) return std::nullopt;
  Gap gap = makeGap(network, GapKind::missingBridge, {a.vertex, b.vertex}, partsOf(input, a, b, shared, ties));
  if (gap.score < kThreshold) return std::nullopt;
  gap.sentence = sentenceOf(network, a, b, shared);
  nameBridges(network, bridges, gap);
  return gap;
}

// Keeps what was asked for.
class Bridges {
 public:
  explicit Bridges(const GapInput& input) : input_(input), best_(input.options.top) {}

  void tryPair(const BridgeGroup& a, const BridgeGroup& b) {
    const auto& [about, theme] = std::tie(input_.options.about, input_.options.theme);
    if (theme && !(a.themes.contains(*theme) && b.themes.contains(*theme))) return;
    auto gap = bridgeGap(input_, a, b, best_.bar());
    if (!gap) return;
    if (!about || std::ranges::find(gap->entities, *about) != gap->entities.end()) best_.add(std::move(*gap));
  }
  std::vector<Gap> sorted() && { return std::move(best_).sorted(); }

 private:
  const GapInput& input_;
  BestGaps best_;
};

Result<void> tryNamed(const std::vector<BridgeGroup>& groups, Bridges& bridges, JobControl& job) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    TRY(job.checkpoint(i, groups.size()));
    for (std::size_t k = i + 1; k < groups.size(); ++k) bridges.tryPair(groups[i], groups[k]);
  }
  return {};
}

Result<void> tryCircles(const Circles& circles, Bridges& bridges, JobControl& job) {
  const auto& groups = circles.groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    TRY(job.checkpoint(i, groups.size()));
    const auto links = circles.linksBetween(groups[i].circle);
    for (std::size_t k = i + 1; k < groups.size(); ++k) {
      const double expected = circles.expectedBetween(groups[i].circle, groups[k].circle);
      if (expected >= kLeastExpected && links[groups[k].circle] <= kLinkedShare * expected)
        bridges.tryPair(groups[i], groups[k]);
    }
  }
  return {};
}

}  // namespace

// Two groups with subjects in common and next to nothing between their members.
Result<std::vector<Gap>> findMissingBridges(const GapInput& input, JobControl& job) {
  const std::vector<BridgeGroup> named = namedGroups(input);
  TRY_ASSIGN(const Circles circles, circlesOf(input, named, job));
  Bridges bridges(input);
  TRY(tryNamed(named, bridges, job));
  TRY(tryCircles(circles, bridges, job));
  std::vector<Gap> gaps = std::move(bridges).sorted();
  for (Gap& gap : gaps) {
    TRY(job.checkpoint(0, 1));
    gap.introducers = introduce(input.context, gap.missing.front().first, gap.missing.front().second).chain;
  }
  return gaps;
}

}  // namespace samspil
