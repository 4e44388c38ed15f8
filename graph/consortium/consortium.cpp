#include "graph/consortium/consortium.h"

#include <algorithm>

#include "graph/consortium/conflict.h"
#include "graph/consortium/proposal.h"

namespace samspil {
namespace {

constexpr std::size_t kMostCandidates = 300;  // beyond it the exact search takes more than a moment

Result<Field> fieldFor(const GraphSnapshot& network, const Call& call, JobControl& job) {
  if (call.smallest > call.largest)
    return makeError(ErrorCode::invalidArgument, "At least {} and at most {} partners: there is no such number.",
                     call.smallest, call.largest);
  const GapOptions options;
  TRY_ASSIGN(const GapContext context, GapContext::build(network, options, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  return gatherCandidates({context, profiles, options}, call, kMostCandidates);
}

}  // namespace

Result<Proposal> describeMembers(const GraphSnapshot& network, const Call& call, std::span<const VertexIndex> members,
                                 JobControl& job) {
  TRY_ASSIGN(const Field field, fieldFor(network, call, job));
  Members chosen;
  for (const VertexIndex member : members) {
    const auto candidate = std::ranges::find(field.candidates, member, &Candidate::vertex);
    if (candidate == field.candidates.end())
      return makeError(ErrorCode::notFound, "{} cannot be a partner for this call.", network.key(member));
    chosen.push_back(static_cast<std::size_t>(candidate - field.candidates.begin()));
  }
  std::sort(chosen.begin(), chosen.end());
  return describeProposal(network, call, field, rulesOf(field, call), chosen);
}

Result<ConsortiumAnswer> buildConsortia(const GraphSnapshot& network, const Call& call, std::size_t proposals,
                                        JobControl& job) {
  TRY_ASSIGN(const Field field, fieldFor(network, call, job));
  const Rules rules = rulesOf(field, call);
  ConsortiumAnswer answer;
  answer.candidates = field.considered;
  answer.conflict = contradiction(network, call);
  if (answer.conflict) return answer;
  TRY_ASSIGN(const Selection selection, selectBest(field, rules, proposals, job));
  answer.provenOptimal = selection.provenOptimal && field.considered == field.candidates.size();
  for (const Members& members : selection.best)
    answer.proposals.push_back(describeProposal(network, call, field, rules, members));
  if (answer.proposals.empty() && proposals > 0) {
    TRY_ASSIGN(answer.conflict, smallestConflict(network, call, field, rules, job));
  }
  return answer;
}

}  // namespace samspil
