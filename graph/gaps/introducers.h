// Who can introduce two actors to each other: the shortest chain of ties of work between them.
#pragma once

#include "graph/gaps/gap_context.h"

namespace samspil {

struct Introduction {
  std::vector<VertexIndex> chain;  // between the two ends, without them; empty: no chain, or they are tied
  std::vector<EdgeIndex> ties;     // along the chain, one more than its vertices
};

// Among the shortest chains the one that avoids hubs (whoever knows everybody introduces badly), then the one of the
// most certain ties, then the first by key. Passes through living actors, projects and programmes only. Cost: one
// breadth-first search.
Introduction introduce(const GapContext& context, VertexIndex a, VertexIndex b);

}  // namespace samspil
