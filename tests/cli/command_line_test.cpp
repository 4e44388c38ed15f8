// The command line as scripts see it: exit status, streams, errors that say what to do.
#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/cli/command_line.h"

using samspil::test::builtInStore;
using samspil::test::runSamspil;
using samspil::test::TemporaryDirectory;

TEST_CASE("a failed command is status 1 and says what to do") {
  CHECK(runSamspil(builtInStore(), {"show", "findes-ikke-her"}).status == 1);
  CHECK(runSamspil(builtInStore(), {"undo"}).status == 1);
  const auto size = runSamspil(builtInStore(), {"render", "map.png", "--size", "big"});
  CHECK(size.status == 1);
  CHECK(size.err.find("1920x1080") != std::string::npos);
  const auto format = runSamspil(builtInStore(), {"export", "network.docx"});
  CHECK(format.status == 1);
  CHECK(format.err.find("csv") != std::string::npos);
  const auto filter = runSamspil(builtInStore(), {"export", "network.json", "--filter", "type:spaceship"});
  CHECK(filter.status == 1);
  CHECK(filter.err.find("hospital") != std::string::npos);
}

TEST_CASE("init refuses to touch a network that is there, and can make an empty one") {
  const TemporaryDirectory directory;
  CHECK(runSamspil(builtInStore(), {"init"}).status == 1);
  REQUIRE(runSamspil(directory / "empty", {"init", "--empty"}).status == 0);
  const auto stats = runSamspil(directory / "empty", {"stats", "--json"}).json();
  CHECK(stats["entities"] == 0);
  REQUIRE(samspil::writeFileAtomically(directory / "one.csv", "id,type,name_da\nx,hospital,X\n").has_value());
  CHECK(runSamspil(directory / "empty", {"import", (directory / "one.csv").string()}).status == 0);
  CHECK(runSamspil(directory / "empty", {"stats", "--json"}).json()["types"][0]["key"] == "hospital");
}

TEST_CASE("the first command on a new store fills it") {
  const TemporaryDirectory directory;
  const auto ran = runSamspil(directory / "new", {"find", "Horsens", "--json"});
  REQUIRE(ran.status == 0);
  CHECK(ran.json()["count"] >= 2);
}

TEST_CASE("export writes what is shown, as JSON and as CSV") {
  const TemporaryDirectory directory;
  const auto json =
      runSamspil(builtInStore(), {"export", (directory / "n.json").string(), "--filter", "type:hospital"});
  REQUIRE(json.status == 0);
  const auto bytes = samspil::readFile(directory / "n.json");
  REQUIRE(bytes.has_value());
  const auto network = nlohmann::json::parse(*bytes);
  CHECK(network["nodes"].size() >= 5);
  for (const auto& node : network["nodes"]) CHECK(node["type"] == "hospital");
  const auto csv = runSamspil(builtInStore(), {"export", (directory / "n.csv").string()});
  REQUIRE(csv.status == 0);
  CHECK(csv.out.find("entities.csv") != std::string::npos);
  CHECK(csv.out.find("ties.csv") != std::string::npos);
}

TEST_CASE("render draws a PNG of the size asked for, without a display") {
  const TemporaryDirectory directory;
  const auto ran = runSamspil(builtInStore(), {"render", (directory / "map.png").string(), "--size", "640x480"});
  REQUIRE(ran.status == 0);
  const auto bytes = samspil::readFile(directory / "map.png");
  REQUIRE(bytes.has_value());
  REQUIRE(bytes->size() > 10'000);
  CHECK(bytes->substr(1, 3) == "PNG");
  const auto side = [&](std::size_t at) {
    return static_cast<unsigned char>((*bytes)[at]) * 256 + static_cast<unsigned char>((*bytes)[at + 1]);
  };
  CHECK(side(18) == 640);
  CHECK(side(22) == 480);
}

TEST_CASE("render keeps where everything stands where that is asked for") {
  const TemporaryDirectory directory;
  const auto store = directory / "store";
  REQUIRE(samspil::writeFileAtomically(directory / "ties.csv", "from;relation;to\nA;partner_of;B\nB;partner_of;C\n")
              .has_value());
  REQUIRE(runSamspil(store, {"init", "--empty"}).status == 0);
  REQUIRE(runSamspil(store, {"import", (directory / "ties.csv").string(), "--create-types"}).status == 0);
  const auto batches = [&] { return runSamspil(store, {"stats", "--json"}).json()["batches"].get<int>(); };
  const int before = batches();
  const auto picture = [&](const char* name, std::vector<std::string> more) {
    std::vector<std::string> arguments{"render", (directory / name).string(), "--size", "320x240"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    REQUIRE(runSamspil(store, arguments).status == 0);
    return samspil::readFile(directory / name).value();
  };
  const std::string passing = picture("a.png", {});
  CHECK(batches() == before);
  CHECK(picture("b.png", {"--keep"}) == passing);
  CHECK(batches() == before + 1);
  CHECK(picture("c.png", {"--keep"}) == passing);
  CHECK(batches() == before + 1);
}

TEST_CASE("layout reads an edge list and writes a point a vertex") {
  const TemporaryDirectory directory;
  REQUIRE(samspil::writeFileAtomically(directory / "edges.txt", "# a square and a loner\n0 1\n1 2\n2 3\n3 0\n5 5\n")
              .has_value());
  const auto ran =
      runSamspil("unused", {"layout", (directory / "edges.txt").string(), (directory / "points.txt").string()});
  REQUIRE(ran.status == 0);
  const auto points = samspil::readFile(directory / "points.txt");
  REQUIRE(points.has_value());
  CHECK(std::count(points->begin(), points->end(), '\n') == 6);
  REQUIRE(samspil::writeFileAtomically(directory / "bad.txt", "0 1\none two\n").has_value());
  const auto bad =
      runSamspil("unused", {"layout", (directory / "bad.txt").string(), (directory / "points.txt").string()});
  CHECK(bad.status == 1);
  CHECK(bad.err.find("linje 2") != std::string::npos);
}
