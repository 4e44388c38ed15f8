// Kills a process that writes to a store, at random moments, hundreds of times. Afterwards every acknowledged batch is
// there, the one in flight is there whole or not at all, and every invariant holds. SAMSPIL_CRASH_POINTS=10000 runs the
// long form; SAMSPIL_CRASH_SEED takes other moments.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/store_layout.h"
#include "tests/storage/support/crash_steps.h"
#include "tests/storage/support/memory_engine.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::size_t wantedPoints() {
  const char* wanted = std::getenv("SAMSPIL_CRASH_POINTS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 300;
}

std::uint64_t firstSeed() {
  const char* wanted = std::getenv("SAMSPIL_CRASH_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 1;
}

// What the child is doing when it is killed.
enum class Doing { edits, tables };

// Runs the child and kills it `after` it has begun. The revision that it acknowledged last; none: it never came so far.
std::optional<std::uint64_t> runAndKill(const std::filesystem::path& store, std::uint64_t seed,
                                        std::chrono::microseconds after, Doing doing = Doing::edits) {
  int pipe[2];
  REQUIRE(::pipe2(pipe, O_CLOEXEC) == 0);
  const std::string seedText = std::to_string(seed);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    const char* const restless = doing == Doing::tables ? "restless" : nullptr;
    ::execl(SAMSPIL_CRASH_CHILD, SAMSPIL_CRASH_CHILD, store.c_str(), seedText.c_str(), restless, nullptr);
    ::_exit(127);
  }
  ::close(pipe[1]);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  std::string said;
  char buffer[4096];
  for (ssize_t count; (count = ::read(pipe[0], buffer, sizeof buffer)) > 0;)
    said.append(buffer, static_cast<std::size_t>(count));
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE_MESSAGE(WIFSIGNALED(status), "the child ended by itself, with status " << status);
  const std::size_t end = said.rfind('\n');
  if (end == std::string::npos) return std::nullopt;
  const std::size_t begin = said.rfind('\n', end - 1);
  return std::stoull(said.substr(begin == std::string::npos || end == 0 ? 0 : begin + 1));
}

// The same steps without crashes, on another engine.
class Reference {
 public:
  explicit Reference(std::uint64_t seed) : seed_(seed) {
    auto engine = std::make_unique<MemoryEngine>(storeFamilyNames().size());
    store_ = valueOf(PropertyGraphStore::open(std::move(engine), "memory", {.create = true}));
  }
  std::string at(std::uint64_t revision) {
    while (store_->revision() < revision) valueOf(crashStep(*store_, seed_));
    return records(*store_);
  }

 private:
  std::uint64_t seed_;
  std::unique_ptr<PropertyGraphStore> store_;
};

// One store lives through several kills, then another begins, so that creation is struck as well.
std::size_t liveThroughKills(std::uint64_t seed, std::size_t kills, std::uint64_t longest, Doing doing = Doing::edits) {
  const TemporaryDirectory folder;
  const auto path = folder / "store";
  std::mt19937_64 random(seed);
  Reference reference(seed);
  std::uint64_t reached = 0;
  for (std::size_t kill = 0; kill < kills; ++kill) {
    CAPTURE(kill);
    const auto acknowledged = runAndKill(path, seed, std::chrono::microseconds(500 + random() % longest), doing);
    const auto store = valueOf(PropertyGraphStore::open(path, {.create = true}));
    const std::uint64_t revision = store->revision();
    const std::uint64_t least = acknowledged.value_or(reached);
    REQUIRE(revision >= least);
    REQUIRE(revision <= least + 1);
    requireSound(*store);
    REQUIRE(records(*store) == reference.at(revision));
    reached = revision;
  }
  return kills;
}

}  // namespace

TEST_CASE("a kill at any moment leaves the last acknowledged batch or one more") {
  constexpr std::size_t kKillsOfOneStore = 15;
  std::size_t points = 0;
  for (std::uint64_t seed = firstSeed(); points < wantedPoints() * 7 / 10; ++seed) {
    CAPTURE(seed);
    points += liveThroughKills(seed, kKillsOfOneStore, 60000);
  }
  MESSAGE("kills: " << points);
}

TEST_CASE("a kill while tables are written and merged leaves the last acknowledged batch or one more") {
  constexpr std::size_t kKillsOfOneStore = 15;
  std::size_t points = 0;
  for (std::uint64_t seed = firstSeed() + 500; points < wantedPoints() * 3 / 20; ++seed) {
    CAPTURE(seed);
    points += liveThroughKills(seed, kKillsOfOneStore, 100000, Doing::tables);
  }
  MESSAGE("kills: " << points);
}

TEST_CASE("a kill during a bulk load leaves all of it or nothing") {
  constexpr std::size_t kKillsOfOneStore = 5;
  std::size_t points = 0;
  for (std::uint64_t seed = kBulkSeeds + firstSeed(); points < wantedPoints() / 10; ++seed) {
    CAPTURE(seed);
    points += liveThroughKills(seed, kKillsOfOneStore, 400000);
  }
  MESSAGE("kills: " << points);
}

TEST_CASE("a kill while a store of an older format is brought up to date leaves one or the other, whole") {
  std::string before;
  {
    const TemporaryDirectory folder;
    std::filesystem::copy("tests/storage/fixtures/v1", folder / "store", std::filesystem::copy_options::recursive);
    before = records(*valueOf(PropertyGraphStore::open(folder / "store", {.readOnly = true})));
  }
  std::mt19937_64 random(firstSeed());
  const std::size_t points = wantedPoints() / 20;
  for (std::size_t point = 0; point < points; ++point) {
    CAPTURE(point);
    const TemporaryDirectory folder;
    const auto path = folder / "store";
    std::filesystem::copy("tests/storage/fixtures/v1", path, std::filesystem::copy_options::recursive);
    const auto acknowledged = runAndKill(path, 1, std::chrono::microseconds(500 + random() % 30000));
    const auto store = valueOf(PropertyGraphStore::open(path, {}));
    requireSound(*store);
    REQUIRE(store->revision() >= acknowledged.value_or(5));
    if (store->revision() == 5) REQUIRE(records(*store) == before);
  }
  MESSAGE("kills: " << points);
}
