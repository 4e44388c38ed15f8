#include "import/import.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/files.h"
#include "import/table.h"
#include "tests/import/memory_network.h"

using namespace samspil;
using samspil::test::builtInNetwork;
using samspil::test::MemoryNetwork;
using samspil::test::TemporaryFile;

namespace {

std::vector<std::string> codes(const ImportProposal& proposal) {
  std::vector<std::string> found;
  for (const auto& diagnostic : proposal.diagnostics) found.push_back(diagnostic.code);
  return found;
}

bool says(const ImportProposal& proposal, std::string_view code) {
  return std::any_of(proposal.diagnostics.begin(), proposal.diagnostics.end(),
                     [&](const auto& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("the built-in files imported once more change nothing") {
  MemoryNetwork network = builtInNetwork();
  const auto again = network.propose(
      {"assets/midtjylland/ties.csv", "assets/midtjylland/entities.csv", "assets/midtjylland/sources.csv"});
  CHECK(again.change.empty());
  for (const auto& file : again.files) {
    CHECK(file.unchanged == file.rows);
    CHECK(file.rows > 0);
  }
}

TEST_CASE("a partner list from Danish Excel") {
  MemoryNetwork network = builtInNetwork();
  const TemporaryFile file("partnere.csv",
                           "Navn;Type;By;Land;Temaer;Breddegrad\r\n"
                           "K\xF8"
                           "benhavns Universitetshospital;Hospital;K\xF8"
                           "benhavn;Danmark;Rehabilitering, tr\xE6ning;55,6963\r\n"
                           "\xC5rhus Universitetshospital;Hospital;Aarhus;DK;;56,19\r\n"
                           "Ukendt;Rumskib;;;;\r\n");
  const auto proposal = network.import({file});
  REQUIRE(proposal.files.size() == 1);
  const auto& account = proposal.files[0];
  CHECK(account.encoding == "windows-1252");
  CHECK(account.delimiter == ";");
  CHECK(account.rows == 3);
  CHECK(account.created == 1);
  CHECK(account.updated == 1);
  CHECK(account.rejected == 1);
  REQUIRE(network.find("koebenhavns-universitetshospital") != nullptr);
  const auto ties = network.tieTexts();
  CHECK(std::count(ties.begin(), ties.end(), "koebenhavns-universitetshospital focuses_on traening") == 1);
  CHECK(network.values("koebenhavns-universitetshospital", "country") == std::vector<std::string>{"DK"});
  CHECK(network.values("koebenhavns-universitetshospital", "latitude") == std::vector<std::string>{"55.6963"});
  CHECK(says(proposal, "unknown_type"));
  CHECK(account.rejectedRows.csv().find("Rumskib") != std::string::npos);

  SUBCASE("the same file twice changes nothing") {
    const auto again = network.propose({file});
    CHECK(again.change.empty());
    CHECK(again.files[0].unchanged == 2);
    CHECK(again.files[0].rejected == 1);
  }
  SUBCASE("the rejects, corrected, go in once") {
    std::string rejects = account.rejectedRows.csv();
    rejects.replace(rejects.rfind("Rumskib"), 7, "Hospital");
    const TemporaryFile corrected("rettet.csv", rejects);
    const auto second = network.import({corrected});
    CHECK(second.files[0].created == 1);
    CHECK(second.files[0].rows == 1);
    CHECK(network.values("ukendt", "afvist_fordi").empty());
  }
}

TEST_CASE("rows of one name with different ids stay apart, also in letters that keys do not have") {
  MemoryNetwork network;
  const TemporaryFile file("EL.csv", "id,navn,type\n17,ΓΝ ΠΕΛΛΑΣ,hospital\n18,ΓΝ ΠΕΛΛΑΣ,hospital\n19,Axel,hospital\n");
  CHECK(network.import({file}).files[0].created == 3);
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("an edge list of a graph program becomes ties, its ends made where that is wanted") {
  MemoryNetwork network;
  const TemporaryFile file("edges.csv", "Source,Target,Type,Weight\nA,B,Undirected,2\nB,C,Undirected,1.5\n");
  const TemporaryFile others("D.csv", "navn\nD\n");
  ImportOptions options;
  options.ends = EndPolicy::reject;
  auto proposal = network.propose({file}, options);
  CHECK(proposal.files[0].kind == TableKind::ties);
  CHECK(proposal.files[0].rejected == 2);
  // Beside entities, in the network or in another file, a name that is not known is rejected.
  CHECK(network.propose({file, others}).files[0].rejected == 2);
  MemoryNetwork full;
  full.import({others});
  CHECK(full.propose({file}).files[0].rejected == 2);
  options.ends = EndPolicy::create;
  CHECK(full.propose({file}, options).files[0].created == 2);
  // Alone in an empty network ties bring their ends, and say so.
  proposal = network.import({file});
  CHECK(says(proposal, "ends_created"));
  CHECK(proposal.files[0].created == 2);
  CHECK(network.entities_.size() == 3);
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("Samspil's own ties alone bring their ends into an empty network, as any list of ties does") {
  MemoryNetwork network;
  const TemporaryFile file("ties.csv",
                           "from,relation,to,source,first_line\nalfa,collaborates_with,beta,,\nbeta,collaborates_with,"
                           "gamma,,\n");
  const auto proposal = network.import({file});
  CHECK(says(proposal, "ends_created"));
  CHECK(proposal.files[0].created == 2);
  CHECK(network.entities_.size() == 3);
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("lines that are no rows are named") {
  const MemoryNetwork network;
  const TemporaryFile file("sygehuse.csv",
                           "navn;type;antal\nAlfa;hospital;5\nnavn;type;antal\nBeta;hospital;6\nI alt;;11\n\n"
                           "Kilde: Danmarks Statistik\n");
  const ImportProposal proposal = network.propose({file});
  CHECK(proposal.files[0].rows == 2);
  CHECK(proposal.files[0].created == 2);
  const auto said = std::ranges::find(proposal.diagnostics, "left_out", &Diagnostic::code);
  REQUIRE(said != proposal.diagnostics.end());
  CHECK(said->message.danish.starts_with("3 af filens linjer"));
  CHECK(said->message.danish.contains("linje 3, 5, 7"));
}

TEST_CASE("personal data is left out by default, CPR numbers always") {
  MemoryNetwork network;
  const TemporaryFile file("folk.csv",
                           "navn,kontaktperson,mail,telefon,kode\n"
                           "A,Ole Olsen,ole@example.org,86 12 34 56,010190-1234\n"
                           "B,Else Jensen,else@example.org,86 12 34 57,311285-4321\n");
  auto proposal = network.propose({file});
  CHECK(says(proposal, "cpr_column"));
  const auto said = codes(proposal);
  CHECK(std::count(said.begin(), said.end(), "personal_column") == 3);
  network.apply(proposal.change);
  CHECK(network.values("a", "email").empty());
  CHECK(network.values("a", "kode").empty());
  ImportOptions options;
  options.everyFile.columnToField = {{"mail", "email"}, {"kode", "property"}};
  MemoryNetwork other;
  proposal = other.import({file}, options);
  CHECK(other.values("a", "email") == std::vector<std::string>{"ole@example.org"});
  CHECK(other.values("a", "kode").empty());
}

TEST_CASE("a project list gives the consortium's ties") {
  MemoryNetwork network;
  const TemporaryFile file("projekter.csv",
                           "acronym;title;coordinator;participants\nAAA;Projekt A;Univ X;Univ Y;\nBBB;Projekt B;Univ "
                           "Y;\"Univ X;Univ Z\";\n");
  network.import({file});
  const auto ties = network.tieTexts();
  CHECK(std::count(ties.begin(), ties.end(), "univ-x participates_in projekt-a (coordinator)") == 1);
  CHECK(std::count(ties.begin(), ties.end(), "univ-z participates_in projekt-b (participant)") == 1);
  CHECK(ties.size() == 5);
}

TEST_CASE("ties by name, with an end that is missing") {
  MemoryNetwork network = builtInNetwork();
  const TemporaryFile file("forbindelser.csv",
                           "Fra;Relation;Til;Rolle\nAarhus Universitet;samarbejder med;Region "
                           "Midtjylland;vært\nMars;samarbejder med;Region Midtjylland;\n");
  const auto proposal = network.import({file});
  CHECK(proposal.files[0].created == 1);
  CHECK(proposal.files[0].rejected == 1);
  CHECK(says(proposal, "missing_end"));
  CHECK(network.propose({file}).change.empty());
}

TEST_CASE("known partners under another name are merged where that is sure, else listed") {
  MemoryNetwork network = builtInNetwork();
  const TemporaryFile file("partnere.csv",
                           "Navn;Type;Land\n"
                           "Århus Universitet;Universitet;DK\n"
                           "Aarhus Universitetshospital – Billeddiagnostisk Afdeling;Hospital;DK\n"
                           "Aarhus Universitetshospital;Hospital;SE\n"
                           "Institut for Noget Helt Andet;Universitet;DK\n");
  const auto proposal = network.propose({file});
  CHECK(proposal.files[0].rows == 4);
  // Same name, another country: never merged by itself.
  CHECK(proposal.files[0].created >= 2);
  REQUIRE_FALSE(proposal.possibleDuplicates.empty());
  const auto& first = proposal.possibleDuplicates.front();
  CHECK(first.line == 3);
  CHECK_FALSE(first.merged);
  CHECK(first.parts.size() >= 2);
  SUBCASE("a decision is remembered") {
    ImportOptions options;
    options.decisions = {{first.newName, first.existing, true}};
    const auto decided = network.propose({file}, options);
    CHECK(decided.files[0].merged == proposal.files[0].merged + 1);
    options.decisions = {{first.newName, first.existing, false}};
    for (const auto& duplicate : network.propose({file}, options).possibleDuplicates) {
      CHECK_FALSE((duplicate.newName == first.newName && duplicate.existing == first.existing));
    }
  }
  SUBCASE("twice the same") {
    network.apply(proposal.change);
    CHECK(network.propose({file}).change.empty());
  }
}

TEST_CASE("a table that begins with a brace is a table, and a column nobody knows keeps its Danish letters") {
  MemoryNetwork network;
  const TemporaryFile file("brace.csv", "{\"nr\"};navn;Omsætning i kr.\n{\"1\"};Klinik A;100\n{\"2\"};Klinik B;200\n");
  const auto proposal = network.import({file});
  CHECK(proposal.files[0].format == "csv");
  CHECK(proposal.files[0].created == 2);
  CHECK(network.values("klinik-a", "omsætning_i_kr") == std::vector<std::string>{"100"});
}

TEST_CASE("an import is cancelled in each of its phases, and leaves nothing") {
  MemoryNetwork network;
  std::string bytes = "id;navn\n";
  for (int i = 0; i < 20'000; ++i) bytes += std::to_string(i) + ";Klinik " + std::to_string(i) + "\n";
  JobControl cancelled;
  cancelled.cancel();
  const auto target = network.target();
  const auto proposal = proposeImportOf({{"a.csv", bytes}}, {}, target, cancelled);
  REQUIRE_FALSE(proposal);
  CHECK(proposal.error().code == ErrorCode::cancelled);
  for (const auto encoding : {"", "utf-8", "windows-1252"})
    CHECK_FALSE(readTable(bytes, {.encoding = encoding}, cancelled));
}

TEST_CASE("every file in fail/ gives the diagnostic it is named after") {
  MemoryNetwork network = builtInNetwork();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/import/fail")) {
    CAPTURE(entry.path().string());
    const auto proposal = network.propose({entry.path()});
    const std::string code = entry.path().stem().string();
    CHECK(says(proposal, code));
    for (const auto& diagnostic : proposal.diagnostics) {
      CHECK_FALSE(diagnostic.message.danish.empty());
      CHECK_FALSE(diagnostic.message.english.empty());
      CHECK(diagnostic.message.danish.find('{') == std::string::npos);
    }
    ++files;
  }
  CHECK(files >= 20);
}
