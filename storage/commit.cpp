#include "storage/commit.h"

#include <algorithm>
#include <set>

#include "storage/bytes.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

KeyValueWrite put(StoreFamily family, std::string key, std::string value) {
  return {number(family), std::move(key), std::move(value)};
}

std::string idBytes(std::uint32_t id) { return ByteWriter().u32be(id).take(); }

struct Deriver {
  std::vector<KeyValueWrite>& entries;

  void operator()(const Source& source) {
    entries.push_back(put(StoreFamily::key, textKey(RecordKind::source, source.key), idBytes(source.id.value)));
  }
  void operator()(const Entity& entity) {
    entries.push_back(put(StoreFamily::key, textKey(RecordKind::entity, entity.key), idBytes(entity.id.value)));
  }
  void operator()(const EntityFacts& facts) {
    for (const Property& property : facts.properties) {
      if (!isIdentifier(property.name) || property.value.empty()) continue;
      entries.push_back(put(StoreFamily::identifier,
                            identifierKey(property.name, property.value, facts.entity, facts.reference.source), ""));
    }
  }
  void operator()(const TieStatement& tie) {
    entries.push_back(put(StoreFamily::adjacency, adjacencyKey(tie.from, tie.id), idBytes(tie.to.value)));
    if (tie.to != tie.from)
      entries.push_back(put(StoreFamily::adjacency, adjacencyKey(tie.to, tie.id), idBytes(tie.from.value)));
  }
  template <typename Other>
  void operator()(const Other&) {}
};

void appendRecord(const PlannedChange& change, BatchId changedBy, std::vector<KeyValueWrite>& writes,
                  std::vector<KeyValueWrite>& removals) {
  Location location = locationOf(change.key);
  if (change.before) {
    for (KeyValueWrite& entry : derivedEntries(*change.before)) {
      entry.value.reset();
      removals.push_back(std::move(entry));
    }
  }
  if (change.after) {
    std::ranges::move(derivedEntries(*change.after), std::back_inserter(writes));
    writes.push_back(put(location.family, std::move(location.key), encodeRow(changedBy, *change.images.after)));
  } else {
    removals.push_back({number(location.family), std::move(location.key), std::nullopt});
  }
}

Result<void> appendUses(const StoreReader& reader, const ChangePlan& changes, std::vector<KeyValueWrite>& writes) {
  for (const auto& [used, delta] : useDeltas(changes)) {
    if (delta == 0) continue;
    TRY_ASSIGN(const std::uint64_t before, reader.uses(used));
    const auto after = static_cast<std::uint64_t>(static_cast<std::int64_t>(before) + delta);
    KeyValueWrite write{number(StoreFamily::meta), useKey(used), std::nullopt};
    if (after != 0) write.value = encodeUse(after);
    writes.push_back(std::move(write));
  }
  return {};
}

StoreNumbers numbersAfter(StoreNumbers numbers, const PlannedBatch& planned) {
  numbers.lastBatch += 1;
  IdAllocator& next = numbers.next;
  for (const PlannedChange& change : planned.changes) {
    if (const auto* id = std::get_if<SourceId>(&change.key)) next.nextSource = std::max(next.nextSource, id->value + 1);
    if (const auto* id = std::get_if<EntityId>(&change.key)) next.nextEntity = std::max(next.nextEntity, id->value + 1);
    if (const auto* id = std::get_if<StatementId>(&change.key))
      next.nextStatement = std::max(next.nextStatement, id->value + 1);
  }
  return numbers;
}

}  // namespace

std::vector<KeyValueWrite> derivedEntries(const Record& record) {
  std::vector<KeyValueWrite> entries;
  std::visit(Deriver{entries}, record);
  return entries;
}

Batch headerOf(const PlannedBatch& planned, const StoreNumbers& numbers) {
  Batch batch;
  batch.id = BatchId{numbers.lastBatch + 1};
  batch.info = planned.info;
  batch.recordsChanged = planned.changes.size();
  std::set<EntityId> entities;
  for (const PlannedChange& change : planned.changes) {
    if (const auto* entity = std::get_if<EntityId>(&change.key)) entities.insert(*entity);
    if (const auto* facts = std::get_if<EntityFactsKey>(&change.key)) entities.insert(facts->entity);
    batch.tiesChanged += std::holds_alternative<StatementId>(change.key);
  }
  batch.entitiesChanged = entities.size();
  return batch;
}

Result<std::vector<KeyValueWrite>> stateWritesOf(const StoreReader& reader, const ChangePlan& changes,
                                                 const std::function<BatchId(const RecordKey&)>& changedBy) {
  std::vector<KeyValueWrite> writes;
  std::vector<KeyValueWrite> puts;
  for (const PlannedChange& change : changes) appendRecord(change, changedBy(change.key), puts, writes);
  std::ranges::move(puts, std::back_inserter(writes));
  TRY(appendUses(reader, changes, writes));
  return writes;
}

Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const PlannedBatch& planned,
                                            const Batch& header) {
  TRY_ASSIGN(auto writes, stateWritesOf(reader, planned.changes, [&](const RecordKey&) { return header.id; }));
  for (const PlannedChange& change : planned.changes)
    writes.push_back(put(StoreFamily::change, changeKey(header.id, change.key), encodeImages(change.images)));
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  writes.push_back(put(StoreFamily::meta, std::string(kNumbersKey), encodeNumbers(numbersAfter(numbers, planned))));
  if (planned.rewritten)
    writes.push_back(put(StoreFamily::batch, batchKey(planned.rewritten->id), encodeBatch(*planned.rewritten)));
  writes.push_back(put(StoreFamily::batch, batchKey(header.id), encodeBatch(header)));
  return writes;
}

}  // namespace samspil
