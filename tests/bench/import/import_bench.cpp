// Measures the import: samspil_import_bench read FILE cuts a CSV file into cells, as libcsv does beside it;
// samspil_import_bench propose FILE... runs a whole dry run into an empty network that has the vocabulary of assets/.
// samspil_import_bench resolve NETWORK.csv NEW.csv looks for the rows of a second list among the entities of a first.
// Prints wall and CPU seconds, bytes or rows a second, peak memory, when progress was first seen, and the longest time
// between two steps of it.
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

#include "base/files.h"
#include "import/csv_reader.h"
#include "import/import.h"

#ifdef SAMSPIL_HAS_LIBCSV
#include <csv.h>
#endif

using namespace samspil;

namespace {

class Clock {
 public:
  double wall() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
  double cpu() const { return static_cast<double>(std::clock() - cpu_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t cpu_ = std::clock();
};

long peakMegabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss / 1024;
}

void report(const char* what, const Clock& clock, std::size_t bytes, std::size_t cells) {
  const double cpu = clock.cpu();
  fmt::print("{}: wall {:.3f} s, CPU {:.3f} s, {:.0f} MB/s of CPU, {} cells\n", what, clock.wall(), cpu,
             static_cast<double>(bytes) / 1e6 / cpu, cells);
}

int readBoth(const char* path) {
  const auto bytes = readFile(path);
  if (!bytes) return fmt::print("{}\n", bytes.error().message), 1;
  {
    const Clock clock;
    std::size_t cells = 0;
    CsvReader reader(*bytes, {});
    for (CsvRecord record; reader.next(record);) cells += record.cells.size();
    report("samspil", clock, bytes->size(), cells);
  }
#ifdef SAMSPIL_HAS_LIBCSV
  const Clock clock;
  std::size_t cells = 0;
  csv_parser parser;
  csv_init(&parser, 0);
  const auto cell = [](void*, std::size_t, void* count) { ++*static_cast<std::size_t*>(count); };
  csv_parse(&parser, bytes->data(), bytes->size(), cell, nullptr, &cells);
  csv_fini(&parser, cell, nullptr, &cells);
  csv_free(&parser);
  report("libcsv", clock, bytes->size(), cells);
#endif
  return 0;
}

Result<ImportTarget> emptyNetwork() {
  TRY_ASSIGN(const Vocabulary vocabulary, readVocabulary("assets/vocabulary.json"));
  TRY_ASSIGN(SnapshotPtr network, SnapshotBuilder(vocabulary, {}).finish(0));
  return ImportTarget{.network = std::move(network),
                      .ids = {},
                      .facts = [](EntityId) -> Result<std::vector<EntityFacts>> { return std::vector<EntityFacts>{}; },
                      .tieStatement = [](StatementId) -> Result<TieStatement> { return TieStatement{}; },
                      .findIdentifier = [](std::string_view, std::string_view) -> Result<std::vector<EntityId>> {
                        return std::vector<EntityId>{};
                      }};
}

// Looks at the progress every millisecond: when it was first above nothing, and how long it ever stood still.
struct ProgressWatch {
  double first = 0, longest = 0;
};
ProgressWatch watched(const JobControl& job, const std::atomic<bool>& done) {
  ProgressWatch watch;
  const Clock clock;
  double shown = -1, since = 0;
  while (!done) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const double now = clock.wall(), progress = job.progress();
    if (watch.first == 0 && progress > 0) watch.first = now;
    if (progress != shown) since = now;
    shown = progress;
    watch.longest = std::max(watch.longest, now - since);
  }
  return watch;
}

Result<void> measure(const std::vector<std::filesystem::path>& files, const ImportTarget& target) {
  JobControl job;
  std::atomic<bool> done = false;
  ProgressWatch watch;
  std::thread watcher([&] { watch = watched(job, done); });
  const Clock clock;
  const auto proposal = proposeImport(files, {.onlyAccount = true}, target, job);
  const double wall = clock.wall(), cpu = clock.cpu();
  done = true;
  watcher.join();
  if (!proposal) return std::unexpected(proposal.error());
  std::uint64_t rows = 0, rejected = 0;
  for (const auto& file : proposal->files) {
    rows += file.rows;
    rejected += file.rejected;
  }
  fmt::print(
      "dry run: {} rows ({} rejected, {} possible duplicates), wall {:.2f} s, CPU {:.2f} s, {:.0f} rows/s, peak "
      "{} MB, progress after {:.2f} s, still for {:.3f} s at most\n",
      rows, rejected, proposal->possibleDuplicates.size(), wall, cpu, static_cast<double>(rows) / wall, peakMegabytes(),
      watch.first, watch.longest);
  return {};
}

Result<void> propose(const std::vector<std::filesystem::path>& files) {
  TRY_ASSIGN(const ImportTarget target, emptyNetwork());
  return measure(files, target);
}

// The network that a list makes.
Result<void> resolve(const std::filesystem::path& network, const std::filesystem::path& list) {
  TRY_ASSIGN(ImportTarget target, emptyNetwork());
  JobControl job;
  TRY_ASSIGN(const ImportProposal made, proposeImport(std::vector{network}, {}, target, job));
  std::vector<Source> sources;
  std::unordered_map<EntityId, std::vector<EntityFacts>> facts;
  for (const auto& mutation : made.change.mutations()) {
    if (const auto* source = std::get_if<Source>(&*mutation.record)) sources.push_back(*source);
    if (const auto* stated = std::get_if<EntityFacts>(&*mutation.record)) facts[stated->entity].push_back(*stated);
  }
  SnapshotBuilder builder(target.network->vocabulary(), sources);
  for (const auto& mutation : made.change.mutations()) {
    const auto* entity = std::get_if<Entity>(&*mutation.record);
    if (entity == nullptr) continue;
    builder.addEntity(*entity);
    for (const auto& stated : facts[entity->id]) builder.addFacts(stated);
    target.ids.nextEntity = std::max(target.ids.nextEntity, entity->id.value + 1);
  }
  TRY_ASSIGN(target.network, builder.finish(1));
  target.ids.nextSource = static_cast<std::uint32_t>(sources.size()) + 1;
  target.facts = [&facts](EntityId id) -> Result<std::vector<EntityFacts>> { return facts[id]; };
  return measure({list}, target);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::strcmp(argv[1], "read") == 0) return readBoth(argv[2]);
  if (argc > 2 && std::strcmp(argv[1], "propose") == 0) {
    const auto proposed = propose({argv + 2, argv + argc});
    if (!proposed) fmt::print("{}\n", proposed.error().message);
    return proposed ? 0 : 1;
  }
  if (argc == 4 && std::strcmp(argv[1], "resolve") == 0) {
    const auto resolved = resolve(argv[2], argv[3]);
    if (!resolved) fmt::print("{}\n", resolved.error().message);
    return resolved ? 0 : 1;
  }
  fmt::print("samspil_import_bench read FILE | propose FILE... | resolve NETWORK.csv NEW.csv\n");
  return 2;
}
