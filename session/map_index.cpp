#include "session/map_index.h"

#include <algorithm>
#include <bit>

#include "session/parallel_ranges.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr int kMostLevels = 10;
constexpr std::uint32_t kLeftOut = 0xFFFFFFFF;

bool placed(Vec2 at) { return std::isfinite(at.x) && std::isfinite(at.y); }

// Where the cells of a level begin among those of all levels: a level has four times the cells of the one before.
std::uint32_t levelBegin(int level) { return ((std::uint32_t{1} << (2 * level)) - 1) / 3; }

std::uint8_t fadeStep(float fade) {
  std::uint8_t best = 0;
  for (std::uint8_t step = 1; step < MapIndex::kFadeSteps; ++step) {
    if (std::abs(MapIndex::kFades[step] - fade) < std::abs(MapIndex::kFades[best] - fade)) best = step;
  }
  return best;
}

std::uint8_t kindOf(const GraphSnapshot& network, const Edge& edge, const MapIndex::Segment& segment) {
  const auto degree = std::max(network.degree(edge.from), network.degree(edge.to));
  const auto family = std::min<std::size_t>(network.vocabulary().relation(edge.relation).family.value, 62);
  return static_cast<std::uint8_t>(family * MapIndex::kFadeSteps +
                                   fadeStep(tieFade(length(segment.a - segment.b), degree)));
}

void append(std::vector<MapIndex::Range>& ranges, MapIndex::Range range) {
  if (range.begin == range.end) return;
  if (!ranges.empty() && ranges.back().end == range.begin)
    ranges.back().end = range.end;
  else
    ranges.push_back(range);
}

}  // namespace

float tieFade(float length, std::size_t degree) {
  const float byLength = std::clamp(std::sqrt(2.5F / std::max(length, 0.1F)), 0.45F, 1.0F);
  const float byHub = std::clamp(std::sqrt(24.0F / std::max(static_cast<float>(degree), 1.0F)), 0.55F, 1.0F);
  return byLength * byHub;
}

MapIndex::MapIndex(const GraphSnapshot& network, std::span<const Vec2> positions, unsigned threads) {
  for (const Vec2 at : positions) {
    if (placed(at)) bounds_.add(at);
  }
  if (bounds_.empty()) bounds_ = {{0, 0}, {1, 1}};
  side_ = std::max({bounds_.width(), bounds_.height(), 1.0F}) * 1.0001F;
  gridCells_ = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(positions.size()) / 2)), 1, 2048);
  const double cellsWanted = std::max<double>(static_cast<double>(network.edgeCount()) / 4, 1);
  finestLevel_ = std::clamp(static_cast<int>(std::log2(cellsWanted) / 2) + 1, 1, kMostLevels);
  threads = std::max(threads, 1U);
  sortVertices(positions);
  weighVertices(network, threads);
  sortTies(network, positions, threads);
}

void MapIndex::weighVertices(const GraphSnapshot& network, unsigned threads) {
  importances_.resize(vertices_.size());
  forRanges(threads, vertices_.size(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place)
      importances_[place] = entityImportance(network, vertices_[place]);
  });
}

int MapIndex::column(float x, int cells) const {
  return static_cast<int>(
      std::clamp((x - bounds_.min.x) / side_ * static_cast<float>(cells), 0.0F, static_cast<float>(cells - 1)));
}

int MapIndex::row(float y, int cells) const {
  return static_cast<int>(
      std::clamp((y - bounds_.min.y) / side_ * static_cast<float>(cells), 0.0F, static_cast<float>(cells - 1)));
}

std::uint32_t MapIndex::cellOf(Vec2 at, int cells) const {
  return static_cast<std::uint32_t>(row(at.y, cells) * cells + column(at.x, cells));
}

// A counting sort: vertices keep their order within a cell.
void MapIndex::sortVertices(std::span<const Vec2> positions) {
  std::vector<std::uint32_t> cells(positions.size(), kLeftOut);
  vertexCells_.assign(static_cast<std::size_t>(gridCells_) * static_cast<std::size_t>(gridCells_) + 1, 0);
  for (std::size_t v = 0; v < positions.size(); ++v) {
    if (!placed(positions[v])) continue;
    cells[v] = cellOf(positions[v], gridCells_);
    ++vertexCells_[cells[v] + 1];
  }
  for (std::size_t c = 1; c < vertexCells_.size(); ++c) vertexCells_[c] += vertexCells_[c - 1];
  vertices_.resize(vertexCells_.back());
  positions_.resize(vertexCells_.back());
  std::vector<std::uint32_t> next(vertexCells_.begin(), vertexCells_.end() - 1);
  for (std::uint32_t v = 0; v < positions.size(); ++v) {
    if (cells[v] == kLeftOut) continue;
    const std::uint32_t place = next[cells[v]]++;
    vertices_[place] = VertexIndex{v};
    positions_[place] = positions[v];
  }
}

// A counting sort in parallel: each thread counts and later scatters a range of the ties of its own; ties keep their
// order within a cell whatever the number of threads.
void MapIndex::sortTies(const GraphSnapshot& network, std::span<const Vec2> positions, unsigned threads) {
  const std::size_t count = network.edgeCount(), cellCount = levelBegin(finestLevel_ + 1);
  std::vector<std::uint32_t> cells(count, kLeftOut);
  std::vector<std::vector<std::uint32_t>> next(threads, std::vector<std::uint32_t>(cellCount, 0));
  const auto segmentOf = [&](std::size_t e) {
    const Edge& edge = network.edge(EdgeIndex{static_cast<std::uint32_t>(e)});
    return Segment{positions[edge.from.value], positions[edge.to.value]};
  };
  forRanges(threads, count, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t e = begin; e < end; ++e) {
      const Segment segment = segmentOf(e);
      const Edge& edge = network.edge(EdgeIndex{static_cast<std::uint32_t>(e)});
      if (edge.from == edge.to || !placed(segment.a) || !placed(segment.b)) continue;
      const Vec2 way = segment.b - segment.a;
      const float extent = std::max({std::abs(way.x), std::abs(way.y), side_ * 1e-6F});
      const int level = std::clamp(std::ilogb(side_ / extent), 0, finestLevel_);
      cells[e] = levelBegin(level) + cellOf((segment.a + segment.b) * 0.5F, 1 << level);
      ++next[thread][cells[e]];
    }
  });
  tieCells_.assign(cellCount + 1, 0);
  std::uint32_t total = 0;
  for (std::size_t c = 0; c < cellCount; ++c) {
    tieCells_[c] = total;
    for (auto& counted : next) total += std::exchange(counted[c], total);
  }
  tieCells_[cellCount] = total;
  segments_.resize(total);
  ties_.resize(total);
  kinds_.resize(total);
  forRanges(threads, count, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t e = begin; e < end; ++e) {
      if (cells[e] == kLeftOut) continue;
      const std::uint32_t slot = next[thread][cells[e]]++;
      const EdgeIndex tie{static_cast<std::uint32_t>(e)};
      segments_[slot] = segmentOf(e);
      ties_[slot] = tie;
      kinds_[slot] = kindOf(network, network.edge(tie), segments_[slot]);
    }
  });
}

void MapIndex::placesIn(const Box& world, std::vector<Range>& ranges) const {
  ranges.clear();
  const int left = column(world.min.x, gridCells_), right = column(world.max.x, gridCells_);
  const int top = row(world.min.y, gridCells_), bottom = row(world.max.y, gridCells_);
  for (int y = top; y <= bottom; ++y) {
    const auto first = static_cast<std::size_t>(y) * static_cast<std::size_t>(gridCells_);
    append(ranges, {vertexCells_[first + static_cast<std::size_t>(left)],
                    vertexCells_[first + static_cast<std::size_t>(right) + 1]});
  }
}

void MapIndex::slotsAcross(const Box& world, float shortest, std::vector<Range>& ranges) const {
  ranges.clear();
  for (int level = 0; level <= finestLevel_; ++level) {
    const int cells = 1 << level;
    const float cell = side_ / static_cast<float>(cells);
    if (cell < shortest) break;
    const Box reach = world.grown(cell / 2);  // a tie lies in the cell of its middle, at most half a cell away
    const int left = column(reach.min.x, cells), right = column(reach.max.x, cells);
    const int top = row(reach.min.y, cells), bottom = row(reach.max.y, cells);
    for (int y = top; y <= bottom; ++y) {
      const std::size_t first = levelBegin(level) + static_cast<std::size_t>(y) * static_cast<std::size_t>(cells);
      append(ranges, {tieCells_[first + static_cast<std::size_t>(left)],
                      tieCells_[first + static_cast<std::size_t>(right) + 1]});
    }
  }
}

}  // namespace samspil
