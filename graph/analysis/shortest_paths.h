// All shortest chains of ties between two entities (breadth-first search from both ends' distances; every tie counts 1,
// direction is ignored). Ties of wish families never form a chain.
#pragma once

#include <vector>

#include "base/job.h"
#include "graph/snapshot.h"

namespace samspil {

struct PathStep {
  VertexIndex from, to;
  std::vector<EdgeIndex> edges;  // the ties between the two, best certainty first, never empty
};

struct Path {
  std::vector<PathStep> steps;
  Certainty weakest = Certainty::stated;  // the worst of the steps, a step being as good as its best tie
};

struct ShortestPaths {
  std::vector<Path> paths;  // by certainty: fewer uncertain steps first, then keys in order; empty: not connected
  bool truncated = false;   // there are more than `limit`
};

ShortestPaths shortestPaths(const GraphSnapshot& snapshot, VertexIndex from, VertexIndex to, std::size_t limit = 1000);

}  // namespace samspil
