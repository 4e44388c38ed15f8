// An import that is too large for a ChangeSet is written record by record as its files are read once more. What comes
// of it is what the ChangeSet would have brought.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "import/import.h"
#include "import/proposal_diff.h"
#include "tests/support/open_session.h"
#include "tests/support/random_tables.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::RandomTables;
using test::TemporaryDirectory;

namespace {

ImportProposal propose(const Session& session, const std::string& entities, const std::string& ties,
                       std::uint64_t recordsFrom) {
  ImportOptions options{.keepRows = true, .recordsFrom = recordsFrom, .duplicates = DuplicatePolicy::separate};
  options.when = 1'700'000'000'000'000;
  JobControl job;
  auto proposal = proposeImportOf({{"e.csv", entities}, {"t.csv", ties}}, options, session.importTarget(), job);
  if (!proposal) FAIL(proposal.error().message);
  return std::move(*proposal);
}

void write(Session& session, ImportProposal& proposal) {
  proposal.change.info().when = 1'700'000'000'000'000;
  JobControl job;
  const auto applied = session.writeImport(proposal, job);
  if (!applied) FAIL(applied.error().message);
  REQUIRE(session.follow());
}

std::string recordsOf(const Session& session) { return session.store().dump(DumpScope::records).value(); }

}  // namespace

TEST_CASE("an import written as its files are read once more brings what the change would have brought") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  RandomTables tables(seed);
  std::size_t streamed = 0;
  for (int round = 0; round < 12; ++round) {
    tables.beLarge(round == 0);
    const TemporaryDirectory directory;
    const auto streaming = openSession(directory / "a", true), changing = openSession(directory / "b", true);
    for (int again = 0; again < 2; ++again) {
      const std::string entities = tables.entities(), ties = tables.ties();
      CAPTURE(entities);
      CAPTURE(ties);
      ImportProposal change = propose(*changing, entities, ties, ~std::uint64_t{0});
      ImportProposal records = propose(*streaming, entities, ties, 1);
      CHECK(records.entitiesCreated == change.entitiesCreated);
      CHECK(records.tiesCreated == change.tiesCreated);
      if (records.records) CHECK(records.change.empty());
      streamed += records.records ? 1 : 0;
      write(*changing, change);
      write(*streaming, records);
      REQUIRE(recordsOf(*streaming) == recordsOf(*changing));
    }
    JobControl job;
    CHECK(streaming->store().check(job)->problems.empty());
  }
  CHECK(streamed > 0);
}

TEST_CASE("what an import too large to be held would do is told row by row as of one that is held") {
  RandomTables tables(11);
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "a", true);
  std::size_t told = 0;
  for (int round = 0; round < 4; ++round) {
    const std::string entities = tables.entities(), ties = tables.ties();
    CAPTURE(entities);
    CAPTURE(ties);
    const ImportProposal held = propose(*session, entities, ties, ~std::uint64_t{0});
    const ImportProposal read = propose(*session, entities, ties, 1);
    REQUIRE(read.records);
    const ImportTarget target = session->importTarget();
    const ProposalDiff ofHeld(held, target), ofRead(read, target);
    CHECK(std::ranges::equal(ofHeld.created(), ofRead.created()));
    CHECK(std::ranges::equal(ofHeld.updated(), ofRead.updated()));
    REQUIRE(held.rows.size() == read.rows.size());
    for (std::size_t i = 0; i < held.rows.size(); ++i) {
      const auto a = ofHeld.of(held.rows[i]), b = ofRead.of(read.rows[i]);
      REQUIRE(a);
      REQUIRE(b);
      CHECK(a->name == b->name);
      CHECK(a->type == b->type);
      REQUIRE(a->values.size() == b->values.size());
      for (std::size_t v = 0; v < a->values.size(); ++v) {
        CHECK(a->values[v].property == b->values[v].property);
        CHECK(a->values[v].after == b->values[v].after);
      }
      CHECK(a->ties.size() >= b->ties.size());
      told += b->values.size();
    }
  }
  CHECK(told > 0);
}

TEST_CASE(
    "an import that is written record by record is taken back and brought again, and a stopped one leaves nothing") {
  RandomTables tables(7);
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "a", true);
  const std::string before = recordsOf(*session);
  const std::string entities = tables.entities(), ties = tables.ties();
  ImportProposal proposal = propose(*session, entities, ties, 1);
  REQUIRE(proposal.records);
  JobControl stopped;
  stopped.cancel();
  const auto refused = session->writeImport(proposal, stopped);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::cancelled);
  CHECK(recordsOf(*session) == before);

  write(*session, proposal);
  const std::string after = recordsOf(*session);
  CHECK(after != before);
  CHECK(session->network().vertexCount() == proposal.entitiesCreated);
  REQUIRE(session->undo());
  CHECK(recordsOf(*session) == before);
  REQUIRE(session->redo());
  CHECK(recordsOf(*session) == after);
}
