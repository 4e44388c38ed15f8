// A LayoutGraph that owns its arrays, and how to make one from a plain list of ties.
//
//   const LayoutGraphStorage storage = buildLayoutGraph(vertexCount, ties);
//   const LayoutInput input{.graph = storage.view()};
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/layout/layout.h"

namespace samspil {

struct LayoutGraphStorage {
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> neighbors;
  std::vector<float> weights;  // empty: all 1

  LayoutGraph view() const { return {offsets, neighbors, weights}; }
};

// Every pair of `ties` counts 1; parallel ties are merged and their weights summed, self-loops dropped, rows sorted.
// `weights` stays empty where no tie is parallel to another.
// REQUIRES: both ends of every tie < vertexCount. O(vertices + ties), memory 4 words a tie.
LayoutGraphStorage buildLayoutGraph(std::size_t vertexCount,
                                    std::span<const std::pair<std::uint32_t, std::uint32_t>> ties);

}  // namespace samspil
