// What is known of a pair of actors at the end of a year, as numbers to learn from. Inside graph/gaps only.
#pragma once

#include <array>
#include <functional>
#include <span>

#include "graph/gaps/consortium_chances.h"
#include "graph/gaps/link_prediction.h"

namespace samspil {

// The plain indexes of a pair.
struct PlainIndexes {
  double commonNeighbors = 0, adamicAdar = 0, resourceAllocation = 0, preferentialAttachment = 0;
};

inline constexpr std::size_t kLinkFeatures = 14;  // the first is the constant 1
using LinkFeatures = std::array<double, kLinkFeatures>;
inline constexpr std::size_t kPopularityFeature = 2;  // rises with the product of both degrees

// How readily actors of each kind took new partners, and two kinds each other: the logarithm of their rate over that of
// all. Learned from earlier years, like all weights.
struct KindRates {
  std::vector<double> kinds;  // empty: not known
  std::vector<double> pairs;  // kinds x kinds
};

struct PairFacts {
  ActorNumber a, b;  // a < b, both known, without a tie
  PlainIndexes plain;
  LinkFeatures features;
};

// How much joint work of a year still counts at the end of another.
double ageWeight(int year, int now);

// A history as it was known at the end of a year.
class LinkView {
 public:
  static Result<LinkView> until(const CollaborationHistory& history, int year, JobControl& job);

  void useRates(KindRates rates) { rates_ = std::move(rates); }

  bool knows(ActorNumber actor) const { return !partners_[actor].empty(); }  // with a tie
  bool tied(ActorNumber a, ActorNumber b) const;                             // by a project until the year
  std::size_t knownActors() const { return known_.size(); }
  std::span<const ActorNumber> known() const { return known_; }
  std::size_t tieCount() const { return tieCount_; }
  std::span<const ActorNumber> partners(ActorNumber actor) const { return partners_[actor]; }  // ascending

  using PairChoice = std::function<bool(ActorNumber, ActorNumber)>;
  using PairVisit = std::function<void(const PairFacts&)>;
  // All pairs of known actors without a tie, in ascending (a, b); only those at distance 2 where there are more than
  // kMostActorsForAllPairs actors. Those that are not wanted cost little.
  Result<void> eachPair(JobControl& job, const PairChoice& wanted, const PairVisit& visit) const;
  Result<void> eachPair(JobControl& job, const PairVisit& visit) const;
  std::size_t mostPairs() const { return known_.size() * known_.size() / 2; }
  // About how many pairs eachPair() has, and how many paths of two ties it follows to find them. Looks at some actors.
  struct Extent {
    double pairs = 0, paths = 0;
  };
  Extent estimateExtent() const;

  static constexpr std::size_t kMostActorsForAllPairs = 8000;

 private:
  struct Row;
  LinkView(const CollaborationHistory& history, ConsortiumChances chances);
  void listTies(int year);
  void accumulate(ActorNumber a, Row& row) const;
  PairFacts factsOf(ActorNumber a, ActorNumber b, const Row& row) const;

  const CollaborationHistory& history_;
  ConsortiumChances chances_;
  std::vector<ActorNumber> known_;
  std::vector<std::vector<ActorNumber>> partners_;
  std::vector<std::vector<double>> weights_;  // beside partners_: joint projects by size and age
  std::vector<double> weightSums_;
  std::vector<double> projects_;  // joint ones, by age
  std::vector<double> meanSize_;  // of the consortia it is in
  KindRates rates_;
  std::size_t tieCount_ = 0;
};

}  // namespace samspil
