// A partner list goes in, is accounted for row by row, and comes out again without a trace.
#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/cli/command_line.h"

using samspil::test::Ran;
using samspil::test::runSamspil;
using samspil::test::TemporaryDirectory;

namespace {

constexpr const char* kPartners =
    "id;type;name_da;city;country\n"
    "ny-klinik;university_clinic;Ny Klinik;Herning;DK\n"
    "oe-kommune;municipality;Ø Kommune;Ærø;DK\n"
    ";spaceship;Uden type;;\n";
constexpr const char* kTies =
    "from;relation;to\n"
    "ny-klinik;collaborates_with;aarhus-universitetshospital\n"
    "ny-klinik;collaborates_with;findes-ikke\n";

std::string dumpOf(const std::filesystem::path& store) {
  return runSamspil(store, {"export", (store.parent_path() / "dump.json").string()}).status == 0
             ? samspil::readFile(store.parent_path() / "dump.json").value()
             : std::string();
}

void checkAccount(const nlohmann::json& account) {
  for (const auto& file : account["files"]) {
    CHECK(file["rows"] == file["created"].get<int>() + file["updated"].get<int>() + file["unchanged"].get<int>() +
                              file["merged"].get<int>() + file["rejected"].get<int>());
  }
}

}  // namespace

TEST_CASE("import, import again, undo, redo") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init"}).status == 0);
  REQUIRE(samspil::writeFileAtomically(directory / "partnere.csv", kPartners).has_value());
  REQUIRE(samspil::writeFileAtomically(directory / "ties.csv", kTies).has_value());
  const std::vector<std::string> import{"import", (directory / "partnere.csv").string(),
                                        (directory / "ties.csv").string(), "--json"};
  const std::string before = dumpOf(store);
  REQUIRE_FALSE(before.empty());

  auto preview = import;
  preview.push_back("--dry-run");
  const Ran dry = runSamspil(store, preview);
  CHECK(dry.status == 3);
  CHECK(dumpOf(store) == before);

  const Ran first = runSamspil(store, import);
  CHECK(first.status == 3);
  checkAccount(first.json());
  CHECK(first.json()["entities_created"] == 2);
  CHECK(first.json()["ties_created"] == 1);
  CHECK(first.json()["diagnostics"].size() >= 2);
  for (const auto& diagnostic : first.json()["diagnostics"]) CHECK(diagnostic["line"] > 0);
  CHECK(runSamspil(store, {"show", "Ø Kommune", "--json"}).json()["id"] == "oe-kommune");

  const Ran second = runSamspil(store, import);
  checkAccount(second.json());
  CHECK(second.json()["batch"] == 0);
  CHECK(second.json()["files"][0]["unchanged"] == 2);

  const Ran undone = runSamspil(store, {"undo", "--json"});
  REQUIRE(undone.status == 0);
  CHECK(undone.json()["kept"].empty());
  CHECK(dumpOf(store) == before);
  REQUIRE(runSamspil(store, {"redo"}).status == 0);
  CHECK(runSamspil(store, {"show", "ny-klinik"}).status == 0);
  CHECK(runSamspil(store, {"check"}).status == 0);
}

TEST_CASE("a strict import with a bad row changes nothing") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init", "--empty"}).status == 0);
  REQUIRE(samspil::writeFileAtomically(directory / "partnere.csv", kPartners).has_value());
  const Ran ran = runSamspil(store, {"import", (directory / "partnere.csv").string(), "--strict", "--rejects",
                                     (directory / "rejects.csv").string()});
  CHECK(ran.status == 1);
  CHECK(runSamspil(store, {"stats", "--json"}).json()["entities"] == 0);
  const auto rejects = samspil::readFile(directory / "rejects.csv");
  REQUIRE(rejects.has_value());
  CHECK(rejects->find("spaceship") != std::string::npos);
}
