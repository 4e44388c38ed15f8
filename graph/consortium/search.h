// Branch and bound over sets of candidates. Inside graph/consortium only.
//
// A node is a set S and the candidates still allowed. Whatever rule is open, one of those that can close it must come
// in: the search branches over them, the scarcest rule first, and bars each from the branches after its own, so that
// every set is met once. A branch is cut where the rules cannot be met within the size, or where even the most that its
// sets can score is no better than the best found. That bound adds, for each number of members to come: what every
// theme can still gain (no more than the best single gains together, for coverage is submodular), the greatest share of
// one member in each theme, the best acquaintance of each member, and their cost.
#pragma once

#include <optional>

#include "graph/consortium/selection.h"

namespace samspil {

enum class SearchGoal {
  best,  // the best proposal that is not too like any in `before`
  any,   // any feasible set
};

struct SearchResult {
  std::optional<Members> members;
  bool finished = true;  // false: cut short after too many steps
};

Result<SearchResult> search(const Field& field, const Rules& rules, const std::vector<Members>& before, SearchGoal goal,
                            JobControl& job);

}  // namespace samspil
