// A list of 40 Danish partners as it comes out of Danish Excel: the account is right, persons' numbers stay out, what
// was rejected comes in once corrected, and undo leaves no trace.
#include <doctest/doctest.h>

#include <set>

#include "base/files.h"
#include "tests/cli/command_line.h"

using samspil::test::Ran;
using samspil::test::runSamspil;
using samspil::test::TemporaryDirectory;

namespace {

// Known to the built-in network: by another spelling, in English, by an alias, an abbreviation, in another order, with
// another ending.
const std::vector<std::string> kKnown = {
    "Århus Universitet;Universitet;Aarhus",         "Aarhus University Hospital;Hospital;Aarhus",
    "Hammel Neurocenter;Hospital;Hammel",           "VIA UC;Universitet;Aarhus",
    "Gødstrup, Regionshospitalet;Hospital;Herning", "Steno Diabetes Centre Aarhus;Forskningscenter;Aarhus"};
constexpr int kNew = 32;

// Danish letters in one byte each.
std::string inWindows1252(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool danish = text[i] == '\xC3' && i + 1 < text.size();
    bytes.push_back(danish ? static_cast<char>(text[++i] + 0x40) : text[i]);
  }
  return bytes;
}

std::string partnerList() {
  std::string text = "Partner;Type;By;CPR-nr;Omsætning\r\n";
  int number = 0;
  const auto add = [&](const std::string& row) {
    ++number;
    text += row + ";" + std::to_string(10 + number % 18) + "0185-" + std::to_string(1000 + number) + ";1.234,5\r\n";
  };
  for (const std::string& known : kKnown) add(known);
  for (int i = 0; i < kNew; ++i) {
    const std::string letter(1, static_cast<char>('A' + i % 26));
    add("Ærø " + letter + std::to_string(i) + "-værk Øst ApS;Virksomhed;Ærøskøbing");
  }
  add("Fejltype;Rumskib;Viborg");
  text += "For mange;Hospital;Viborg;010185-1234;1;2;3\r\n";
  return inWindows1252(text);
}

std::string dumpOf(const std::filesystem::path& store) {
  const auto file = store.parent_path() / "dump.json";
  REQUIRE(runSamspil(store, {"export", file.string()}).status == 0);
  return samspil::readFile(file).value();
}

}  // namespace

TEST_CASE("forty Danish partners from Excel are accounted for, and undo leaves no trace") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init"}).status == 0);
  const auto list = directory / "partnere.csv", rejects = directory / "afvist.csv";
  REQUIRE(samspil::writeFileAtomically(list, partnerList()).has_value());
  const std::string before = dumpOf(store);

  const Ran ran =
      runSamspil(store, {"import", list.string(), "--json", "--duplicates", "merge", "--rejects", rejects.string()});
  CHECK(ran.status == 3);
  const auto account = ran.json();
  const auto& file = account["files"][0];
  CHECK(file["encoding"] == "windows-1252");
  CHECK(file["delimiter"] == ";");
  CHECK(file["rows"] == 40);
  CHECK(file["created"] == kNew);
  CHECK(file["rejected"] == 2);
  CHECK(file["updated"].get<int>() + file["unchanged"].get<int>() + file["merged"].get<int>() == 6);
  CHECK(account["entities_created"] == kNew);
  std::set<std::string> codes;
  for (const auto& diagnostic : account["diagnostics"]) codes.insert(diagnostic["code"]);
  CHECK(codes.contains("cpr_column"));
  CHECK(codes.contains("unknown_type"));
  CHECK(codes.contains("ragged_row"));
  const std::string after = dumpOf(store);
  CHECK(after.find("Ærø A0-værk Øst ApS") != std::string::npos);
  CHECK(after.find("0185-10") == std::string::npos);

  SUBCASE("by default what is not sure is asked about, and nothing is merged that is not") {
    REQUIRE(runSamspil(store, {"undo"}).status == 0);
    const auto asked = runSamspil(store, {"import", list.string(), "--json", "--dry-run"}).json();
    const auto& rows = asked["files"][0];
    CHECK(rows["rows"] == 40);
    CHECK(rows["created"].get<int>() >= kNew);
    CHECK(rows["created"].get<int>() - kNew <= static_cast<int>(asked["possible_duplicates"].size()));
  }
  SUBCASE("the same list once more changes nothing") {
    const auto again = runSamspil(store, {"import", list.string(), "--json", "--duplicates", "merge"}).json();
    CHECK(again["entities_created"] == 0);
    CHECK(again["entities_updated"] == 0);
    CHECK(again["batch"] == 0);
  }
  SUBCASE("the rejected rows, corrected, come in once, and the whole list after them changes nothing") {
    std::string corrected = samspil::readFile(rejects).value();
    corrected.replace(corrected.rfind("Rumskib"), 7, "Hospital");
    REQUIRE(samspil::writeFileAtomically(rejects, corrected).has_value());
    const auto second = runSamspil(store, {"import", rejects.string(), "--json"}).json();
    CHECK(second["files"][0]["rows"] == 2);
    CHECK(second["entities_created"].get<int>() >= 1);
    const auto third = runSamspil(store, {"import", rejects.string(), "--json"}).json();
    CHECK(third["entities_created"] == 0);
    CHECK(third["batch"] == 0);
  }
  SUBCASE("undo restores the identical network, redo brings it back") {
    REQUIRE(runSamspil(store, {"undo"}).status == 0);
    CHECK(dumpOf(store) == before);
    REQUIRE(runSamspil(store, {"redo"}).status == 0);
    CHECK(dumpOf(store) == after);
  }
}

TEST_CASE("text that was encoded twice is noticed, and repaired when asked to") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init", "--empty"}).status == 0);
  const auto list = directory / "dobbelt.csv";
  REQUIRE(samspil::writeFileAtomically(list, "navn;type\nKÃ¸benhavns Hospital;hospital\nÃ†rÃ¸ Sygehus;hospital\n")
              .has_value());
  const auto noticed = runSamspil(store, {"import", list.string(), "--json", "--dry-run"}).json();
  CHECK(noticed["diagnostics"][0]["code"] == "double_encoded");
  const auto repaired = runSamspil(store, {"import", list.string(), "--json", "--encoding", "double-utf-8"}).json();
  CHECK(repaired["files"][0]["created"] == 2);
  const std::string dump = dumpOf(store);
  CHECK(dump.find("Københavns Hospital") != std::string::npos);
  CHECK(dump.find("Ærø Sygehus") != std::string::npos);
}

TEST_CASE("a recipe is named on the command line, used by itself where it fits, and asks about a column that is gone") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init", "--empty"}).status == 0);
  const auto list = directory / "projekter.csv";
  REQUIRE(samspil::writeFileAtomically(list, "acronym,title,coordinator,participants,rcn\nAA,Projekt A,X,Y;Z,1\n")
              .has_value());
  auto account = runSamspil(store, {"import", list.string(), "--json", "--dry-run"}).json();
  CHECK(account["files"][0]["recipe"] == "cordis-projects");
  CHECK(account["entities_created"] == 4);
  CHECK(account["ties_created"] == 3);
  account = runSamspil(store, {"import", list.string(), "--json", "--dry-run", "--recipe", "none"}).json();
  CHECK(account["files"][0]["recipe"] == "");

  REQUIRE(samspil::writeFileAtomically(list, "acronym,title,coordinator,members\nAA,Projekt A,X,Y;Z\n").has_value());
  account = runSamspil(store, {"import", list.string(), "--json", "--dry-run", "--recipe", "cordis-projects"}).json();
  CHECK(account["diagnostics"][0]["code"] == "recipe_column_renamed");
  CHECK(account["diagnostics"][0]["message"].get<std::string>().find("members") != std::string::npos);
  CHECK(runSamspil(store, {"import", list.string(), "--recipe", "no-such"}).status == 1);
}
