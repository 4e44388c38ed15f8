// Which pairs of actors may be missing ties, with the most that each can score: what a full score of every pair that
// shares a theme would cost is spent on the few that can still be among the best. Inside graph/gaps only.
//
// The shared weight of themes and of partners is summed exactly, an actor at a time, over lists by theme and by partner
// (sparse accumulation, as in all-pairs similarity search; Bayardo, Ma & Srikant 2007). What cannot be summed so (a
// place, what they complement each other in) is taken at its greatest.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/gaps/gap_finders.h"

namespace samspil {

struct PairCandidate {
  VertexIndex other;
  double most = 0;  // no score of the pair is above it
};

// One a thread; reads the input while it lives.
class PairCandidates {
 public:
  explicit PairCandidates(const GapInput& input);

  // Actors after `a` that share a theme with it that is at least one's own, or that one of the two wishes to work with
  // the other; in a network without themes, those with a common partner. Ascending; valid until the next call.
  std::span<const PairCandidate> after(VertexIndex a);

 private:
  struct Weight {
    VertexIndex vertex;
    float weight;  // rounded up
  };
  // Lists by vertex, one after the other.
  struct Lists {
    std::vector<std::uint32_t> offsets;
    std::vector<Weight> items;
    std::span<const Weight> of(VertexIndex v) const;
  };
  // What the actor under way shares with another one.
  struct Shared {
    double themes = 0, partners = 0;
    bool meets = false, wish = false;
  };

  void listPartners();
  void listThemes();
  Shared& sharedWith(VertexIndex b);
  void addThemes(VertexIndex a);
  void addPartners(VertexIndex a);
  void addWishes(VertexIndex a);

  const GapInput& input_;
  Lists partners_;              // of an actor or undertaking: whom it works with, by the root of the strongest tie
  Lists own_, inherited_;       // of a theme: its actors, by the root of the link's strength
  std::vector<Shared> shared_;  // by vertex; all zero but for touched_
  std::vector<VertexIndex> touched_;
  std::vector<PairCandidate> found_;
};

}  // namespace samspil
