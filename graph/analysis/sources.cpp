#include "graph/analysis/sources.h"

#include <numeric>
#include <random>

namespace samspil {

std::vector<TieGraph::Node> sourceNodes(std::size_t nodeCount, std::size_t samples) {
  std::vector<TieGraph::Node> nodes(nodeCount);
  std::iota(nodes.begin(), nodes.end(), 0);
  if (samples >= nodeCount) return nodes;
  std::mt19937_64 dice(20'251'122);
  for (std::size_t i = 0; i < samples; ++i) std::swap(nodes[i], nodes[i + dice() % (nodeCount - i)]);
  nodes.resize(samples);
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

}  // namespace samspil
