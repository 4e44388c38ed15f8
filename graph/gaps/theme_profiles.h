// Who works on what: for every actor the themes it has to do with, how strongly, and the ties that say so.
//
//   own        it works on the theme itself, or takes part in an undertaking (project, programme, goal) that does
//   inherited  a part of it does (a hospital's clinic), or a group it is a member of; weaker, and never counted as
//   cover of the theme
#pragma once

#include <span>
#include <vector>

#include "graph/gaps/gap_context.h"

namespace samspil {

struct ThemeLink {
  VertexIndex theme;
  double strength = 0;  // 0..1
  bool own = true;
  std::vector<EdgeIndex> ties;  // from the actor to the theme, by all ways; never empty
};

class ThemeProfiles {
 public:
  static Result<ThemeProfiles> build(const GapContext& context, JobControl& job);

  std::span<const ThemeLink> of(VertexIndex actor) const { return links_[actor.value]; }  // ascending theme
  // Actors that work on a theme themselves, ascending.
  std::span<const VertexIndex> actorsOf(VertexIndex theme) const { return actors_[theme.value]; }
  // 0 for a theme that every actor has, 1 for one that a single actor has (inverse document frequency, scaled). A frame
  // weighs less: to stand under the same heading of a strategy is not yet to work on the same thing.
  double rarity(VertexIndex theme) const { return rarity_[theme.value]; }
  // A theme with themes under it, such as a strategy's headings.
  bool isFrame(VertexIndex theme) const { return frames_[theme.value]; }
  bool hasOwn(VertexIndex actor) const;
  std::size_t ownCount(VertexIndex actor) const;
  std::size_t actorsWithThemes() const { return actorsWithThemes_; }

 private:
  std::vector<std::vector<ThemeLink>> links_;
  std::vector<std::vector<VertexIndex>> actors_;
  std::vector<double> rarity_;
  std::vector<std::uint8_t> frames_;
  std::size_t actorsWithThemes_ = 0;
};

}  // namespace samspil
