// Small networks for the layout tests.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "graph/layout/layout_graph.h"

namespace samspil::test {

using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

inline Ties starTies(std::uint32_t leaves) {
  Ties ties;
  for (std::uint32_t v = 1; v <= leaves; ++v) ties.emplace_back(0, v);
  return ties;
}

inline Ties gridTies(std::uint32_t columns, std::uint32_t rows) {
  Ties ties;
  for (std::uint32_t r = 0; r < rows; ++r) {
    for (std::uint32_t c = 0; c < columns; ++c) {
      if (c + 1 < columns) ties.emplace_back(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows) ties.emplace_back(r * columns + c, (r + 1) * columns + c);
    }
  }
  return ties;
}

// Groups of `size` vertices with many ties inside, few between, and one hub (vertex 0) tied to every tenth vertex: the
// shape of a region's network. Some vertices stay isolated.
inline Ties regionTies(std::uint32_t groups, std::uint32_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  Ties ties;
  const std::uint32_t n = groups * size;
  for (std::uint32_t v = 1; v < n; ++v) {
    const std::uint32_t group = v / size;
    if (v % 50 == 49) continue;  // isolated
    const auto inGroup = [&] { return group * size + draw(size); };
    for (int k = 0; k < 2; ++k) {
      const std::uint32_t u = inGroup();
      if (u % 50 != 49) ties.emplace_back(v, u);
    }
    if (v % 10 == 0) ties.emplace_back(0, v);
    if (v % 7 == 0) {
      const std::uint32_t u = draw(n);
      if (u % 50 != 49) ties.emplace_back(v, u);
    }
  }
  return ties;
}

// The built-in network's shape: 360 vertices in 12 groups.
inline LayoutGraphStorage region() { return buildLayoutGraph(360, regionTies(12, 30, 7)); }

}  // namespace samspil::test
