#include "graph/gaps/link_prediction.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "graph/gaps/backtest_verdict.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/link_lessons.h"

namespace samspil {
namespace {

// Below this many pairs that came, chance decides how many of them are among the first 100 bids.
constexpr std::size_t kFewestToJudge = 200;
// By so much, and by more than the error of the figure, the combined score has to be above popularity on an earlier
// year, or no ranking is given out.
constexpr double kLeastLead = 0.01;
constexpr std::size_t kPerActor = 10;
constexpr std::array<std::string_view, 5> kMethods = {"combined", "common_neighbours", "adamic_adar",
                                                      "resource_allocation", "preferential_attachment"};

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
Result<void> measureAll(const LinkView& view, const CollaborationHistory& history, const NewTies& came,
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

// More would take hours and more memory than a desktop has.
constexpr double kMostPairs = 40e6, kMostPaths = 4e9, kMostMeetings = 1e8;

// Pairs of actors that some project brought together, each as often as one did.
double meetingsOf(const CollaborationHistory& history) {
  double meetings = 0;
  for (const JointProject& project : history.projects) {
    const auto size = static_cast<double>(project.actors.size());
    meetings += size * size / 2;
  }
  return meetings;
}

LocalizedText tooLargeText(double pairs, double most) {
  return say(
      "Netværket er for stort til at prøve rækkefølgen på dets egen historie: omkring {0} millioner par af aktører "
      "skulle ordnes, og grænsen er {1} millioner. Vælg et tidligere år, hvor mindre var kendt, eller eksportér et "
      "udsnit med samspil export --filter og prøv på det.",
      "The network is too large for the order to be tried on its own past: about {0} million pairs of actors would "
      "have to be ranked, and {1} million is the most. Choose an earlier year, when less was known, or export a part "
      "with samspil export --filter and try it there.",
      {sayNumber(static_cast<std::uint64_t>(pairs / 1e6)), sayNumber(static_cast<std::uint64_t>(most / 1e6))});
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
  BacktestReport report;
  report.year = year;
  const auto giveUp = [&](double pairs, double most) {
    abstain(report, tooLargeText(pairs, most));
    report.tooLarge = true;
    return std::move(report);
  };
  if (const double meetings = meetingsOf(history); meetings > kMostMeetings) return giveUp(meetings, kMostMeetings);
  TRY_ASSIGN(LinkView view, LinkView::until(history, year, job));
  const NewTies came = newTies(history, view, year, 9999);
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
  const LinkView::Extent extent = view.estimateExtent();
  if (extent.pairs > kMostPairs) return giveUp(extent.pairs, kMostPairs);
  if (extent.paths > kMostPaths) return giveUp(extent.paths, kMostPaths);
  TRY_ASSIGN(const std::vector<Lesson> lessons, gatherLessons(history, year, options.yearsToLearnFrom, job));
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
