#include "graph/layout/overlap.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace samspil {
namespace {

// Rounds of pushing; large pictures take fewer, and what is left overlapping there is smaller than a pixel anyway.
constexpr int kRounds = 200;
constexpr int kRoundsLarge = 40;
constexpr std::size_t kLarge = 20'000;

constexpr std::uint32_t kCancelEvery = 4096;  // boxes between two looks

// A little more than needed, so that rounding cannot leave a hair of overlap.
constexpr float kSlack = 1.002F;

// Buckets of equal square cells, as large as a typical box.
class CellGrid {
 public:
  CellGrid(const Points& points, std::span<const Vec2> extent) {
    std::vector<float> sizes;
    for (const Vec2 e : extent) sizes.push_back(std::max(e.x, e.y));
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    cell_ = std::max(2 * *middle, 1e-6F);
    const Box bounds = points.bounds();
    origin_ = bounds.min;
    while (bounds.width() / cell_ * (bounds.height() / cell_) > 4.0F * static_cast<float>(points.size()) + 64)
      cell_ *= 1.5F;
    columns_ = static_cast<std::int64_t>(bounds.width() / cell_) + 1;
    rows_ = static_cast<std::int64_t>(bounds.height() / cell_) + 1;
    starts_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) ++starts_[cellOf(points.at(i)) + 1];
    for (std::size_t c = 0; c + 1 < starts_.size(); ++c) starts_[c + 1] += starts_[c];
    members_.resize(points.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
      members_[next[cellOf(points.at(i))]++] = static_cast<std::uint32_t>(i);
    }
  }

  // visit(j) for every j whose centre was within `reach` of p when the grid was made, and for some others.
  template <typename Visit>
  void forNear(Vec2 p, Vec2 reach, const Visit& visit) const {
    const std::int64_t right = columnOf(p + reach), bottom = rowOf(p + reach);
    for (std::int64_t r = rowOf(p - reach); r <= bottom; ++r) {
      for (std::int64_t c = columnOf(p - reach); c <= right; ++c) {
        const auto cell = static_cast<std::size_t>(r * columns_ + c);
        for (std::uint32_t m = starts_[cell]; m < starts_[cell + 1]; ++m) visit(members_[m]);
      }
    }
  }

 private:
  std::int64_t columnOf(Vec2 p) const {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>((p.x - origin_.x) / cell_), 0, columns_ - 1);
  }
  std::int64_t rowOf(Vec2 p) const {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>((p.y - origin_.y) / cell_), 0, rows_ - 1);
  }
  std::size_t cellOf(Vec2 p) const { return static_cast<std::size_t>(rowOf(p) * columns_ + columnOf(p)); }

  float cell_;
  Vec2 origin_;
  std::int64_t columns_, rows_;
  std::vector<std::uint32_t> starts_, members_;
};

bool overlap(Vec2 a, Vec2 extentA, Vec2 b, Vec2 extentB) {
  return std::abs(a.x - b.x) < extentA.x + extentB.x && std::abs(a.y - b.y) < extentA.y + extentB.y;
}

// The move of a that frees it from b: straight away from b where that is not much longer than along an axis, so that
// crowds become round; else along the shorter axis.
Vec2 wayOut(Vec2 a, Vec2 extentA, Vec2 b, Vec2 extentB, std::uint32_t seed) {
  const Vec2 reach = (extentA + extentB) * kSlack;
  Vec2 apart = a - b;
  const bool together = length(apart) < 1e-4F * (reach.x + reach.y);
  if (together) apart = Vec2{jitter(seed, 3), jitter(seed, 4)} * (0.01F * (reach.x + reach.y));
  const Vec2 size{std::max(std::abs(apart.x), 1e-9F), std::max(std::abs(apart.y), 1e-9F)};
  const float overX = reach.x - size.x, overY = reach.y - size.y;
  const float factor = std::min(reach.x / size.x, reach.y / size.y);
  if (together || (factor - 1) * length(apart) < 1.5F * std::min(overX, overY)) return apart * (factor - 1);
  if (overX < overY) return {apart.x < 0 ? -overX : overX, 0};
  return {0, apart.y < 0 ? -overY : overY};
}

class Pusher {
 public:
  Pusher(Points& points, std::span<const Vec2> extent, std::span<const std::uint8_t> fixed, const Stage& stage)
      : points_(points), extent_(extent), fixed_(fixed), stage_(stage) {
    for (const Vec2 e : extent) largest_ = {std::max(largest_.x, e.x), std::max(largest_.y, e.y)};
  }

  // Pushes all overlapping pairs apart once, one after the other; the number of pairs that overlapped. Each pair is
  // found from its larger box, so that a few large ones do not make the search wide for all.
  std::size_t round() {
    const CellGrid grid(points_, extent_);
    std::size_t pairs = 0;
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      if (i % kCancelEvery == 0 && stage_.cancelled()) break;
      const float size = std::max(extent_[i].x, extent_[i].y) * 2;
      grid.forNear(points_.at(i), {size, size}, [&](std::uint32_t j) {
        const float other = std::max(extent_[j].x, extent_[j].y) * 2;
        if ((other < size || (other == size && j > i)) && push(i, j)) ++pairs;
      });
    }
    return pairs;
  }

  // Sets what still overlaps down on free places, in the order of the vertices.
  Result<void> settle() {
    CellGrid grid(points_, extent_);
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      if (isFixed(i) || free(grid, i, points_.at(i))) continue;
      TRY(stage_.checkpoint(i, static_cast<double>(points_.size())));
      points_.set(i, nearestFree(grid, i));
      grid = CellGrid(points_, extent_);
    }
    return {};
  }

 private:
  bool isFixed(std::uint32_t i) const { return !fixed_.empty() && fixed_[i] != 0; }

  bool push(std::uint32_t i, std::uint32_t j) {
    if (!overlap(points_.at(i), extent_[i], points_.at(j), extent_[j])) return false;
    if (isFixed(i) && isFixed(j)) return false;
    const Vec2 out = wayOut(points_.at(i), extent_[i], points_.at(j), extent_[j], mixBits(i, j));
    const float share = isFixed(i) ? 0.0F : isFixed(j) ? 1.0F : 0.5F;
    points_.set(i, points_.at(i) + out * share);
    points_.set(j, points_.at(j) - out * (1 - share));
    return true;
  }

  bool free(const CellGrid& grid, std::uint32_t i, Vec2 place) const {
    bool isFree = true;
    grid.forNear(place, extent_[i] + largest_, [&](std::uint32_t j) {
      isFree = isFree && (j == i || !overlap(place, extent_[i], points_.at(j), extent_[j]));
    });
    return isFree;
  }

  // Along a sunflower spiral whose steps are about as large as the box.
  Vec2 nearestFree(const CellGrid& grid, std::uint32_t i) const {
    const Vec2 start = points_.at(i);
    const float step = std::max({extent_[i].x, extent_[i].y, 1e-6F});
    for (int k = 1;; ++k) {
      const float angle = static_cast<float>(k) * std::numbers::pi_v<float> * (3 - std::sqrt(5.0F));
      const float radius = step * std::sqrt(static_cast<float>(k));
      const Vec2 place = start + Vec2{std::cos(angle), std::sin(angle)} * radius;
      if (free(grid, i, place)) return place;
    }
  }

  Points& points_;
  std::span<const Vec2> extent_;
  std::span<const std::uint8_t> fixed_;
  Stage stage_;
  Vec2 largest_;
};

}  // namespace

Result<void> removeOverlaps(Points& points, std::span<const Vec2> extent, std::span<const std::uint8_t> fixed,
                            const Stage& stage) {
  if (points.size() < 2) return {};
  Pusher pusher(points, extent, fixed, stage.part(0.5, 1));
  const int rounds = points.size() > kLarge ? kRoundsLarge : kRounds;
  for (int round = 0; round < rounds; ++round) {
    TRY(stage.part(0, 0.5).checkpoint(round, rounds));
    if (pusher.round() == 0) return {};
  }
  if (points.size() <= kLarge) TRY(pusher.settle());
  return stage.checkpoint(1, 1);
}

}  // namespace samspil
