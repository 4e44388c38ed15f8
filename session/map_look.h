// MapLook is how a large map looks over its MapIndex: what is shown and in which colours, and which entities matter
// most where. It depends on network, filter, colours and theme, not on the camera; made anew when one of them changes,
// by one scan. Immutable; any thread may read.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "session/map_index.h"
#include "session/scene.h"

namespace samspil {

struct MapLook {
  struct Dot {         // an entity
    Color fill;        // alpha 0: not shown
    float radius = 0;  // world
  };
  struct Ink {       // a kind of ties
    Color color;     // opaque
    float strength;  // 0..1
  };
  static constexpr std::uint8_t kHidden = 255;  // instead of a kind
  static constexpr std::size_t kLandmarks = 3;  // the most connected of a cell
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::vector<Dot> dots;            // by place
  std::vector<std::uint8_t> kinds;  // by slot; empty: as in the index, all are shown
  std::array<Ink, 256> inks;        // by kind
  Color background;
  Box bounds;         // world, of what is shown
  double inkSum = 0;  // strength times length in world units, over all ties shown
  std::size_t shownTies = 0;
  // landmarks[l]: for each of the 2^l by 2^l cells of the index' square kLandmarks places, the most connected first.
  std::vector<std::vector<std::uint32_t>> landmarks;

  std::uint8_t kindOf(const MapIndex& index, std::uint32_t slot) const {
    return kinds.empty() ? index.kinds()[slot] : kinds[slot];
  }
};

// What is not among a selection of more than kManySelected steps back; smaller ones, what is hovered and what is found
// play no part: they are drawn over the picture.
inline constexpr std::size_t kManySelected = 1000;
MapLook buildMapLook(const MapIndex& index, const SceneInput& input, const SceneFrame& frame, unsigned threads);

}  // namespace samspil
