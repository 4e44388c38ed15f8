// The groups between which a bridge may be missing: those that somebody named (alliances, programmes, collective
// names), and the circles that nobody named but that the ties of work show (Leiden, leiden.h). A circle that is mostly
// a named group is that group and no second one. Inside graph/gaps only.
#pragma once

#include <map>
#include <vector>

#include "graph/analysis/tie_graph.h"
#include "graph/gaps/gap_finders.h"

namespace samspil {

struct BridgeGroup {
  VertexIndex vertex;                // the group itself; of a circle its best connected member
  std::vector<VertexIndex> members;  // actors, ascending
  std::map<VertexIndex, double> themes;
  std::map<VertexIndex, std::vector<EdgeIndex>> evidence;  // by theme
  std::uint32_t circle = kNamed;                           // which of the circles it is
  static constexpr std::uint32_t kNamed = ~0U;
};

// By ascending vertex, at most kMostGroups of them: those with most themes.
inline constexpr std::size_t kMostGroups = 60;
std::vector<BridgeGroup> namedGroups(const GapInput& input);

// The actors and undertakings that live, tied by work, and which circle each is in.
struct Circles {
  TieGraph graph;                   // node i is vertices[i]
  std::vector<std::uint32_t> of;    // by node
  std::vector<double> strength;     // of a circle: links of its members, both ends counted
  std::vector<BridgeGroup> groups;  // those that are no named group, the largest first
  std::vector<std::uint32_t> linksBetween(std::uint32_t circle) const;  // by circle: links from this one to it
  // How many links chance would put between two, for how many each has (the null model of modularity).
  double expectedBetween(std::uint32_t a, std::uint32_t b) const;
};
Result<Circles> circlesOf(const GapInput& input, std::span<const BridgeGroup> named, JobControl& job);

}  // namespace samspil
