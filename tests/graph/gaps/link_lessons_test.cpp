#include "graph/gaps/link_lessons.h"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "graph/gaps/consortium_chances.h"

using namespace samspil;

namespace {

constexpr int kNow = 2012;

CollaborationHistory randomHistory(unsigned seed) {
  std::mt19937 random(seed);
  CollaborationHistory history;
  history.actorCount = 14;
  for (int i = 0; i < 9; ++i) {
    JointProject project{2008 + i % 6, {}};  // some of them after kNow
    for (ActorNumber a = 0; a < history.actorCount; ++a) {
      if (random() % 4 == 0) project.actors.push_back(a);
    }
    if (project.actors.size() > 1) history.projects.push_back(project);
  }
  return history;
}

// Word for word as the header defines it, over full tables.
double meetingsByDefinition(const CollaborationHistory& history, ActorNumber a, ActorNumber b) {
  std::vector<JointProject> past;
  for (const JointProject& project : history.projects) {
    if (project.year <= kNow) past.push_back(project);
  }
  const auto has = [&](std::size_t q, ActorNumber x) { return std::ranges::count(past[q].actors, x) > 0; };
  const auto age = [&](std::size_t q) { return ageWeight(past[q].year, kNow); };
  double total = 0;
  std::vector<double> telling(history.actorCount, 0), share(history.actorCount, 0);
  for (std::size_t q = 0; q < past.size(); ++q) total += age(q);
  for (ActorNumber x = 0; x < history.actorCount; ++x) {
    double consortia = 0;
    for (std::size_t q = 0; q < past.size(); ++q) {
      consortia += has(q, x);
      share[x] += has(q, x) ? age(q) / total : 0;
    }
    telling[x] = consortia > 0 ? 1 / std::log(1 + consortia) : 0;
  }
  const auto overlap = [&](std::size_t p, std::size_t q) {
    double sum = 0;
    for (ActorNumber x = 0; x < history.actorCount; ++x) sum += has(p, x) && has(q, x) ? telling[x] : 0;
    return sum;
  };
  const auto chance = [&](std::size_t q, ActorNumber x) {
    double all = 0, own = 0;
    for (std::size_t p = 0; p < past.size(); ++p) {
      if (p == q) continue;
      const double alike = age(p) * overlap(p, q) / std::sqrt(overlap(p, p) * overlap(q, q));
      all += alike;
      own += has(p, x) ? alike : 0;
    }
    return 0.2 * share[x] + (all > 0 ? 0.8 * own / all : 0);
  };
  double sum = 0;
  for (std::size_t q = 0; q < past.size(); ++q) sum += age(q) * chance(q, a) * chance(q, b);
  return sum;
}

LinkSample sample(double feature, bool came) {
  LinkSample made{{}, came};
  made.features[0] = 1;
  made.features[1] = feature;
  return made;
}

}  // namespace

TEST_CASE("how likely two are to meet in a consortium like those of before is what its definition says") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const CollaborationHistory history = randomHistory(seed);
    JobControl job;
    const auto chances = ConsortiumChances::until(history, kNow, job);
    REQUIRE(chances.has_value());
    for (ActorNumber a = 0; a < history.actorCount; ++a) {
      std::vector<double> sums(history.actorCount, 0);
      std::vector<ActorNumber> reached;
      chances->accumulate(a, sums, reached);
      for (ActorNumber b = 0; b < history.actorCount; ++b) {
        CAPTURE(a);
        CAPTURE(b);
        CHECK((sums[b] > 0) == (std::ranges::count(reached, b) == 1));
        CHECK(chances->meetings(a, b, sums[b]) == doctest::Approx(meetingsByDefinition(history, a, b)));
      }
    }
  }
}

TEST_CASE("two whose consortia share third parties are likelier to meet than two who were in as many") {
  CollaborationHistory history;
  history.actorCount = 8;
  history.projects = {{2010, {0, 1, 2}}, {2010, {2, 3, 4}}, {2010, {5, 6, 7}}};
  JobControl job;
  const auto chances = ConsortiumChances::until(history, 2010, job);
  REQUIRE(chances.has_value());
  std::vector<double> sums(history.actorCount, 0);
  std::vector<ActorNumber> reached;
  chances->accumulate(2, sums, reached);
  CHECK(chances->meetings(2, 3, sums[3]) > chances->meetings(2, 5, sums[5]));
}

TEST_CASE("a new tie of a large consortium teaches less than one of two, and the smallest that joined them counts") {
  CollaborationHistory history;
  history.actorCount = 6;
  history.projects = {{2010, {0, 1}},       {2010, {2, 3}}, {2010, {4, 5}},
                      {2011, {0, 2, 4, 5}}, {2011, {0, 2}}, {2013, {1, 3}}};
  JobControl job;
  const auto view = LinkView::until(history, 2010, job);
  REQUIRE(view.has_value());
  const NewTies ties = newTies(history, *view, 2010, 2011);
  CHECK(ties.size() == 5);  // 4 and 5 knew each other, 1 and 3 met later
  CHECK(ties.at(keyOf(2, 0)) == doctest::Approx(1));
  CHECK(ties.at(keyOf(0, 4)) == doctest::Approx(1.0 / 3));
}

TEST_CASE("the constant of a regression is not drawn towards zero, and its other weights are") {
  std::vector<LinkSample> samples;
  for (int i = 0; i < 1000; ++i) samples.push_back(sample(0, i % 100 == 0));
  JobControl job;
  const auto even = learnWeights(samples, job);
  REQUIRE(even.has_value());
  CHECK((*even)[0] == doctest::Approx(std::log(0.01 / 0.99)));
  CHECK((*even)[1] == 0);
  for (int i = 0; i < 1000; ++i) samples.push_back(sample(1, i % 10 == 0));
  const auto learned = learnWeights(samples, job);
  REQUIRE(learned.has_value());
  CHECK((*learned)[1] > 0.5);
  CHECK((*learned)[1] < std::log(0.1 / 0.9) - std::log(0.01 / 0.99));
}

TEST_CASE("learning from a tie that always comes ends, and gives finite weights") {
  std::vector<LinkSample> samples(50, sample(1, true));
  samples.resize(100, sample(-1, false));
  JobControl job;
  const auto learned = learnWeights(samples, job);
  REQUIRE(learned.has_value());
  for (const double weight : *learned) CHECK(std::isfinite(weight));
  CHECK((*learned)[1] > 0);
}
