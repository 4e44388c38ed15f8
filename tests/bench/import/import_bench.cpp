// Measures the import: samspil_import_bench read FILE cuts a CSV file into cells, as libcsv does beside it;
// samspil_import_bench propose FILE... runs a whole dry run into an empty network that has the vocabulary of assets/.
// Prints wall and CPU seconds, bytes or rows a second, peak memory, and when progress was first seen.
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>

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

// When progress was first above nothing, looked at every 5 ms.
double firstProgress(const JobControl& job, const std::atomic<bool>& done) {
  const Clock clock;
  while (job.progress() == 0 && !done) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return clock.wall();
}

Result<void> propose(const std::vector<std::filesystem::path>& files) {
  TRY_ASSIGN(const ImportTarget target, emptyNetwork());
  JobControl job;
  std::atomic<bool> done = false;
  double first = 0;
  std::thread watch([&] { first = firstProgress(job, done); });
  const Clock clock;
  const auto proposal = proposeImport(files, {.onlyAccount = true}, target, job);
  const double wall = clock.wall(), cpu = clock.cpu();
  done = true;
  watch.join();
  if (!proposal) return std::unexpected(proposal.error());
  std::uint64_t rows = 0, rejected = 0;
  for (const auto& file : proposal->files) {
    rows += file.rows;
    rejected += file.rejected;
  }
  fmt::print(
      "dry run: {} rows ({} rejected), wall {:.2f} s, CPU {:.2f} s, {:.0f} rows/s, peak {} MB, progress after {:.2f} "
      "s\n",
      rows, rejected, wall, cpu, static_cast<double>(rows) / wall, peakMegabytes(), first);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::strcmp(argv[1], "read") == 0) return readBoth(argv[2]);
  if (argc > 2 && std::strcmp(argv[1], "propose") == 0) {
    const auto proposed = propose({argv + 2, argv + argc});
    if (!proposed) fmt::print("{}\n", proposed.error().message);
    return proposed ? 0 : 1;
  }
  fmt::print("samspil_import_bench read FILE | propose FILE...\n");
  return 2;
}
