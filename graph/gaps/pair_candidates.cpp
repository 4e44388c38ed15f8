#include "graph/gaps/pair_candidates.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/gaps/pair_evidence.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

// A partner of more than this many shares too little of itself with any pair to bring two together (resource allocation
// gives each pair less than 1/500), and the pairs at it would outgrow everything else: it counts as shared by all.
constexpr std::size_t kHub = 500;

// The root of a strength, never below it.
float rootOf(double strength) {
  return std::nextafter(static_cast<float>(std::sqrt(strength)), std::numeric_limits<float>::infinity());
}

}  // namespace

std::span<const PairCandidates::Weight> PairCandidates::Lists::of(VertexIndex v) const {
  return std::span(items).subspan(offsets[v.value], offsets[v.value + 1] - offsets[v.value]);
}

PairCandidates::PairCandidates(const GapInput& input) : input_(input), shared_(input.context.network().vertexCount()) {
  listPartners();
  listThemes();
}

void PairCandidates::listPartners() {
  const GapContext& context = input_.context;
  for (std::uint32_t i = 0; i < context.network().vertexCount(); ++i) {
    partners_.offsets.push_back(static_cast<std::uint32_t>(partners_.items.size()));
    for (WorkNeighbors partners(context, VertexIndex{i}); partners.next();)
      partners_.items.push_back({partners.neighbor(), rootOf(context.strength(partners.tie()))});
  }
  partners_.offsets.push_back(static_cast<std::uint32_t>(partners_.items.size()));
}

void PairCandidates::listThemes() {
  const std::size_t count = input_.context.network().vertexCount();
  for (Lists* lists : {&own_, &inherited_}) {
    const auto each = [&](auto visit) {
      for (std::uint32_t i = 0; i < count; ++i)
        for (const ThemeLink& link : input_.profiles.of(VertexIndex{i}))
          if (link.own == (lists == &own_)) visit(VertexIndex{i}, link);
    };
    lists->offsets.assign(count + 1, 0);
    each([&](VertexIndex, const ThemeLink& link) { ++lists->offsets[link.theme.value + 1]; });
    for (std::size_t i = 0; i < count; ++i) lists->offsets[i + 1] += lists->offsets[i];
    lists->items.resize(lists->offsets.back());
    std::vector<std::uint32_t> next(lists->offsets.begin(), lists->offsets.end() - 1);
    each([&](VertexIndex actor, const ThemeLink& link) {
      lists->items[next[link.theme.value]++] = {actor, rootOf(link.strength)};
    });
  }
}

PairCandidates::Shared& PairCandidates::sharedWith(VertexIndex b) {
  Shared& shared = shared_[b.value];
  if (!shared.meets) touched_.push_back(b);
  shared.meets = true;
  return shared;
}

void PairCandidates::addThemes(VertexIndex a) {
  const auto add = [&](const Lists& lists, const ThemeLink& link) {
    const auto actors = lists.of(link.theme);
    const double weight = input_.profiles.rarity(link.theme) * rootOf(link.strength);
    auto b =
        std::upper_bound(actors.begin(), actors.end(), a, [](VertexIndex v, const Weight& w) { return v < w.vertex; });
    for (; b != actors.end(); ++b) sharedWith(b->vertex).themes += weight * b->weight;
  };
  for (const ThemeLink& link : input_.profiles.of(a)) {
    add(own_, link);
    if (link.own) add(inherited_, link);
  }
}

// With themes, only of those that are candidates already.
void PairCandidates::addPartners(VertexIndex a) {
  const GapContext& context = input_.context;
  double throughHubs = 0;
  for (const Weight& partner : partners_.of(a)) {
    const std::size_t degree = std::max<std::size_t>(context.workDegree(partner.vertex), 2);
    if (degree > kHub) {
      throughHubs += 1 / static_cast<double>(degree);
      continue;
    }
    const double weight = partner.weight / static_cast<double>(degree);
    const auto others = partners_.of(partner.vertex);
    auto b =
        std::upper_bound(others.begin(), others.end(), a, [](VertexIndex v, const Weight& w) { return v < w.vertex; });
    for (; b != others.end(); ++b) {
      if (!context.hasThemes() && context.isActor(b->vertex)) sharedWith(b->vertex);
      if (shared_[b->vertex.value].meets) shared_[b->vertex.value].partners += weight * b->weight;
    }
  }
  for (const VertexIndex b : touched_) shared_[b.value].partners += throughHubs;
}

void PairCandidates::addWishes(VertexIndex a) {
  const GapContext& context = input_.context;
  for (const HalfEdge& half : context.network().incident(a)) {
    const bool wish = context.use(half.edge) == TieUse::wish && context.strength(half.edge) > 0;
    if (wish && half.neighbor > a && context.isActor(half.neighbor)) sharedWith(half.neighbor).wish = true;
  }
}

std::span<const PairCandidate> PairCandidates::after(VertexIndex a) {
  addThemes(a);
  addWishes(a);
  addPartners(a);
  found_.clear();
  for (const VertexIndex b : touched_) {
    const Shared& shared = shared_[b.value];
    found_.push_back({b, mostScore(input_, a, b, {shared.themes, shared.partners, shared.wish})});
    shared_[b.value] = {};
  }
  touched_.clear();
  std::sort(found_.begin(), found_.end(),
            [](const PairCandidate& x, const PairCandidate& y) { return x.other < y.other; });
  return found_;
}

}  // namespace samspil
