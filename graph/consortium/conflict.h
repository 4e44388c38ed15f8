// Why a call is impossible: the fewest of its demands that cannot hold together. Inside graph/consortium only.
#pragma once

#include "graph/consortium/selection.h"

namespace samspil {

// REQUIRES: no set satisfies the rules. The set is minimal: without any one of its demands the others can hold. Where
// the call has up to a few dozen demands it is also the smallest of all such sets.
Result<Conflict> smallestConflict(const GraphSnapshot& network, const Call& call, const Field& field,
                                  const Rules& rules, JobControl& job);

}  // namespace samspil
