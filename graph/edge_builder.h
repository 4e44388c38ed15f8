// The second half of building a snapshot: from statements in blocks to edges in order, statements by edge and edges by
// vertex. Inside graph/ only.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

class EdgeBuilder {
 public:
  // REQUIRES: the snapshot's vocabulary and entities are complete.
  EdgeBuilder(GraphSnapshot& snapshot, std::vector<StatementBlock> blocks)
      : snapshot_(snapshot), blocks_(std::move(blocks)) {}

  // Fills edges, statements and incidence. Uses all cores; the same result on any number.
  void build();
  // What is wrong with the statements: one whose end or relation is missing. Then nothing was built.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Placed {
    std::uint32_t to;
    StatementId id;
    std::uint32_t shape;
  };
  void uniteShapes();
  void resolveEnds();
  void sortStatements();
  void layDownEdges();
  void layDownIncidence();

  GraphSnapshot& snapshot_;
  std::vector<StatementBlock> blocks_;
  std::optional<Error> error_;
  std::vector<std::uint32_t> runEnds_;  // of each vertex's run in placed_
  std::vector<Placed> placed_;          // by (from, relation, to, id)
};

}  // namespace samspil
