// What is said of an entity beyond its facts: position, gaps, history and notes.
#include <doctest/doctest.h>

#include "session/edit.h"
#include "session/entity_insights.h"
#include "tests/session/built_in_session.h"

using namespace samspil;

namespace {

EntityInsights insightsOf(const Session& session, VertexIndex v, Language language = Language::danish) {
  JobControl job;
  auto insights = entityInsights(session, v, language, job);
  if (!insights) FAIL(insights.error().message);
  return std::move(*insights);
}

}  // namespace

TEST_CASE("the university hospital is the only door to EUHA for some of its partners") {
  const auto insights = insightsOf(test::builtInSession(), test::at("aarhus-universitetshospital"));
  const std::string& first = insights.position.front();
  INFO(first);
  CHECK(first.starts_with("Uden Aarhus Universitetshospital mister "));
  CHECK(first.contains("eneste forbindelse til European University Hospital Alliance"));
  CHECK(insights.position.size() >= 3);
  CHECK_FALSE(insights.gaps.empty());
  for (const GapLine& gap : insights.gaps) {
    CHECK_FALSE(gap.sentence.empty());
    CHECK_FALSE(gap.title.empty());
    CHECK(std::find(gap.entities.begin(), gap.entities.end(), test::at("aarhus-universitetshospital")) !=
          gap.entities.end());
  }
  CHECK(insights.notes.empty());
  CHECK(insights.history.empty());  // nobody has touched it since the beginning
}

TEST_CASE("position is said of every entity, in both languages") {
  for (const char* key : {"euha", "rehabilitering", "region-midtjylland", "kraeft", "horsens-kommune"}) {
    for (const Language language : {Language::danish, Language::english}) {
      const auto insights = insightsOf(test::builtInSession(), test::at(key), language);
      CHECK_FALSE(insights.position.empty());
      for (const std::string& sentence : insights.position) CHECK(sentence.ends_with('.'));
    }
  }
}

TEST_CASE("notes stand with who wrote them, and what was done to an entity stands in its own history only") {
  const test::TemporaryDirectory directory;
  auto opened = Session::open({.store = directory / "network"});
  REQUIRE(opened.has_value());
  Session& session = **opened;
  const VertexIndex v = *session.network().findKey("euha");
  REQUIRE(addNote(session, v, "Ring i uge 12", {"ada", {2026, 11, 22}}).has_value());
  const auto insights = insightsOf(session, v);
  REQUIRE(insights.notes.size() == 1);
  CHECK(insights.notes[0].text == "Ring i uge 12");
  CHECK(insights.notes[0].source == "Indtastet af ada 2026-11-22");
  REQUIRE(insights.history.size() == 1);
  CHECK(insights.history[0].title == "Note om European University Hospital Alliance");
  CHECK(insightsOf(session, *session.network().findKey("kraeft")).history.empty());
}
