#include <algorithm>

#include <fmt/format.h>

#include "graph/gaps/gap_text.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

LocalizedText scoreText(double score) {
  std::string text = fmt::format("{:.2f}", score);
  std::string danish = text;
  std::replace(danish.begin(), danish.end(), '.', ',');
  return {danish, text};
}

LocalizedText obstacleText(const GapInput& input, PairObstacle obstacle, VertexIndex a, VertexIndex b) {
  const GraphSnapshot& network = input.context.network();
  const LocalizedText nameA = nameOf(network, a), nameB = nameOf(network, b);
  if (obstacle == PairObstacle::notActors) {
    if (a == b) return say("Det er den samme.", "They are the same.");
    const VertexIndex which = input.context.isActor(a) ? b : a;
    if (!input.context.isAlive(which))
      return say("{0} findes ikke længere.", "{0} no longer exists.", {capitalized(nameOf(network, which))});
    return say("{0} er ikke en aktør, der kan samarbejde.", "{0} is not an actor that can work with others.",
               {capitalized(nameOf(network, which))});
  }
  if (obstacle == PairObstacle::tied) {
    if (input.context.areTied(a, b))
      return say("{0} og {1} er allerede forbundet.", "{0} and {1} are already tied.", {nameA, nameB});
    if (!input.context.isSameHouse(a, b))
      return say("{0} og {1} er allerede forbundet gennem en del af den ene.",
                 "{0} and {1} are already tied through a part of one of them.", {nameA, nameB});
    const bool under = input.context.isUnder(a, b);
    return say("{0} hører allerede under {1}.", "{0} already belongs under {1}.",
               {under ? nameA : nameB, under ? nameB : nameA});
  }
  const VertexIndex which = input.profiles.of(a).empty() ? a : b;
  return say("Ingen kilde siger, hvad {0} arbejder med: det er ukendt, ikke et hul.",
             "No source says what {0} works on: unknown, not a gap.", {nameOf(network, which)});
}

}  // namespace

Result<WhyNot> whyNot(const GraphSnapshot& network, VertexIndex a, VertexIndex b, const GapOptions& options,
                      std::span<const Dismissal> dismissals, JobControl& job) {
  TRY_ASSIGN(const GapContext context, GapContext::build(network, options, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  const GapInput input{context, profiles, options};
  if (b < a) std::swap(a, b);
  using Reason = WhyNot::Reason;
  const PairObstacle obstacle = obstacleOf(input, a, b);
  if (obstacle != PairObstacle::none) {
    const Reason reason = obstacle == PairObstacle::notActors ? Reason::notActors
                          : obstacle == PairObstacle::tied    ? Reason::alreadyTied
                                                              : Reason::unknown;
    return WhyNot{reason, obstacleText(input, obstacle, a, b), std::nullopt};
  }
  Gap gap = explainPair(input, a, b);
  const auto dismissal =
      std::find_if(dismissals.begin(), dismissals.end(), [&](const Dismissal& d) { return d.gap == gap.id; });
  if (dismissal != dismissals.end() && dismissal->fingerprint == gap.fingerprint) {
    const LocalizedText reason{dismissal->reason, dismissal->reason};
    return WhyNot{Reason::dismissed, say("Afvist: {0}", "Dismissed: {0}", {reason}), std::move(gap)};
  }
  if (isListed(input, scorePair(input, a, b))) {
    return WhyNot{Reason::listed, say("Parret er på listen: {0}", "The pair is on the list: {0}", {gap.sentence}),
                  std::move(gap)};
  }
  LocalizedText sentence = say("Det, der taler for, er for lidt: {0}, og grænsen er {1}.",
                               "What speaks for it is too little: {0}, and the threshold is {1}.",
                               {scoreText(gap.score), scoreText(kPairThreshold)});
  if (gap.parts.empty())
    sentence = say("Intet i kilderne taler for, at de skal arbejde sammen.",
                   "Nothing in the sources says that they should work together.");
  return WhyNot{Reason::belowThreshold, std::move(sentence), std::move(gap)};
}

}  // namespace samspil
