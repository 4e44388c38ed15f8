#include <algorithm>
#include <cmath>
#include <map>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/introducers.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

constexpr std::size_t kFewestMembers = 3, kMostMembers = 60, kMostGroups = 60, kThemesNamed = 3;
constexpr double kMostThemes = 3.0, kThemeScale = 0.8, kThreshold = 1.0, kTieWeight = 0.6;
// More of the possible ties than this, and the bridge is not missing.
constexpr double kTiedShare = 0.05;

struct Group {
  VertexIndex vertex;
  std::vector<VertexIndex> members;  // ascending
  std::map<VertexIndex, double> themes;
  std::map<VertexIndex, std::vector<EdgeIndex>> evidence;
};

void addThemes(const GapInput& input, VertexIndex v, Group& group) {
  for (const ThemeLink& link : input.profiles.of(v)) {
    if (!link.own) continue;
    double& strength = group.themes[link.theme];
    strength = 1 - (1 - strength) * (1 - link.strength);
    auto& ties = group.evidence[link.theme];
    ties.insert(ties.end(), link.ties.begin(), link.ties.end());
  }
}

// Alliances, programmes and collective names with members of their own; a body with many parts is an organisation, not
// a group.
std::vector<Group> groupsOf(const GapInput& input) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    const bool joins =
        context.isAlive(v) &&
        (context.isUndertaking(v) || (context.isActor(v) && (context.isAlliance(v) || context.isCollective(v))));
    if (!joins) continue;
    Group group{v, {}, {}, {}};
    for (const HalfEdge& half : network.incident(v)) {
      const Edge& edge = network.edge(half.edge);
      const auto& relation = network.vocabulary().relation(edge.relation).key;
      const bool belongs =
          edge.to == v && (relation == "part_of" || relation == "member_of" || relation == "partner_of");
      if (belongs && context.strength(half.edge) > 0 && context.isActor(half.neighbor))
        group.members.push_back(half.neighbor);
    }
    group.members.erase(std::unique(group.members.begin(), group.members.end()), group.members.end());
    if (group.members.size() < kFewestMembers || group.members.size() > kMostMembers) continue;
    for (const VertexIndex member : group.members) addThemes(input, member, group);
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.themes.size() > b.themes.size(); });
  if (groups.size() > kMostGroups) groups.resize(kMostGroups);
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.vertex < b.vertex; });
  return groups;
}

bool overlap(const GapContext& context, const Group& a, const Group& b) {
  if (context.isSameHouse(a.vertex, b.vertex)) return true;
  const auto isIn = [](const Group& group, VertexIndex v) {
    return std::binary_search(group.members.begin(), group.members.end(), v);
  };
  const auto touches = [&](const Group& one, const Group& other) {
    return isIn(one, other.vertex) || std::any_of(one.members.begin(), one.members.end(), [&](VertexIndex v) {
             return isIn(other, v) || context.isUnder(v, other.vertex);
           });
  };
  return touches(a, b) || touches(b, a);
}

// Ties between the two: of a member or the group itself to a member of the other or the other itself.
std::vector<EdgeIndex> tiesBetween(const GapContext& context, const Group& a, const Group& b) {
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

std::vector<Bridge> bestBridges(const GapInput& input, const Group& a, const Group& b) {
  std::vector<Bridge> bridges;
  for (const VertexIndex x : a.members) {
    for (const VertexIndex y : b.members) {
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

std::vector<SharedSubject> sharedSubjects(const GapInput& input, const Group& a, const Group& b) {
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

std::vector<GapPart> partsOf(const GapInput& input, const Group& a, const Group& b,
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
    for (const Group* group : {&a, &b}) {
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

// Where the two are a gap that scores at least the bar.
std::optional<Gap> bridgeGap(const GapInput& input, const Group& a, const Group& b, double bar) {
  const GraphSnapshot& network = input.context.network();
  if (overlap(input.context, a, b)) return std::nullopt;
  const auto shared = sharedSubjects(input, a, b);
  if (shared.empty()) return std::nullopt;
  const auto ties = tiesBetween(input.context, a, b);
  if (static_cast<double>(ties.size()) > kTiedShare * static_cast<double>(a.members.size() * b.members.size()))
    return std::nullopt;
  constexpr double kRounding = 1e-6;  // the same sum in another order
  if (scoreOf(input.context, shared, ties) + kRounding < std::max(bar, kThreshold)) return std::nullopt;
  const auto bridges = bestBridges(input, a, b);
  if (bridges.empty()) return std::nullopt;
  Gap gap = makeGap(network, GapKind::missingBridge, {a.vertex, b.vertex}, partsOf(input, a, b, shared, ties));
  if (gap.score < kThreshold) return std::nullopt;
  std::vector<VertexIndex> themes;
  for (const SharedSubject& subject : shared) themes.push_back(subject.theme);
  gap.sentence = say("{0} og {1} arbejder begge med {2}, men deres medlemmer arbejder næsten ikke sammen.",
                     "{0} and {1} both work on {2}, but their members hardly work together.",
                     {capitalized(nameOf(network, a.vertex)), nameOf(network, b.vertex), listOf(network, themes, 2)});
  LocalizedText best;
  for (std::size_t i = 0; i < std::min<std::size_t>(bridges.size(), 3); ++i) {
    const LocalizedText pair =
        say("{0} – {1}", "{0} – {1}", {nameOf(network, bridges[i].a), nameOf(network, bridges[i].b)});
    best = i == 0 ? pair : say("{0}; {1}", "{0}; {1}", {best, pair});
    gap.missing.emplace_back(bridges[i].a, bridges[i].b);
    for (const VertexIndex v : {bridges[i].a, bridges[i].b}) {
      if (std::find(gap.entities.begin(), gap.entities.end(), v) == gap.entities.end()) gap.entities.push_back(v);
    }
  }
  gap.next = say("De bedste broer: {0}.", "The best bridges: {0}.", {best});
  return gap;
}

}  // namespace

// Two groups with subjects in common and next to nothing between their members.
Result<std::vector<Gap>> findMissingBridges(const GapInput& input, JobControl& job) {
  const auto groups = groupsOf(input);
  BestGaps best(input.options.top);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    TRY(job.checkpoint(i, groups.size()));
    for (std::size_t k = i + 1; k < groups.size(); ++k) {
      auto gap = bridgeGap(input, groups[i], groups[k], best.bar());
      if (!gap) continue;
      const auto has = [&](VertexIndex v) {
        return std::find(gap->entities.begin(), gap->entities.end(), v) != gap->entities.end();
      };
      const bool onTheme = !input.options.theme || (groups[i].themes.contains(*input.options.theme) &&
                                                    groups[k].themes.contains(*input.options.theme));
      if (onTheme && (!input.options.about || has(*input.options.about))) best.add(std::move(*gap));
    }
  }
  std::vector<Gap> gaps = std::move(best).sorted();
  for (Gap& gap : gaps) {
    TRY(job.checkpoint(0, 1));
    gap.introducers = introduce(input.context, gap.missing.front().first, gap.missing.front().second).chain;
  }
  return gaps;
}

}  // namespace samspil
