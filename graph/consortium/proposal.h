// A chosen set in words: why each member, what to ask, whom one could swap. Inside graph/consortium only.
#pragma once

#include "graph/consortium/selection.h"

namespace samspil {

// Of any members, whatever the rules say of them.
Proposal describeProposal(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules,
                          const Members& members);

}  // namespace samspil
