// The wizard's model: what is found, what is answered, what would happen, and that exactly that happens.
#include "session/import_draft.h"
#include "session/import_map.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

constexpr const char* kPartners =
    "Navn;Type;By;Land\n"
    "Klinik for Prøver;Universitetsklinik;Herning;DK\n"
    "Aarhus Universitets Hospital;Hospital;Aarhus;DK\n"
    "Hospital Nyborg Strand;Rumskib;Nyborg;DK\n";

ImportDraft draftOf(const Session& session, const std::string& bytes) {
  ImportDraft draft;
  draft.sources.push_back({.path = "partnere.csv", .bytes = bytes});
  JobControl job;
  REQUIRE(inspectSource(session, draft.sources.front(), job));
  REQUIRE_MESSAGE(draft.sources.front().problem.empty(), draft.sources.front().problem);
  return draft;
}

void preview(const Session& session, ImportDraft& draft) {
  JobControl job;
  auto made = previewImport(session, draft, job);
  if (!made) FAIL(made.error().message);
  draft.preview = std::move(*made);
}

std::size_t count(const ImportDraft& draft, RowOutcome outcome) {
  return draft.preview->rows[static_cast<std::size_t>(outcome)].size();
}

bool asksAbout(const ImportDraft& draft, EntityId entity) {
  const auto& asked = draft.preview->proposal.possibleDuplicates;
  return std::ranges::find(asked, entity, &PossibleDuplicate::existing) != asked.end();
}

}  // namespace

TEST_CASE("a pasted table is inspected, and an override is taken at its word") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ImportDraft draft = draftOf(*session, kPartners);
  const FileInspection found = *draft.sources.front().inspection;
  CHECK(found.delimiter == ';');
  CHECK(found.headerLine == 1);
  REQUIRE(found.columns.size() == 4);
  CHECK(found.rows.size() == 3);
  CHECK_FALSE(found.encodingReason.danish.empty());
  CHECK(draft.usable());

  draft.sources.front().options.delimiter = ',';
  JobControl job;
  REQUIRE(inspectSource(*session, draft.sources.front(), job));
  REQUIRE(draft.sources.front().inspection.has_value());
  CHECK(draft.sources.front().inspection->columns.size() == 1);
}

TEST_CASE("a file that is not there is a problem of that file, said with its name") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ImportSource source{.path = directory / "findes-ikke.csv"};
  JobControl job;
  REQUIRE(inspectSource(*session, source, job));
  CHECK_FALSE(source.inspection.has_value());
  CHECK(source.problem.find("findes-ikke.csv") != std::string::npos);
}

TEST_CASE("every row has an outcome, and the commit does what the preview said") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const std::string untouched = session->store().dump().value();
  ImportDraft draft = draftOf(*session, kPartners);
  preview(*session, draft);
  CHECK((session->store().dump().value() == untouched));
  std::size_t rows = 0;
  for (const auto& some : draft.preview->rows) rows += some.size();
  CHECK(rows == draft.preview->rowCount());
  CHECK(rows == 3);
  CHECK(count(draft, RowOutcome::rejected) == 1);
  CHECK(rejectedRowsCsv(*draft.preview).find("Rumskib") != std::string::npos);

  const std::size_t before = session->network().vertexCount();
  const auto created = draft.preview->proposal.entitiesCreated;
  const auto applied = commitImport(*session, draft);
  REQUIRE(applied.has_value());
  CHECK(session->network().vertexCount() == before + created);

  preview(*session, draft);
  CHECK(draft.preview->changesNothing());
  REQUIRE(session->undo(applied->batch).has_value());
  CHECK(session->network().vertexCount() == before);
}

TEST_CASE("an answer to a possible duplicate is remembered and not asked again") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ImportDraft draft = draftOf(*session, "Navn;Type\nAarhus Univ. Hospital;Hospital\n");
  preview(*session, draft);
  REQUIRE(askDuplicates(draft) == 1);
  CHECK(draft.openQuestions() == 1);
  const auto card = matchCard(*session, *draft.preview, draft.questions.front(), Language::danish);
  REQUIRE(card.has_value());
  CHECK(card->incoming.name == "Aarhus Univ. Hospital");
  CHECK(card->known.name == "Aarhus Universitetshospital");
  CHECK_FALSE(draft.questions.front().parts.empty());

  const EntityId hospital = draft.questions.front().existing;
  draft.answers.front() = DuplicateAnswer::different;
  preview(*session, draft);
  CHECK_FALSE(asksAbout(draft, hospital));
  CHECK(draft.preview->proposal.entitiesCreated == 1);
  const auto applied = commitImport(*session, draft);
  REQUIRE(applied.has_value());
  REQUIRE(session->undo(applied->batch).has_value());

  // Another day, the same file: the question has its answer.
  ImportDraft again = draftOf(*session, "Navn;Type\nAarhus Univ. Hospital;Hospital\n");
  preview(*session, again);
  CHECK_FALSE(asksAbout(again, hospital));
  CHECK(again.preview->proposal.entitiesCreated == 1);
}

TEST_CASE("a preview that the network left behind is not committed") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ImportDraft draft = draftOf(*session, kPartners);
  preview(*session, draft);
  ChangeSet change{{.kind = BatchKind::edit, .title = {"Andet", "Other"}}};
  change.put(Setting{"note", "x", "y"});
  REQUIRE(session->apply(change).has_value());
  const auto applied = commitImport(*session, draft);
  REQUIRE_FALSE(applied.has_value());
  CHECK(applied.error().code == ErrorCode::conflict);
}

TEST_CASE("the differences stand on the map before anything is written: new, changed, possibly there already") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ImportDraft draft = draftOf(*session,
                              "Navn;Type;By;Land;Temaer\n"
                              "Klinik for Prøver;Universitetsklinik;Herning;DK;Rehabilitering\n"
                              "Horsens Regionshospital;Hospital;Horsens;DK;\n");
  preview(*session, draft);
  const std::string before = *session->store().dump();
  Scene scene;
  const GraphSnapshot& network = session->network();
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    const Vec2 at{static_cast<float>(v % 20) * 10, static_cast<float>(v / 20) * 10};
    scene.marks.push_back({.position = at, .radius = 1, .vertex = VertexIndex{v}});
    scene.marksByVertex.push_back(v);
    scene.bounds.add(at);
  }
  const ImportMap map = importMap(*draft.preview, scene);
  CHECK(map.counts[0] + map.counts[2] == draft.preview->diff->created().size());
  CHECK(map.counts[2] == draft.preview->duplicateRows.size());
  CHECK(map.newTies == draft.preview->proposal.tiesCreated);
  CHECK(map.points.size() + map.left == draft.preview->diff->created().size() + draft.preview->diff->updated().size());
  CHECK(map.ties.size() >= 1);
  for (const auto& point : map.points) CHECK_FALSE(point.name.empty());
  CHECK(*session->store().dump() == before);
}

TEST_CASE("a heading keeps its Danish letters") {
  CHECK(propertyHeading("omsætning", Language::danish) == "Omsætning");
  CHECK(propertyHeading("årlig_støtte", Language::danish) == "Årlig støtte");
}

TEST_CASE("ties alone bring their ends into an empty network, and types that nobody knows are asked about") {
  const TemporaryDirectory directory;
  const auto full = openSession(directory / "network");
  const std::string ties = "Fra;Til\nKlinik X;Klinik Y\n";
  ImportDraft draft = draftOf(*full, ties);
  CHECK(asksForEnds(draft));
  CHECK_FALSE(makesEnds(*full, draft));
  preview(*full, draft);
  CHECK(count(draft, RowOutcome::rejected) == 1);
  draft.createEnds = true;
  preview(*full, draft);
  CHECK(count(draft, RowOutcome::created) == 1);

  const auto empty = openSession(directory / "empty", true);
  ImportDraft alone = draftOf(*empty, ties);
  CHECK(asksForEnds(alone));
  CHECK(makesEnds(*empty, alone));
  preview(*empty, alone);
  CHECK(count(alone, RowOutcome::created) == 1);

  ImportDraft types = draftOf(*full, "Navn;Type\nKlinik X;Hospital\nBad Y;Spa\n");
  CHECK_FALSE(asksForEnds(types));
  CHECK(newTermsIn(types) == std::vector<std::string>{"Spa"});
  preview(*full, types);
  CHECK(count(types, RowOutcome::rejected) == 1);
  types.createTypes = true;
  preview(*full, types);
  CHECK(count(types, RowOutcome::created) == 2);
  const std::size_t before = full->network().vocabulary().types.size();
  const auto applied = commitImport(*full, types);
  REQUIRE(applied);
  REQUIRE(full->network().vocabulary().types.size() == before + 1);
  CHECK(full->network().vocabulary().types.back().label.english == "Spa");
  REQUIRE(full->undo(applied->batch));
  CHECK(full->network().vocabulary().types.size() == before);
}
