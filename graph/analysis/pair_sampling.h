// Betweenness estimated from random pairs, for networks too large for a search from thousands of entities through all
// of it. Each pair is searched from both ends until the searches meet (as KADABRA, Borassi & Natale 2019, does), which
// looks at a small part of the network; all its shortest chains count, each by its share. With so many pairs that the
// bound of Riondato & Kornaropoulos (2016) is small: with a probability of nine tenths the share of pairs is right
// within `bound` for every node at once.
//
// Pairs come from fixed seeds; a block of them stops early when its searches have looked at too many links, so that the
// cost is bounded on every network, and the bound then says what fewer pairs give. The same on any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/analysis/tie_graph.h"

namespace samspil {

struct PairOptions {
  std::size_t pairs = 1 << 16;
  std::uint64_t mostArcs = 3'000'000'000;  // that all searches together may look at
};

struct PairScores {
  std::vector<double> values;  // by node, on the scale of betweenness(): a number of pairs
  std::size_t pairs = 0;       // how many were searched
  double bound = 1;            // of all pairs
};
Result<PairScores> betweennessOfPairs(const TieGraph& graph, const PairOptions& options, JobControl& job);

// The shortest chains of one pair after the other, with working arrays kept in between. For one thread.
class PairSearch {
 public:
  explicit PairSearch(const TieGraph& graph);
  // Adds to each node between the two the share of their shortest chains that lead through it. REQUIRES: from != to.
  void add(TieGraph::Node from, TieGraph::Node to, std::vector<double>& sums);
  std::uint64_t arcsSeen() const { return arcsSeen_; }

 private:
  static constexpr std::uint32_t kUnseen = ~std::uint32_t{0};
  // One of the two searches.
  struct Side {
    std::vector<std::uint32_t> distance;
    std::vector<double> chains;        // shortest chains from this side's end
    std::vector<double> share;         // of the pair's chains, through the node
    std::vector<TieGraph::Node> seen;  // in ascending distance
    std::size_t frontier = 0;          // where those of the greatest distance begin
    std::uint64_t frontierArcs = 0;
  };
  struct Meeting {
    TieGraph::Node near, far;  // near: of the side that was going on
  };

  void begin(Side& side, TieGraph::Node end);
  void reach(Side& side, TieGraph::Node node, std::uint32_t distance);
  void expand(Side& side, const Side& other);
  void handBack(Side& side, std::vector<double>& sums);
  void forget(Side& side);

  const TieGraph& graph_;
  Side sides_[2];
  std::vector<Meeting> meetings_;
  std::uint64_t arcsSeen_ = 0;
};

}  // namespace samspil
