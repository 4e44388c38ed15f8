#include <doctest/doctest.h>

#include "graph/layout/packing.h"

using namespace samspil;

namespace {

Piece square(float side) { return {{Box{{0, 0}, {side, side}}}}; }

std::vector<Vec2> pack(const std::vector<Piece>& pieces, float gap) {
  JobControl job;
  auto moves = packPieces(pieces, gap, Stage(job));
  REQUIRE(moves.has_value());
  return *moves;
}

}  // namespace

TEST_CASE("pieces keep their distance, the first one stays, and the whole is wider than high") {
  std::vector<Piece> pieces{square(10)};
  for (int k = 0; k < 60; ++k) pieces.push_back(square(k < 5 ? 3.0F : 1.0F));
  const std::vector<Vec2> moves = pack(pieces, 0.5F);
  CHECK(moves[0] == Vec2{});
  Box whole;
  for (std::size_t a = 0; a < pieces.size(); ++a) {
    const Box boxA{pieces[a].boxes[0].min + moves[a], pieces[a].boxes[0].max + moves[a]};
    whole.add(boxA.min);
    whole.add(boxA.max);
    for (std::size_t b = a + 1; b < pieces.size(); ++b) {
      const Box boxB{pieces[b].boxes[0].min + moves[b], pieces[b].boxes[0].max + moves[b]};
      REQUIRE(!boxA.grown(0.24F).intersects(boxB.grown(0.24F)));
    }
  }
  CHECK(whole.width() > whole.height());
  CHECK(whole.width() * whole.height() < 3 * (100 + 5 * 12 + 55 * 2.3F));
}

TEST_CASE("a small piece goes into the bay of a large one") {
  // A frame that is open to the right.
  const Piece frame{{Box{{0, 0}, {20, 2}}, Box{{0, 18}, {20, 20}}, Box{{0, 0}, {2, 20}}}};
  const std::vector<Vec2> moves = pack({frame, square(2)}, 0.5F);
  const Box placed{moves[1], moves[1] + Vec2{2, 2}};
  CHECK(placed.min.x > 2);
  CHECK(placed.max.x < 20);
  CHECK(placed.min.y > 2);
  CHECK(placed.max.y < 18);
}

TEST_CASE("nothing and one piece are packed as they are") {
  CHECK(pack({}, 1).empty());
  CHECK(pack({square(1)}, 1) == std::vector<Vec2>{{0, 0}});
}
