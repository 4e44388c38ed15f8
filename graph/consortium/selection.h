// What makes a set of candidates a consortium, what it is worth, and the best sets, found exactly by branch and bound
// (search.h). Inside graph/consortium only; the tests hold it against trying every set.
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

// Every hard rule holds.
bool isFeasible(const Field& field, const Rules& rules, const Members& members);
// Without it a rule other than the size would break, or a theme would be covered more weakly.
bool adds(const Field& field, const Rules& rules, const Members& members, std::size_t member);
// Feasible, and nobody is in who adds nothing, save those demanded and those that the smallest size asks for.
bool isProposal(const Field& field, const Rules& rules, const Members& members);

// What the parts weigh: needs first, friends second. A member costs more than an acquaintance brings, so that nobody is
// taken in for being known.
inline constexpr double kTheme = 2.0;       // for each theme, by the strongest member
inline constexpr double kComplement = 0.4;  // for each theme, by the share of its strength that one member alone has
inline constexpr double kTie = 0.3;         // for a member with a tie to another; half for a common partner
inline constexpr double kNewcomer = 0.1;    // for a member that knows none of the others
inline constexpr double kSize = -0.5;       // for each member: a small consortium that does the same is better

// Coverage, complementarity, existing ties, newcomers and size: they add up to the score.
Proposal::Parts scoreParts(const Field& field, const Members& members);
double scoreOf(const Field& field, const Members& members);

// Jaccard index of two proposals over the members that were free to choose: neither demanded nor alone in bringing what
// is needed.
double likeness(const Field& field, const Rules& rules, const Members& a, const Members& b);
inline constexpr double kMostAlike = 0.45;

struct Selection {
  // The first is the optimum; each next the best that is not too like any before.
  std::vector<Members> best;
  bool provenOptimal = true;  // the first; the others are the best that a shorter search finds
};
Result<Selection> selectBest(const Field& field, const Rules& rules, std::size_t count, JobControl& job);

// Whether any set satisfies the rules; none: the search was cut short.
Result<std::optional<bool>> isPossible(const Field& field, const Rules& rules, JobControl& job);

}  // namespace samspil
