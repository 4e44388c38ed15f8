#include "graph/gaps/logistic_regression.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

constexpr int kRounds = 40;
// Features of a network go together, and how exactly they share the credit differs from year to year: weights that are
// drawn towards each other carry over better. What differs between years does not shrink with the number of ties that
// are learned from, so neither does the ridge: it is that number times this. The constant is left free.
constexpr double kRidgePerTie = 0.5;
constexpr double kLongestStep = 4.0;  // in log odds of any sample, so that the first steps do not overshoot
constexpr double kConverged = 1e-6;

using Matrix = std::array<std::array<double, kLinkFeatures>, kLinkFeatures>;

// Solves A x = b for a symmetric positive definite A (Cholesky), in place.
LinkFeatures solve(Matrix& a, LinkFeatures b) {
  for (std::size_t i = 0; i < kLinkFeatures; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / a[j][j];
    }
  }
  for (std::size_t i = 0; i < kLinkFeatures; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = kLinkFeatures; i-- > 0;) {
    for (std::size_t k = i + 1; k < kLinkFeatures; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

// Of a sample that nothing is known of.
double commonLogOdds(std::span<const LinkSample> samples) {
  double came = 0, stayed = 0;
  for (const LinkSample& sample : samples) (sample.came ? came : stayed) += sample.weight;
  return std::log(std::max(came, 1e-9) / std::max(stayed, 1e-9));
}

LinkFeatures newtonStep(std::span<const LinkSample> samples, const LinkFeatures& weights, double ridge) {
  Matrix hessian{};
  LinkFeatures gradient{};
  for (const LinkSample& sample : samples) {
    const double p = 1 / (1 + std::exp(-linearScore(weights, sample.features)));
    const double error = sample.weight * ((sample.came ? 1.0 : 0.0) - p), curve = sample.weight * p * (1 - p);
    for (std::size_t i = 0; i < kLinkFeatures; ++i) {
      gradient[i] += error * sample.features[i];
      const double scaled = curve * sample.features[i];
      for (std::size_t j = 0; j <= i; ++j) hessian[i][j] += scaled * sample.features[j];
    }
  }
  for (std::size_t i = 1; i < kLinkFeatures; ++i) {
    gradient[i] -= ridge * weights[i];
    hessian[i][i] += ridge;
  }
  return solve(hessian, gradient);
}

}  // namespace

double linearScore(const LinkFeatures& weights, const LinkFeatures& features) {
  double sum = 0;
  for (std::size_t i = 0; i < kLinkFeatures; ++i) sum += weights[i] * features[i];
  return sum;
}

Result<LinkFeatures> learnWeights(std::span<const LinkSample> samples, JobControl& job) {
  LinkFeatures weights{commonLogOdds(samples)};
  const auto came = std::ranges::count_if(samples, &LinkSample::came);
  const double ridge = kRidgePerTie * static_cast<double>(came);
  for (int round = 0; round < kRounds; ++round) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(round), kRounds));
    const LinkFeatures step = newtonStep(samples, weights, ridge);
    double longest = 0, change = 0;
    for (const LinkSample& sample : samples) longest = std::max(longest, std::abs(linearScore(step, sample.features)));
    const double share = std::min(1.0, kLongestStep / std::max(longest, 1e-9));
    for (std::size_t i = 0; i < kLinkFeatures; ++i) {
      weights[i] += share * step[i];
      change += std::abs(share * step[i]);
    }
    if (change < kConverged) break;
  }
  return weights;
}

}  // namespace samspil
