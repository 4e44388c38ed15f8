#include "graph/layout/repulsion.h"

#include <array>

#include "graph/layout/vectorize.h"

namespace samspil {
namespace {

constexpr std::size_t kLeaf = 8;    // vertices in a leaf of the tree
constexpr std::size_t kFan = 4;     // children of a node
constexpr std::size_t kGroup = 32;  // vertices that share a list of partners
constexpr std::size_t kChunk = 4096;

// How far along the Hilbert curve over 65536 x 65536 cells a cell lies. What is near on this curve is near in the plane
// (along a Morton curve it may lie half a picture away, and a run of vertices would have a box as large as that).
// Without branches, so that many are computed at once.
inline std::uint32_t placeOnCurve(std::uint32_t column, std::uint32_t row) {
  std::uint32_t place = 0;
  for (int bit = 15; bit >= 0; --bit) {
    const std::uint32_t right = column >> bit & 1, lower = row >> bit & 1;
    place = place << 2 | ((3 * right) ^ lower);
    // The upper quarters hold the curve turned: columns and rows change places, and run backwards on the right.
    const std::uint32_t flip = 0U - (right & ~lower), swap = (lower - 1U) & (column ^ row);
    column ^= swap ^ flip;
    row ^= swap ^ flip;
  }
  return place;
}

// Sorts by bits 32..63 in three rounds of 11 bits; stable, hence the same on any number of threads.
void radixSort(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& scratch, Workers& workers) {
  constexpr std::size_t kDigits = 2048;
  constexpr std::size_t kSortChunk = 65536;
  const std::size_t n = keys.size(), chunks = (n + kSortChunk - 1) / kSortChunk;
  scratch.resize(n);
  std::vector<std::array<std::uint32_t, kDigits>> counts(chunks);
  for (int shift = 32; shift < 64; shift += 11) {
    const auto digit = [shift](std::uint64_t key) { return static_cast<std::size_t>(key >> shift) & (kDigits - 1); };
    workers.forChunks(n, kSortChunk, [&](std::size_t begin, std::size_t end) {
      auto& count = counts[begin / kSortChunk];
      count.fill(0);
      for (std::size_t i = begin; i < end; ++i) ++count[digit(keys[i])];
    });
    std::uint32_t total = 0;
    for (std::size_t d = 0; d < kDigits; ++d) {
      for (auto& count : counts) total += std::exchange(count[d], total);
    }
    workers.forChunks(n, kSortChunk, [&](std::size_t begin, std::size_t end) {
      auto& next = counts[begin / kSortChunk];
      for (std::size_t i = begin; i < end; ++i) scratch[next[digit(keys[i])]++] = keys[i];
    });
    keys.swap(scratch);
  }
}

// The pushes of `count` partners on the kGroup vertices at (px, py).
SAMSPIL_VECTORIZED void pushGroup(const float* px, const float* py, const float* x, const float* y, const float* mass,
                                  std::size_t count, float* sumX, float* sumY) {
  static_assert(kGroup == 2 * kLanes);
  Lanes atX[2], atY[2], pushX[2] = {}, pushY[2] = {};
  std::memcpy(atX, px, sizeof atX);
  std::memcpy(atY, py, sizeof atY);
  for (std::size_t q = 0; q < count; ++q) {
    for (std::size_t half = 0; half < 2; ++half) {
      const Lanes dx = atX[half] - x[q], dy = atY[half] - y[q];
      const Lanes squared = dx * dx + dy * dy;
      const Lanes push = mass[q] / ((squared + Repulsion::kSoftening) * (1.0F + squared));
      pushX[half] += dx * push;
      pushY[half] += dy * push;
    }
  }
  std::memcpy(sumX, pushX, sizeof pushX);
  std::memcpy(sumY, pushY, sizeof pushY);
}

float longerSideSquared(const Box& box) {
  const float side = std::max(box.width(), box.height());
  return side * side;
}

}  // namespace

void Repulsion::update(const Points& points, std::span<const float> mass, Workers& workers) {
  const std::size_t n = points.size();
  x_.resize(n);
  y_.resize(n);
  mass_.resize(n);
  sortAlongCurve(points, workers);
  workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t v = order_[i];
      x_[i] = points.x[v];
      y_[i] = points.y[v];
      mass_[i] = mass[v];
    }
  });
  buildLeaves(workers);
  std::size_t depth = 0;
  while (levels_[depth].nodes.size() > kFan) {
    if (levels_.size() == depth + 1) levels_.emplace_back();
    buildLevelAbove(levels_[depth], levels_[depth + 1], workers);
    ++depth;
  }
  levels_.resize(depth + 1);
}

void Repulsion::sortAlongCurve(const Points& points, Workers& workers) {
  const std::size_t n = points.size();
  const Box bounds = points.bounds();
  const float scale = 65535.0F / std::max({bounds.width(), bounds.height(), 1e-9F});
  keys_.resize(n);
  order_.resize(n);
  workers.forChunks(n, kChunk, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto column = static_cast<std::uint32_t>((points.x[i] - bounds.min.x) * scale);
      const auto row = static_cast<std::uint32_t>((points.y[i] - bounds.min.y) * scale);
      keys_[i] = std::uint64_t{placeOnCurve(column, row)} << 32 | i;
    }
  });
  radixSort(keys_, scratch_, workers);
  for (std::size_t i = 0; i < n; ++i) order_[i] = static_cast<std::uint32_t>(keys_[i]);
}

void Repulsion::buildLeaves(Workers& workers) {
  if (levels_.empty()) levels_.emplace_back();
  Level& leaves = levels_[0];
  const std::size_t n = x_.size(), count = (n + kLeaf - 1) / kLeaf;
  leaves.nodes.resize(count);
  leaves.boxes.resize(count);
  workers.forChunks(count, kChunk / kLeaf, [&](std::size_t begin, std::size_t end) {
    for (std::size_t leaf = begin; leaf < end; ++leaf) {
      Box box;
      float x = 0, y = 0, mass = 0;
      for (std::size_t i = leaf * kLeaf; i < std::min(n, (leaf + 1) * kLeaf); ++i) {
        box.add({x_[i], y_[i]});
        x += mass_[i] * x_[i];
        y += mass_[i] * y_[i];
        mass += mass_[i];
      }
      leaves.nodes[leaf] = {x / mass, y / mass, mass, longerSideSquared(box)};
      leaves.boxes[leaf] = box;
    }
  });
}

void Repulsion::buildLevelAbove(const Level& below, Level& level, Workers& workers) {
  const std::size_t count = (below.nodes.size() + kFan - 1) / kFan;
  level.nodes.resize(count);
  level.boxes.resize(count);
  workers.forChunks(count, kChunk / kFan, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      Box box;
      float x = 0, y = 0, mass = 0;
      for (std::size_t c = k * kFan; c < std::min(below.nodes.size(), (k + 1) * kFan); ++c) {
        const Node& child = below.nodes[c];
        box.add(below.boxes[c].min);
        box.add(below.boxes[c].max);
        x += child.mass * child.x;
        y += child.mass * child.y;
        mass += child.mass;
      }
      level.nodes[k] = {x / mass, y / mass, mass, longerSideSquared(box)};
      level.boxes[k] = box;
    }
  });
}

void Repulsion::collectPartners(const Box& box, float theta, Partners& partners) const {
  struct Open {
    std::uint32_t level, node;
  };
  std::array<Open, 128> stack;
  std::size_t open = 0;
  const auto top = static_cast<std::uint32_t>(levels_.size() - 1);
  for (std::uint32_t k = 0; k < levels_[top].nodes.size(); ++k) stack[open++] = {top, k};
  const float thetaSquared = theta * theta;
  while (open > 0) {
    const auto [depth, index] = stack[--open];
    const Node& node = levels_[depth].nodes[index];
    const float dx = std::max({0.0F, box.min.x - node.x, node.x - box.max.x});
    const float dy = std::max({0.0F, box.min.y - node.y, node.y - box.max.y});
    if (node.sizeSquared < thetaSquared * (dx * dx + dy * dy)) {
      partners.add(node.x, node.y, node.mass);
    } else if (depth == 0) {
      for (std::size_t i = index * kLeaf; i < std::min(x_.size(), (index + 1) * kLeaf); ++i) {
        partners.add(x_[i], y_[i], mass_[i]);
      }
    } else {
      const auto end =
          static_cast<std::uint32_t>(std::min<std::size_t>(levels_[depth - 1].nodes.size(), (index + 1) * kFan));
      for (std::uint32_t c = index * static_cast<std::uint32_t>(kFan); c < end; ++c) stack[open++] = {depth - 1, c};
    }
  }
}

void Repulsion::pushes(Points& pushes, float theta, Workers& workers) const {
  const std::size_t n = x_.size();
  workers.forChunks(n, 16 * kGroup, [&](std::size_t begin, std::size_t end) {
    Partners partners;
    for (std::size_t first = begin; first < end; first += kGroup) {
      const std::size_t count = std::min(kGroup, end - first);
      float px[kGroup], py[kGroup], sumX[kGroup] = {}, sumY[kGroup] = {};
      Box box;
      for (std::size_t l = 0; l < kGroup; ++l) {
        px[l] = x_[first + std::min(l, count - 1)];
        py[l] = y_[first + std::min(l, count - 1)];
        box.add({px[l], py[l]});
      }
      partners.x.clear();
      partners.y.clear();
      partners.mass.clear();
      collectPartners(box, theta, partners);
      pushGroup(px, py, partners.x.data(), partners.y.data(), partners.mass.data(), partners.x.size(), sumX, sumY);
      for (std::size_t l = 0; l < count; ++l) pushes.set(order_[first + l], {sumX[l], sumY[l]});
    }
  });
}

}  // namespace samspil
