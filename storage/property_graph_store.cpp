#include "storage/property_graph_store.h"

#include <algorithm>
#include <system_error>

#include "base/date.h"
#include "base/files.h"
#include "storage/change_rules.h"
#include "storage/dump.h"
#include "storage/feed_order.h"
#include "storage/integrity.h"
#include "storage/migration.h"
#include "storage/past.h"
#include "storage/record_codec.h"
#include "storage/snapshot_loader.h"
#include "storage/store_layout.h"
#include "storage/store_state.h"

namespace samspil {
namespace {

template <typename T>
Result<T> readRecord(const StoreReader& reader, const RecordKey& key) {
  TRY_ASSIGN(const auto found, reader.find(key));
  if (!found) return makeError(ErrorCode::notFound, "The store has no {}.", describeKey(key));
  TRY_ASSIGN(Record record, decodePayload(key, found->payload));
  return std::get<T>(std::move(record));
}

}  // namespace

void fillIn(BatchInfo& info) {
  if (info.who.empty()) info.who = userName();
  if (info.when == 0) info.when = nowMicroseconds();
}

Result<Applied> PropertyGraphStore::Implementation::commit(const StoreReader& at, PlannedBatch planned) {
  TRY_ASSIGN(const StoreNumbers before, at.numbers());
  if (planned.changes.empty()) return Applied{BatchId{0}, before.lastBatch};
  fillIn(planned.info);
  const Batch header = headerOf(planned, before);
  TRY_ASSIGN(const auto writes, writesOf(at, planned, header));
  TRY(engine->write(writes));
  TRY(refreshNumbers());
  keepSnapshot(planned.changes, before.lastBatch, header.id.value);
  return Applied{header.id, header.id.value};
}

void PropertyGraphStore::Implementation::keepSnapshot(const ChangePlan& changes, Revision before, Revision after) {
  const auto isSetting = [](const PlannedChange& change) { return kindOf(change.key) == RecordKind::setting; };
  if (!std::ranges::all_of(changes, isSetting)) return;
  const std::lock_guard lock(mutex);
  if (cached && cachedFor == before) cachedFor = after;
}

Result<Applied> PropertyGraphStore::Implementation::load(StoreReader at, BatchInfo info, const RecordFeed& feed,
                                                         JobControl& job) {
  fillIn(info);
  TRY_ASSIGN(const BatchId batch, loadBulk(*engine, std::move(at), std::move(info), feed, job));
  TRY(refreshNumbers());
  return Applied{batch, batch.value};
}

PropertyGraphStore::PropertyGraphStore(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
PropertyGraphStore::~PropertyGraphStore() = default;

Result<std::unique_ptr<PropertyGraphStore>> PropertyGraphStore::open(const std::filesystem::path& directory,
                                                                     OpenOptions options) {
  const auto names = storeFamilyNames();
  TRY_ASSIGN(
      auto engine,
      openRocksDb(directory, {.create = options.create,
                              .readOnly = options.readOnly,
                              .families = names,
                              .sought = {names[number(StoreFamily::key)], names[number(StoreFamily::tie)]},
                              .dense = {names[number(StoreFamily::adjacency)]},
                              .textual = {names[number(StoreFamily::entity)], names[number(StoreFamily::source)]}}));
  return open(std::move(engine), directory, options);
}

Result<std::unique_ptr<PropertyGraphStore>> PropertyGraphStore::open(std::unique_ptr<KeyValueEngine> engine,
                                                                     const std::filesystem::path& directory,
                                                                     OpenOptions options) {
  engine = packRows(std::move(engine), packedFamilies());
  TRY(bringUpToDate(*engine, directory, options.create, options.readOnly));
  auto implementation = std::make_unique<Implementation>(std::move(engine), directory, options.readOnly);
  TRY(implementation->refreshNumbers());
  return std::unique_ptr<PropertyGraphStore>(new PropertyGraphStore(std::move(implementation)));
}

Result<Applied> PropertyGraphStore::apply(const ChangeSet& change) {
  JobControl job;
  return apply(change, job);
}

Result<Applied> PropertyGraphStore::apply(const ChangeSet& change, JobControl& job) {
  TRY(implementation_->mayWrite());
  const std::lock_guard writing(implementation_->writing);
  TRY_ASSIGN(StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  if (auto order = bulkOrder(change.mutations(), numbers.next)) {
    const RecordFeed feed = [&, at = std::size_t{0}]() mutable -> Result<const Record*> {
      TRY(job.checkpoint(at, order->size()));
      if (at == order->size()) return nullptr;
      return &*change.mutations()[(*order)[at++]].record;
    };
    return implementation_->load(std::move(reader), change.info(), feed, job);
  }
  TRY_ASSIGN(ChangePlan plan, planChanges(reader, change.mutations()));
  TRY(job.checkpoint(1, 3));
  TRY_ASSIGN(const auto violations, findViolations(reader, plan));
  TRY(job.checkpoint(2, 3));
  if (!violations.empty()) {
    const Violation& first = violations.front();
    return makeError(ErrorCode::conflict, "The change does not fit: {}: {}. Nothing was changed.",
                     describeKey(plan[first.change].key), first.reason.english);
  }
  return implementation_->commit(reader, {std::move(plan), change.info(), std::nullopt, {}, {}});
}

Result<Applied> PropertyGraphStore::load(const BatchInfo& info, const RecordFeed& feed, JobControl& job) {
  TRY(implementation_->mayWrite());
  const std::lock_guard writing(implementation_->writing);
  TRY_ASSIGN(StoreReader reader, implementation_->reader());
  return implementation_->load(std::move(reader), info, feed, job);
}

Result<std::vector<Batch>> PropertyGraphStore::history() const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  std::vector<Batch> batches;
  for (std::uint32_t id = 1; id <= numbers.lastBatch; ++id) {
    TRY_ASSIGN(auto batch, reader.batch(BatchId{id}));
    if (!batch) return makeError(ErrorCode::invalidData, "Batch {} is missing in the journal; run samspil check.", id);
    batches.push_back(std::move(*batch));
  }
  return batches;
}

Result<std::vector<RecordDifference>> PropertyGraphStore::changesOf(BatchId batch) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto header, reader.batch(batch));
  if (!header) return makeError(ErrorCode::notFound, "There is no batch {} in the history.", batch.value);
  std::vector<RecordDifference> differences;
  TRY(reader.changesOf(batch, [&](const RecordKey& key, Images images) -> Result<bool> {
    TRY(reader.complete(key, images));
    TRY_ASSIGN(PlannedChange change, planChange(key, std::move(images)));
    differences.push_back({std::move(change.key), std::move(change.before), std::move(change.after)});
    return true;
  }));
  return differences;
}

Result<SnapshotPtr> PropertyGraphStore::snapshot() const {
  const auto& store = *implementation_;
  TRY_ASSIGN(const StoreReader reader, store.reader());
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  {
    const std::lock_guard lock(store.mutex);
    if (store.cached && store.cachedFor == numbers.lastBatch) return store.cached;
  }
  TRY_ASSIGN(SnapshotPtr loaded, loadSnapshot(reader, numbers.lastBatch));
  const std::lock_guard lock(store.mutex);
  // Another thread may have been quicker; the pointer stays the same until the next change.
  if (store.cached && store.cachedFor == numbers.lastBatch) return store.cached;
  implementation_->cached = loaded;
  implementation_->cachedFor = numbers.lastBatch;
  return loaded;
}

Result<std::unique_ptr<PropertyGraphStore>> PropertyGraphStore::asOf(BatchId batch) const {
  TRY_ASSIGN(auto past, openPast(implementation_->engine, batch));
  auto implementation = std::make_unique<Implementation>(std::move(past), implementation_->directory, true);
  TRY(implementation->refreshNumbers());
  return std::unique_ptr<PropertyGraphStore>(new PropertyGraphStore(std::move(implementation)));
}

Result<SnapshotPtr> PropertyGraphStore::snapshotAsOf(BatchId batch) const {
  if (batch.value == revision()) return snapshot();
  TRY_ASSIGN(const auto past, asOf(batch));
  return past->snapshot();
}

Revision PropertyGraphStore::revision() const {
  const std::lock_guard lock(implementation_->mutex);
  return implementation_->numbers.lastBatch;
}

IdAllocator PropertyGraphStore::allocator() const {
  const std::lock_guard lock(implementation_->mutex);
  return implementation_->numbers.next;
}

Result<Entity> PropertyGraphStore::entity(EntityId id) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return readRecord<Entity>(reader, id);
}

Result<std::optional<EntityId>> PropertyGraphStore::findKey(std::string_view key) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto holder, reader.holderOf(RecordKind::entity, key));
  return holder ? std::optional(EntityId{*holder}) : std::nullopt;
}

Result<std::vector<EntityId>> PropertyGraphStore::findIdentifier(std::string_view property,
                                                                 std::string_view value) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return reader.identifiedBy(property, value);
}

Result<std::vector<EntityFacts>> PropertyGraphStore::facts(EntityId id) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(std::vector<EntityFacts> facts, reader.factsOf(id));
  std::vector<std::pair<Source, EntityFacts>> sourced;
  for (EntityFacts& one : facts) {
    TRY_ASSIGN(Source source, readRecord<Source>(reader, one.reference.source));
    sourced.emplace_back(std::move(source), std::move(one));
  }
  std::ranges::stable_sort(sourced, [](const auto& a, const auto& b) {
    return preferredOver(a.second.certainty, viewOf(a.first), b.second.certainty, viewOf(b.first));
  });
  facts.clear();
  for (auto& [source, one] : sourced) facts.push_back(std::move(one));
  return facts;
}

Result<TieStatement> PropertyGraphStore::tieStatement(StatementId id) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return readRecord<TieStatement>(reader, id);
}

Result<std::vector<TieStatement>> PropertyGraphStore::tieStatements(std::span<const StatementId> ids) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  const std::vector<RecordKey> keys(ids.begin(), ids.end());
  TRY_ASSIGN(const auto found, reader.findAll(keys));
  std::vector<TieStatement> ties;
  ties.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!found[i]) return makeError(ErrorCode::notFound, "The store has no {}.", describeKey(keys[i]));
    TRY_ASSIGN(ties.emplace_back(), decodeTie(ids[i], found[i]->payload));
  }
  return ties;
}

Result<std::vector<TieStatement>> PropertyGraphStore::tiesOf(EntityId id) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto ids, reader.statementsOf(id));
  return tieStatements(ids);
}

Result<std::optional<std::string>> PropertyGraphStore::setting(std::string_view space, std::string_view key) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto found, reader.find(SettingKey{std::string(space), std::string(key)}));
  return found ? std::optional(found->payload) : std::nullopt;
}

Result<std::vector<Setting>> PropertyGraphStore::settings(std::string_view space) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  std::vector<Setting> settings;
  TRY(reader.scanRecords(
      StoreFamily::setting, settingPrefix(space),
      [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
        settings.push_back({std::string(space), std::get<SettingKey>(key).key, std::string(payload)});
        return true;
      }));
  return settings;
}

Result<StoreCounts> PropertyGraphStore::counts() const {
  TRY_ASSIGN(const SnapshotPtr network, snapshot());
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const StoreTotals totals, reader.totals());
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  StoreCounts counts;
  counts.entities = totals.entities;
  counts.ties = network->edgeCount();
  counts.tieStatements = totals.tieStatements;
  counts.facts = totals.facts;
  counts.sources = network->sources().size();
  counts.batches = numbers.lastBatch;
  counts.statementsWithoutReference = totals.facts + totals.tieStatements - totals.references;
  return counts;
}

Result<CheckReport> PropertyGraphStore::check(JobControl& job) const {
  TRY(implementation_->engine->verifyChecksums());
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return checkInvariants(reader, job);
}

Result<void> PropertyGraphStore::backup(const std::filesystem::path& directory) const {
  std::error_code ignored;
  if (std::filesystem::exists(directory, ignored) && !std::filesystem::is_empty(directory, ignored)) {
    return makeError(ErrorCode::invalidArgument, "The folder {} is not empty; name a new one for the backup.",
                     directory.string());
  }
  std::filesystem::remove(directory, ignored);
  return implementation_->engine->checkpoint(directory);
}

Result<std::string> PropertyGraphStore::dump(DumpScope scope) const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return dumpStore(reader, scope);
}

const std::filesystem::path& PropertyGraphStore::directory() const { return implementation_->directory; }
bool PropertyGraphStore::readOnly() const { return implementation_->readOnly; }
std::vector<std::string> PropertyGraphStore::notices() const { return implementation_->engine->notices(); }

}  // namespace samspil
