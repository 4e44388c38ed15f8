// The ends of the ties that a large load brings, until their adjacency is written.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/statement.h"
#include "storage/key_value_engine.h"
#include "storage/store_layout.h"

namespace samspil {

class TieEnds {
 public:
  // Ties come ascending.
  void add(StatementId tie, EntityId from, EntityId to) { ties_.push_back({from.value, to.value, tie.value}); }

  // The rows of both ends of all ties, in their order; threads of their own make them ahead. `endEntity` is behind all
  // entities.
  Result<void> write(EntityId endEntity, KeyValueIngest& ingest, const JobControl& job) const;

 private:
  struct Tie {
    std::uint32_t from, to, statement;
  };
  // Entities and where the ends of each lie among all of them.
  struct Range {
    std::uint32_t first, last;
    const std::vector<std::uint32_t>& begins;
  };
  // Rows as they are written: of each its key and where its value ends in `bytes`.
  struct Rows {
    struct Row {
      EntityId entity;
      StatementId statement;
      std::size_t end = 0;
    };
    std::vector<Row> rows;
    std::string bytes;
  };
  std::vector<std::uint32_t> countEnds(EntityId endEntity) const;
  Rows rowsOf(const Range& range) const;

  std::deque<Tie> ties_;  // grows without being copied
};

}  // namespace samspil
