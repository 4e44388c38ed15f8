// Neighbour embedding: brings tied vertices together and pushes all others away, so that groups become visible, while
// a pull towards the pivots' distances keeps the global shape. Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>

#include "graph/layout/layout.h"
#include "graph/layout/points.h"
#include "graph/layout/stage.h"
#include "graph/layout/workers.h"

namespace samspil {

// Attraction along a tie of length d: (1/(1 + d^2)) * d, averaged over the ties of a vertex; repulsion as Repulsion has
// it; both as in t-SNE, LargeVis and DRGraph. A tie to a vertex with many ties says less and counts less. The stress
// pull (stress.h) is added with its own weight.
struct EmbeddingProblem {
  LayoutGraph graph;
  std::span<const float> mass;            // how hard each vertex pushes the others away
  std::span<const std::uint32_t> pivots;  // may be empty: no stress pull
  std::span<const std::uint16_t> hops;    // vertices x pivots
  std::span<const std::uint32_t> group;   // may be empty: members of a group are drawn to its middle lightly
  float hopResolution = 1;                // what `hops` has for one hop
};

// What is slow to compute and slow to change, the push of all others and the stress pull, is computed every few rounds
// and kept in between (a multiple time step, as in molecular dynamics: Tuckerman, Berne & Martyna, 1992).
struct EmbeddingSchedule {
  int rounds = 60;
  int repulsionEvery = 1, stressEvery = 1;  // rounds
  float repulsion = 100;                    // sum of all masses is scaled to this
  float stepFirst = 0.5F, stepLast = 0.05F;
  float stressFirst = 0, stressLast = 0;  // weight of the stress pull
  float hop = 0;                          // length of a hop that the stress pull aims at; 0: as in the present picture
  float theta = 1.2F;
  float gravity = 0;  // pull to the origin; 1.6 times as strong vertically, so that pictures get wide
};

Result<void> refineEmbedding(Points& points, const EmbeddingProblem& problem, const EmbeddingSchedule& schedule,
                             Workers& workers, const Stage& stage);

}  // namespace samspil
