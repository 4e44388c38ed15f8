#include "tests/bench/layout/collaboration_network.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace samspil::bench {
namespace {

using Tie = std::pair<std::uint32_t, std::uint32_t>;

class Generator {
 public:
  Generator(std::uint32_t organisations, std::uint64_t seed) : n_(organisations), random_(seed) {
    drawTopics();
    drawPropensities();
  }

  // All pairs of partners, those of the projects' trees with priority 2.
  void drawProjects() {
    std::vector<std::uint32_t> debutants(n_);
    std::iota(debutants.begin(), debutants.end(), 0U);
    std::lognormal_distribution<double> size(1.45, 0.6);
    std::uint32_t next = 0;
    for (double seats = 0; seats < 2.6 * n_ || next < n_;) {
      const auto partners = static_cast<std::uint32_t>(std::clamp(std::lround(size(random_)), 2L, 25L));
      seats += partners;
      // Organisations are numbered by topic: a project takes its debutants from where the row of them has come to.
      const std::uint32_t topic = next < n_ ? topicOf_[next] : topicOf_[draw(n_)];
      std::vector<std::uint32_t> members;
      for (std::uint32_t k = 0; k < partners; ++k) {
        const bool debut = next < n_ && topicOf_[next] == topic && (k == 0 || share() < 0.4);
        members.push_back(debut ? next++ : seatFor(topic));
      }
      addProject(members);
    }
  }

  CollaborationNetwork network(double tiesPerVertex) {
    std::sort(ties_.begin(), ties_.end());
    std::vector<std::pair<double, Tie>> ranked;
    for (std::size_t k = 0; k < ties_.size();) {
      std::size_t end = k;
      double priority = 0;
      for (; end < ties_.size() && ties_[end].first == ties_[k].first; ++end)
        priority = std::max(priority, ties_[end].second);
      const double repeated = end - k > 1 ? 1.0 : 0.0;
      ranked.emplace_back(-(std::max(priority, repeated) + share()), ties_[k].first);
      k = end;
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(tiesPerVertex * n_)));
    return shuffled(ranked);
  }

 private:
  std::uint32_t draw(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }
  double share() { return static_cast<double>(random_() >> 11) * 0x1p-53; }

  void drawTopics() {
    const auto topics = std::max(6U, static_cast<std::uint32_t>(std::lround(0.9 * std::sqrt(n_))));
    const auto areas = std::max(2U, static_cast<std::uint32_t>(std::lround(std::sqrt(topics))));
    std::vector<double> weights;
    for (std::uint32_t t = 1; t <= topics; ++t) weights.push_back(std::pow(t, -0.55));
    std::shuffle(weights.begin(), weights.end(), random_);
    std::discrete_distribution<std::uint32_t> pick(weights.begin(), weights.end());
    for (std::uint32_t v = 0; v < n_; ++v) topicOf_.push_back(pick(random_));
    std::sort(topicOf_.begin(), topicOf_.end());
    for (std::uint32_t t = 0; t <= topics; ++t) {
      topicStart_.push_back(
          static_cast<std::uint32_t>(std::lower_bound(topicOf_.begin(), topicOf_.end(), t) - topicOf_.begin()));
    }
    for (std::uint32_t t = 0; t < topics; ++t) areaOf_.push_back(draw(areas));
    std::sort(areaOf_.begin(), areaOf_.end());
  }

  void drawPropensities() {
    const double cap = std::pow(n_, 0.55);
    cumulative_.push_back(0);
    for (std::uint32_t v = 0; v < n_; ++v) {
      const double pareto = std::pow(1 - share(), -1 / 1.15) - 1;
      cumulative_.push_back(cumulative_.back() + std::min(pareto + 0.05, cap));
    }
  }

  // Someone between first and last, by propensity.
  std::uint32_t pickBetween(std::uint32_t first, std::uint32_t last) {
    if (first >= last) return draw(n_);
    const double at = cumulative_[first] + share() * (cumulative_[last] - cumulative_[first]);
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at) - cumulative_.begin() - 1;
    return std::min(static_cast<std::uint32_t>(found), n_ - 1);
  }

  std::uint32_t seatFor(std::uint32_t topic) {
    const double where = share();
    if (where < 0.75) return pickBetween(topicStart_[topic], topicStart_[topic + 1]);
    if (where >= 0.92) return pickBetween(0, n_);
    const auto range = std::equal_range(areaOf_.begin(), areaOf_.end(), areaOf_[topic]);
    return pickBetween(topicStart_[range.first - areaOf_.begin()], topicStart_[range.second - areaOf_.begin()]);
  }

  void addProject(const std::vector<std::uint32_t>& members) {
    for (std::uint32_t k = 1; k < members.size(); ++k) {
      const std::uint32_t parent = share() < 0.6 ? 0 : draw(k);
      for (std::uint32_t j = 0; j < k; ++j) {
        if (members[j] == members[k]) continue;
        ties_.push_back({std::minmax(members[j], members[k]), j == parent ? 2.0 : 0.0});
      }
    }
  }

  CollaborationNetwork shuffled(const std::vector<std::pair<double, Tie>>& ranked) {
    std::vector<std::uint32_t> number(n_);
    std::iota(number.begin(), number.end(), 0U);
    std::shuffle(number.begin(), number.end(), random_);
    CollaborationNetwork out{n_, {}, std::vector<std::uint32_t>(n_)};
    for (std::uint32_t v = 0; v < n_; ++v) out.topics[number[v]] = topicOf_[v];
    for (const auto& [rank, tie] : ranked) out.ties.emplace_back(number[tie.first], number[tie.second]);
    return out;
  }

  std::uint32_t n_;
  std::mt19937_64 random_;
  std::vector<std::uint32_t> topicOf_, topicStart_, areaOf_;
  std::vector<double> cumulative_;
  std::vector<std::pair<Tie, double>> ties_;
};

}  // namespace

CollaborationNetwork makeCollaborationNetwork(std::uint32_t organisations, double tiesPerVertex, std::uint64_t seed) {
  Generator generator(organisations, seed);
  generator.drawProjects();
  return generator.network(tiesPerVertex);
}

}  // namespace samspil::bench
