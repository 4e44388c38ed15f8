// The second half of building a snapshot: from statements in blocks to edges in order, statements by edge and edges by
// vertex. It works on a part of the entities at a time and lets go what the part was made of. Inside graph/ only.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

class EdgeBuilder {
 public:
  // REQUIRES: the snapshot's vocabulary and entities are complete; the blocks have the same parts.
  EdgeBuilder(GraphSnapshot& snapshot, std::vector<StatementBlock> blocks);
  ~EdgeBuilder();

  // Fills edges, statements and incidence. Uses all cores; the same result on any number.
  void build();
  // What is wrong with the statements: one whose end or relation is missing. Then nothing of use was built.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Row;
  struct SortedPart;
  struct Neighborhoods;
  class VertexOfEntity;

  void uniteShapes();
  void sortPart(std::size_t part, SortedPart& sorted);
  void takeRows(std::size_t part, SortedPart& into);
  void takeStatement(const PackedStatement& statement, std::uint32_t shape, SortedPart& into) const;
  void layDown(const SortedPart& sorted);
  void gather(std::size_t range, Neighborhoods& gathered);
  void layDown(const Neighborhoods& gathered);

  GraphSnapshot& snapshot_;
  std::vector<StatementBlock> blocks_;
  std::vector<std::vector<std::uint32_t>> shapeNumbers_;  // by block: of its shapes, in the snapshot
  std::unique_ptr<VertexOfEntity> vertexOf_;
  // By range of vertices: (vertex, edge) of the edges that lead there, but for those from the vertex itself.
  std::vector<PageArray<std::uint64_t>> arrivals_;
  std::uint32_t rangeShift_ = 0;
  std::optional<Error> error_;
};

}  // namespace samspil
