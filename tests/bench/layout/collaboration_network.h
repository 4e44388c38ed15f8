// Synthetic collaboration networks for the layout benchmark: organisations meet in projects, projects become ties.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace samspil::bench {

struct CollaborationNetwork {
  std::uint32_t vertexCount = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  std::vector<std::uint32_t> topics;  // the planted community of each vertex
};

// Every organisation has a topic (topics of heavy-tailed size, grouped in areas) and a propensity (Pareto 1.15,
// capped). Projects of 2-25 partners (log-normal) belong to a topic; each organisation debuts in one of its topic, the
// other seats go by propensity: 75 % to the topic, 17 % to its area, 8 % anywhere. A random tree per project is always
// kept, then repeated ties, then a sample of the rest, up to tiesPerVertex. Vertex numbers are shuffled. The same for a
// seed.
CollaborationNetwork makeCollaborationNetwork(std::uint32_t organisations, double tiesPerVertex, std::uint64_t seed);

}  // namespace samspil::bench
