// Which municipalities an entity belongs to: a municipality to itself, else the one that is governed from the entity's
// town, and those that it is tied to by a relation of the family "place". A town that no municipality is governed from
// tells nothing: where it lies is not guessed.
//
//   const Municipalities municipalities(network);
//   municipalities.forEach(v, [&](VertexIndex municipality) { ... });   // a municipality may come twice
//
// Making it is one scan of the vertices; forEach() looks at the vertex's ties only in networks where municipalities
// have ties of place. The snapshot must outlive it. Immutable: for any number of threads.
#pragma once

#include <optional>
#include <vector>

#include "graph/snapshot.h"

namespace samspil {

class Municipalities {
 public:
  explicit Municipalities(const GraphSnapshot& network);

  bool isOne(VertexIndex v) const { return type_ && network_.type(v) == *type_; }

  template <typename Use>
  void forEach(VertexIndex v, Use use) const {
    if (!type_) return;
    if (isOne(v)) return use(v);
    if (const auto seat = governing(v)) use(*seat);
    if (!tiedByPlace_) return;
    for (const HalfEdge& half : network_.incident(v)) {
      if (isOne(half.neighbor) && isPlaceTie(half.edge)) use(half.neighbor);
    }
  }

 private:
  bool isPlaceTie(EdgeIndex e) const;
  // The municipality that is governed from the entity's town, in the same country as far as both are known.
  std::optional<VertexIndex> governing(VertexIndex v) const;

  const GraphSnapshot& network_;
  std::optional<TypeId> type_;
  std::vector<std::optional<VertexIndex>> byCity_;
  bool tiedByPlace_ = false;
};

}  // namespace samspil
