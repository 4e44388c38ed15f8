#include "viewer/file_chooser.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;

namespace {

std::vector<std::string> names(const std::vector<const FolderEntry*>& entries) {
  std::vector<std::string> found;
  for (const FolderEntry* entry : entries) found.push_back(entry->name);
  return found;
}

void fill(const test::TemporaryDirectory& folder) {
  std::filesystem::create_directory(folder / "Ærø");
  std::filesystem::create_directory(folder / ".skjult");
  for (const char* name : {"Østjylland.csv", "aarhus.CSV", "billede.png", ".hemmelig.csv", "zoo.tsv"})
    REQUIRE(writeFileAtomically(folder / name, "a;b\n"));
}

}  // namespace

TEST_CASE("a folder lists folders first, then what can be imported, in Danish order") {
  const test::TemporaryDirectory folder;
  fill(folder);
  FileChooser chooser;
  openFolder(chooser, folder.path());
  CHECK(chooser.problem.empty());
  CHECK(names(chooser.matching()) == std::vector<std::string>{"Ærø", "zoo.tsv", "Østjylland.csv", "aarhus.CSV"});
  CHECK(chooser.entries.front().folder);
  CHECK(chooser.entries.back().bytes == 4);
}

TEST_CASE("typing narrows the list without accents, and a path is not a name") {
  const test::TemporaryDirectory folder;
  fill(folder);
  FileChooser chooser;
  openFolder(chooser, folder.path());
  chooser.typed = "ostjyl";
  CHECK(names(chooser.matching()) == std::vector<std::string>{"Østjylland.csv"});
  CHECK(typedPath(chooser).empty());
  chooser.typed = "./zoo.tsv";
  CHECK(typedPath(chooser) == folder / "zoo.tsv");
  CHECK(chooser.matching().size() == 4);
}

TEST_CASE("a folder that can't be read leaves the chooser where it was and says why") {
  const test::TemporaryDirectory folder;
  FileChooser chooser;
  openFolder(chooser, folder.path());
  openFolder(chooser, folder / "findes-ikke");
  CHECK(chooser.folder == folder.path());
  CHECK(chooser.problem.find("findes-ikke") != std::string::npos);
}
