// What two actors share and do not share: the raw material of a pair's score. Inside graph/gaps only.
#pragma once

#include "graph/gaps/gap_finders.h"

namespace samspil {

// Whom an entity works with, actors and undertakings, each with the strongest tie of work to it, in ascending
// neighbour.
//
//   for (WorkNeighbors partners(context, v); partners.next();) use(partners.neighbor(), partners.tie());
class WorkNeighbors {
 public:
  WorkNeighbors(const GapContext& context, VertexIndex v)
      : context_(context), halves_(context.network().incident(v)), self_(v) {}

  bool next();
  VertexIndex neighbor() const { return neighbor_; }
  EdgeIndex tie() const { return tie_; }

 private:
  const GapContext& context_;
  HalfEdges halves_;
  VertexIndex self_, neighbor_;
  EdgeIndex tie_;
  std::size_t at_ = 0;
};

struct SharedTheme {
  const ThemeLink* a;
  const ThemeLink* b;
  double weight;  // rarity times the geometric mean of both strengths
};

struct SharedPartner {
  VertexIndex partner;
  EdgeIndex a, b;  // the strongest tie of each
  double weight;   // geometric mean of both strengths over the partner's degree
  bool isGroup;    // both belong to it, rather than both work with it
};

struct Overlap {
  double common = 0, joint = 0;                // sums of minima and maxima of the weighted profiles
  std::vector<const ThemeLink*> onlyA, onlyB;  // own themes that the other lacks, rarest first
  double jaccard() const { return joint > 0 ? common / joint : 0; }
};

std::vector<SharedTheme> sharedThemes(const GapInput& input, VertexIndex a, VertexIndex b);      // heaviest first
std::vector<SharedPartner> sharedPartners(const GapInput& input, VertexIndex a, VertexIndex b);  // heaviest first
Overlap overlapOf(const GapInput& input, VertexIndex a, VertexIndex b);
std::vector<EdgeIndex> wishesBetween(const GapContext& context, VertexIndex a, VertexIndex b);
// A collective name that one of the two is tied to and the other belongs under, with the tie.
struct GroupRoute {
  VertexIndex group;
  EdgeIndex tie;
};
std::optional<GroupRoute> routeViaGroup(const GapContext& context, VertexIndex a, VertexIndex b);

}  // namespace samspil
