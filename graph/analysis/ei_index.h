// E-I index (Krackhardt & Stern 1988): (external - internal) / (external + internal) links of each entity, by a
// partition into groups: -1 all partners in the own group, +1 all outside. Links to entities without a known group do
// not count; not defined (kNoScore) for entities without a group or without such links. Members of large groups have
// lower values by chance alone: `expected` is the value that partners drawn at random from all others would give.
#pragma once

#include <vector>

#include "graph/analysis/partition.h"

namespace samspil {

extern const Analysis kEiIndexAnalysis;  // by country

struct EiIndex {
  std::vector<double> values;                     // by node
  std::vector<double> expected;                   // by node
  std::vector<std::uint32_t> internal, external;  // links, by node
};
EiIndex eiIndex(const TieGraph& graph, const Partition& partition);

}  // namespace samspil
