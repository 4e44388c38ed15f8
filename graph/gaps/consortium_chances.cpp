#include "graph/gaps/consortium_chances.h"

#include <algorithm>
#include <cmath>

#include "graph/gaps/link_features.h"

namespace samspil {
namespace {

// The part of the seats that goes to anybody. From 0.1 to 0.4 makes no difference on networks of EU projects.
constexpr double kAnybody = 0.2;

// An actor of many consortia says less about what one of them is on.
double telling(std::size_t consortia) { return 1 / std::log1p(static_cast<double>(consortia)); }

}  // namespace

Result<ConsortiumChances> ConsortiumChances::until(const CollaborationHistory& history, int year, JobControl& job) {
  ConsortiumChances chances;
  chances.listMembers(history, year);
  chances.measureLengths();
  chances.drawn_.assign(chances.count() * chances.count(), 0);
  for (std::uint32_t q = 0; q < chances.count(); ++q) {
    TRY(job.checkpoint(q, chances.count()));
    chances.spread(chances.alike(q), chances.ages_[q]);
  }
  return chances;
}

void ConsortiumChances::listMembers(const CollaborationHistory& history, int year) {
  std::vector<const JointProject*> projects;
  for (const JointProject& project : history.projects) {
    if (project.year <= year && project.actors.size() > 1) projects.push_back(&project);
  }
  std::ranges::stable_sort(projects, {}, [](const JointProject* project) { return project->year; });
  if (projects.size() > kMostConsortia) projects.erase(projects.begin(), projects.end() - kMostConsortia);
  for (auto* column : {&share_, &likely_}) column->assign(history.actorCount, 0);
  consortia_.resize(history.actorCount);
  for (const JointProject* project : projects) {
    for (const ActorNumber a : project->actors) {
      consortia_[a].push_back(static_cast<std::uint32_t>(count()));
      share_[a] += ageWeight(project->year, year);
    }
    members_.emplace_back(project->actors);
    ages_.push_back(ageWeight(project->year, year));
    total_ += ages_.back();
  }
  for (double& share : share_) share /= std::max(total_, 1e-9);
}

void ConsortiumChances::measureLengths() {
  for (const auto& members : members_) {
    double sum = 0;
    for (const ActorNumber m : members) sum += telling(consortia_[m].size());
    lengths_.push_back(std::sqrt(sum));
  }
}

// The others by their likeness to one, as shares of the whole.
std::vector<ConsortiumChances::Likeness> ConsortiumChances::alike(std::uint32_t consortium) const {
  std::vector<double> common(count(), 0);
  for (const ActorNumber m : members_[consortium]) {
    for (const std::uint32_t q : consortia_[m]) common[q] += telling(consortia_[m].size());
  }
  std::vector<Likeness> found;
  double sum = 0;
  for (std::uint32_t q = 0; q < count(); ++q) {
    if (common[q] == 0 || q == consortium) continue;
    found.push_back({q, ages_[q] * common[q] / lengths_[q]});
    sum += found.back().value;
  }
  for (Likeness& likeness : found) likeness.value /= sum;
  return found;
}

// Of one consortium to come: whom those that resemble it draw into it.
void ConsortiumChances::spread(std::span<const Likeness> alike, double age) {
  for (const Likeness& first : alike) {
    for (const ActorNumber m : members_[first.consortium]) likely_[m] += age * first.value;
    for (const Likeness& second : alike) drawn(first.consortium, second.consortium) += age * first.value * second.value;
  }
}

void ConsortiumChances::accumulate(ActorNumber a, std::span<double> sums, std::vector<ActorNumber>& reached) const {
  std::vector<double> reach(count(), 0);
  for (const std::uint32_t own : consortia_[a]) {
    for (std::size_t q = 0; q < count(); ++q) reach[q] += drawn_[own * count() + q];
  }
  for (std::size_t q = 0; q < count(); ++q) {
    if (reach[q] == 0) continue;
    for (const ActorNumber m : members_[q]) {
      if (sums[m] == 0) reached.push_back(m);
      sums[m] += reach[q];
    }
  }
}

double ConsortiumChances::meetings(ActorNumber a, ActorNumber b, double shared) const {
  return kAnybody * kAnybody * total_ * share_[a] * share_[b] +
         kAnybody * (1 - kAnybody) * (share_[a] * likely_[b] + share_[b] * likely_[a]) +
         (1 - kAnybody) * (1 - kAnybody) * shared;
}

}  // namespace samspil
