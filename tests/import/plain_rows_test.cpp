// Rows that are imported at a glance (import/plain) give what reading every row in full gives: the same account, the
// same records under the same ids, the same findings.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "import/csv_writer.h"
#include "tests/import/memory_network.h"

using namespace samspil;

namespace {

class Tables {
 public:
  explicit Tables(unsigned seed) : random_(seed) {}

  // Tables of several batches, whose indexes grow, or small ones in which nearly every row has something to say.
  void beLarge(bool large) {
    ids_ = large ? 5000 : 40;
    rows_ = large ? 6000 : 60;
  }

  std::string entities() {
    const std::vector<std::string> header = {"id",  "name", "type",  "country",     "city",  "themes",
                                             "lat", "x",    "start", "description", "kilde", "cvr"};
    const std::size_t columns = 3 + random_() % (header.size() - 2);
    std::string text = record({header.begin(), header.begin() + static_cast<std::ptrdiff_t>(columns)});
    for (auto count = random_() % rows_; count > 0; --count) {
      std::vector<std::string> row = {id(),
                                      name(),
                                      pick({"hospital", "hospital", "theme", "university", "organisation", "", "x?"}),
                                      pick({"DK", "Sverige", "", "N/A", "Mars"}),
                                      pick({"Aarhus", "Århus", ""}),
                                      list(),
                                      pick({"56.1", "1", "200", "x", "", "89.5", "90.1"}),
                                      pick({"a", "b \"c\"", ""}),
                                      pick({"2020", "31-12-2025", "never", ""}),
                                      pick({"Tekst", "", "To\nlinjer"}),
                                      pick({"", "doc 1", "doc-1", "Rapport.pdf", "!"}),
                                      pick({"", "", "29190925", "12"})};
      row.resize(columns + (random_() % 40 == 0 ? 1 : 0));
      text += record(row);
    }
    return text;
  }

  std::string ties() {
    const std::vector<std::string> header = {"from",    "relation", "to",     "from_year",
                                             "to_year", "role",     "source", "amount"};
    const std::size_t columns = 3 + random_() % (header.size() - 2);
    std::string text = record({header.begin(), header.begin() + static_cast<std::ptrdiff_t>(columns)});
    for (auto count = random_() % (rows_ * 3 / 2); count > 0; --count) {
      std::vector<std::string> row = {random_() % 8 == 0 ? name() : id(),
                                      pick({"part_of", "collaborates_with", "member", "knows", "", "part_of"}),
                                      random_() % 8 == 0 ? name() : id(),
                                      pick({"2019", "2020-02", "1800", "", "soon"}),
                                      pick({"2021", "2019", ""}),
                                      pick({"", "partner", "lead \"x\""}),
                                      pick({"", "doc 1", "doc-1", "Rapport.pdf", "?"}),
                                      pick({"", "1.5", "1,5", "x"})};
      row.resize(columns);
      text += record(row);
    }
    return text;
  }

 private:
  std::string pick(std::initializer_list<const char*> texts) { return *(texts.begin() + random_() % texts.size()); }
  std::string id() {
    return random_() % 20 == 0 ? "" : "i" + std::to_string(random_() % ids_) + pick({"", "", "-a-long-one"});
  }
  std::string name() {
    return pick({"Klinik", "Klinik ", "Clinic", "Århus", "Aarhus", "Neurologi", "Μονάδα", "doc"}) + std::string(" ") +
           (random_() % 3 == 0 ? pick({"1", "2", "A/S"}) : std::to_string(random_() % (5 * ids_)));
  }
  std::string list() {
    std::string text;
    for (auto count = random_() % 4; count > 0; --count)
      text += (text.empty() ? "" : ";") + pick({"Neurologi", "Hjerte", "i7", "Søvn", "Soevn", "Klinik 1"});
    return text;
  }
  static std::string record(const std::vector<std::string>& cells) {
    std::string text;
    writeCsvRecord(text, std::vector<std::string_view>(cells.begin(), cells.end()), {',', '"', '\0'}, "\n");
    return text;
  }

  std::mt19937 random_;
  unsigned ids_ = 40, rows_ = 60;
};

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
           tie->role + " " + isoDate(tie->validFrom) + " " + isoDate(tie->validTo);
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
  Tables tables(seed);
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
