// How much says that two actors should work together: themes, partners, groups and places they share, what one has and
// the other lacks, wishes; less what speaks against: near-copies compete, the well connected meet by chance, old
// evidence fades.
//
// Shared themes and partners add up with falling returns, 3 (1 - e^-x): strictly more evidence is strictly more score.
// Rarity of themes: inverse document frequency. Shared partners: resource allocation (Zhou, Lü & Zhang 2009). Overlap:
// the weighted Jaccard index J of the two profiles; 4 J (1 - J) is greatest at moderate overlap (the inverted U of
// pone.0137856). Popularity: what the two would share by chance, given how much each has (the mean of the
// hypergeometric distribution).
#pragma once

#include <optional>

#include "graph/gaps/gap_finders.h"

namespace samspil {

// Below this sum a pair is no gap.
inline constexpr double kPairThreshold = 1.1;

// The numbers alone; the evidence and sentences are made for the pairs that are shown.
struct PairScore {
  double themes = 0, complement = 0, competition = 0, partners = 0, groups = 0, place = 0, wish = 0, popularity = 0,
         viaGroup = 0, collective = 0, stale = 0;
  double chance = 0;      // things they would share by chance
  bool ownTheme = false;  // at least one shared theme is somebody's own
  double total() const {
    return themes + complement + competition + partners + groups + place + wish + popularity + viaGroup + collective +
           stale;
  }
};

PairScore scorePair(const GapInput& input, VertexIndex a, VertexIndex b);
// The same score with its evidence, as a gap with sentences but without introducers.
Gap explainPair(const GapInput& input, VertexIndex a, VertexIndex b);

// What a pair shares, summed without looking at its rest; each at least what scorePair() finds.
struct SharedWeights {
  double themes = 0, partners = 0;
  bool wish = false;
};
// No score of a pair that shares so much is above it.
double mostScore(const GapInput& input, VertexIndex a, VertexIndex b, const SharedWeights& shared);

// Why a pair cannot be a missing tie, whatever its score.
enum class PairObstacle { none, notActors, tied, unknown };
PairObstacle obstacleOf(const GapInput& input, VertexIndex a, VertexIndex b);
// Whether a pair without obstacle is listed.
bool isListed(const GapInput& input, const PairScore& score);

}  // namespace samspil
