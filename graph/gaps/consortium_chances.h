// How likely two actors are to meet in a consortium like those there have been. Every past consortium stands for one to
// come; drawn into it are, above all, the members of consortia that resemble it, and anybody by how often they take
// part. Two that never met, but whose consortia share third parties, are so brought near each other. Inside graph/gaps
// only.
//
//   TRY_ASSIGN(const ConsortiumChances chances, ConsortiumChances::until(history, 2017, job));
//   chances.accumulate(a, sums);
//   const double expected = chances.meetings(a, b, sums[b]);   // of the consortia to come, were they as the past ones
//
// With p(q, x) = kAnybody r(x) + (1 - kAnybody) z(q, x) the chance that x is in a consortium like q, r its share of all
// seats by age, and z the likeness of its consortia to q as a share of that of all: the sum over q of p(q, a) p(q, b).
// Likeness is the cosine of member lists in which those of many consortia count less. Of more than kMostConsortia only
// the newest count: the cost grows with the square of the number of those that share members.
#pragma once

#include <span>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/gaps/link_prediction.h"

namespace samspil {

class ConsortiumChances {
 public:
  static constexpr std::size_t kMostConsortia = 1000;

  static Result<ConsortiumChances> until(const CollaborationHistory& history, int year, JobControl& job);

  // Adds to `sums`, by actor and zero before, what the consortia of `a` and of the other have in common; `reached`
  // receives each actor that was added to.
  void accumulate(ActorNumber a, std::span<double> sums, std::vector<ActorNumber>& reached) const;

  // `shared` is the other's sum from accumulate().
  double meetings(ActorNumber a, ActorNumber b, double shared) const;

 private:
  struct Likeness {
    std::uint32_t consortium;
    double value;
  };

  void listMembers(const CollaborationHistory& history, int year);
  void measureLengths();
  std::vector<Likeness> alike(std::uint32_t consortium) const;
  void spread(std::span<const Likeness> alike, double age);

  std::size_t count() const { return members_.size(); }
  double& drawn(std::uint32_t first, std::uint32_t second) { return drawn_[first * count() + second]; }

  std::vector<std::span<const ActorNumber>> members_;  // by consortium, newest last; of the history, while it lives
  std::vector<double> ages_;                           // weight of each
  std::vector<double> lengths_;                        // of each member list, as a vector
  std::vector<std::vector<std::uint32_t>> consortia_;  // by actor
  std::vector<double> drawn_;   // of a pair of consortia: how far their members are drawn into the same ones
  std::vector<double> share_;   // by actor: r
  std::vector<double> likely_;  // by actor: z, summed over the consortia by age
  double total_ = 0;            // of the ages
};

}  // namespace samspil
