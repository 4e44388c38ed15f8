#include <algorithm>
#include <cmath>

#include "graph/gaps/articulation.h"
#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

constexpr double kMost = 3.0, kScale = 0.15, kThreshold = 0.6;
constexpr std::size_t kSetsNamed = 6, kTiesSuggested = 3, kPartnersTried = 200;

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
    // What belongs under the point falls with it, or finds a new roof; that is no tie lost.
    for (const VertexIndex v : piece) {
      if (context.isActor(v) && !context.isUnder(v, point)) set.actors.push_back(v);
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
};

// The pair that evidence speaks most for; where there is none, the set's most connected and the point's most connected
// neighbour.
NewTie bestTie(const GapInput& input, VertexIndex point, const LostSet& set, const std::vector<VertexIndex>& rest) {
  const GapContext& context = input.context;
  NewTie best{set.actors.front(), rest.front()};
  double most = -1e9;
  for (const VertexIndex inside : set.actors) {
    std::size_t tried = 0;
    for (const VertexIndex outside : rest) {
      if (outside == point || context.isCollective(outside) || context.isAlliance(outside)) continue;
      if (++tried > kPartnersTried) break;
      const PairScore pair = scorePair(input, inside, outside);
      const double score = pair.total() + 0.001 * static_cast<double>(context.workDegree(outside));
      if (score > most) {
        most = score;
        best = {inside, outside};
      }
    }
  }
  return best;
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
void suggestTies(const GapInput& input, VertexIndex point, const std::vector<LostSet>& sets,
                 const std::vector<VertexIndex>& rest, Gap& gap) {
  const GraphSnapshot& network = input.context.network();
  LocalizedText ties;
  for (std::size_t i = 0; i < std::min(sets.size(), kTiesSuggested); ++i) {
    const NewTie tie = bestTie(input, point, sets[i], rest);
    gap.missing.emplace_back(tie.inside, tie.outside);
    const LocalizedText pair =
        say("{0} – {1}", "{0} – {1}", {nameOf(network, tie.inside), nameOf(network, tie.outside)});
    ties = i == 0 ? pair : say("{0}; {1}", "{0}; {1}", {ties, pair});
  }
  gap.next = sets.size() == 1
                 ? say("Én ny forbindelse fjerner svagheden: {0}.", "One new tie removes the weak point: {0}.", {ties})
                 : say("{0} nye forbindelser fjerner svagheden, færre kan ikke gøre det. Begynd med {1}.",
                       "{0} new ties remove the weak point, and no fewer can. Begin with {1}.",
                       {sayNumber(sets.size()), ties});
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
    auto pieces = articulation.piecesWithout(point);
    const std::vector<VertexIndex> rest = std::move(pieces.front());
    pieces.erase(pieces.begin());
    const auto sets = lostSets(context, point, pieces);
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
    suggestTies(input, point, sets, rest, gap);
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
