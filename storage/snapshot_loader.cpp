#include "storage/snapshot_loader.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include "storage/record_codec.h"

namespace samspil {
namespace {

// visit(key, payload) for the rows of [from, to), the end open where `to` is empty.
template <typename Visit>
Result<void> scanRows(const StoreReader& reader, StoreFamily family, std::string_view from, std::string_view to,
                      Visit visit) {
  TRY_ASSIGN(const auto cursor, reader.view().cursor(number(family), from, to));
  while (!cursor->atEnd()) {
    TRY_ASSIGN(const Row row, decodeRow(cursor->value()));
    TRY(visit(cursor->key(), row.payload));
    TRY(cursor->next());
  }
  return {};
}

Result<void> readSources(const StoreReader& reader, SnapshotBuilder& builder) {
  return scanRows(reader, StoreFamily::source, "", "",
                  [&](std::string_view key, std::string_view payload) -> Result<void> {
                    ByteReader in(key);
                    const SourceId id{in.u32be()};
                    TRY(in.finish("a key"));
                    TRY_ASSIGN(const SourceView source, viewSource(id, payload));
                    builder.addSource(source);
                    return {};
                  });
}

Result<void> readEntities(const StoreReader& reader, SnapshotBuilder& builder) {
  FactsView facts;
  return scanRows(reader, StoreFamily::entity, "", "",
                  [&](std::string_view key, std::string_view payload) -> Result<void> {
                    ByteReader in(key);
                    const EntityId id{in.u32be()};
                    if (in.atEnd() && !in.failed()) {
                      TRY_ASSIGN(const EntityView entity, viewEntity(payload));
                      builder.addEntity(id, entity.type, entity.key);
                      return {};
                    }
                    const SourceId source{in.u32be()};
                    TRY(in.finish("a key"));
                    TRY(viewFacts({id, source}, payload, facts));
                    builder.addFacts(facts);
                    return {};
                  });
}

// One stretch of the ties, read by one thread.
struct TieStretch {
  std::string from, to;
};

Result<void> readTies(const StoreReader& reader, const TieStretch& stretch, StatementBlock& into) {
  return scanRows(reader, StoreFamily::tie, stretch.from, stretch.to,
                  [&](std::string_view key, std::string_view payload) -> Result<void> {
                    ByteReader in(key);
                    const StatementId id{in.u32be()};
                    TRY(in.finish("a key"));
                    return addTie(id, payload, into);
                  });
}

// Ids are given in order, so equal stretches of them hold about equally many ties.
std::vector<TieStretch> stretchesOf(const StoreNumbers& numbers, const StoreTotals& totals) {
  constexpr std::uint64_t kSmallest = 50'000;  // ties; below, a thread is not worth its start
  constexpr std::uint64_t kMost = 16;
  const std::uint64_t count = std::clamp<std::uint64_t>(totals.tieStatements / kSmallest, 1, kMost);
  std::vector<TieStretch> stretches(count);
  for (std::uint64_t i = 1; i < count; ++i) {
    const auto first = static_cast<std::uint32_t>(numbers.next.nextStatement * i / count);
    stretches[i].from = stretches[i - 1].to = locationOf(StatementId{first}).key;
  }
  return stretches;
}

// What is to be read, with a block for the statements of the thread that reads it.
using Task = std::function<Result<void>(StatementBlock&)>;

// Runs all tasks, as many at a time as there are cores, and gives the builder what they read; the answer is the first
// error in their order.
Result<void> runAll(std::span<const Task> tasks, SnapshotBuilder& builder) {
  std::vector<Result<void>> results(tasks.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&](StatementBlock& block) {
    for (std::size_t task; (task = next.fetch_add(1)) < tasks.size();) results[task] = tasks[task](block);
  };
  const std::size_t threads = std::min<std::size_t>(tasks.size(), std::max(1U, std::thread::hardware_concurrency()));
  std::vector<StatementBlock> blocks;
  for (std::size_t i = 0; i < threads; ++i) blocks.push_back(builder.newBlock());
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&, i] { work(blocks[i]); });
    work(blocks.front());
  }
  for (auto& result : results) TRY(std::move(result));
  for (StatementBlock& block : blocks) builder.addStatements(std::move(block));
  return {};
}

}  // namespace

Result<SnapshotPtr> loadSnapshot(const StoreReader& reader, Revision revision) {
  TRY_ASSIGN(Vocabulary vocabulary, reader.vocabulary());
  TRY_ASSIGN(const StoreTotals totals, reader.totals());
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  SnapshotBuilder builder(std::move(vocabulary), {});
  builder.expect(EntityId{numbers.next.nextEntity});
  const std::vector<TieStretch> stretches = stretchesOf(numbers, totals);
  std::vector<Task> tasks{[&](StatementBlock&) -> Result<void> {
    TRY(readSources(reader, builder));
    return readEntities(reader, builder);
  }};
  for (const TieStretch& stretch : stretches)
    tasks.emplace_back([&](StatementBlock& into) { return readTies(reader, stretch, into); });
  TRY(runAll(tasks, builder));
  return builder.finish(revision);
}

}  // namespace samspil
