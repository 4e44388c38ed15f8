#include "graph/gaps/pair_score.h"

#include <algorithm>
#include <cmath>

#include "graph/gaps/pair_evidence.h"

namespace samspil {
namespace {

// The greatest value of each part, all within -3..+3. Shared themes are the main reason to meet; a wish that is written
// down outdoes them; a place is a mere help.
constexpr double kMostThemes = 3.0, kMostComplement = 0.8, kMostPartners = 1.5, kMostGroups = 0.6, kMostWish = 2.5,
                 kPlace = 0.25;
constexpr double kMostCompetition = 3.0, kMostPopularity = 2.0, kViaGroup = 0.8, kCollective = 0.6, kStale = 0.5;
// From this overlap on two organisations do the same and compete.
constexpr double kCopies = 0.8;
// How fast the parts reach their greatest value.
// Less than this in common by chance says nothing of popularity.
constexpr double kChanceAllowed = 0.1;
constexpr double kThemeScale = 1.2, kPartnerScale = 4.0, kGroupScale = 2.0;

double saturating(double most, double x) { return most * (1 - std::exp(-x)); }

template <typename T>
double sumOfWeights(const std::vector<T>& items) {
  double sum = 0;
  for (const T& item : items) sum += item.weight;
  return sum;
}

double partnersWeight(const std::vector<SharedPartner>& shared, bool groups) {
  double sum = 0;
  for (const SharedPartner& partner : shared) sum += partner.isGroup == groups ? partner.weight : 0;
  return sum;
}

// Organisations of the same type compete fully, a hospital and a municipality with the same themes hardly. One shared
// theme is too little to call two organisations copies.
double competitionOf(const GapInput& input, const Overlap& overlap, std::size_t shared, VertexIndex a, VertexIndex b) {
  if (input.options.competitorsToo || overlap.jaccard() <= kCopies || shared < 2) return 0;
  const double sameType = input.context.network().type(a) == input.context.network().type(b) ? 1.0 : 0.3;
  const double enough = std::min(1.0, static_cast<double>(shared - 1) / 2);
  return -kMostCompetition * sameType * enough * (overlap.jaccard() - kCopies) / (1 - kCopies);
}

// Things they would share by chance: themes and partners, each the mean of a hypergeometric distribution.
double chanceOf(const GapInput& input, VertexIndex a, VertexIndex b) {
  const auto mean = [](std::size_t x, std::size_t y, std::size_t all) {
    return all > 0 ? static_cast<double>(x) * static_cast<double>(y) / static_cast<double>(all) : 0.0;
  };
  const GapContext& context = input.context;
  return mean(context.workDegree(a), context.workDegree(b), context.actorCount());
}

double popularityOf(const GapInput& input, double chance) {
  return -input.options.surprise * saturating(kMostPopularity, std::max(0.0, chance - kChanceAllowed));
}

bool isStale(const GapInput& input, const std::vector<SharedTheme>& shared) {
  int newest = 0;
  for (const SharedTheme& theme : shared) {
    int both = 9999;
    for (const ThemeLink* link : {theme.a, theme.b}) {
      for (const EdgeIndex tie : link->ties) both = std::min(both, input.context.lastYear(tie));
    }
    newest = std::max(newest, both);
  }
  return newest > 0 && newest <= input.context.today().year - input.options.dormantYears;
}

// One is tied to a part of the other: a clinic to a faculty of the university.
bool areTiedThroughPart(const GapContext& context, VertexIndex a, VertexIndex b) {
  const auto reaches = [&](VertexIndex from, VertexIndex whole) {
    const auto halves = context.network().incident(from);
    return !context.isCollective(whole) && std::any_of(halves.begin(), halves.end(), [&](const HalfEdge& half) {
      return context.isWork(half.edge) && context.isUnder(half.neighbor, whole);
    });
  };
  return reaches(a, b) || reaches(b, a);
}

}  // namespace

PairScore scorePair(const GapInput& input, VertexIndex a, VertexIndex b) {
  const GapContext& context = input.context;
  PairScore score;
  const auto themes = sharedThemes(input, a, b);
  const auto partners = sharedPartners(input, a, b);
  const Overlap overlap = overlapOf(input, a, b);
  score.ownTheme = !themes.empty();
  score.themes = saturating(kMostThemes, kThemeScale * sumOfWeights(themes));
  score.partners = saturating(kMostPartners, kPartnerScale * partnersWeight(partners, false));
  score.groups = saturating(kMostGroups, kGroupScale * partnersWeight(partners, true));
  const double jaccard = overlap.jaccard();
  // Who asks for competitors too asks for likeness alone.
  const bool complementing =
      !input.options.competitorsToo && !themes.empty() && !overlap.onlyA.empty() && !overlap.onlyB.empty();
  if (complementing) score.complement = kMostComplement * 4 * jaccard * (1 - jaccard);
  score.competition = competitionOf(input, overlap, themes.size(), a, b);
  if (!themes.empty() && context.network().city(a) != 0 && context.network().city(a) == context.network().city(b))
    score.place = kPlace;
  double doubt = 1;
  for (const EdgeIndex wish : wishesBetween(context, a, b)) doubt *= 1 - context.strength(wish);
  score.wish = kMostWish * (1 - doubt);
  score.chance = chanceOf(input, a, b);
  score.popularity = popularityOf(input, score.chance);
  if (routeViaGroup(context, a, b)) score.viaGroup = -kViaGroup;
  if (context.isCollective(a) || context.isCollective(b)) score.collective = -kCollective;
  if (!themes.empty() && isStale(input, themes)) score.stale = -kStale;
  return score;
}

double mostScore(const GapInput& input, VertexIndex a, VertexIndex b, const SharedWeights& shared) {
  const GapContext& context = input.context;
  double most = saturating(kMostThemes, kThemeScale * shared.themes) +
                saturating(kMostPartners, kPartnerScale * shared.partners) +
                saturating(kMostGroups, kGroupScale * shared.partners) + popularityOf(input, chanceOf(input, a, b));
  if (shared.themes > 0) most += kMostComplement + kPlace;
  if (shared.wish) most += kMostWish;
  if (context.isCollective(a) || context.isCollective(b)) most -= kCollective;
  return most;
}

PairObstacle obstacleOf(const GapInput& input, VertexIndex a, VertexIndex b) {
  const GapContext& context = input.context;
  if (a == b || !context.isActor(a) || !context.isActor(b)) return PairObstacle::notActors;
  if (context.areTied(a, b) || context.isSameHouse(a, b)) return PairObstacle::tied;
  if (!wishesBetween(context, a, b).empty()) return PairObstacle::none;
  if (areTiedThroughPart(context, a, b)) return PairObstacle::tied;
  const auto unknown = [&](VertexIndex v) {
    return context.hasThemes() ? input.profiles.of(v).empty() : context.workDegree(v) == 0;
  };
  return unknown(a) || unknown(b) ? PairObstacle::unknown : PairObstacle::none;
}

bool isListed(const GapInput& input, const PairScore& score) {
  const bool evidence = score.ownTheme || score.wish > 0 || (!input.context.hasThemes() && score.partners > 0);
  return evidence && score.total() >= kPairThreshold;
}

}  // namespace samspil
