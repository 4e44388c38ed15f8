// Groups that many runs of Leiden agree on (consensus clustering, Lancichinetti & Fortunato 2012). Each link gets the
// share of runs that put its ends into one group; links below a half are dropped, and Leiden runs again on these shares
// until all runs agree. So one seed decides nothing. Whom the runs do not agree about is marked: such an entity stands
// between groups, which is often where the brokers are, and no error.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/analysis/analysis.h"
#include "graph/analysis/leiden.h"

namespace samspil {

extern const Analysis kCommunitiesAnalysis;

struct CommunityOptions {
  double resolution = 1;
  int runs = 0;  // 0: communityRuns()
};
// So many that they take seconds: 30, of more than 100,000 links 10, and of more than a million a single one of a
// single round, which nothing can then be compared with.
int communityRuns(std::size_t links);

struct Communities {
  std::vector<std::uint32_t> of;  // by node; 0 is the largest
  std::vector<std::uint32_t> sizes;
  std::vector<double> belonging;      // share of runs in which a node sits with most of its group
  std::vector<std::uint32_t> second;  // the group of a neighbour with which it sits next often; kNoGroup: none
  std::vector<double> secondShare;    // in what share of runs
  double modularity = 0;
  int runs = 0;
};
// A node is ambiguous below this share.
inline constexpr double kClearlyBelongs = 0.8;

// The same for the same graph and options on any number of threads.
Result<Communities> communities(const TieGraph& graph, const CommunityOptions& options, JobControl& job);

}  // namespace samspil
