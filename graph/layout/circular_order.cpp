#include "graph/layout/circular_order.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace samspil {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

// The non-decreasing sequence nearest to `values` by least squares.
std::vector<double> isotonic(const std::vector<double>& values) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (const double value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> out;
  for (const Pool& pool : pools) out.insert(out.end(), pool.count, pool.mean());
  return out;
}

// After which thing the circle has its widest gap: there it is cut open.
std::size_t widestGap(std::span<const double> wanted) {
  std::size_t best = wanted.size() - 1;
  double widest = wanted.front() + kTurn - wanted.back();
  for (std::size_t i = 0; i + 1 < wanted.size(); ++i) {
    if (wanted[i + 1] - wanted[i] > widest) widest = wanted[i + 1] - wanted[i], best = i;
  }
  return best;
}

}  // namespace

std::vector<double> spreadAngles(std::span<const double> wanted, std::span<const double> space) {
  const std::size_t n = wanted.size();
  if (n == 0) return {};
  const double total = std::accumulate(space.begin(), space.end(), 0.0);
  const std::size_t first = (widestGap(wanted) + 1) % n;
  std::vector<double> before(n, 0), shifted(n);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t i = (first + k) % n;
    if (k > 0) before[k] = before[k - 1] + (space[(first + k - 1) % n] + space[i]) / 2;
    shifted[k] = wanted[i] + (i < first ? kTurn : 0) - before[k];
  }
  std::vector<double> fitted = isotonic(shifted);
  const double closing = (space[first] + space[(first + n - 1) % n]) / 2;
  const bool tooFull = fitted.back() + before.back() - fitted.front() + closing > kTurn;
  std::vector<double> angles(n);
  for (std::size_t k = 0; k < n; ++k) {
    angles[(first + k) % n] = tooFull ? fitted.front() + before[k] * kTurn / total : fitted[k] + before[k];
  }
  return angles;
}

double meanAngle(double sines, double cosines, double otherwise) {
  if (std::hypot(sines, cosines) < 1e-6) return otherwise;
  const double angle = std::atan2(sines, cosines);
  return angle < 0 ? angle + kTurn : angle;
}

}  // namespace samspil
