// A large file is not read into memory but looked at where it stands, where somebody else may write.
#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "import/proposed_records.h"
#include "import/text_bytes.h"
#include "tests/import/memory_network.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

// Some hospitals with long notes, more than is read into memory.
void writeLargeTable(const std::filesystem::path& path) {
  std::ofstream file(path);
  file << "id;name;type;note\n";
  const std::string note(1 << 20, 'x');
  for (int i = 0; i < 70; ++i) file << i << ";Hospital " << i << ";hospital;" << note << "\n";
}

Result<int> recordsIn(const ImportProposal& proposal) {
  JobControl job;
  const auto feed = proposal.records->feed(job);
  int count = 0;
  for (;; ++count) {
    TRY_ASSIGN(const Record* const record, feed());
    if (record == nullptr) return count;
  }
}

}  // namespace

TEST_CASE(
    "a large file that is written to after the preview is not imported, one that is put in its place changes nothing") {
  const TemporaryDirectory folder;
  const auto path = folder / "store.csv";
  writeLargeTable(path);
  const MemoryNetwork network;
  const ImportTarget target = network.target();
  JobControl job;
  const auto proposal = proposeImport(std::vector{path}, {.recordsFrom = 1}, target, job);
  REQUIRE(proposal);
  REQUIRE(proposal->records);
  const auto before = recordsIn(*proposal);
  REQUIRE(before);
  CHECK(*before == 141);  // a source, and each hospital with its facts

  std::filesystem::copy(path, folder / "new.csv");
  std::filesystem::rename(path, folder / "old.csv");
  std::filesystem::rename(folder / "new.csv", path);
  CHECK(recordsIn(*proposal).value_or(0) == *before);

  std::ofstream(folder / "old.csv", std::ios::app) << "70;Hospital 70;hospital;\n";
  const auto after = recordsIn(*proposal);
  REQUIRE_FALSE(after);
  CHECK(after.error().code == ErrorCode::conflict);
  CHECK(after.error().message.find("store.csv was changed since it was read") != std::string::npos);
}

TEST_CASE("bytes of a large file that were let go are there again when somebody looks") {
  const TemporaryDirectory folder;
  const auto path = folder / "store.csv";
  writeLargeTable(path);
  const auto text = TextBytes::ofFile(path);
  REQUIRE(text);
  const std::string before(text->view().substr(0, 3 << 20));
  text->letGo(0, text->size());
  text->letGo(1, 2);
  CHECK(text->view().substr(0, before.size()) == before);
  CHECK_FALSE(text->changed());
  const TextBytes small("Aarhus");
  small.letGo(0, small.size());
  CHECK(small.view() == "Aarhus");
}
