#include "graph/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

namespace samspil {
namespace {

constexpr float kAspect = 1.6F;

// Cells the board may have for all the pieces together: a coarser board packs looser but faster.
constexpr double kCells = 400'000;

struct Cell {
  std::int32_t column, row;
  friend auto operator<=>(Cell, Cell) = default;
};

// The cells that a piece covers with its boxes grown by half the gap, relative to the cell of its centre.
struct Polyomino {
  std::vector<Cell> cells;
  Vec2 center;
  float width = 0, height = 0;
};

Polyomino rasterize(const Piece& piece, float cell, float gap) {
  Polyomino out;
  Box bounds;
  for (const Box& box : piece.boxes) {
    bounds.add(box.min);
    bounds.add(box.max);
  }
  out.center = bounds.center();
  out.width = bounds.width() + gap;
  out.height = bounds.height() + gap;
  for (const Box& box : piece.boxes) {
    const Box grown = box.grown(gap / 2);
    const auto index = [&](float value, float center) {
      return static_cast<std::int32_t>(std::floor((value - center) / cell + 0.5F));
    };
    for (std::int32_t r = index(grown.min.y, out.center.y); r <= index(grown.max.y, out.center.y); ++r) {
      for (std::int32_t c = index(grown.min.x, out.center.x); c <= index(grown.max.x, out.center.x); ++c) {
        out.cells.push_back({c, r});
      }
    }
  }
  std::sort(out.cells.begin(), out.cells.end());
  out.cells.erase(std::unique(out.cells.begin(), out.cells.end()), out.cells.end());
  return out;
}

// The side of a cell: fine enough for the smallest pieces, coarse enough for the whole board.
float cellSize(std::span<const Piece> pieces, float gap) {
  double area = 0;
  float smallest = 1e30F;
  for (const Piece& piece : pieces) {
    Box bounds;
    for (const Box& box : piece.boxes) {
      bounds.add(box.min);
      bounds.add(box.max);
    }
    area += static_cast<double>(bounds.width() + gap) * (bounds.height() + gap);
    smallest = std::min(smallest, std::max(bounds.width(), bounds.height()) + gap);
  }
  return std::max(smallest / 3, static_cast<float>(std::sqrt(area / kCells)));
}

// Cells of the board in order of their distance from the middle, stretched to the shape of a screen.
class Rings {
 public:
  // The k-th ring holds the cells whose larger stretched coordinate is k.
  static void visit(std::int32_t ring, auto&& tryCell) {
    const auto half = static_cast<std::int32_t>(std::floor(static_cast<float>(ring) * kAspect));
    const auto inner = static_cast<std::int32_t>(std::floor(static_cast<float>(ring - 1) * kAspect));
    // From the middle of the top and bottom edges outward, then the sides: filled rows look tidier than corners.
    for (std::int32_t c = 0; c <= half; ++c) {
      for (const std::int32_t row : {ring, -ring}) {
        if (tryCell(Cell{c, row}) || (c > 0 && tryCell(Cell{-c, row}))) return;
      }
    }
    for (std::int32_t c = std::max(0, inner + 1); c <= half; ++c) {
      for (std::int32_t r = 0; r < std::max(1, ring); ++r) {
        for (const std::int32_t column : {c, -c}) {
          if (tryCell(Cell{column, r}) || (r > 0 && tryCell(Cell{column, -r}))) return;
        }
      }
    }
  }
};

class Board {
 public:
  // Puts the polyomino on the nearest free place at or beyond `ring`; the ring that it found.
  std::int32_t place(const Polyomino& piece, std::int32_t ring, Cell& found) {
    for (bool placed = false;; ++ring) {
      Rings::visit(ring, [&](Cell at) {
        placed = fits(piece, at);
        if (placed) found = at;
        return placed;
      });
      if (placed) break;
    }
    for (const Cell c : piece.cells) taken_.insert(key({c.column + found.column, c.row + found.row}));
    return ring;
  }

 private:
  static std::uint64_t key(Cell c) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.column)) << 32 | static_cast<std::uint32_t>(c.row);
  }
  bool fits(const Polyomino& piece, Cell at) const {
    return std::none_of(piece.cells.begin(), piece.cells.end(), [&](Cell c) {
      return taken_.contains(key({c.column + at.column, c.row + at.row}));
    });
  }

  std::unordered_set<std::uint64_t> taken_;
};

}  // namespace

Result<std::vector<Vec2>> packPieces(std::span<const Piece> pieces, float gap, const Stage& stage) {
  std::vector<Vec2> moves(pieces.size());
  if (pieces.size() < 2) return moves;
  const float cell = cellSize(pieces, gap);
  Board board;
  Cell at{};
  const Polyomino first = rasterize(pieces[0], cell, gap);
  board.place(first, 0, at);
  std::int32_t ring = 0;
  float width = 0, height = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    TRY(stage.checkpoint(static_cast<double>(i), static_cast<double>(pieces.size())));
    const Polyomino piece = rasterize(pieces[i], cell, gap);
    // What did not fit further in for a piece of this size will not fit there for the next one that is as large.
    if (piece.width < 0.9F * width || piece.height < 0.9F * height) ring = 0;
    if (ring == 0 || piece.width > width || piece.height > height) width = piece.width, height = piece.height;
    ring = board.place(piece, ring, at);
    const Vec2 target = first.center + Vec2{static_cast<float>(at.column), static_cast<float>(at.row)} * cell;
    moves[i] = target - piece.center;
  }
  return moves;
}

}  // namespace samspil
