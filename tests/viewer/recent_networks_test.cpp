#include "viewer/recent_networks.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;

TEST_CASE("the network that was open last stands first, each once, and what is gone is left out") {
  const test::TemporaryDirectory directory;
  const auto file = directory / "data" / "recent";
  CHECK(recentNetworks(file).empty());
  std::vector<std::filesystem::path> folders;
  for (const char* name : {"a", "b", "c"}) {
    folders.push_back(directory / name);
    std::filesystem::create_directory(folders.back());
    REQUIRE(rememberNetwork(file, folders.back()).has_value());
  }
  CHECK(recentNetworks(file) == std::vector{folders[2], folders[1], folders[0]});
  REQUIRE(rememberNetwork(file, folders[0]).has_value());
  CHECK(recentNetworks(file) == std::vector{folders[0], folders[2], folders[1]});
  std::filesystem::remove(folders[2]);
  CHECK(recentNetworks(file) == std::vector{folders[0], folders[1]});
}

TEST_CASE("the list stays short, and a broken one is an empty one") {
  const test::TemporaryDirectory directory;
  const auto file = directory / "recent";
  for (int i = 0; i < 9; ++i) {
    const auto folder = directory / ("n" + std::to_string(i));
    std::filesystem::create_directory(folder);
    REQUIRE(rememberNetwork(file, folder).has_value());
  }
  CHECK(recentNetworks(file).size() == kMostRecent);
  CHECK(recentNetworks(file).front() == directory / "n8");
  REQUIRE(writeFileAtomically(file, std::string("\0\n\n/nowhere/at/all\n", 18)).has_value());
  CHECK(recentNetworks(file).empty());
}

TEST_CASE("a network is called after its folder") {
  CHECK(networkName("/home/ada/Partnere 2026") == "Partnere 2026");
  CHECK(networkName("/home/ada/.local/share/samspil/network") == "samspil");
  CHECK(networkName("/") == "/");
}
