// Where the network of ties of work falls apart when one vertex is taken out (Hopcroft & Tarjan 1973).
#pragma once

#include "graph/gaps/gap_context.h"

namespace samspil {

struct Articulation {
  std::vector<VertexIndex> points;  // ascending

  // The connected pieces of the point's component without it: that with the most actors first, the rest by their first
  // vertex. Each piece ascending. Cost: one search of the component.
  std::vector<std::vector<VertexIndex>> piecesWithout(VertexIndex point) const;

  const GapContext* context = nullptr;
};

// Vertices: living actors and undertakings (graph/analysis/cut_tree.h does the search). Linear in vertices and ties.
// `context` must outlive the answer.
Result<Articulation> findArticulation(const GapContext& context, JobControl& job);

}  // namespace samspil
