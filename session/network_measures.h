// How much every entity binds the others together, for marks sized by it. Taken of the whole network and not of what is
// shown, so that filtering resizes nothing.
#pragma once

#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/snapshot.h"
#include "session/view_spec.h"

namespace samspil {

// Per vertex: betweenness on the scale of degrees, so that marks sized by it are no larger or smaller on the whole.
// Empty where the view sizes by something else. Cost: that of graph/analysis/betweenness.h.
Result<std::vector<float>> bridgingFor(const ViewSpec& view, const GraphSnapshot& network, JobControl& job);

}  // namespace samspil
