// Statements on their way into a snapshot, some ten bytes each. A thread fills a block of its own; the builder takes
// the blocks together.
//
// What statements have in common (years, certainty, passage) is kept once for all that share it: a network has many
// statements and few such combinations. The statements lie in parts by the entity that their tie begins at, so that the
// builder can sort a part at a time and let it go.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/date.h"
#include "graph/statement.h"
#include "graph/statement_bytes.h"

namespace samspil {

struct StatementShape {
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
  // A shape as two numbers: what is hashed and compared.
  struct Key {
    std::uint64_t kinds = 0, dates = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    std::uint32_t place = 0;  // the shape's index + 1; 0: free
  };
  static Key keyOf(const StatementShape& shape);
  static std::size_t hashOf(const Key& key);
  void grow();

  std::vector<StatementShape> shapes_;
  std::vector<Slot> slots_;  // by hash, linear probing
};

// Which part a statement is put into, and which of its two ends its tie begins at.
class StatementParts {
 public:
  StatementParts() = default;  // one part, all relations directed
  // For entities with ids up to about `last`.
  StatementParts(const Vocabulary& vocabulary, EntityId last);

  std::size_t count() const { return count_; }
  std::size_t of(EntityId from) const { return std::min<std::size_t>(from.value >> shift_, count_ - 1); }
  bool turned(RelationId relation, EntityId from, EntityId to) const {
    return to < from && relation.value < undirected_->size() && (*undirected_)[relation.value] != 0;
  }
  bool sameAs(const StatementParts& other) const { return undirected_ == other.undirected_; }

 private:
  static std::shared_ptr<const std::vector<char>> noneUndirected();
  std::uint32_t shift_ = 31;
  std::size_t count_ = 1;
  std::shared_ptr<const std::vector<char>> undirected_ = noneUndirected();  // by relation
};

class StatementBlock {
 public:
  explicit StatementBlock(StatementParts parts = {}) : parts_(std::move(parts)), statements_(parts_.count()) {}
  // The number of its shape is given here.
  void add(const PackedStatement& s, const StatementShape& shape) {
    const bool turned = parts_.turned(s.relation, s.from, s.to);
    const EntityId from = turned ? s.to : s.from, to = turned ? s.from : s.to;
    statements_[parts_.of(from)].push({s.id, from, to, s.source, shapes_.indexOf(shape), s.relation});
  }
  const StatementParts& parts() const { return parts_; }
  StatementBytes& statements(std::size_t part) { return statements_[part]; }
  const ShapeTable& shapes() const { return shapes_; }

 private:
  StatementParts parts_;
  std::vector<StatementBytes> statements_;  // by part
  ShapeTable shapes_;
};

}  // namespace samspil
