#include "graph/gaps/link_features.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace samspil {

double ageWeight(int year, int now) {
  constexpr double kKeptAYear = 0.9;  // work of seven years ago counts half
  return std::pow(kKeptAYear, now - year);
}

// What one actor shares with every other, by the other's number; only `touched` is filled.
struct LinkView::Row {
  std::vector<double> common, adamicAdar, resource, consortium, alike;
  std::vector<ActorNumber> touched, reached;  // by common partners; by consortia that are alike

  explicit Row(std::size_t actors)
      : common(actors), adamicAdar(actors), resource(actors), consortium(actors), alike(actors) {}
  void clear() {
    for (const ActorNumber b : touched) common[b] = adamicAdar[b] = resource[b] = consortium[b] = 0;
    for (const ActorNumber b : reached) alike[b] = 0;
    touched.clear();
    reached.clear();
  }
};

LinkView::LinkView(const CollaborationHistory& history, ConsortiumChances chances)
    : history_(history), chances_(std::move(chances)) {}

Result<LinkView> LinkView::until(const CollaborationHistory& history, int year, JobControl& job) {
  TRY_ASSIGN(ConsortiumChances chances, ConsortiumChances::until(history, year, job));
  LinkView view(history, std::move(chances));
  view.listTies(year);
  return view;
}

void LinkView::listTies(int year) {
  const std::size_t count = history_.actorCount;
  partners_.resize(count);
  weights_.resize(count);
  for (auto* column : {&weightSums_, &projects_, &meanSize_}) column->assign(count, 0);
  std::vector<double> projectCount(count, 0);
  std::vector<std::map<ActorNumber, double>> ties(count);
  for (const JointProject& project : history_.projects) {
    if (project.year > year || project.actors.size() < 2) continue;
    const double age = ageWeight(project.year, year), size = static_cast<double>(project.actors.size());
    for (const ActorNumber a : project.actors) {
      ++projectCount[a];
      projects_[a] += age;
      meanSize_[a] += size;
      for (const ActorNumber b : project.actors) {
        if (a != b) ties[a][b] += age / (size - 1);
      }
    }
  }
  for (ActorNumber a = 0; a < count; ++a) {
    if (ties[a].empty()) continue;
    known_.push_back(a);
    meanSize_[a] /= projectCount[a];
    for (const auto& [b, weight] : ties[a]) {
      partners_[a].push_back(b);
      weights_[a].push_back(weight);
      weightSums_[a] += weight;
    }
    tieCount_ += partners_[a].size();
  }
  tieCount_ /= 2;
}

bool LinkView::tied(ActorNumber a, ActorNumber b) const {
  return std::binary_search(partners_[a].begin(), partners_[a].end(), b);
}

void LinkView::accumulate(ActorNumber a, Row& row) const {
  for (std::size_t i = 0; i < partners_[a].size(); ++i) {
    const ActorNumber z = partners_[a][i];
    const double degree = static_cast<double>(partners_[z].size());
    const double byLog = 1 / std::log(std::max(degree, 2.0)), byDegree = 1 / degree;
    const double through = weights_[a][i] / std::max(weightSums_[z], 1e-9);
    for (std::size_t k = 0; k < partners_[z].size(); ++k) {
      const ActorNumber b = partners_[z][k];
      if (b == a) continue;
      if (row.common[b] == 0) row.touched.push_back(b);
      row.common[b] += 1;
      row.adamicAdar[b] += byLog;
      row.resource[b] += byDegree;
      row.consortium[b] += through * weights_[z][k];
    }
  }
  chances_.accumulate(a, row.alike, row.reached);
}

PairFacts LinkView::factsOf(ActorNumber a, ActorNumber b, const Row& row) const {
  PairFacts facts{a, b, {}, {}};
  const double degreeA = static_cast<double>(partners_[a].size()), degreeB = static_cast<double>(partners_[b].size());
  facts.plain = {row.common[b], row.adamicAdar[b], row.resource[b], degreeA * degreeB};
  const auto bothLog = [](double x, double y) { return std::log1p(x) + std::log1p(y); };
  const auto same = [&](const std::vector<std::uint32_t>& of) { return !of.empty() && of[a] == of[b] ? 1.0 : 0.0; };
  const std::size_t kinds = rates_.kinds.size();
  const double kindRate = kinds == 0 ? 0 : rates_.kinds[history_.kinds[a]] + rates_.kinds[history_.kinds[b]];
  const double kindPairRate = kinds == 0 ? 0 : rates_.pairs[history_.kinds[a] * kinds + history_.kinds[b]];
  facts.features = {1,
                    bothLog(projects_[a], projects_[b]),
                    std::log1p(degreeA * degreeB),
                    std::log1p(row.common[b]),
                    std::log1p(20 * row.resource[b]),
                    std::log1p(100 * row.consortium[b]),
                    same(history_.countries),
                    same(history_.kinds),
                    bothLog(meanSize_[a], meanSize_[b]),
                    kindRate,
                    kindPairRate,
                    row.common[b] / std::max(degreeA + degreeB - row.common[b], 1.0),
                    row.common[b] / std::sqrt(std::max(degreeA * degreeB, 1.0)),
                    std::log(chances_.meetings(a, b, row.alike[b]) + 1e-7)};
  return facts;
}

LinkView::Extent LinkView::estimateExtent() const {
  constexpr std::size_t kLookedAt = 400;
  Extent extent;
  std::vector<bool> seen(history_.actorCount, false);
  std::vector<ActorNumber> reached;
  const std::size_t step = 1 + known_.size() / kLookedAt;
  std::size_t looked = 0;
  for (std::size_t i = 0; i < known_.size(); i += step, ++looked) {
    for (const ActorNumber z : partners_[known_[i]]) {
      extent.paths += static_cast<double>(partners_[z].size());
      for (const ActorNumber b : partners_[z]) {
        if (!seen[b]) reached.push_back(b);
        seen[b] = true;
      }
    }
    extent.pairs += static_cast<double>(reached.size()) / 2;
    for (const ActorNumber b : reached) seen[b] = false;
    reached.clear();
  }
  const double scale = static_cast<double>(known_.size()) / static_cast<double>(std::max<std::size_t>(looked, 1));
  extent.pairs = known_.size() <= kMostActorsForAllPairs ? static_cast<double>(mostPairs()) : extent.pairs * scale;
  extent.paths *= scale;
  return extent;
}

Result<void> LinkView::eachPair(JobControl& job, const PairVisit& visit) const {
  return eachPair(
      job, [](ActorNumber, ActorNumber) { return true; }, visit);
}

Result<void> LinkView::eachPair(JobControl& job, const PairChoice& wanted, const PairVisit& visit) const {
  Row row(history_.actorCount);
  const bool all = known_.size() <= kMostActorsForAllPairs;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    TRY(job.checkpoint(i, known_.size()));
    const ActorNumber a = known_[i];
    row.clear();
    accumulate(a, row);
    if (!all) std::sort(row.touched.begin(), row.touched.end());
    const std::span<const ActorNumber> others =
        all ? std::span<const ActorNumber>(known_).subspan(i + 1) : std::span<const ActorNumber>(row.touched);
    auto partner = partners_[a].begin();
    for (const ActorNumber b : others) {
      if (b <= a) continue;
      partner = std::lower_bound(partner, partners_[a].end(), b);
      if ((partner != partners_[a].end() && *partner == b) || !wanted(a, b)) continue;
      visit(factsOf(a, b, row));
    }
  }
  return {};
}

}  // namespace samspil
