// What the years before a split teach: for each of them, the pairs that could have come together, with what was known
// of them a year earlier and whether they did. Inside graph/gaps only.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "graph/gaps/link_features.h"
#include "graph/gaps/logistic_regression.h"

namespace samspil {

using PairKey = std::uint64_t;
PairKey keyOf(ActorNumber a, ActorNumber b);
// Spreads keys evenly and always alike (splitmix64, Steele et al. 2014): ties of equal score are broken by it, not by
// number.
std::uint64_t scattered(std::uint64_t x);

// Pairs that first worked together, each with its weight: a seat in the smallest consortium that joined them, as a
// share of its other seats. A consortium of fifty makes 1,225 pairs of one event; it must not teach more than fifty
// small ones.
using NewTies = std::map<PairKey, double>;
// Of actors known at `view`'s year, after a year and until `last`.
NewTies newTies(const CollaborationHistory& history, const LinkView& view, int after, int last);

// Mean and spread of each feature over the pairs of one year. Networks grow, so that a feature's raw value in one year
// says little in the next; how far above the others of its year it is says the same in both.
struct Standard {
  LinkFeatures mean{}, spread{};

  LinkFeatures operator()(const LinkFeatures& features) const;
};
// Over some millions of pairs, evenly chosen where there are more.
Result<Standard> standardOf(const LinkView& view, JobControl& job);

// Where there are too many pairs, those that did not come are thinned evenly and weighed.
struct Lesson {
  int year = 0;
  std::vector<LinkSample> samples;
  KindRates rates;
};

// Of up to `years` years before `year`, oldest first; those with too few new ties are left out.
Result<std::vector<Lesson>> gatherLessons(const CollaborationHistory& history, int year, int years, JobControl& job);

Result<LinkFeatures> learnFrom(std::span<const Lesson> lessons, JobControl& job);

}  // namespace samspil
