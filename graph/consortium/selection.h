// The best sets of candidates under a call's hard rules, found exactly by branch and bound. Inside graph/consortium
// only; the tests hold it against trying every set.
#pragma once

#include "graph/consortium/candidates.h"

namespace samspil {

// Which hard rules hold; the conflict finder switches them off one by one.
struct Rules {
  std::bitset<kMostNeeds> needs;  // each must be brought by a member
  std::vector<std::size_t> must;  // into the candidates
  std::size_t smallest = 1, largest = 8;
  int countries = 0, inMemberStates = 0;  // the country rule; 0: none
};
Rules rulesOf(const Field& field, const Call& call);

// Members ascending.
using Members = std::vector<std::size_t>;

bool isFeasible(const Field& field, const Rules& rules, const Members& members);
// REQUIRES: members are candidates. Coverage, complementarity, existing ties, newcomers and size: they add up to the
// score.
Proposal::Parts scoreParts(const Field& field, const Members& members);
double scoreOf(const Field& field, const Members& members);

struct Selection {
  std::vector<Members>
      best;  // the first is the optimum; each next the best that shares at most half with all before (Jaccard)
  bool provenOptimal = true;
};
Result<Selection> selectBest(const Field& field, const Rules& rules, std::size_t count, JobControl& job);

// Whether any set satisfies the rules.
Result<bool> isPossible(const Field& field, const Rules& rules, JobControl& job);

}  // namespace samspil
