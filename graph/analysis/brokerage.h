// Brokerage (Gould & Fernandez 1989): for each entity j, the pairs i, k of its partners that are not tied to each
// other, by the groups of the three. The graph is undirected, so pairs are unordered and the roles of gatekeeper and
// representative are one.
//
//   coordinator  i, j and k in one group               gatekeeper  j in the group of just one of i and k
//   consultant   i and k in one group, j in another    liaison     all three in different groups
//
// Entities without a known group take no part. O(sum over j of degree + triangles).
#pragma once

#include <vector>

#include "graph/analysis/partition.h"

namespace samspil {

extern const Analysis kBrokerageAnalysis;  // by entity type

struct Brokerage {
  std::uint64_t coordinator = 0, gatekeeper = 0, consultant = 0, liaison = 0;
  std::uint64_t all() const { return coordinator + gatekeeper + consultant + liaison; }
  // Pairs whose two ends are in different groups.
  std::uint64_t between() const { return gatekeeper + liaison; }
  friend bool operator==(const Brokerage&, const Brokerage&) = default;
};
Result<std::vector<Brokerage>> brokerage(const TieGraph& graph, const Partition& partition, JobControl& job);

}  // namespace samspil
