// MapIndex finds what of a large map crosses a view, without looking at the rest: entities sorted into the cells of a
// grid, ties into a pyramid of grids by length, each in the level whose cells are about as long as it is. It depends on
// where the entities stand only; what is shown, and in which colours, is a MapLook over it.
//
// Numbers into its arrays are called places (of entities) and slots (of ties). Entities without a position and ties
// from an entity to itself are left out. Immutable; any thread may read. Cost: about 90 ns a tie to build, 21 bytes a
// tie and 16 an entity to keep.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "graph/snapshot.h"

namespace samspil {

class MapIndex {
 public:
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  struct Segment {
    Vec2 a, b;  // world
  };
  // The looks of a tie that don't depend on the view: its family, and how far it steps back for being long or one of
  // very many.
  static constexpr unsigned kFadeSteps = 4;
  static constexpr float kFades[kFadeSteps] = {1.0F, 0.72F, 0.5F, 0.33F};
  static std::size_t familyOf(std::uint8_t kind) { return kind / kFadeSteps; }
  static float fadeOf(std::uint8_t kind) { return kFades[kind % kFadeSteps]; }

  MapIndex(const GraphSnapshot& network, std::span<const Vec2> positions, unsigned threads);

  const Box& bounds() const { return bounds_; }  // of all positions
  float side() const { return side_; }           // of the square that the grids divide; its corner is bounds().min

  // By place.
  std::span<const VertexIndex> vertices() const { return vertices_; }
  std::span<const Vec2> positions() const { return positions_; }
  std::span<const float> importances() const { return importances_; }  // who is named first where room is short
  // By slot.
  std::span<const Segment> segments() const { return segments_; }
  std::span<const EdgeIndex> ties() const { return ties_; }
  std::span<const std::uint8_t> kinds() const { return kinds_; }

  // The places in the cells that `world` touches: all that stand in it, and a few around.
  void placesIn(const Box& world, std::vector<Range>& ranges) const;
  // The slots of ties that may cross `world`. Levels whose ties are all shorter than `shortest` are left out.
  void slotsAcross(const Box& world, float shortest, std::vector<Range>& ranges) const;

 private:
  void sortVertices(std::span<const Vec2> positions);
  void weighVertices(const GraphSnapshot& network, unsigned threads);
  void sortTies(const GraphSnapshot& network, std::span<const Vec2> positions, unsigned threads);
  std::uint32_t cellOf(Vec2 at, int cells) const;
  int column(float x, int cells) const;
  int row(float y, int cells) const;

  Box bounds_;
  float side_ = 1;
  int gridCells_ = 1;                                  // along each side
  int finestLevel_ = 0;                                // of the pyramid; level l has 2^l cells along each side
  std::vector<std::uint32_t> vertexCells_, tieCells_;  // where each cell begins, and the end
  std::vector<VertexIndex> vertices_;
  std::vector<Vec2> positions_;
  std::vector<float> importances_;
  std::vector<Segment> segments_;
  std::vector<EdgeIndex> ties_;
  std::vector<std::uint8_t> kinds_;
};

// How far a tie steps back: long ones cross much that they have nothing to do with, and those of hubs come in sheaves.
float tieFade(float length, std::size_t degree);

}  // namespace samspil
