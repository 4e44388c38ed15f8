// Which ties will form next? A network of joint projects with dates is split at a year: what was known until then
// predicts what came later, and is held against what came later.
//
//   TRY_ASSIGN(const BacktestReport report, backtest(history, 2017, {}, job));
//   report.methods.front();   // our combined score; the rest are plain indexes on the same split
//
// Plain indexes (Lü & Zhou 2011): common neighbours, Adamic-Adar, resource allocation, preferential attachment. The
// combined score is a logistic regression over those and over: shared partners weighed by the size and age of the
// consortia that joined them (Newman 2001), the share of partners that are common (Jaccard, cosine), how likely the two
// are to meet in consortia like those there have been (consortium_chances.h), how often and in how large consortia each
// side took part, shared country and type, and how readily actors of their types took new partners, and each other,
// before. Its weights are learned only from earlier years: from the ties that were new in the years before the split,
// given what was known before those. Deterministic. Cost: two passes over all pairs at distance 2, each year that is
// learned from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

// Numbers of an actor in a history; dense.
using ActorNumber = std::uint32_t;

struct JointProject {
  int year = 0;                     // it began
  std::vector<ActorNumber> actors;  // each once
};

struct CollaborationHistory {
  std::vector<JointProject> projects;
  std::vector<std::uint32_t> kinds;      // by actor: type of organisation; may be empty
  std::vector<std::uint32_t> countries;  // by actor; may be empty
  std::size_t actorCount = 0;
};

// The dated joint work in a network: actors that take part in the same undertaking or alliance, and pairs with a tie of
// their own, each in the first year that a statement gives. Undated ties are left out: when they formed is not known.
CollaborationHistory historyOf(const GraphSnapshot& network);

struct BacktestOptions {
  int yearsToLearnFrom = 3;  // at most: for each, what was known a year earlier predicts the ties of that year
};

struct BacktestMethod {
  std::string name;  // "combined", "common_neighbours", ...
  double precisionAt10 = 0, precisionAt20 = 0, precisionAt100 = 0;
  double auc = 0;                // over all pairs of known actors without a tie
  double precisionPerActor = 0;  // P@10 averaged over the actors that did get a new tie to a known one
};

struct BacktestReport {
  int year = 0;
  std::size_t actors = 0, knownTies = 0, newTies = 0, candidates = 0;
  std::vector<BacktestMethod> methods;  // combined first
  // Too little is known, or what was learned from earlier years does not beat popularity on a later one of them, or a
  // plain index did better on the years that were predicted (graph/gaps/backtest_verdict.h).
  bool abstained = false;
  bool tooLarge = false;      // for any ranking within bounded time and memory; abstained, without methods
  std::string reason;         // for abstaining, in English
  LocalizedText explanation;  // the same in both languages
};

// Ties known until the end of `year` predict those that first appear later between actors known by then. Error
// invalidArgument where nothing lies on one side of the year. A history with more pairs than can be ranked is not tried
// at all: 40 million, some 4 GB and a few minutes.
Result<BacktestReport> backtest(const CollaborationHistory& history, int year, const BacktestOptions& options,
                                JobControl& job);

}  // namespace samspil
