// The fewest new ties after which no single tie is the only one between two parts (Eswaran & Tarjan 1976): the parts
// between bridges form a tree, and ceil(L/2) new ties between its L leaves, each with the one half of the way round,
// remove every bridge. Each component is mended for itself. A component of two entities cannot be: a second tie between
// them is still between the same two.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kAugmentationAnalysis;  // among actors only: a theme cannot make a new tie

struct Augmentation {
  std::vector<std::pair<TieGraph::Node, TieGraph::Node>> ties;  // first < second, none of them a link already
  std::size_t bridgesBefore = 0;
  std::size_t bridgesAfter = 0;  // those of components of two
};

// `preference` says which node of a part makes the new tie: the greatest, of equal ones the first. Empty: the degree.
Result<Augmentation> minimumAugmentation(const TieGraph& graph, std::span<const double> preference, JobControl& job);

}  // namespace samspil
