// Rows that are imported at a glance (import/plain) give what reading every row in full gives: the same account, the
// same records under the same ids, the same findings.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "tests/import/memory_network.h"
#include "tests/support/random_tables.h"

using namespace samspil;

namespace {

int roundsWanted() {
  const char* wanted = std::getenv("SAMSPIL_RANDOM_TABLES");
  return wanted == nullptr ? 60 : std::atoi(wanted);
}

std::string described(const Record& record) {
  std::string text;
  if (const auto* source = std::get_if<Source>(&record))
    text = "source " + std::to_string(source->id.value) + " " + source->key + " " + source->title.danish;
  if (const auto* entity = std::get_if<Entity>(&record))
    text = "entity " + std::to_string(entity->id.value) + " " + entity->key + " " + std::to_string(entity->type.value);
  if (const auto* facts = std::get_if<EntityFacts>(&record)) {
    text = "facts " + std::to_string(facts->entity.value) + " " + std::to_string(facts->reference.source.value) + " " +
           std::to_string(facts->reference.firstLine);
    for (const auto& property : facts->properties) text += " " + property.name + "=" + property.value;
  }
  if (const auto* tie = std::get_if<TieStatement>(&record)) {
    text = "tie " + std::to_string(tie->id.value) + " " + std::to_string(tie->from.value) + " " +
           std::to_string(tie->relation.value) + " " + std::to_string(tie->to.value) + " " +
           std::to_string(tie->reference.source.value) + " " + std::to_string(tie->reference.firstLine) + " " +
           std::to_string(tie->reference.lastLine) + " " + tie->role + " " + isoDate(tie->validFrom) + " " +
           isoDate(tie->validTo) + " " + (tie->amount ? std::to_string(tie->amount->value) : "") + " " +
           tie->note.danish;
  }
  return text;
}

void checkSame(const ImportProposal& plain, const ImportProposal& inFull) {
  REQUIRE(plain.files.size() == inFull.files.size());
  for (std::size_t i = 0; i < plain.files.size(); ++i) {
    const FileAccount &a = plain.files[i], &b = inFull.files[i];
    CHECK(std::tuple(a.rows, a.created, a.updated, a.unchanged, a.merged, a.rejected) ==
          std::tuple(b.rows, b.created, b.updated, b.unchanged, b.merged, b.rejected));
    CHECK(a.rejectedRows.csv() == b.rejectedRows.csv());
  }
  CHECK(std::tuple(plain.entitiesCreated, plain.entitiesUpdated, plain.tiesCreated, plain.tiesUpdated) ==
        std::tuple(inFull.entitiesCreated, inFull.entitiesUpdated, inFull.tiesCreated, inFull.tiesUpdated));
  REQUIRE(plain.rows.size() == inFull.rows.size());
  for (std::size_t i = 0; i < plain.rows.size(); ++i) {
    const ProposedRow &a = plain.rows[i], &b = inFull.rows[i];
    CHECK(std::tuple(a.file, a.line, a.entity, a.tie, a.outcome) ==
          std::tuple(b.file, b.line, b.entity, b.tie, b.outcome));
  }
  REQUIRE(plain.diagnostics.size() == inFull.diagnostics.size());
  for (std::size_t i = 0; i < plain.diagnostics.size(); ++i) {
    const Diagnostic &a = plain.diagnostics[i], &b = inFull.diagnostics[i];
    CHECK(std::tuple(a.line, a.column, a.code, a.text, a.message.danish) ==
          std::tuple(b.line, b.column, b.code, b.text, b.message.danish));
  }
  const auto texts = [](const ChangeSet& change) {
    std::vector<std::string> all;
    for (const auto& mutation : change.mutations()) all.push_back(described(*mutation.record));
    return all;
  };
  const auto a = texts(plain.change), b = texts(inFull.change);
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string mine = i < a.size() ? a[i] : "nothing", theirs = i < b.size() ? b[i] : "nothing";
    REQUIRE_MESSAGE(mine == theirs, mine << " instead of " << theirs);
  }
  CHECK(plain.change.mutations() == inFull.change.mutations());
}

}  // namespace

TEST_CASE("rows imported at a glance and rows read in full give the same network") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  test::RandomTables tables(seed);
  std::uint64_t created = 0;
  for (int round = 0; round < roundsWanted(); ++round) {
    constexpr int kRoundsForALargeOne = 20;
    tables.beLarge(round % kRoundsForALargeOne == 0);
    test::MemoryNetwork network;
    ImportOptions options{.keepRows = true, .duplicates = DuplicatePolicy::separate};
    options.when = 1'700'000'000'000'000;
    for (int again = 0; again < 2; ++again) {
      const std::string entities = tables.entities(), ties = tables.ties();
      CAPTURE(entities);
      CAPTURE(ties);
      const auto propose = [&](bool plain, bool onlyAccount) {
        options.plainRows = plain;
        options.onlyAccount = onlyAccount;
        JobControl job;
        auto proposal = proposeImportOf({{"e.csv", entities}, {"t.csv", ties}}, options, network.target(), job);
        REQUIRE(proposal);
        return std::move(*proposal);
      };
      const ImportProposal plain = propose(true, false), inFull = propose(false, false);
      checkSame(plain, inFull);
      const ImportProposal account = propose(true, true);
      CHECK(account.change.empty());
      CHECK(account.entitiesCreated == plain.entitiesCreated);
      CHECK(account.tiesCreated == plain.tiesCreated);
      created += plain.entitiesCreated + plain.tiesCreated;
      network.apply(plain.change);
    }
  }
  CHECK(created > 0);
}

TEST_CASE("of findings without end the first ten thousand are listed, the others counted") {
  std::string ties = "from,relation,to\n";
  for (int i = 0; i < 12'000; ++i) ties += "a,OWNS" + std::to_string(i % 3) + ",b\n";
  test::MemoryNetwork network;
  ImportOptions options;
  options.everyFile.columnToField = {{"relation", "relation"}};
  for (const bool plain : {true, false}) {
    options.plainRows = plain;
    JobControl job;
    const auto proposal = proposeImportOf({{"t.csv", ties}}, options, network.target(), job);
    REQUIRE(proposal);
    CHECK(proposal->files[0].rejected == 12'000);
    CHECK(proposal->files[0].rejectedRows.size() == 12'000);
    CHECK(proposal->diagnostics.size() < 10'010);
    const auto more = std::find_if(proposal->diagnostics.begin(), proposal->diagnostics.end(),
                                   [](const auto& d) { return d.code == "more_of_the_same"; });
    REQUIRE(more != proposal->diagnostics.end());
    CHECK(more->message.danish.find("2000") != std::string::npos);
  }
}
