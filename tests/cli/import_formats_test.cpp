// What is exported comes back: as CSV and JSON the identical network, as GraphML and GEXF the same graph.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/files.h"
#include "tests/cli/command_line.h"

using samspil::test::Ran;
using samspil::test::runSamspil;
using samspil::test::TemporaryDirectory;

namespace {

// Everything that the network says, without where it stands on the map.
std::string dumpOf(const std::filesystem::path& store) {
  const auto file = store.parent_path() / (store.filename().string() + ".json");
  REQUIRE(runSamspil(store, {"export", file.string()}).status == 0);
  auto document = nlohmann::json::parse(samspil::readFile(file).value());
  for (auto& node : document["nodes"]) {
    node.erase("x");
    node.erase("y");
  }
  for (auto& link : document["links"]) std::sort(link["statements"].begin(), link["statements"].end());
  for (const char* list : {"nodes", "links", "sources"}) std::sort(document[list].begin(), document[list].end());
  return document.dump(1);
}

std::set<std::string> graphOf(const std::filesystem::path& store) {
  const auto file = store.parent_path() / (store.filename().string() + "-graph.json");
  REQUIRE(runSamspil(store, {"export", file.string()}).status == 0);
  const auto document = nlohmann::json::parse(samspil::readFile(file).value());
  std::set<std::string> parts;
  for (const auto& node : document["nodes"])
    parts.insert(node["id"].get<std::string>() + " " + node["type"].get<std::string>());
  for (const auto& link : document["links"]) {
    std::string from = link["source"], to = link["target"];
    if (!link["directed"] && to < from) std::swap(from, to);
    parts.insert(from + " " + link["relation"].get<std::string>() + " " + to);
  }
  return parts;
}

}  // namespace

TEST_CASE("CSV and JSON bring the identical network into an empty store") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init"}).status == 0);
  // Names that spreadsheets would run, that hold bars and backslashes, and that look guarded already.
  REQUIRE(samspil::writeFileAtomically(directory / "odd.csv",
                                       "navn;type;andre navne;note\n"
                                       "=SUM(A1);hospital;a|b;\"@x \\\\ y\"\n"
                                       "''-dobbelt;hospital;'=1;+45 1 2\n")
              .has_value());
  REQUIRE(runSamspil(store, {"import", (directory / "odd.csv").string()}).status == 0);
  const std::string before = dumpOf(store);
  for (const std::string name : {"ud.json", "ud.csv"}) {
    CAPTURE(name);
    REQUIRE(runSamspil(store, {"export", (directory / name).string()}).status == 0);
    const auto copy = directory / ("copy-" + name);
    REQUIRE(runSamspil(copy, {"init", "--empty"}).status == 0);
    std::vector<std::string> import{"import"};
    if (name == "ud.json") {
      import.push_back((directory / name).string());
    } else {
      for (const char* part : {"ties", "entities", "sources"})
        import.push_back((directory / ("ud-" + std::string(part) + ".csv")).string());
    }
    const Ran ran = runSamspil(copy, import);
    REQUIRE(ran.status == 0);
    CHECK(dumpOf(copy) == before);
    // And into the network it came from it brings nothing.
    import.push_back("--json");
    import.push_back("--dry-run");
    const auto account = runSamspil(store, import).json();
    CHECK(account["entities_created"] == 0);
    CHECK(account["entities_updated"] == 0);
    CHECK(account["ties_created"] == 0);
    CHECK(account["ties_updated"] == 0);
  }
}

TEST_CASE("GraphML and GEXF bring the same entities and ties into an empty store") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init"}).status == 0);
  const auto before = graphOf(store);
  for (const std::string name : {"ud.graphml", "ud.gexf"}) {
    CAPTURE(name);
    REQUIRE(runSamspil(store, {"export", (directory / name).string()}).status == 0);
    const auto copy = directory / ("copy-" + name);
    REQUIRE(runSamspil(copy, {"init", "--empty"}).status == 0);
    REQUIRE(runSamspil(copy, {"import", (directory / name).string()}).status == 0);
    CHECK(graphOf(copy) == before);
    const auto account = runSamspil(store, {"import", (directory / name).string(), "--json", "--dry-run"}).json();
    CHECK(account["entities_created"] == 0);
    CHECK(account["ties_created"] == 0);
  }
}

TEST_CASE("a file of nothing is refused in the language of who reads it, and nothing is imported beside it") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init", "--empty"}).status == 0);
  const std::string nothing = (directory / "tom.csv").string(), list = (directory / "liste.csv").string();
  REQUIRE(samspil::writeFileAtomically(nothing, "").has_value());
  REQUIRE(samspil::writeFileAtomically(list, "navn\nKlinik A\n").has_value());
  const Ran refused = runSamspil(store, {"--lang", "da", "import", list, nothing});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("Filen er tom.") != std::string::npos);
  CHECK(runSamspil(store, {"import", list, "--dry-run", "--json"}).json()["entities_created"] == 1);
  REQUIRE(samspil::writeFileAtomically(nothing, "navn;by;land\n").has_value());
  const Ran header = runSamspil(store, {"--lang", "da", "import", nothing});
  CHECK(header.status == 0);
  CHECK(header.err.find("ingen rækker") != std::string::npos);
}
