// How good a picture of a network is: three measures, the same for our own layouts and for the peers'.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout/layout.h"

namespace samspil::bench {

struct LayoutQuality {
  // Mean of (drawn / graph distance - 1)^2 with the picture at the scale where that is least; from 200 sources of the
  // largest component to all of it. Low: the global shape is true.
  double stress = 0;
  // Mean over up to 5,000 vertices of the Jaccard index of the neighbours in the network and as many nearest vertices
  // in the picture. High: neighbours stand together.
  double neighbourhood = 0;
  // Share of the 10 nearest vertices that have the same topic. High: groups can be seen.
  double purity = 0;
};

// `topics` may be empty: purity stays 0. Deterministic.
LayoutQuality measureQuality(const LayoutGraph& graph, std::span<const Vec2> positions,
                             std::span<const std::uint32_t> topics);

}  // namespace samspil::bench
