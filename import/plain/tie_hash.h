// The hash by which a tie is found: the same for both directions of a relation that has none.
#pragma once

#include <algorithm>

#include "graph/vocabulary.h"
#include "import/plain/text_hash.h"

namespace samspil {

inline std::uint64_t hashOfTie(const Relation& relation, EntityId from, EntityId to) {
  if (!relation.directed && to < from) std::swap(from, to);
  return hashOfNumbers(std::uint64_t{from.value} << 32 | to.value, relation.id.value);
}

}  // namespace samspil
