#include "graph/gaps/pair_evidence.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

// v belongs to its partner by this tie, and not the other way round.
bool belongsTo(const GapContext& context, EdgeIndex e, VertexIndex v) {
  return context.network().family(e).key == "structure" && context.network().edge(e).from == v;
}

bool isStructure(const GapContext& context, EdgeIndex e) { return context.network().family(e).key == "structure"; }

}  // namespace

bool WorkNeighbors::next() {
  while (at_ < halves_.size()) {
    neighbor_ = halves_[at_].neighbor;
    double best = 0;
    for (; at_ < halves_.size() && halves_[at_].neighbor == neighbor_; ++at_) {
      if (!context_.isWork(halves_[at_].edge) || context_.strength(halves_[at_].edge) <= best) continue;
      best = context_.strength(halves_[at_].edge);
      tie_ = halves_[at_].edge;
    }
    if (best > 0 && neighbor_ != self_ && (context_.isActor(neighbor_) || context_.isUndertaking(neighbor_)))
      return true;
  }
  return false;
}

std::vector<SharedTheme> sharedThemes(const GapInput& input, VertexIndex a, VertexIndex b) {
  std::vector<SharedTheme> shared;
  const auto linksA = input.profiles.of(a), linksB = input.profiles.of(b);
  auto itA = linksA.begin();
  auto itB = linksB.begin();
  while (itA != linksA.end() && itB != linksB.end()) {
    if (itA->theme < itB->theme) {
      ++itA;
    } else if (itB->theme < itA->theme) {
      ++itB;
    } else {
      // What both merely inherit is a matter between their groups or parts.
      if (itA->own || itB->own)
        shared.push_back({&*itA, &*itB, input.profiles.rarity(itA->theme) * std::sqrt(itA->strength * itB->strength)});
      ++itA;
      ++itB;
    }
  }
  std::stable_sort(shared.begin(), shared.end(),
                   [](const SharedTheme& x, const SharedTheme& y) { return x.weight > y.weight; });
  return shared;
}

std::vector<SharedPartner> sharedPartners(const GapInput& input, VertexIndex a, VertexIndex b) {
  const GapContext& context = input.context;
  std::vector<SharedPartner> shared;
  const auto route = routeViaGroup(context, a, b);
  WorkNeighbors ofA(context, a), ofB(context, b);
  bool moreA = ofA.next(), moreB = ofB.next();
  while (moreA && moreB) {
    if (ofA.neighbor() < ofB.neighbor()) {
      moreA = ofA.next();
    } else if (ofB.neighbor() < ofA.neighbor()) {
      moreB = ofB.next();
    } else {
      if (route && route->group == ofA.neighbor()) {  // counts as a way round, not as a common partner
        moreA = ofA.next();
        moreB = ofB.next();
        continue;
      }
      const double degree = static_cast<double>(std::max<std::size_t>(context.workDegree(ofA.neighbor()), 2));
      const double weight = std::sqrt(context.strength(ofA.tie()) * context.strength(ofB.tie())) / degree;
      shared.push_back({ofA.neighbor(), ofA.tie(), ofB.tie(), weight,
                        belongsTo(context, ofA.tie(), a) && belongsTo(context, ofB.tie(), b)});
      moreA = ofA.next();
      moreB = ofB.next();
    }
  }
  std::stable_sort(shared.begin(), shared.end(),
                   [](const SharedPartner& x, const SharedPartner& y) { return x.weight > y.weight; });
  return shared;
}

Overlap overlapOf(const GapInput& input, VertexIndex a, VertexIndex b) {
  Overlap overlap;
  const ThemeProfiles& profiles = input.profiles;
  const auto linksA = profiles.of(a), linksB = profiles.of(b);
  const auto rarer = [&](const ThemeLink* x, const ThemeLink* y) {
    return profiles.rarity(x->theme) > profiles.rarity(y->theme);
  };
  auto itA = linksA.begin();
  auto itB = linksB.begin();
  while (itA != linksA.end() || itB != linksB.end()) {
    const bool hasA = itA != linksA.end() && (itB == linksB.end() || itA->theme <= itB->theme);
    const bool hasB = itB != linksB.end() && (itA == linksA.end() || itB->theme <= itA->theme);
    const double rarity = profiles.rarity(hasA ? itA->theme : itB->theme);
    const double strengthA = hasA && itA->own ? itA->strength : 0, strengthB = hasB && itB->own ? itB->strength : 0;
    overlap.common += rarity * std::min(strengthA, strengthB);
    overlap.joint += rarity * std::max(strengthA, strengthB);
    if (strengthA > 0 && !hasB) overlap.onlyA.push_back(&*itA);
    if (strengthB > 0 && !hasA) overlap.onlyB.push_back(&*itB);
    if (hasA) ++itA;
    if (hasB) ++itB;
  }
  std::stable_sort(overlap.onlyA.begin(), overlap.onlyA.end(), rarer);
  std::stable_sort(overlap.onlyB.begin(), overlap.onlyB.end(), rarer);
  return overlap;
}

std::vector<EdgeIndex> wishesBetween(const GapContext& context, VertexIndex a, VertexIndex b) {
  std::vector<EdgeIndex> wishes;
  for (const HalfEdge& half : context.network().incident(a)) {
    if (half.neighbor == b && context.use(half.edge) == TieUse::wish && context.strength(half.edge) > 0)
      wishes.push_back(half.edge);
  }
  return wishes;
}

std::optional<GroupRoute> routeViaGroup(const GapContext& context, VertexIndex a, VertexIndex b) {
  for (const auto& [one, other] : {std::pair{a, b}, std::pair{b, a}}) {
    for (const VertexIndex group : context.wholes(other)) {
      // What stands at the very top knows everybody: that brings nobody together.
      const bool isTop = !context.isCollective(group) && context.wholes(group).empty();
      if (group == one || (isTop && !context.isAlliance(one))) continue;
      for (const HalfEdge& half : context.network().incident(one)) {
        // An alliance meets whoever belongs under a member through that member.
        const bool works = half.neighbor == group && context.isWork(half.edge) &&
                           (!isStructure(context, half.edge) || context.isAlliance(one));
        if (works) return GroupRoute{group, half.edge};
      }
    }
  }
  return std::nullopt;
}

}  // namespace samspil
