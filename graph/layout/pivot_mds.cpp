#include "graph/layout/pivot_mds.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

constexpr std::size_t kChunk = 4096;
constexpr std::size_t kSampleChunk = 256;
constexpr int kPowerIterations = 200;
constexpr double kConverged = 1e-7;
constexpr std::size_t kSample = 20'000;

struct Sums {
  std::vector<double> values;
  void operator+=(const Sums& other) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += other.values[i];
  }
};

// Squared distances, doubly centred: row and column means are 0.
class CentredDistances {
 public:
  CentredDistances(std::size_t vertexCount, std::size_t pivotCount, std::span<const std::uint16_t> distances)
      : step_(1 + vertexCount / kSample),
        sample_((vertexCount + step_ - 1) / step_),
        p_(pivotCount),
        distances_(distances),
        columnMean_(pivotCount) {
    for (std::size_t s = 0; s < sample_; ++s) {
      for (std::size_t k = 0; k < p_; ++k) columnMean_[k] += square(s * step_, k);
    }
    for (double& mean : columnMean_) {
      mean /= static_cast<double>(sample_);
      mean_ += mean / static_cast<double>(p_);
    }
  }

  // Vertices s * step(), s < sampleSize(), are the sample.
  std::size_t sampleSize() const { return sample_; }
  std::size_t step() const { return step_; }
  std::size_t pivotCount() const { return p_; }

  void row(std::size_t i, std::vector<float>& out) const {
    double rowMean = 0;
    for (std::size_t k = 0; k < p_; ++k) rowMean += square(i, k);
    rowMean /= static_cast<double>(p_);
    for (std::size_t k = 0; k < p_; ++k) {
      out[k] = static_cast<float>(-0.5 * (square(i, k) - columnMean_[k] - rowMean + mean_));
    }
  }

 private:
  double square(std::size_t i, std::size_t k) const {
    const double d = distances_[i * p_ + k];
    return d * d;
  }

  std::size_t step_, sample_, p_;
  std::span<const std::uint16_t> distances_;
  std::vector<double> columnMean_;
  double mean_ = 0;
};

// C^T C of the centred distances C, pivots x pivots.
std::vector<double> covariance(const CentredDistances& centred, Workers& workers) {
  const std::size_t p = centred.pivotCount();
  const Sums zero{std::vector<double>(p * p)};
  return workers
      .sumChunks(centred.sampleSize(), kSampleChunk, zero,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<float> part(p * p), row(p);
                   for (std::size_t s = begin; s < end; ++s) {
                     centred.row(s * centred.step(), row);
                     for (std::size_t a = 0; a < p; ++a) {
                       for (std::size_t b = 0; b < p; ++b) part[a * p + b] += row[a] * row[b];
                     }
                   }
                   return Sums{{part.begin(), part.end()}};
                 })
      .values;
}

// The eigenvector of the largest eigenvalue that is orthogonal to `before` (if that is not empty), by power iteration.
std::vector<double> eigenvector(const std::vector<double>& matrix, std::size_t p, const std::vector<double>& before) {
  std::vector<double> v(p), w(p);
  for (std::size_t k = 0; k < p; ++k) v[k] = jitter(static_cast<std::uint32_t>(k), before.empty() ? 11 : 12);
  for (int round = 0; round < kPowerIterations; ++round) {
    for (std::size_t a = 0; a < p; ++a) {
      w[a] = 0;
      for (std::size_t b = 0; b < p; ++b) w[a] += matrix[a * p + b] * v[b];
    }
    double along = 0, norm = 0;
    for (std::size_t k = 0; k < before.size(); ++k) along += w[k] * before[k];
    for (std::size_t k = 0; k < before.size(); ++k) w[k] -= along * before[k];
    for (const double value : w) norm += value * value;
    norm = std::sqrt(norm) + 1e-300;
    double change = 0;
    for (std::size_t k = 0; k < p; ++k) {
      change = std::max(change, std::abs(w[k] / norm - v[k]));
      v[k] = w[k] / norm;
    }
    if (change < kConverged) break;
  }
  return v;
}

// The factor that fits drawn to graph distances best: sum(e/d) / sum(e^2/d^2) over a sample of rows.
double bestScale(const Points& points, std::span<const std::uint32_t> pivots,
                 std::span<const std::uint16_t> distances) {
  double linear = 0, quadratic = 0;
  const std::size_t step = std::max<std::size_t>(1, points.size() / 4000);
  for (std::size_t i = 0; i < points.size(); i += step) {
    for (std::size_t k = 0; k < pivots.size(); ++k) {
      const double d = distances[i * pivots.size() + k];
      if (d == 0) continue;
      const double e = length(points.at(i) - points.at(pivots[k])) / d;
      linear += e;
      quadratic += e * e;
    }
  }
  return quadratic > 0 ? linear / quadratic : 1;
}

}  // namespace

Points pivotMds(std::size_t vertexCount, std::span<const std::uint32_t> pivots,
                std::span<const std::uint16_t> distances, Workers& workers) {
  const CentredDistances centred(vertexCount, pivots.size(), distances);
  const std::vector<double> matrix = covariance(centred, workers);
  const std::vector<double> first = eigenvector(matrix, pivots.size(), {});
  const std::vector<double> second = eigenvector(matrix, pivots.size(), first);
  Points points(vertexCount);
  workers.forChunks(vertexCount, kChunk, [&](std::size_t begin, std::size_t end) {
    std::vector<float> row(pivots.size());
    for (std::size_t i = begin; i < end; ++i) {
      centred.row(i, row);
      double x = 0, y = 0;
      for (std::size_t k = 0; k < row.size(); ++k) {
        x += row[k] * first[k];
        y += row[k] * second[k];
      }
      points.set(i, {static_cast<float>(x), static_cast<float>(y)});
    }
  });
  const auto scale = static_cast<float>(bestScale(points, pivots, distances));
  for (std::uint32_t i = 0; i < vertexCount; ++i) {
    points.set(i, points.at(i) * scale + Vec2{jitter(i, 1), jitter(i, 2)} * 0.02F);
  }
  return points;
}

}  // namespace samspil
