// Sets finished pieces of a picture side by side. Internal to graph/layout.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "graph/layout/stage.h"

namespace samspil {

// What one piece covers: boxes in the piece's own coordinates. A piece is packed by its outline, not by its bounding
// box, so that small pieces nestle into the bays of large ones.
struct Piece {
  std::vector<Box> boxes;
};

// How far to move each piece so that no two come closer than `gap`. The first piece (make it the largest) stays where
// it is; the others are placed in their order on the nearest free place round its centre, nearest in the sense of a
// screen that is 16 wide and 10 high. Polyomino packing (Freivalds, Dogrusoz & Kikusts, 2002).
Result<std::vector<Vec2>> packPieces(std::span<const Piece> pieces, float gap, const Stage& stage);

}  // namespace samspil
