#include <algorithm>
#include <cmath>

#include "graph/gaps/articulation.h"
#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

constexpr double kMost = 3.0, kScale = 0.15, kThreshold = 0.6;
constexpr std::size_t kSetsNamed = 6, kTiesSuggested = 3, kPartnersTried = 100, kActorsTried = 5, kPiecesWeighed = 10;

// What falls off when a vertex goes, and the ties that held it.
struct LostSet {
  std::vector<VertexIndex> actors;
  std::vector<EdgeIndex> ties;
  double weight = 0;
};

std::vector<LostSet> lostSets(const GapContext& context, VertexIndex point,
                              const std::vector<std::vector<VertexIndex>>& pieces) {
  std::vector<LostSet> sets;
  for (const auto& piece : pieces) {
    LostSet set;
    // What belongs under the point falls with it, or finds a new roof; that is no tie lost. A collective name loses
    // nothing.
    for (const VertexIndex v : piece) {
      if (context.isActor(v) && !context.isCollective(v) && !context.isUnder(v, point)) set.actors.push_back(v);
    }
    if (set.actors.empty()) continue;
    double strongest = 0;
    for (const HalfEdge& half : context.network().incident(point)) {
      if (!context.isWork(half.edge) || !std::binary_search(piece.begin(), piece.end(), half.neighbor)) continue;
      set.ties.push_back(half.edge);
      strongest = std::max(strongest, context.strength(half.edge));
    }
    set.weight = strongest * static_cast<double>(set.actors.size());
    sets.push_back(std::move(set));
  }
  std::stable_sort(sets.begin(), sets.end(), [](const LostSet& a, const LostSet& b) { return a.weight > b.weight; });
  return sets;
}

struct NewTie {
  VertexIndex inside, outside;
  double score = -1e18;
};

// Of all pairs across, the one that evidence speaks most for; the better connected where nothing speaks for any.
NewTie bestTie(const GapInput& input, std::span<const VertexIndex> some, std::span<const VertexIndex> others) {
  const GapContext& context = input.context;
  NewTie best{some.front(), others.front()};
  for (const VertexIndex inside : some) {
    for (const VertexIndex outside : others) {
      const double score =
          scorePair(input, inside, outside).total() + 0.001 * static_cast<double>(context.workDegree(outside));
      if (score > best.score) best = {inside, outside, score};
    }
  }
  return best;
}

// Those of the part that stays that a new tie can go to, the best connected first.
std::vector<VertexIndex> hostsFor(const Articulation& articulation, VertexIndex point,
                                  const std::vector<std::vector<VertexIndex>>& pieces) {
  const GapContext& context = *articulation.context;
  std::vector<VertexIndex> lost;
  for (const auto& piece : pieces) lost.insert(lost.end(), piece.begin(), piece.end());
  std::sort(lost.begin(), lost.end());
  const auto isLost = [&](VertexIndex v) { return std::binary_search(lost.begin(), lost.end(), v); };
  std::vector<VertexIndex> hosts;
  for (std::uint32_t i = 0; i < context.network().vertexCount(); ++i) {
    const VertexIndex v{i};
    const bool canHost = v != point && context.isActor(v) && !context.isCollective(v) && !context.isAlliance(v);
    if (canHost && articulation.hangTogether(v, point) && !isLost(v)) hosts.push_back(v);
  }
  std::stable_sort(hosts.begin(), hosts.end(),
                   [&](VertexIndex a, VertexIndex b) { return context.workDegree(a) > context.workDegree(b); });
  if (hosts.size() > kPartnersTried) hosts.resize(kPartnersTried);
  return hosts;
}

// The fewest ties that hold the pieces together without the point are one for each piece that falls off: a tree over
// the pieces. Of all such trees the one of the greatest sum of pair scores (Prim 1957). In the order they are joined.
std::vector<NewTie> mend(const GapInput& input, const std::vector<LostSet>& sets, std::span<const VertexIndex> hosts) {
  std::vector<NewTie> ties;
  if (hosts.empty()) return ties;
  const std::size_t count = std::min(sets.size(), kPiecesWeighed);
  std::vector<std::span<const VertexIndex>> pieces;
  for (std::size_t i = 0; i < count; ++i)
    pieces.push_back(std::span(sets[i].actors).first(std::min(sets[i].actors.size(), kActorsTried)));
  std::vector<NewTie> best;
  for (const auto& piece : pieces) best.push_back(bestTie(input, piece, hosts));
  std::vector<std::uint8_t> joined(count, 0);
  for (std::size_t round = 0; round < count; ++round) {
    std::size_t next = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (!joined[i] && (next == count || best[i].score > best[next].score)) next = i;
    }
    joined[next] = 1;
    ties.push_back(best[next]);
    for (std::size_t i = 0; i < count; ++i) {
      if (joined[i]) continue;
      const NewTie across = bestTie(input, pieces[i], pieces[next]);
      if (across.score > best[i].score) best[i] = across;
    }
  }
  return ties;
}

std::vector<GapPart> partsOf(const GapInput& input, VertexIndex point, const std::vector<LostSet>& sets) {
  const GraphSnapshot& network = input.context.network();
  double sum = 0;
  for (const LostSet& set : sets) sum += set.weight;
  const double total = kMost * (1 - std::exp(-kScale * sum));
  std::vector<GapPart> parts;
  GapPart rest;
  std::vector<VertexIndex> restActors;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    GapPart part;
    part.value = total * sets[i].weight / sum;
    for (const EdgeIndex tie : sets[i].ties) input.context.cite(tie, part.evidence);
    part.text = say("Uden {1} er der ingen vej til {0}.", "Without {1} there is no way to {0}.",
                    {listOf(network, sets[i].actors), nameOf(network, point)});
    if (i < kSetsNamed) {
      parts.push_back(std::move(part));
      continue;
    }
    rest.value += part.value;
    rest.evidence.statements.insert(rest.evidence.statements.end(), part.evidence.statements.begin(),
                                    part.evidence.statements.end());
    restActors.insert(restActors.end(), sets[i].actors.begin(), sets[i].actors.end());
  }
  if (!restActors.empty()) {
    rest.text = say("Det samme gælder {0}.", "The same goes for {0}.", {listOf(network, restActors)});
    parts.push_back(std::move(rest));
  }
  return parts;
}

// Says which new ties mend it and notes them down.
void suggestTies(const GapInput& input, const Articulation& articulation, Gap& gap) {
  const GraphSnapshot& network = input.context.network();
  const VertexIndex point = gap.entities.front();
  const auto pieces = articulation.piecesWithout(point);
  const auto sets = lostSets(input.context, point, pieces);
  const std::vector<NewTie> ties = mend(input, sets, hostsFor(articulation, point, pieces));
  LocalizedText named;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    gap.missing.emplace_back(ties[i].inside, ties[i].outside);
    if (i >= kTiesSuggested) continue;
    const LocalizedText pair =
        say("{0} – {1}", "{0} – {1}", {nameOf(network, ties[i].inside), nameOf(network, ties[i].outside)});
    named = i == 0 ? pair : say("{0}; {1}", "{0}; {1}", {named, pair});
  }
  if (ties.empty()) {
    gap.next = say("Ingen andre kan tage over: find en ny partner.", "Nobody else can take over: find a new partner.");
  } else if (sets.size() == 1) {
    gap.next = say("Én ny forbindelse fjerner sårbarheden: {0}.", "One new tie removes the weak point: {0}.", {named});
  } else {
    gap.next = say("Der skal mindst {0} nye forbindelser til at fjerne sårbarheden. Begynd med {1}.",
                   "At least {0} new ties are needed to remove the weak point. Begin with {1}.",
                   {sayNumber(sets.size()), named});
  }
}

}  // namespace

// An actor without which others lose every link to the rest, and the fewest new ties that mend it: as many as sets fall
// off.
Result<std::vector<Gap>> findFragilePoints(const GapInput& input, JobControl& job) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  TRY_ASSIGN(const Articulation articulation, findArticulation(context, job));
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < articulation.points.size(); ++i) {
    TRY(job.checkpoint(i, articulation.points.size()));
    const VertexIndex point = articulation.points[i];
    // A collective name cannot fail, and an alliance that stands alone is an unused membership.
    if (!context.isActor(point) || context.isCollective(point) || context.isAlliance(point)) continue;
    const auto sets = lostSets(context, point, articulation.piecesWithout(point));
    if (sets.empty() || input.options.theme) continue;
    if (input.options.about && *input.options.about != point) continue;
    Gap gap = makeGap(network, GapKind::fragile, {point}, partsOf(input, point, sets));
    if (gap.score < kThreshold) continue;
    std::size_t lost = 0;
    std::vector<VertexIndex> all;
    for (const LostSet& set : sets) all.insert(all.end(), set.actors.begin(), set.actors.end());
    lost = all.size();
    gap.entities.insert(gap.entities.end(), all.begin(), all.end());
    const LocalizedText name = nameOf(network, point);
    gap.sentence =
        lost == 1 ? say("Falder {0} væk, mister {1} enhver forbindelse til resten.",
                        "If {0} left, {1} would lose every link to the rest.", {name, nameOf(network, all.front())})
                  : say("Falder {0} væk, mister {1} aktører enhver forbindelse til resten: {2}.",
                        "If {0} left, {1} actors would lose every link to the rest: {2}.",
                        {name, sayNumber(lost), listOf(network, all)});
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    TRY(job.checkpoint(i, gaps.size()));
    suggestTies(input, articulation, gaps[i]);
  }
  return gaps;
}

}  // namespace samspil
