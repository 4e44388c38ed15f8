// Statements on their way into a snapshot, sixteen bytes each. A thread fills a block of its own; the builder takes the
// blocks together.
//
// What statements have in common (relation, source, years, certainty, passage) is kept once for all that share it: a
// network has many statements and few such combinations.
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.h"
#include "graph/statement.h"

namespace samspil {

struct StatementShape {
  RelationId relation;
  SourceId source;
  PartialDate validFrom, validTo;
  Certainty certainty = Certainty::stated;
  Passage passage = Passage::plain;
  friend bool operator==(const StatementShape&, const StatementShape&) = default;
};

// Gives equal shapes one number, in the order of first sight.
class ShapeTable {
 public:
  std::uint32_t indexOf(const StatementShape& shape);
  const std::vector<StatementShape>& shapes() const { return shapes_; }
  std::vector<StatementShape> take() { return std::move(shapes_); }

 private:
  void grow();
  std::vector<StatementShape> shapes_;
  std::vector<std::uint32_t> slots_;  // index + 1 by hash, linear probing; 0: free
};

class StatementBlock {
 public:
  struct Row {
    EntityId from, to;
    StatementId id;
    std::uint32_t shape = 0;
  };

  void reserve(std::size_t statements) { rows_.reserve(statements); }
  void add(StatementId id, EntityId from, EntityId to, const StatementShape& shape) {
    rows_.push_back({from, to, id, shapes_.indexOf(shape)});
  }
  std::vector<Row>& rows() { return rows_; }
  const ShapeTable& shapes() const { return shapes_; }

 private:
  std::vector<Row> rows_;
  ShapeTable shapes_;
};

}  // namespace samspil
