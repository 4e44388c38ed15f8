// The neighbour embedding of a large component, coarse to fine: what has to travel far travels while there is little to
// compute. Internal to graph/layout.
#pragma once

#include "graph/layout/embedding.h"

namespace samspil {

// Refines `points`, a picture of low stress in which a hop is about 1 long. REQUIRES: problem.pivots is not empty.
Result<void> embedMultilevel(Points& points, const EmbeddingProblem& problem, Workers& workers, JobControl& job);

}  // namespace samspil
