#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "graph/analysis/analysis.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil {
namespace {

using testing::parseGraph;

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool same(const AnalysisFinding& a, const AnalysisFinding& b) {
  return a.vertices == b.vertices && a.edges == b.edges && a.separated == b.separated && a.value == b.value &&
         a.sentence == b.sentence;
}

void checkSound(const Analysis& analysis, const GraphSnapshot& network, const Visibility* visibility) {
  CAPTURE(analysis.id);
  JobControl job;
  const auto result = analysis.run(network, visibility, job);
  REQUIRE(result.has_value());
  CHECK(result->revision == network.revision());
  REQUIRE(result->scores.size() == network.vertexCount());
  CHECK((result->groups.empty() || result->groups.size() == network.vertexCount()));
  CHECK((result->exact || !result->note.danish.empty()));
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    const bool shown = visibility == nullptr || visibility->shows(VertexIndex{v});
    if (!shown) CHECK(std::isnan(result->scores[v]));
    for (const Language language : {Language::danish, Language::english}) {
      const std::string sentence = analysis.sentence(*result, network, VertexIndex{v}, language);
      if (std::isnan(result->scores[v])) CHECK(sentence.empty());
      if (!sentence.empty()) CHECK((sentence.ends_with('.') && !sentence.contains(" nan") && !sentence.contains("  ")));
    }
  }
  for (const AnalysisFinding& finding : result->findings) {
    CHECK(!finding.vertices.empty());
    CHECK(!finding.sentence.danish.empty());
    CHECK(!finding.sentence.english.empty());
  }
  JobControl again;
  const auto second = analysis.run(network, visibility, again);
  REQUIRE(second.has_value());
  CHECK(same(result->scores, second->scores));
  CHECK(result->groups == second->groups);
  CHECK(std::equal(result->findings.begin(), result->findings.end(), second->findings.begin(), second->findings.end(),
                   [](const auto& a, const auto& b) { return same(a, b); }));
}

}  // namespace

TEST_CASE("every analysis has a name of its own and a meaning in both languages") {
  std::set<std::string_view> ids;
  for (const Analysis* analysis : analysisCatalogue()) {
    CAPTURE(analysis->id);
    CHECK(ids.insert(analysis->id).second);
    CHECK(findAnalysis(analysis->id) == analysis);
    for (const LocalizedText* text : {&analysis->title, &analysis->meaning}) {
      CHECK(!text->danish.empty());
      CHECK(!text->english.empty());
      CHECK(text->danish != text->english);
    }
  }
  CHECK(findAnalysis("astrology") == nullptr);
}

TEST_CASE("every analysis answers soundly, and the same twice, on networks of all kinds") {
  const char* const texts[] = {
      "",
      "alone",
      "a-b",
      "a b c",
      "a -wants-> b",
      "a -t- a",
      "0-1 1-2 2-0 3-4 4-5 5-3 2-3 6-7 8",
      "a:hospital@DK -t- b:fund@SE  b -t- c:hospital@DK  c -focuses_on-> d:theme  a -focuses_on-> d  e:theme"};
  for (const char* text : texts) {
    CAPTURE(text);
    const auto network = parseGraph(text);
    for (const Analysis* analysis : analysisCatalogue()) checkSound(*analysis, *network, nullptr);
  }
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    const auto network = *testing::build(testing::randomRecords(seed, 60, 50 * seed));
    const Visibility visibility = applyFilter(*parseFilter("-type:fund", *network), *network);
    for (const Analysis* analysis : analysisCatalogue()) {
      checkSound(*analysis, *network, nullptr);
      checkSound(*analysis, *network, &visibility);
    }
  }
}

TEST_CASE("every analysis stops when cancel was pressed beforehand") {
  for (const char* text : {"", "a", "0-1 1-2 2-0 2-3"}) {
    const auto network = parseGraph(text);
    for (const Analysis* analysis : analysisCatalogue()) {
      CAPTURE(analysis->id);
      JobControl job;
      job.cancel();
      const auto result = analysis->run(*network, nullptr, job);
      REQUIRE(!result.has_value());
      CHECK(result.error().code == ErrorCode::cancelled);
    }
  }
}

}  // namespace samspil
