#include <doctest/doctest.h>

#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "storage/lock_holder.h"
#include "tests/storage/engine_conformance.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

const std::vector<std::string> kFamilies{"default", "one", "two"};

std::unique_ptr<KeyValueEngine> openAt(const std::filesystem::path& path, bool create = true) {
  return valueOf(openRocksDb(path, {.create = create, .families = kFamilies}));
}

// The newest file with this ending; there is one in every store that was written to.
std::filesystem::path newest(const std::filesystem::path& directory, std::string_view extension) {
  std::filesystem::path found;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == extension && entry.path() > found) found = entry.path();
  }
  return found;
}

void changeByte(const std::filesystem::path& path, std::size_t at) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const char byte = static_cast<char>(file.get() ^ 0x10);
  file.seekp(static_cast<std::streamoff>(at));
  file.put(byte);
}

}  // namespace

TEST_CASE("memory keeps the engine's contract") {
  checkConformance([] { return std::make_unique<MemoryEngine>(kConformanceFamilies); }, [](auto&) {});
}

TEST_CASE("RocksDB keeps the engine's contract") {
  const TemporaryDirectory folder;
  int count = 0;
  std::filesystem::path path;
  const auto fresh = [&] { return openAt(path = folder / std::to_string(++count)); };
  checkConformance(fresh, [&](std::unique_ptr<KeyValueEngine>& engine) {
    engine.reset();
    engine = openAt(path, false);
  });
}

TEST_CASE("the second program to open a store learns who holds it") {
  const TemporaryDirectory folder;
  const auto engine = openAt(folder / "store");
  const Error error = errorOf(openRocksDb(folder / "store", {.families = kFamilies}));
  CHECK(error.code == ErrorCode::locked);
  CHECK_MESSAGE(error.message.find(fmt::format("(process {})", ::getpid())) != std::string::npos, error.message);
}

TEST_CASE("a holder that is gone is not named") {
  const TemporaryDirectory folder;
  std::ofstream(folder / "HOLDER") << "samspil\n999999999\n";
  CHECK(describeLockHolder(folder.path()).find("9999") == std::string::npos);
  CHECK(describeLockHolder(folder / "nowhere") == "another process");
}

TEST_CASE("reading works beside a writer, and sees what was committed when it was opened") {
  const TemporaryDirectory folder;
  const auto writer = openAt(folder / "store");
  put(*writer, 1, "a", "1");
  const auto reader = valueOf(openRocksDb(folder / "store", {.readOnly = true, .families = kFamilies}));
  put(*writer, 1, "a", "2");
  CHECK(valueOf(valueOf(reader->view())->get(1, "a")) == "1");
  const KeyValueWrite write{1, "a", "3"};
  CHECK(errorOf(reader->write({&write, 1})).code == ErrorCode::invalidArgument);
  CHECK(errorOf(reader->beginIngest()).code == ErrorCode::invalidArgument);
  const auto later = valueOf(openRocksDb(folder / "store", {.readOnly = true, .families = kFamilies}));
  CHECK(valueOf(valueOf(later->view())->get(1, "a")) == "2");
}

TEST_CASE("a checkpoint is a store of its own") {
  const TemporaryDirectory folder;
  const auto engine = openAt(folder / "store");
  put(*engine, 1, "a", "1");
  valueOf(engine->checkpoint(folder / "copy"));
  put(*engine, 1, "a", "2");
  const auto copy = openAt(folder / "copy", false);
  CHECK(valueOf(valueOf(copy->view())->get(1, "a")) == "1");
}

TEST_CASE("a torn last write is dropped and reported") {
  const TemporaryDirectory folder;
  {
    const auto engine = openAt(folder / "store");
    put(*engine, 1, "a", "1");
    put(*engine, 1, "b", "22222222222222222222");
  }
  const auto log = newest(folder / "store", ".log");
  std::filesystem::resize_file(log, std::filesystem::file_size(log) - 5);
  const auto engine = openAt(folder / "store", false);
  REQUIRE(engine->notices().size() == 1);
  CHECK(engine->notices()[0].find(log.filename().string()) != std::string::npos);
  CHECK(pairsOf(*valueOf(engine->view()), 1) == Pairs{{"a", "1"}});
  put(*engine, 1, "c", "3");
}

TEST_CASE("a write-ahead log that is damaged anywhere else is refused") {
  const TemporaryDirectory folder;
  {
    const auto engine = openAt(folder / "store");
    for (int i = 0; i < 20; ++i) put(*engine, 1, std::to_string(i), std::string(20, 'x'));
  }
  const auto log = newest(folder / "store", ".log");
  const std::string whole = valueOf(readFile(log));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::filesystem::copy(folder / "store", folder / "copy", std::filesystem::copy_options::recursive);
    changeByte(folder / "copy" / log.filename(), at);
    const auto opened = openRocksDb(folder / "copy", {.families = kFamilies});
    CAPTURE(at);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::invalidData);
    CHECK_MESSAGE(opened.error().message.find("backup") != std::string::npos, opened.error().message);
    std::filesystem::remove_all(folder / "copy");
  }
}

TEST_CASE("a store without its CURRENT file is not taken for an empty folder") {
  const TemporaryDirectory folder;
  {
    const auto engine = openAt(folder / "store");
    put(*engine, 1, "a", "1");
  }
  openAt(folder / "store");
  std::filesystem::remove(folder / "store" / "CURRENT");
  const Error error = errorOf(openRocksDb(folder / "store", {.create = true, .families = kFamilies}));
  CHECK(error.code == ErrorCode::invalidData);
  CHECK(error.message.find("CURRENT is missing") != std::string::npos);
}

TEST_CASE("a folder that may not be written to says so") {
  const TemporaryDirectory folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  {
    const auto engine = openAt(folder / "store");
    put(*engine, 1, "a", "1");
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder / "store")) {
    std::filesystem::permissions(entry.path(), std::filesystem::perms(0444));
  }
  std::filesystem::permissions(folder / "store", std::filesystem::perms(0555));
  // Root may write everywhere, so a child gives that up.
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(9);
    const auto opened = openRocksDb(folder / "store", {.families = kFamilies});
    if (opened || opened.error().code != ErrorCode::io) ::_exit(1);
    if (opened.error().message.find("write permission") == std::string::npos) ::_exit(2);
    const auto reader = openRocksDb(folder / "store", {.readOnly = true, .families = kFamilies});
    if (!reader) ::_exit(3);
    const auto view = (*reader)->view();
    const auto value = view ? (*view)->get(1, "a") : makeError(ErrorCode::io, "no view");
    ::_exit(value && value.value() == "1" ? 0 : 4);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  std::filesystem::permissions(folder / "store", std::filesystem::perms::all);
}
