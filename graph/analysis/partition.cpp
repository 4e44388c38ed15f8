#include "graph/analysis/partition.h"

namespace samspil {

Partition partitionByType(const TieGraph& graph, const GraphSnapshot& network) {
  Partition groups;
  for (const VertexIndex v : graph.vertices) groups.push_back(network.type(v).value);
  return groups;
}

Partition partitionByCountry(const TieGraph& graph, const GraphSnapshot& network) {
  Partition groups;
  for (const VertexIndex v : graph.vertices) groups.push_back(network.country(v) == 0 ? kNoGroup : network.country(v));
  return groups;
}

}  // namespace samspil
