#include "graph/municipalities.h"

#include <algorithm>

namespace samspil {

Municipalities::Municipalities(const GraphSnapshot& network)
    : network_(network), type_(network.vocabulary().findType("municipality")), byCity_(network.cityCount()) {
  for (std::uint32_t i = 0; type_ && i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (!isOne(v)) continue;
    auto& seat = byCity_[network.city(v)];
    if (network.city(v) != 0 && !seat) seat = v;
    tiedByPlace_ = tiedByPlace_ || std::ranges::any_of(network.incident(v),
                                                       [&](const HalfEdge& half) { return isPlaceTie(half.edge); });
  }
}

bool Municipalities::isPlaceTie(EdgeIndex e) const { return network_.family(e).key == "place"; }

std::optional<VertexIndex> Municipalities::governing(VertexIndex v) const {
  const auto seat = byCity_[network_.city(v)];
  if (!seat) return {};
  const CategoryIndex here = network_.country(v), there = network_.country(*seat);
  return here == 0 || there == 0 || here == there ? seat : std::nullopt;
}

}  // namespace samspil
