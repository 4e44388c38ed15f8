// Why a call is impossible: the fewest of its demands that cannot hold together. Inside graph/consortium only.
#pragma once

#include "graph/consortium/selection.h"

namespace samspil {

// A partner that the call wants and rules out at once. Looked for first: the search takes whom the call wants.
std::optional<Conflict> contradiction(const GraphSnapshot& network, const Call& call);

// REQUIRES: no set satisfies the rules. The set is minimal: without any one of its demands the others can hold. Where
// the call has up to a few dozen demands it is also the smallest of all such sets.
Result<Conflict> smallestConflict(const GraphSnapshot& network, const Call& call, const Field& field,
                                  const Rules& rules, JobControl& job);

}  // namespace samspil
