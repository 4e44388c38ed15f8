// Which themes the network asks for (strategies, plans and goals name them), who works on them, and who is nearest to
// begin.
#pragma once

#include "graph/gaps/gap_finders.h"

namespace samspil {

struct ThemeAsker {
  VertexIndex asker;
  EdgeIndex tie;
};

struct ThemeCover {
  VertexIndex theme;
  std::vector<ThemeAsker> askers;     // living, strongest first
  double demand = 0;                  // 0..2, from the ties of the askers
  std::vector<VertexIndex> actors;    // that work on it themselves, ascending
  bool isFrame = false;               // has themes under it: covered through them
  bool hasOwnUnit = false;            // it is the main subject of at least one actor
  bool onlyInferred = false;          // no source says outright that any of the actors works on it
  std::optional<TypeId> missingType;  // the kind of unit that works on themes here, none of which works on this one
};

// All themes in ascending vertex.
std::vector<ThemeCover> themeCover(const GapInput& input);

struct NearActor {
  VertexIndex actor;
  double closeness;             // 0..1: the share of the theme's neighbouring themes that it has (relatedness density)
  std::vector<VertexIndex> by;  // the neighbouring themes it has, nearest first
};

// Actors that do not work on the theme but on what surrounds it; closest first, at most `limit`. Themes are neighbours
// where one actor, goal or plan names both, the more so the fewer themes it names (Hidalgo et al. 2007, without their
// thresholds).
std::vector<NearActor> nearestActors(const GapInput& input, VertexIndex theme, std::size_t limit);

// "Nærmest er A, som har b og c." For the next step of a theme gap.
LocalizedText nearestText(const GapInput& input, VertexIndex theme);
// The part that says who asks for a theme; none where nobody does.
std::optional<GapPart> demandPart(const GapInput& input, const ThemeCover& cover);

}  // namespace samspil
