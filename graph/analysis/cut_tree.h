// Where a network can fall apart: a depth-first search with low points (Hopcroft & Tarjan 1973), done by Boost.Graph,
// from which single points of failure, bridges and what they separate are read off. O(nodes + links).
//
// An *articulation point* is a node without which its component falls into several parts; *separated* are all parts but
// the largest (of equal ones, the part that the search came from, then the one found first, stays). A *bridge* is a
// link without which its component falls in two; separated is the smaller side, of equal ones the one farther from the
// root of the search.
#pragma once

#include <cstdint>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

struct CutTree {
  using Node = TieGraph::Node;
  static constexpr Node kRoot = TieGraph::kHidden;

  std::vector<Node> order;                    // all nodes as the search met them: the subtree of a node is a run of it
  std::vector<std::uint32_t> place;           // of a node in `order`
  std::vector<Node> parent;                   // in the search tree; kRoot for roots
  std::vector<std::uint32_t> low;             // the smallest place that a link from the node's subtree reaches
  std::vector<std::uint32_t> subtreeSize;     // the node included
  std::vector<std::uint32_t> componentSize;   // of the component of each node
  std::vector<std::uint32_t> separatedCount;  // how many nodes are separated if the node goes; 0: no articulation point

  bool isBridgeToParent(Node node) const { return parent[node] != kRoot && low[node] > place[parent[node]]; }
  bool isArticulationPoint(Node node) const { return separatedCount[node] > 0; }
};

Result<CutTree> makeCutTree(const TieGraph& graph, JobControl& job);

// The nodes that are separated without `node`, ascending. Empty where it is no articulation point.
std::vector<TieGraph::Node> separatedBy(const CutTree& tree, const TieGraph& graph, TieGraph::Node node);

// The smaller side of the bridge from `child` to its parent, ascending. REQUIRES: isBridgeToParent(child).
std::vector<TieGraph::Node> smallerSide(const CutTree& tree, TieGraph::Node child);

// The 2-edge-connected block of each node: blocks hang together by bridges only. Numbered in the order of the search.
std::vector<std::uint32_t> blocksBetweenBridges(const CutTree& tree);

}  // namespace samspil
