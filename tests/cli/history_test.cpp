// The journal from the command line: reading the past, comparing, taking back, backup and restore.
#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/cli/command_line.h"

using samspil::test::builtInStore;
using samspil::test::Ran;
using samspil::test::runSamspil;
using samspil::test::TemporaryDirectory;

namespace {

constexpr const char* kPartners = "id;type;name_da;city\nny-klinik;university_clinic;Ny Klinik;Herning\n";

// A store whose third batch is an import of one partner.
struct Imported {
  TemporaryDirectory folder;
  std::filesystem::path store = folder / "network";
  Imported() {
    REQUIRE(runSamspil(store, {"init"}).status == 0);
    REQUIRE(samspil::writeFileAtomically(folder / "partnere.csv", kPartners).has_value());
    REQUIRE(runSamspil(store, {"import", (folder / "partnere.csv").string()}).status == 0);
  }
};

}  // namespace

TEST_CASE("every reading command reads the past with --as-of") {
  const Imported made;
  CHECK(runSamspil(made.store, {"show", "ny-klinik"}).status == 0);
  CHECK(runSamspil(made.store, {"--as-of", "#2", "show", "ny-klinik"}).status == 1);
  const auto found = runSamspil(made.store, {"find", "Ny Klinik", "--json"}).json()["count"].get<int>();
  CHECK(runSamspil(made.store, {"find", "Ny Klinik", "--json", "--as-of", "2"}).json()["count"] == found - 1);
  CHECK(runSamspil(made.store, {"history", "--json", "--as-of", "2"}).json()["batches"].size() == 2);
  const auto now = runSamspil(made.store, {"stats", "--json"}).json();
  const auto then = runSamspil(made.store, {"stats", "--json", "--as-of", "2"}).json();
  CHECK(now["entities"] == then["entities"].get<int>() + 1);
  for (const std::vector<std::string>& command : {std::vector<std::string>{"gaps", "--top", "3"},
                                                  {"coverage"},
                                                  {"metrics", "degree"},
                                                  {"path", "euha", "auh"},
                                                  {"check"},
                                                  {"why", "euha", "auh"},
                                                  {"compare", "2013", "2025"},
                                                  {"export", (made.folder / "then.json").string()},
                                                  {"render", (made.folder / "then.png").string()}}) {
    CAPTURE(command.front());
    auto past = command;
    past.insert(past.end(), {"--as-of", "#2"});
    const Ran ran = runSamspil(made.store, past);
    CHECK(ran.status == runSamspil(made.store, command).status);
    CHECK(ran.err.find("as-of") == std::string::npos);
  }
}

TEST_CASE("the past is neither changed, copied nor invented") {
  const Imported made;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"undo"},
                                                  {"redo"},
                                                  {"import", (made.folder / "partnere.csv").string()},
                                                  {"backup", (made.folder / "copy").string()},
                                                  {"restore", (made.folder / "copy").string()}}) {
    CAPTURE(command.front());
    auto past = command;
    past.insert(past.end(), {"--as-of", "#2"});
    const Ran ran = runSamspil(made.store, past);
    CHECK(ran.status == 1);
    CHECK_FALSE(ran.err.empty());
  }
  CHECK(runSamspil(made.store, {"stats", "--as-of", "1999"}).status == 1);
  const Ran wrong = runSamspil(made.store, {"stats", "--as-of", "i går"});
  CHECK(wrong.status == 1);
  CHECK(wrong.err.find("2026-03-14") != std::string::npos);
  CHECK(runSamspil(made.folder / "none", {"stats", "--as-of", "#2"}).status == 1);
  CHECK_FALSE(std::filesystem::exists(made.folder / "none"));
}

TEST_CASE("compare prints a table and JSON") {
  const Imported made;
  const auto json = runSamspil(made.store, {"compare", "2", "3", "--json"}).json();
  CHECK(json["by"] == "knowledge");
  CHECK(json["entity_counts"]["added"] == 1);
  CHECK(json["entities"][0]["id"] == "ny-klinik");
  CHECK(json["gaps"].size() == json["gap_counts"]["opened"].get<int>() + json["gap_counts"]["closed"].get<int>());
  const Ran table = runSamspil(made.store, {"--lang", "da", "compare", "2", "3"});
  CHECK(table.status == 0);
  CHECK(table.out.find("+ Ny Klinik") != std::string::npos);
  CHECK(table.out.find("\nHuller: ") != std::string::npos);
  const auto years = runSamspil(made.store, {"compare", "2013", "2025", "--json"}).json();
  CHECK(years["by"] == "years");
  CHECK(years["ties"].size() == years["tie_counts"]["added"].get<int>() + years["tie_counts"]["gone"].get<int>() +
                                    years["tie_counts"]["changed"].get<int>());
  CHECK(runSamspil(made.store, {"compare", "2013", "2025", "--by", "documents", "--json"}).json()["by"] == "documents");
  CHECK(runSamspil(made.store, {"compare", "2013", "#3"}).status == 1);
  CHECK(runSamspil(made.store, {"compare", "2013"}).status == 2);
}

TEST_CASE("undo says what was reversed, kept and impossible") {
  const Imported made;
  REQUIRE(samspil::writeFileAtomically(made.folder / "nyt.csv", "id;name_da;city\nny-klinik;Ny Klinik;Viborg\n")
              .has_value());
  REQUIRE(samspil::writeFileAtomically(made.folder / "tie.csv",
                                       "from;relation;to\nny-klinik;collaborates_with;aarhus-universitetshospital\n")
              .has_value());
  REQUIRE(runSamspil(made.store, {"import", (made.folder / "tie.csv").string()}).status == 0);
  const Ran ran = runSamspil(made.store, {"--lang", "en", "undo", "3"});
  CHECK(ran.status == 0);
  CHECK(ran.out.find("changes reversed") != std::string::npos);
  CHECK(ran.out.find("impossible to reverse") != std::string::npos);
  CHECK(ran.out.find("ties to it are still there") != std::string::npos);
}

TEST_CASE("a backup is restored in place of what came later, which is kept") {
  const Imported made;
  const std::string copy = (made.folder / "copy").string();
  REQUIRE(runSamspil(made.store, {"backup", copy}).status == 0);
  REQUIRE(runSamspil(made.store, {"undo"}).status == 0);
  REQUIRE(runSamspil(made.store, {"show", "ny-klinik"}).status == 1);
  const Ran restored = runSamspil(made.store, {"restore", copy, "--json"});
  REQUIRE(restored.status == 0);
  CHECK(restored.json()["batches"] == 3);
  CHECK(runSamspil(made.store, {"show", "ny-klinik"}).status == 0);
  CHECK(runSamspil(restored.json()["previous"].get<std::string>(), {"history", "--json"}).json()["batches"].size() ==
        4);
  CHECK(runSamspil(made.store, {"restore", (made.folder / "nowhere").string()}).status == 1);
}
