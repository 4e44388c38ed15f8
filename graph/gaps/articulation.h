// Where the network of ties of work falls apart when one vertex is taken out (Hopcroft & Tarjan 1973).
#pragma once

#include "graph/analysis/cut_tree.h"
#include "graph/gaps/gap_context.h"

namespace samspil {

class Articulation {
 public:
  std::vector<VertexIndex> points;  // ascending

  // The connected pieces that fall off the greatest part of the point's component when it goes: that with the most
  // actors first, then by their first vertex. Each piece ascending. Cost: the ties of the pieces.
  std::vector<std::vector<VertexIndex>> piecesWithout(VertexIndex point) const;
  // In one component with the point.
  bool hangTogether(VertexIndex a, VertexIndex b) const { return components[a.value] == components[b.value]; }

  const GapContext* context = nullptr;
  TieGraph graph;
  CutTree tree;
  std::vector<std::uint32_t> components;  // by vertex
};

// Vertices: living actors and undertakings (graph/analysis/cut_tree.h does the search). Linear in vertices and ties.
// `context` must outlive the answer.
Result<Articulation> findArticulation(const GapContext& context, JobControl& job);

}  // namespace samspil
