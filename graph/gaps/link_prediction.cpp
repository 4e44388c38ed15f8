#include "graph/gaps/link_prediction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "graph/gaps/backtest_verdict.h"
#include "graph/gaps/link_features.h"
#include "graph/gaps/logistic_regression.h"

namespace samspil {
namespace {

constexpr std::size_t kFewestToLearn = 20;  // new ties in a year that is learned from
// Below this many pairs that came, chance decides how many of them are among the first 100 bids.
constexpr std::size_t kFewestToJudge = 200;
constexpr std::size_t kMostSamples = 300000;  // a year
// By so much, and by more than the error of the figure, the combined score has to be above popularity on an earlier
// year, or no ranking is given out.
constexpr double kLeastLead = 0.01;
constexpr std::size_t kPerActor = 10;
constexpr std::array<std::string_view, 5> kMethods = {"combined", "common_neighbours", "adamic_adar",
                                                      "resource_allocation", "preferential_attachment"};

using PairKey = std::uint64_t;
PairKey keyOf(ActorNumber a, ActorNumber b) { return (static_cast<PairKey>(std::min(a, b)) << 32) | std::max(a, b); }

// Spreads keys evenly and always alike (splitmix64, Steele et al. 2014): ties of equal score are broken by it, not by
// number.
std::uint64_t scattered(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// Pairs known at `view`'s year that first worked together after it and until `last`.
std::set<PairKey> newTies(const CollaborationHistory& history, const LinkView& view, int after, int last) {
  std::set<PairKey> ties;
  for (const JointProject& project : history.projects) {
    if (project.year <= after || project.year > last) continue;
    for (const ActorNumber a : project.actors) {
      for (const ActorNumber b : project.actors) {
        if (a < b && view.knows(a) && view.knows(b) && !view.tied(a, b)) ties.insert(keyOf(a, b));
      }
    }
  }
  return ties;
}

struct Scored {
  double score;
  std::uint64_t tieBreak;
  ActorNumber a, b;
  bool came;
};

bool better(const Scored& x, const Scored& y) {
  return x.score != y.score ? x.score > y.score : x.tieBreak < y.tieBreak;
}

double precisionAt(std::span<const Scored> sorted, std::size_t n) {
  const std::size_t count = std::min(n, sorted.size());
  const auto hits = std::count_if(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count),
                                  [](const Scored& s) { return s.came; });
  return n == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(n);
}

// The chance that a pair that came scores above one that did not; equal scores count half (Mann & Whitney 1947).
double aucOf(std::span<const Scored> sorted) {
  double above = 0, came = 0, stayed = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    double cameHere = 0, stayedHere = 0;
    const double score = sorted[i].score;
    for (; i < sorted.size() && sorted[i].score == score; ++i) (sorted[i].came ? cameHere : stayedHere) += 1;
    above += stayedHere * (came + cameHere / 2);
    came += cameHere;
    stayed += stayedHere;
  }
  return came > 0 && stayed > 0 ? above / (came * stayed) : 0.5;
}

// P@10 of every actor that did get a new tie, averaged. Walks the common ranking once.
double precisionPerActor(std::span<const Scored> sorted, std::size_t actorCount) {
  std::vector<std::uint32_t> seen(actorCount, 0), hits(actorCount, 0), all(actorCount, 0);
  for (const Scored& pair : sorted) {
    for (const ActorNumber actor : {pair.a, pair.b}) {
      all[actor] += pair.came;
      if (seen[actor] >= kPerActor) continue;
      ++seen[actor];
      hits[actor] += pair.came;
    }
  }
  double sum = 0;
  std::size_t actors = 0;
  for (std::size_t i = 0; i < actorCount; ++i) {
    if (all[i] == 0) continue;
    sum += hits[i] / static_cast<double>(kPerActor);
    ++actors;
  }
  return actors == 0 ? 0 : sum / static_cast<double>(actors);
}

double plainScore(const PlainIndexes& plain, std::size_t method) {
  switch (method) {
    case 1: return plain.commonNeighbors;
    case 2: return plain.adamicAdar;
    case 3: return plain.resourceAllocation;
    default: return plain.preferentialAttachment;
  }
}

// Mean and spread of each feature over the pairs of one year. Networks grow, so that a feature's raw value in one year
// says little in the next; how far above the others of its year it is says the same in both.
struct Standard {
  LinkFeatures mean{}, spread{};

  LinkFeatures operator()(const LinkFeatures& features) const {
    LinkFeatures standard{1};
    for (std::size_t i = 1; i < kLinkFeatures; ++i) standard[i] = (features[i] - mean[i]) / spread[i];
    return standard;
  }
};

Result<Standard> standardOf(const LinkView& view, JobControl& job) {
  Standard standard;
  LinkFeatures squares{};
  double pairs = 0;
  TRY(view.eachPair(job, [&](const PairFacts& facts) {
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

// Smoothed towards the average, so that a rare kind says little.
KindRates ratesOf(const LinkView& view, const std::set<PairKey>& came, const std::vector<std::uint32_t>& kindOf) {
  KindRates rates;
  if (kindOf.empty()) return rates;
  const std::size_t kinds = *std::max_element(kindOf.begin(), kindOf.end()) + 1;
  std::vector<double> actors(kinds, 0), partners(kinds, 0), pairs(kinds * kinds, 0);
  for (const ActorNumber actor : view.known()) actors[kindOf[actor]] += 1;
  for (const PairKey key : came) {
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

// Pairs of one earlier year with what became of them in the next. Where there are too many, pairs that did not come are
// thinned evenly and weighed.
struct Lesson {
  int year = 0;
  std::vector<LinkSample> samples;
  KindRates rates;
};

// Oldest first.
Result<std::vector<Lesson>> gatherLessons(const CollaborationHistory& history, int year, const BacktestOptions& options,
                                          JobControl& job) {
  std::vector<Lesson> lessons;
  for (int before = year - options.yearsToLearnFrom; before < year; ++before) {
    LinkView view(history, before);
    const auto came = newTies(history, view, before, before + 1);
    if (came.size() < kFewestToLearn) continue;
    Lesson lesson{before + 1, {}, ratesOf(view, came, history.kinds)};
    view.useRates(lesson.rates);
    TRY_ASSIGN(const Standard standard, standardOf(view, job));
    const std::size_t pairs = view.knownActors() * view.knownActors() / 2;
    const std::uint64_t keepOneIn = 1 + pairs / kMostSamples;
    TRY(view.eachPair(job, [&](const PairFacts& facts) {
      const PairKey key = keyOf(facts.a, facts.b);
      const bool formed = came.contains(key);
      if (!formed && scattered(key) % keepOneIn != 0) return;
      lesson.samples.push_back({standard(facts.features), formed, formed ? 1.0F : static_cast<float>(keepOneIn)});
    }));
    lessons.push_back(std::move(lesson));
  }
  return lessons;
}

Result<LinkFeatures> learnFrom(std::span<const Lesson> lessons, JobControl& job) {
  std::vector<LinkSample> samples;
  for (const Lesson& lesson : lessons) samples.insert(samples.end(), lesson.samples.begin(), lesson.samples.end());
  return learnWeights(samples, job);
}

// Of the samples of a lesson, each counted by its weight.
template <typename Score>
double aucOn(const Lesson& lesson, Score score) {
  std::vector<std::pair<double, const LinkSample*>> ranked;
  for (const LinkSample& sample : lesson.samples) ranked.emplace_back(score(sample.features), &sample);
  std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
  double above = 0, came = 0, stayed = 0;
  for (std::size_t i = 0; i < ranked.size();) {
    double cameHere = 0, stayedHere = 0;
    const double here = ranked[i].first;
    for (; i < ranked.size() && ranked[i].first == here; ++i)
      (ranked[i].second->came ? cameHere : stayedHere) += ranked[i].second->weight;
    above += stayedHere * (came + cameHere / 2);
    came += cameHere;
    stayed += stayedHere;
  }
  return came > 0 && stayed > 0 ? above / (came * stayed) : 0.5;
}

// Whether the last of the earlier years was foreseen better than by popularity: from the years before it, or, where it
// is the only one, by its own fit, which is the most it can show.
Result<bool> heldUpBefore(std::span<const Lesson> lessons, JobControl& job) {
  const Lesson& last = lessons.back();
  TRY_ASSIGN(const LinkFeatures weights, learnFrom(lessons.first(std::max<std::size_t>(lessons.size() - 1, 1)), job));
  const double ours = aucOn(last, [&](const LinkFeatures& f) { return linearScore(weights, f); });
  const double popularity = aucOn(last, [](const LinkFeatures& f) { return f[kPopularityFeature]; });
  // The error of an area that rests on so many ties (Hanley & McNeil 1982, at no skill).
  const auto came = std::count_if(last.samples.begin(), last.samples.end(), [](const LinkSample& s) { return s.came; });
  const double error = 1 / std::sqrt(12 * static_cast<double>(std::max<std::ptrdiff_t>(came, 1)));
  return ours >= popularity + kLeastLead + error && ours >= 0.5 + 2 * error;
}

BacktestMethod measure(std::string_view name, std::vector<Scored>& pairs, std::size_t actorCount) {
  std::sort(pairs.begin(), pairs.end(), better);
  BacktestMethod method;
  method.name = name;
  method.precisionAt10 = precisionAt(pairs, 10);
  method.precisionAt20 = precisionAt(pairs, 20);
  method.precisionAt100 = precisionAt(pairs, 100);
  method.auc = aucOf(pairs);
  method.precisionPerActor = precisionPerActor(pairs, actorCount);
  return method;
}

// Every pair once, with the scores of all methods, then one method after the other.
Result<void> measureAll(const LinkView& view, const CollaborationHistory& history, const std::set<PairKey>& came,
                        const LinkFeatures& weights, BacktestReport& report, JobControl& job) {
  TRY_ASSIGN(const Standard standard, standardOf(view, job));
  std::vector<std::array<double, kMethods.size()>> scores;
  std::vector<Scored> pairs;
  TRY(view.eachPair(job, [&](const PairFacts& facts) {
    const PairKey key = keyOf(facts.a, facts.b);
    pairs.push_back({0, scattered(key), facts.a, facts.b, came.contains(key)});
    auto& row = scores.emplace_back();
    row[0] = linearScore(weights, standard(facts.features));
    for (std::size_t method = 1; method < kMethods.size(); ++method) row[method] = plainScore(facts.plain, method);
  }));
  report.candidates = pairs.size();
  for (std::size_t method = 0; method < kMethods.size(); ++method) {
    TRY(job.checkpoint(method, kMethods.size()));
    std::vector<Scored> ranked = pairs;
    for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i].score = scores[i][method];
    report.methods.push_back(measure(kMethods[method], ranked, history.actorCount));
  }
  return {};
}

// Once or more: each reason after the other.
void abstain(BacktestReport& report, const LocalizedText& why) {
  const std::string_view space = report.abstained ? " " : "";
  report.abstained = true;
  report.explanation.danish += fmt::format("{}{}", space, why.danish);
  report.explanation.english += fmt::format("{}{}", space, why.english);
  report.reason = report.explanation.english;
}

}  // namespace

Result<BacktestReport> backtest(const CollaborationHistory& history, int year, const BacktestOptions& options,
                                JobControl& job) {
  LinkView view(history, year);
  const auto came = newTies(history, view, year, 9999);
  BacktestReport report;
  report.year = year;
  report.actors = view.knownActors();
  report.knownTies = view.tieCount();
  report.newTies = came.size();
  const bool later = std::any_of(history.projects.begin(), history.projects.end(),
                                 [&](const JointProject& p) { return p.year > year; });
  if (view.knownActors() == 0 || !later) {
    return makeError(ErrorCode::invalidArgument,
                     "There is nothing dated on both sides of {}; choose a year in between.", year);
  }
  if (report.newTies < kFewestToJudge) {
    abstain(report,
            {fmt::format("Kun {} nye forbindelser kom efter {}: for få til at bedømme en rangliste på.", report.newTies,
                         year),
             fmt::format("Only {} new ties came after {}: too few to judge a ranking by.", report.newTies, year)});
    return report;
  }
  TRY_ASSIGN(const std::vector<Lesson> lessons, gatherLessons(history, year, options, job));
  if (lessons.empty()) {
    abstain(report, {fmt::format("Der kom for få nye forbindelser i årene til og med {} at lære af.", year),
                     fmt::format("Too few new ties came in the years until {} to learn from.", year)});
    return report;
  }
  TRY_ASSIGN(const bool heldUp, heldUpBefore(lessons, job));
  if (!heldUp) {
    const int last = lessons.back().year;
    abstain(report,
            {fmt::format("I {} ville ranglisten ikke have været bedre end blot at nævne de bedst forbundne.", last),
             fmt::format("In {} the ranking would have been no better than the best connected first.", last)});
  }
  TRY_ASSIGN(const LinkFeatures weights, learnFrom(lessons, job));
  view.useRates(lessons.back().rates);
  TRY(measureAll(view, history, came, weights, report, job));
  if (const auto why = shortfall(report)) abstain(report, *why);
  return report;
}

}  // namespace samspil
