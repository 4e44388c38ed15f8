#include "base/files.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

// Sets (or with nullptr removes) a variable of the environment and puts the old value back.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    set(value);
  }
  ~ScopedVariable() { set(old_ ? old_->c_str() : nullptr); }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  void set(const char* value) const { value != nullptr ? ::setenv(name_, value, 1) : ::unsetenv(name_); }
  const char* name_;
  std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("what is written is read back, byte for byte") {
  const TemporaryDirectory folder;
  std::string bytes(200'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  REQUIRE(writeFileAtomically(folder / "all", bytes).has_value());
  CHECK(readFile(folder / "all").value() == bytes);
  REQUIRE(writeFileAtomically(folder / "empty", "").has_value());
  CHECK(readFile(folder / "empty").value().empty());
  CHECK(folder.entries() == 2);
}

TEST_CASE("a file is replaced as a whole: an open reader keeps the old one") {
  const TemporaryDirectory folder;
  REQUIRE(writeFileAtomically(folder / "notes", "old").has_value());
  fs::create_hard_link(folder / "notes", folder / "reader");
  REQUIRE(writeFileAtomically(folder / "notes", "new and longer").has_value());
  CHECK(readFile(folder / "notes").value() == "new and longer");
  CHECK(readFile(folder / "reader").value() == "old");
}

TEST_CASE("what has no size on disk is read all the same") {
  const auto status = readFile("/proc/self/status");
  REQUIRE(status.has_value());
  CHECK(status->find("Name:") == 0);
}

TEST_CASE("a missing file is not_found and the error names it") {
  const TemporaryDirectory folder;
  const auto missing = readFile(folder / "nowhere.csv");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::notFound);
  CHECK(missing.error().message.find("nowhere.csv") != std::string::npos);
  CHECK(missing.error().message.back() == '.');
}

TEST_CASE("a folder is no file") {
  const TemporaryDirectory folder;
  const auto bytes = readFile(folder.path());
  REQUIRE_FALSE(bytes.has_value());
  CHECK(bytes.error().code == ErrorCode::io);
}

TEST_CASE("writing into a folder that is not there fails and says where") {
  const TemporaryDirectory folder;
  const auto written = writeFileAtomically(folder / "no/such/map.svg", "x");
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == ErrorCode::notFound);
  CHECK(written.error().message.find("no/such/map.svg") != std::string::npos);
}

TEST_CASE("writing over a folder fails, and leaves nothing behind") {
  const TemporaryDirectory folder;
  fs::create_directory(folder / "taken");
  REQUIRE(writeFileAtomically(folder / "taken/inside", "x").has_value());
  const auto written = writeFileAtomically(folder / "taken", "x");
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == ErrorCode::io);
  CHECK(folder.entries() == 1);
  CHECK(fs::is_directory(folder / "taken"));
}

TEST_CASE("writing into a folder without permission fails, and the old file stays") {
  const TemporaryDirectory folder;
  REQUIRE(writeFileAtomically(folder / "kept", "old").has_value());
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto written = writeFileAtomically(folder / "kept", "new");
  if (::geteuid() == 0) {
    MESSAGE("the administrator may write everywhere, so this is only tested for other users");
    return;
  }
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == ErrorCode::io);
  CHECK(readFile(folder / "kept").value() == "old");
}

TEST_CASE("a full disk is reported as such") {
  if (::access("/dev/full", W_OK) != 0) {
    MESSAGE("this machine has no /dev/full");
    return;
  }
  const TemporaryDirectory folder;
  const auto temporary = folder / ("map.png." + std::to_string(::getpid()) + ".tmp").c_str();
  fs::create_symlink("/dev/full", temporary);
  const auto written = writeFileAtomically(folder / "map.png", std::string(100'000, 'x'));
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == ErrorCode::noSpace);
  CHECK(folder.entries() == 0);
}

TEST_CASE("user data goes where the XDG rules say") {
  const ScopedVariable home("HOME", "/home/ada");
  {
    const ScopedVariable data("XDG_DATA_HOME", "/data/ada");
    CHECK(userDataDirectory() == "/data/ada/samspil");
  }
  {
    const ScopedVariable data("XDG_DATA_HOME", nullptr);
    CHECK(userDataDirectory() == "/home/ada/.local/share/samspil");
  }
  {
    const ScopedVariable data("XDG_DATA_HOME", "relative/is/ignored");
    CHECK(userDataDirectory() == "/home/ada/.local/share/samspil");
  }
  const ScopedVariable data("XDG_DATA_HOME", "");
  const ScopedVariable homeless("HOME", nullptr);
  CHECK(userDataDirectory().is_absolute());
}

TEST_CASE("assets are where SAMSPIL_ASSETS says") {
  const ScopedVariable assets("SAMSPIL_ASSETS", "/opt/samspil/assets");
  CHECK(assetsDirectory().value() == "/opt/samspil/assets");
}

TEST_CASE("the user has a name") { CHECK_FALSE(userName().empty()); }
