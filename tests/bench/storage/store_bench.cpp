// What the store costs at a given size, one line a measure:
//   samspil_storage_bench load DIRECTORY ENTITIES TIES     makes and loads the network into a new store
//   samspil_storage_bench read DIRECTORY                   opens it, loads the snapshot, looks around, edits
//   samspil_storage_bench undo DIRECTORY                   takes the import back and brings it again
//   samspil_storage_bench csv DIRECTORY ENTITIES TIES      another of that size as CSV files, to import
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include <fmt/format.h>
#include <sys/resource.h>

#include "graph/search.h"
#include "storage/store_reader.h"
#include "tests/bench/storage/network_generator.h"
#include "tests/bench/storage/partner_lists.h"

namespace {

using namespace samspil;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void report(std::string_view what, double value, std::string_view unit) {
  fmt::print("{:<42}{:>12.3f} {}\n", what, value, unit);
}

// Of all threads; tells more than wall time on a busy machine.
double cpuMilliseconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

template <typename Run>
auto measure(std::string_view what, Run run) {
  const double cpu = cpuMilliseconds();
  const auto start = Clock::now();
  auto result = run();
  report(what, millisecondsSince(start), "ms");
  report(fmt::format("{}, processor time", what), cpuMilliseconds() - cpu, "ms");
  return result;
}

void reportPeak() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  report("peak memory", static_cast<double>(usage.ru_maxrss) / 1024, "MiB");
}

template <typename T>
T valueOf(Result<T> result) {
  if (!result) {
    std::cerr << result.error().message << '\n';
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::uintmax_t bytesIn(const std::filesystem::path& directory) {
  std::uintmax_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    sum += entry.is_regular_file() ? entry.file_size() : 0;
  return sum;
}

void load(const std::filesystem::path& directory, std::uint32_t entities, std::uint32_t ties) {
  bench::NetworkGenerator generator(entities, ties);
  {
    const auto store = valueOf(PropertyGraphStore::open(directory, {.create = true}));
    valueOf(store->apply(bench::NetworkGenerator::foundation()));
    JobControl job;
    const auto feed = [&, record = Record{}]() mutable -> Result<const Record*> {
      return generator.next(record) ? &record : nullptr;
    };
    measure("load, generating included", [&] { return valueOf(store->load({.kind = BatchKind::import}, feed, job)); });
    bench::NetworkGenerator again(entities, ties);
    measure("generating alone", [&] {
      Record record;
      while (again.next(record)) {
      }
      return record;
    });
  }
  const auto bytes = static_cast<double>(bytesIn(directory));
  report("on disk", bytes / 1048576, "MiB");
  report("on disk, a tie", bytes / ties, "bytes");
  reportPeak();
}

// Mean and median of many runs of one thing, in microseconds.
template <typename Run>
void measureEach(std::string_view what, int runs, Run run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    run();
    times.push_back(millisecondsSince(start) * 1000);
  }
  std::ranges::sort(times);
  report(fmt::format("{}, p50", what), times[times.size() / 2], "us");
  report(fmt::format("{}, p99", what), times[times.size() * 99 / 100], "us");
}

void read(const std::filesystem::path& directory) {
  const auto store = measure("open", [&] { return valueOf(PropertyGraphStore::open(directory, {})); });
  const SnapshotPtr network = measure("snapshot", [&] { return valueOf(store->snapshot()); });
  reportPeak();
  std::mt19937_64 random(1);
  const auto some = [&] {
    return network->entity(VertexIndex{static_cast<std::uint32_t>(random() % network->vertexCount())});
  };
  measureEach("an entity by id", 2000, [&] { valueOf(store->entity(some())); });
  measureEach("its facts", 2000, [&] { valueOf(store->facts(some())); });
  const auto engine = valueOf(openRocksDb(directory, {.readOnly = true, .families = storeFamilyNames()}));
  measureEach("its neighbours, both ways", 10000,
              [&] { valueOf(valueOf(StoreReader::at(*engine)).adjacentTies(some())); });
  measureEach("its ties, both ways, in full", 2000, [&] { valueOf(store->tiesOf(some())); });
  measureEach("its ties in the snapshot", 20000, [&] {
    const auto v = VertexIndex{static_cast<std::uint32_t>(random() % network->vertexCount())};
    std::uint32_t sum = 0;
    for (const HalfEdge half : network->incident(v)) sum += half.neighbor.value;
    asm volatile("" : : "r"(sum));  // so that the sum is worked out
  });
  for (const char* text :
       {"neurologi", "neurologi 12", "gødstrup 99", "kraków 777", "fonden diabetes", "rehabilitering"})
    measureEach(fmt::format("names with \"{}\"", text), 30,
                [&] { searchEntities(*network, text, Language::danish, 20); });
  int value = 0;
  measureEach("a durable edit", 200, [&] {
    ChangeSet edit({.kind = BatchKind::layout});
    edit.put(Setting{"position", "bench", std::to_string(++value)});
    valueOf(store->apply(edit));
  });
}

void undo(const std::filesystem::path& directory) {
  const auto store = valueOf(PropertyGraphStore::open(directory, {}));
  for (const Batch& batch : valueOf(store->history())) {
    if (batch.info.kind != BatchKind::import) continue;
    measure("undo of the import", [&] { return valueOf(store->undo(batch.id)); });
    measure("redo", [&] { return valueOf(store->redo()); });
  }
  reportPeak();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 2 ? argv[1] : "";
  const auto number = [&](int at) { return static_cast<std::uint32_t>(std::strtoul(argv[at], nullptr, 10)); };
  if (command == "load" && argc == 5)
    load(argv[2], number(3), number(4));
  else if (command == "csv" && argc == 5)
    bench::writePartnerLists(argv[2], number(3), number(4));
  else if (command == "read" && argc == 3)
    read(argv[2]);
  else if (command == "undo" && argc == 3)
    undo(argv[2]);
  else {
    std::cerr << "usage: samspil_storage_bench load|csv DIRECTORY ENTITIES TIES | read|undo DIRECTORY\n";
    return 2;
  }
}
