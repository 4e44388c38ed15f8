#include "graph/gaps/link_lessons.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

constexpr std::size_t kFewestToLearn = 20;    // new ties in a year that is learned from
constexpr std::size_t kMostSamples = 300000;  // a year
constexpr std::size_t kMostToStandardise = 3000000;

// Smoothed towards the average, so that a rare kind says little.
KindRates ratesOf(const LinkView& view, const NewTies& came, const std::vector<std::uint32_t>& kindOf) {
  KindRates rates;
  if (kindOf.empty()) return rates;
  const std::size_t kinds = *std::max_element(kindOf.begin(), kindOf.end()) + 1;
  std::vector<double> actors(kinds, 0), partners(kinds, 0), pairs(kinds * kinds, 0);
  for (const ActorNumber actor : view.known()) actors[kindOf[actor]] += 1;
  for (const auto& [key, weight] : came) {
    const std::uint32_t a = kindOf[key >> 32], b = kindOf[static_cast<ActorNumber>(key)];
    ++partners[a];
    ++partners[b];
    ++pairs[a * kinds + b];
    ++pairs[b * kinds + a];
  }
  const double known = static_cast<double>(view.knownActors()), ties = 2 * static_cast<double>(came.size());
  constexpr double kPriorActors = 20, kPriorTies = 20;
  for (std::size_t i = 0; i < kinds; ++i) {
    const double average = ties / known;
    rates.kinds.push_back(std::log((partners[i] + kPriorActors * average) / ((actors[i] + kPriorActors) * average)));
  }
  for (std::size_t i = 0; i < kinds * kinds; ++i) {
    const double expected = ties * actors[i / kinds] * actors[i % kinds] / (known * known);
    rates.pairs.push_back(std::log((pairs[i] + kPriorTies) / (expected + kPriorTies)));
  }
  return rates;
}

Result<Lesson> lessonOf(const CollaborationHistory& history, LinkView& view, const NewTies& came, int year,
                        JobControl& job) {
  Lesson lesson{year, {}, ratesOf(view, came, history.kinds)};
  view.useRates(lesson.rates);
  TRY_ASSIGN(const Standard standard, standardOf(view, job));
  double seats = 0;
  for (const auto& [key, weight] : came) seats += weight;
  const double perSeat = static_cast<double>(came.size()) / seats;
  const std::uint64_t keepOneIn = 1 + view.mostPairs() / kMostSamples;
  const auto wanted = [&](ActorNumber a, ActorNumber b) {
    return scattered(keyOf(a, b)) % keepOneIn == 0 || came.contains(keyOf(a, b));
  };
  TRY(view.eachPair(job, wanted, [&](const PairFacts& facts) {
    const auto formed = came.find(keyOf(facts.a, facts.b));
    const double weight = formed != came.end() ? formed->second * perSeat : static_cast<double>(keepOneIn);
    lesson.samples.push_back({standard(facts.features), formed != came.end(), static_cast<float>(weight)});
  }));
  return lesson;
}

}  // namespace

PairKey keyOf(ActorNumber a, ActorNumber b) { return (static_cast<PairKey>(std::min(a, b)) << 32) | std::max(a, b); }

std::uint64_t scattered(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

NewTies newTies(const CollaborationHistory& history, const LinkView& view, int after, int last) {
  NewTies ties;
  for (const JointProject& project : history.projects) {
    if (project.year <= after || project.year > last || project.actors.size() < 2) continue;
    const double seat = 1 / static_cast<double>(project.actors.size() - 1);
    for (const ActorNumber a : project.actors) {
      for (const ActorNumber b : project.actors) {
        if (a >= b || !view.knows(a) || !view.knows(b) || view.tied(a, b)) continue;
        double& weight = ties[keyOf(a, b)];
        weight = std::max(weight, seat);
      }
    }
  }
  return ties;
}

LinkFeatures Standard::operator()(const LinkFeatures& features) const {
  LinkFeatures standard{1};
  for (std::size_t i = 1; i < kLinkFeatures; ++i) standard[i] = (features[i] - mean[i]) / spread[i];
  return standard;
}

Result<Standard> standardOf(const LinkView& view, JobControl& job) {
  Standard standard;
  LinkFeatures squares{};
  double pairs = 0;
  const std::uint64_t keepOneIn = 1 + view.mostPairs() / kMostToStandardise;
  const auto wanted = [&](ActorNumber a, ActorNumber b) { return scattered(keyOf(a, b)) % keepOneIn == 0; };
  TRY(view.eachPair(job, wanted, [&](const PairFacts& facts) {
    ++pairs;
    for (std::size_t i = 1; i < kLinkFeatures; ++i) {
      standard.mean[i] += facts.features[i];
      squares[i] += facts.features[i] * facts.features[i];
    }
  }));
  for (std::size_t i = 1; i < kLinkFeatures; ++i) {
    standard.mean[i] /= std::max(pairs, 1.0);
    const double variance = squares[i] / std::max(pairs, 1.0) - standard.mean[i] * standard.mean[i];
    standard.spread[i] = variance > 1e-9 ? std::sqrt(variance) : 1;
  }
  return standard;
}

Result<std::vector<Lesson>> gatherLessons(const CollaborationHistory& history, int year, int years, JobControl& job) {
  std::vector<Lesson> lessons;
  for (int before = year - years; before < year; ++before) {
    TRY_ASSIGN(LinkView view, LinkView::until(history, before, job));
    const NewTies came = newTies(history, view, before, before + 1);
    if (came.size() < kFewestToLearn) continue;
    TRY_ASSIGN(Lesson lesson, lessonOf(history, view, came, before + 1, job));
    lessons.push_back(std::move(lesson));
  }
  return lessons;
}

Result<LinkFeatures> learnFrom(std::span<const Lesson> lessons, JobControl& job) {
  std::vector<LinkSample> samples;
  for (const Lesson& lesson : lessons) samples.insert(samples.end(), lesson.samples.begin(), lesson.samples.end());
  return learnWeights(samples, job);
}

}  // namespace samspil
