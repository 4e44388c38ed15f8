// Editing by hand: each change is one batch with its own words, is checked first, and undo leaves no trace.
#include <doctest/doctest.h>

#include "session/details.h"
#include "session/edit.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::TemporaryDirectory;

namespace {

const Hand kAda{"ada", {2026, 11, 22}};

struct Bench {
  TemporaryDirectory directory;
  std::unique_ptr<Session> session;
  std::string before;

  Bench() {
    session = test::openSession(directory / "network");
    before = records();
  }
  std::string records() const { return session->store().dump(DumpScope::records).value(); }
  VertexIndex at(std::string_view key) const {
    const auto v = session->network().findKey(key);
    if (!v) FAIL("no entity ", key);
    return *v;
  }
  // One step back is exactly where it began, and one forward again where it was.
  void checkUndo() {
    const std::string after = records();
    CHECK(after != before);
    REQUIRE(session->undo().has_value());
    CHECK(records() == before);
    REQUIRE(session->redo().has_value());
    CHECK(records() == after);
  }
};

EntityDraft newClinic(const Session& session) {
  EntityDraft draft{.type = *session.network().vocabulary().findType("university_clinic"), .values = {}};
  draft.set(property::kNameDanish, "Universitetsklinik for Søvn");
  draft.set(property::kCity, "Viborg");
  draft.setAll(property::kAlias, {"Søvnklinikken", "Søvnklinikken", " "});
  return draft;
}

bool hasProblem(const std::vector<DraftProblem>& problems, std::string_view field, bool blocking) {
  return std::any_of(problems.begin(), problems.end(), [&](const DraftProblem& p) {
    return p.field == field && p.blocking == blocking && !p.sentence.danish.empty() && !p.sentence.english.empty();
  });
}

}  // namespace

TEST_CASE("a new entity stands there with its person and day as the source") {
  Bench bench;
  const auto id = addEntity(*bench.session, newClinic(*bench.session), kAda);
  if (!id) FAIL(id.error().message);
  const VertexIndex v = bench.at("universitetsklinik-for-soevn");
  CHECK(bench.session->network().entity(v) == *id);
  const auto details = describeEntity(*bench.session, v, Language::danish);
  REQUIRE(details.has_value());
  CHECK(details->name == "Universitetsklinik for Søvn");
  CHECK(details->aliases == std::vector<std::string>{"Søvnklinikken"});
  for (const FactRow& fact : details->facts) {
    CHECK(fact.certainty == Certainty::enteredByHand);
    CHECK(fact.reference.source == "Indtastet af ada 2026-11-22");
  }
  bench.checkUndo();
}

TEST_CASE("two of the same name get keys of their own, after a word of warning") {
  Bench bench;
  REQUIRE(addEntity(*bench.session, newClinic(*bench.session), kAda).has_value());
  CHECK(hasProblem(problemsOf(*bench.session, newClinic(*bench.session), {}), property::kNameDanish, false));
  REQUIRE(addEntity(*bench.session, newClinic(*bench.session), kAda).has_value());
  CHECK(bench.session->network().findKey("universitetsklinik-for-soevn-2").has_value());
}

TEST_CASE("what cannot be is refused with a sentence, and nothing changes") {
  Bench bench;
  const Session& session = *bench.session;
  EntityDraft draft = newClinic(session);
  draft.set(property::kNameDanish, "  ");
  CHECK(hasProblem(problemsOf(session, draft, {}), property::kNameDanish, true));
  draft = newClinic(session);
  draft.set(property::kCountry, "Danmark");
  draft.set(property::kWebsite, "soevn.dk");
  draft.set(property::kValidFrom, "22/11/2026");
  for (const auto field : {property::kCountry, property::kWebsite, property::kValidFrom})
    CHECK(hasProblem(problemsOf(session, draft, {}), field, true));
  draft = newClinic(session);
  draft.set(property::kValidFrom, "2026");
  draft.set(property::kValidTo, "2020");
  CHECK(hasProblem(problemsOf(session, draft, {}), property::kValidTo, true));
  draft.type = TypeId{999};
  CHECK(hasProblem(problemsOf(session, draft, {}), "type", true));
  CHECK_FALSE(addEntity(*bench.session, draft, kAda).has_value());
  const VertexIndex euha = bench.at("euha");
  CHECK(hasProblem(problemsOf(session, TieDraft{.from = euha, .to = euha}), "to", true));
  CHECK_FALSE(addTie(*bench.session, {.from = euha, .to = euha}, kAda).has_value());
  CHECK_FALSE(addNote(*bench.session, euha, " ", kAda).has_value());
  CHECK_FALSE(mergeEntities(*bench.session, euha, euha).has_value());
  CHECK_FALSE(splitEntity(*bench.session, euha, "EUHA 2", {}, kAda).has_value());
  CHECK(bench.records() == bench.before);
}

TEST_CASE("a corrected value is shown, and what the documents say stays beside it") {
  Bench bench;
  const VertexIndex v = bench.at("regionshospitalet-horsens");
  auto draft = draftOf(*bench.session, v);
  REQUIRE(draft.has_value());
  const std::string before = draft->value(property::kNameEnglish);
  REQUIRE_FALSE(before.empty());
  draft->set(property::kNameEnglish, "Horsens Hospital");
  draft->type = *bench.session->network().vocabulary().findType("service");
  REQUIRE(changeEntity(*bench.session, v, *draft, kAda).has_value());
  CHECK(bench.session->network().name(v, Language::english) == "Horsens Hospital");
  CHECK(bench.session->network().type(v) == draft->type);
  const auto details = describeEntity(*bench.session, v, Language::english);
  REQUIRE(details.has_value());
  const auto old = std::find_if(details->facts.begin(), details->facts.end(), [&](const FactRow& fact) {
    return fact.name == property::kNameEnglish && fact.value == before;
  });
  REQUIRE(old != details->facts.end());
  CHECK_FALSE(old->shown);
  CHECK(draftOf(*bench.session, v)->values.size() == draft->values.size());
  bench.checkUndo();
}

TEST_CASE("saving a form that nobody touched writes nothing") {
  Bench bench;
  for (const char* key : {"aarhus-universitetshospital", "euha", "regionshospitalet-horsens", "kraeft"}) {
    const auto draft = draftOf(*bench.session, bench.at(key));
    REQUIRE(draft.has_value());
    const auto applied = changeEntity(*bench.session, bench.at(key), *draft, kAda);
    REQUIRE(applied.has_value());
    CHECK(applied->batch.value == 0);
  }
  CHECK(bench.records() == bench.before);
}

TEST_CASE("an alias that is taken away is gone from every source, and a note is added to the others") {
  Bench bench;
  const VertexIndex v = bench.at("aarhus-universitetshospital");
  auto draft = draftOf(*bench.session, v);
  REQUIRE(draft.has_value());
  auto aliases = draft->all(property::kAlias);
  REQUIRE(aliases.size() > 1);
  const std::string gone = aliases.front();
  aliases.erase(aliases.begin());
  draft->setAll(property::kAlias, aliases);
  REQUIRE(changeEntity(*bench.session, v, *draft, kAda).has_value());
  const auto left = describeEntity(*bench.session, v, Language::danish)->aliases;
  CHECK(std::find(left.begin(), left.end(), gone) == left.end());
  bench.checkUndo();
  REQUIRE(addNote(*bench.session, v, "Ring til klinikken", kAda).has_value());
  REQUIRE(addNote(*bench.session, v, "Ringet, venter på svar", kAda).has_value());
  const auto facts = bench.session->store().facts(bench.session->network().entity(v)).value();
  CHECK(std::count_if(facts.front().properties.begin(), facts.front().properties.end(),
                      [](const Property& p) { return p.name == property::kNote; }) == 2);
}

TEST_CASE("a tie is entered with its years, and removed again statement by statement") {
  Bench bench;
  const GraphSnapshot& network = bench.session->network();
  const TieDraft draft{.from = bench.at("regionshospitalet-horsens"),
                       .to = bench.at("uz-leuven"),
                       .relation = *network.vocabulary().findRelation("collaborates_with"),
                       .validFrom = "2024",
                       .note = "Fælles ph.d.-kursus"};
  CHECK(problemsOf(*bench.session, draft).empty());
  const auto applied = addTie(*bench.session, draft, kAda);
  if (!applied) FAIL(applied.error().message);
  CHECK(bench.session->store().nextUndo().value()->info.title.danish ==
        "Tilføj: Regionshospitalet Horsens samarbejder med UZ Leuven");
  CHECK(hasProblem(problemsOf(*bench.session, draft), "to", false));
  bench.checkUndo();
  const auto ties = describeTies(*bench.session, draft.from, draft.to, Language::danish).value();
  REQUIRE(ties.size() == 1);
  REQUIRE(ties[0].rows[0].statements.size() == 1);
  CHECK(ties[0].rows[0].statements[0].period == "siden 2024");
  REQUIRE(removeStatement(*bench.session, ties[0].rows[0].statements[0].id).has_value());
  CHECK(describeTies(*bench.session, draft.from, draft.to, Language::danish).value().empty());
}

TEST_CASE("merging moves every statement, keeps every name, does what its preview said, and is undone whole") {
  Bench bench;
  const VertexIndex keep = bench.at("auh-psykiatrien"), gone = bench.at("psykiatrien");
  const auto preview = previewMerge(*bench.session, keep, gone);
  if (!preview) FAIL(preview.error().message);
  const auto statements = [&](std::string_view key) {
    return bench.session->store().tiesOf(bench.session->network().entity(bench.at(key))).value().size();
  };
  const std::size_t kept = statements("auh-psykiatrien"), lost = statements("psykiatrien");
  CHECK(preview->moved + preview->repeated + preview->between == lost);
  CHECK(preview->sentence.danish.contains("Aarhus Universitetshospital Psykiatrien"));
  REQUIRE(mergeEntities(*bench.session, keep, gone).has_value());
  CHECK_FALSE(bench.session->network().findKey("psykiatrien").has_value());
  CHECK(statements("auh-psykiatrien") == kept - preview->between + preview->moved);
  const auto aliases = describeEntity(*bench.session, bench.at("auh-psykiatrien"), Language::danish)->aliases;
  for (const std::string& name : preview->names)
    CHECK(std::find(aliases.begin(), aliases.end(), name) != aliases.end());
  JobControl job;
  CHECK(bench.session->store().check(job)->problems.empty());
  bench.checkUndo();
}

TEST_CASE("splitting moves the chosen statements to a new entity and leaves the others") {
  Bench bench;
  const VertexIndex v = bench.at("regionshospitalet-horsens");
  const auto ties = bench.session->store().tiesOf(bench.session->network().entity(v)).value();
  REQUIRE(ties.size() >= 3);
  const std::vector<StatementId> moved{ties[0].id, ties[1].id};
  REQUIRE(splitEntity(*bench.session, v, "Horsens, afdeling Nord", moved, kAda).has_value());
  const VertexIndex fresh = bench.at("horsens-afdeling-nord");
  CHECK(bench.session->store().tiesOf(bench.session->network().entity(fresh)).value().size() == 2);
  CHECK(bench.session->store()
            .tiesOf(bench.session->network().entity(bench.at("regionshospitalet-horsens")))
            .value()
            .size() == ties.size() - 2);
  bench.checkUndo();
}

TEST_CASE("an entity is removed with all that hangs on it, and comes back with all of it") {
  Bench bench;
  REQUIRE(removeEntity(*bench.session, bench.at("euha")).has_value());
  CHECK_FALSE(bench.session->network().findKey("euha").has_value());
  JobControl job;
  CHECK(bench.session->store().check(job)->problems.empty());
  bench.checkUndo();
}
