// What would be lost if some entities left the network: computed on a copy without them and compared with what is.
#pragma once

#include <span>
#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

struct WhatIfRemoved {
  std::size_t tiesLost = 0;       // shown ties of the entities that left, wishes left out
  std::uint64_t pairsParted = 0;  // pairs of those who stay that had a chain of ties between them, and no longer have
  std::vector<std::vector<VertexIndex>>
      separated;  // parts that lose touch with the largest rest of their component, largest first
  LocalizedText sentence;
};

// REQUIRES: the removed vertices are shown. O(vertices + edges).
Result<WhatIfRemoved> whatIfRemoved(const GraphSnapshot& network, const Visibility* visibility,
                                    std::span<const VertexIndex> removed, JobControl& job);

}  // namespace samspil
