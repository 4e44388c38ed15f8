// Every question of the catalogue answers for the built-in network in both languages, and says where each row is from.
#include <doctest/doctest.h>

#include <set>

#include "base/text.h"
#include "session/compare.h"
#include "session/questions/question.h"
#include "tests/session/built_in_session.h"

using namespace samspil;
using test::at;
using test::builtInSession;

namespace {

std::vector<BlankValue> examples(const Question& question) {
  std::vector<BlankValue> blanks;
  for (std::size_t i = 0; i < question.blanks.size(); ++i)
    blanks.push_back(exampleFor(builtInSession().network(), question, i));
  return blanks;
}

Answer answerTo(std::string_view id, std::vector<BlankValue> blanks, Language language = Language::danish) {
  JobControl job;
  const Question* question = findQuestion(id);
  if (question == nullptr) FAIL("no question ", id);
  auto answer = ask(builtInSession(), *question, blanks, language, job);
  if (!answer) FAIL(answer.error().message);
  return std::move(*answer);
}

void checkRows(const Answer& answer) {
  for (const AnswerRow& row : answer.rows) {
    INFO(row.cells.front());
    CHECK(row.cells.size() == answer.columns.size());
    CHECK_FALSE(row.cells.front().empty());
    CHECK_FALSE(row.vertices.empty());
    CHECK_FALSE(row.evidence.empty());
    for (const Evidence& one : row.evidence) {
      CHECK_FALSE(one.sentence.empty());
      CHECK_FALSE(one.reference.sourceKey.empty());
    }
  }
}

// Every chain of `row` as its text says.
bool hasRow(const Answer& answer, std::string_view first) {
  return std::any_of(answer.rows.begin(), answer.rows.end(),
                     [&](const AnswerRow& row) { return row.cells.front() == first; });
}

}  // namespace

TEST_CASE("the catalogue has at least 15 questions, each with an id and words of its own in both languages") {
  std::set<std::string_view> ids, texts;
  for (const Question* question : questionCatalogue()) {
    INFO(question->id);
    CHECK(ids.insert(question->id).second);
    for (const Language language : {Language::danish, Language::english}) {
      CHECK(texts.insert(question->text.in(language)).second);
      CHECK(question->text.in(language).ends_with('?'));
      for (const Blank& blank : question->blanks)
        CHECK(question->text.in(language).contains("{" + std::string(blank.id) + "}"));
    }
    CHECK(question->phrasings.size() >= 3);
    CHECK(findQuestion(question->id) == question);
  }
  CHECK(ids.size() >= 15);
  CHECK(findQuestion("no_such_question") == nullptr);
}

TEST_CASE("every question answers with a sentence and rows, every row with its sources, in both languages") {
  for (const Question* question : questionCatalogue()) {
    const auto blanks = examples(*question);
    std::vector<std::string> sentences;
    for (const Language language : {Language::danish, Language::english}) {
      INFO(question->id, " ", language == Language::danish ? "da" : "en");
      const Answer answer = answerTo(question->id, blanks, language);
      MESSAGE(answer.question << " " << answer.sentence << " (" << answer.rows.size() << ")");
      CHECK_FALSE(answer.question.contains('{'));
      CHECK(answer.question == questionText(builtInSession().network(), *question, blanks, language));
      CHECK_FALSE(answer.sentence.contains('{'));
      CHECK((answer.sentence.ends_with('.')));
      CHECK(isValidUtf8(answer.sentence));
      CHECK_FALSE(answer.rows.empty());
      CHECK_FALSE(answer.vertices.empty());
      checkRows(answer);
      sentences.push_back(answer.sentence);
    }
    INFO(question->id);
    CHECK(sentences[0] != sentences[1]);
  }
}

TEST_CASE("an open blank is refused, and so is a blank of the wrong kind") {
  JobControl job;
  const Question& question = *findQuestion("who_works_on");
  for (const BlankValue& value : {BlankValue{}, BlankValue{2013}}) {
    const auto answer = ask(builtInSession(), question, std::span(&value, 1), Language::danish, job);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == ErrorCode::invalidArgument);
  }
  CHECK(questionText(builtInSession().network(), question, {}, Language::danish) == "Hvem arbejder med [tema]?");
  CHECK(questionText(builtInSession().network(), question, {}, Language::english) == "Who works on [theme]?");
}

TEST_CASE("rehabilitation is worked on by those that are tied to it, and nobody else is named as tied") {
  const Answer answer = answerTo("who_works_on", {at("rehabilitering")});
  const GraphSnapshot& network = builtInSession().network();
  std::set<VertexIndex> tied;
  for (const HalfEdge half : network.incident(at("rehabilitering"))) {
    if (network.family(half.edge).key == "content") tied.insert(half.neighbor);
  }
  std::set<VertexIndex> named;
  for (const AnswerRow& row : answer.rows) named.insert(row.vertices.front());
  for (const VertexIndex v : tied) CHECK(named.contains(v));
  for (const AnswerRow& row : answer.rows) {
    if (!row.cells.back().starts_with("gennem")) CHECK(tied.contains(row.vertices.front()));
  }
}

TEST_CASE("Horsens and Leuven hang together by the same chains as `path` finds, a row a chain") {
  const Answer answer = answerTo("how_connected", {at("regionshospitalet-horsens"), at("uz-leuven")});
  REQUIRE(answer.rows.size() == 5);
  for (const AnswerRow& row : answer.rows) {
    REQUIRE(row.vertices.size() == 5);
    REQUIRE(row.edges.size() == 4);
    CHECK(row.vertices.front() == at("regionshospitalet-horsens"));
    CHECK(row.vertices.back() == at("uz-leuven"));
    for (std::size_t i = 0; i < row.edges.size(); ++i) {
      const Edge& edge = builtInSession().network().edge(row.edges[i]);
      CHECK(std::minmax(edge.from, edge.to) == std::minmax(row.vertices[i], row.vertices[i + 1]));
    }
  }
}

TEST_CASE("swapping the years of a comparison asks the same, and a year with itself changes nothing") {
  const Answer forth = answerTo("what_changed", {2013, 2025}), back = answerTo("what_changed", {2025, 2013});
  CHECK(forth.rows.size() == back.rows.size());
  CHECK(forth.edges == back.edges);
  CHECK(answerTo("what_changed", {2019, 2019}).rows.empty());
}

TEST_CASE("what changed between two years is what their comparison finds") {
  const ComparePoint from = parseComparePoint(builtInSession(), "2013").value();
  const ComparePoint to = parseComparePoint(builtInSession(), "2025").value();
  const Comparison found = compare(builtInSession(), from, to, Language::danish).value();
  const Answer answer = answerTo("what_changed", {2013, 2025});
  CHECK(answer.rows.size() == found.entities.size() + found.ties.size());
  for (const TieChange& tie : found.ties) {
    CAPTURE(tie.sentence);
    CHECK(std::any_of(answer.rows.begin(), answer.rows.end(),
                      [&](const AnswerRow& row) { return row.cells[1] == tie.sentence; }));
  }
}

TEST_CASE("the members of EUHA abroad have no tie of their own yet") {
  const Answer answer = answerTo("unused_members", {at("euha")});
  CHECK(hasRow(answer, "UZ Leuven"));
  CHECK_FALSE(hasRow(answer, "Aarhus Universitetshospital"));
}

TEST_CASE("who would be cut off is exactly who reaches fewer without the hub") {
  const Answer answer = answerTo("who_loses", {at("euha")});
  CHECK(hasRow(answer, "UZ Leuven"));
  CHECK_FALSE(hasRow(answer, "Region Midtjylland"));
}

TEST_CASE("two who share nothing, and one with itself, are answered in words") {
  CHECK(answerTo("how_connected", {at("euha"), at("euha")}).rows.empty());
  CHECK_FALSE(answerTo("how_connected", {at("euha"), at("euha")}).sentence.empty());
  CHECK(answerTo("who_pays", {at("uz-leuven")}).rows.empty());
}
