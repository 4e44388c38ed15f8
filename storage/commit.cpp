#include "storage/commit.h"

#include <algorithm>
#include <map>
#include <set>

#include "storage/bytes.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

KeyValueWrite put(StoreFamily family, std::string key, std::string value) {
  return {number(family), std::move(key), std::move(value)};
}

std::string idBytes(std::uint32_t id) { return encodeHolders({&id, 1}); }

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
  template <typename Other>
  void operator()(const Other&) {}
};

// Who lets go of a text key and who takes it.
struct HolderChange {
  std::set<std::uint32_t> gone, come;
};
using HolderChanges = std::map<std::string, HolderChange>;

std::uint32_t holderIn(const KeyValueWrite& entry) { return ByteReader(*entry.value).u32be(); }

void appendRecord(const PlannedChange& change, BatchId changedBy, std::vector<KeyValueWrite>& writes,
                  std::vector<KeyValueWrite>& removals, HolderChanges& holders) {
  Location location = locationOf(change.key);
  const auto before = change.before ? derivedEntries(*change.before) : std::vector<KeyValueWrite>{};
  for (const KeyValueWrite& entry : before) {
    if (entry.family == number(StoreFamily::key))
      holders[entry.key].gone.insert(holderIn(entry));
    else
      removals.push_back({entry.family, entry.key, std::nullopt});
  }
  if (change.after) {
    for (KeyValueWrite& entry : derivedEntries(*change.after)) {
      if (entry.family == number(StoreFamily::key))
        holders[entry.key].come.insert(holderIn(entry));
      else
        writes.push_back(std::move(entry));
    }
    writes.push_back(put(location.family, std::move(location.key), encodeRow(changedBy, *change.images.after)));
  } else {
    removals.push_back({number(location.family), std::move(location.key), std::nullopt});
  }
}

// A text key may be held by hidden records too; they hold on to it.
Result<void> appendHolders(const StoreReader& reader, const HolderChanges& changes,
                           std::vector<KeyValueWrite>& writes) {
  for (const auto& [key, change] : changes) {
    TRY_ASSIGN(const auto row, reader.stored().get(number(StoreFamily::key), key));
    std::vector<std::uint32_t> holders;
    if (row) {
      TRY_ASSIGN(holders, decodeHolders(*row));
    }
    std::erase_if(holders, [&](std::uint32_t id) { return change.gone.contains(id); });
    holders.insert(holders.end(), change.come.begin(), change.come.end());
    std::ranges::sort(holders);
    KeyValueWrite write{number(StoreFamily::key), key, std::nullopt};
    if (!holders.empty()) write.value = encodeHolders(holders);
    if (write.value != row) writes.push_back(std::move(write));
  }
  return {};
}

// What a plan does to the ties as one entity sees them.
struct AdjacencyChange {
  std::set<StatementId> gone;
  std::set<AdjacentTie> come;
};

using AdjacencyChanges = std::map<EntityId, AdjacencyChange>;

AdjacencyChanges adjacencyChanges(const PlannedBatch& planned) {
  AdjacencyChanges entities;
  for (const PlannedChange& change : planned.changes) {
    if (!std::holds_alternative<StatementId>(change.key)) continue;
    const auto before = change.before ? endsOf(std::get<TieStatement>(*change.before)) : std::vector<TieEnd>{};
    const auto after = change.after ? endsOf(std::get<TieStatement>(*change.after)) : std::vector<TieEnd>{};
    for (const TieEnd& end : before) {
      if (std::ranges::find(after, end) == after.end()) entities[end.entity].gone.insert(end.tie.statement);
    }
    for (const TieEnd& end : after) {
      if (std::ranges::find(before, end) == before.end()) entities[end.entity].come.insert(end.tie);
    }
  }
  for (const TieStatement& tie : planned.apart) {
    for (const TieEnd& end : endsOf(tie)) {
      entities[end.entity].gone.insert(tie.id);
      entities[end.entity].come.insert(end.tie);
    }
  }
  return entities;
}

// Takes ties out of the rows that they are in, and gives new ones rows of their own.
Result<void> appendAdjacency(const StoreReader& reader, const AdjacencyChanges& changes,
                             std::vector<KeyValueWrite>& writes) {
  for (const auto& [entity, change] : changes) {
    const auto take = [&](std::string_view key, std::string_view value) -> Result<bool> {
      std::vector<AdjacentTie> ties;
      TRY(decodeAdjacentTies(key, value, ties));
      const auto gone =
          std::erase_if(ties, [&](const AdjacentTie& tie) { return change.gone.contains(tie.statement); });
      if (gone == 0) return true;
      writes.push_back({number(StoreFamily::adjacency), std::string(key), std::nullopt});
      if (!ties.empty())
        writes.push_back(
            put(StoreFamily::adjacency, adjacencyKey(entity, ties.front().statement), encodeAdjacentTies(ties)));
      return true;
    };
    if (!change.gone.empty()) TRY(reader.view().scan(number(StoreFamily::adjacency), entityPrefix(entity), take));
    for (const AdjacentTie& tie : change.come)
      writes.push_back(put(StoreFamily::adjacency, adjacencyKey(entity, tie.statement), encodeAdjacentTies({&tie, 1})));
  }
  return {};
}

Result<void> appendUses(const StoreReader& reader, const ChangePlan& changes, UseChanges uses,
                        std::vector<KeyValueWrite>& writes) {
  for (const auto& [used, delta] : useDeltas(changes)) uses[useKey(used)] += delta;
  for (const auto& [key, delta] : uses) {
    if (delta == 0) continue;
    TRY_ASSIGN(const std::uint64_t before, reader.usesAt(key));
    const auto after = static_cast<std::uint64_t>(static_cast<std::int64_t>(before) + delta);
    KeyValueWrite write{number(StoreFamily::meta), key, std::nullopt};
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

std::vector<TieEnd> endsOf(const TieStatement& tie) {
  std::vector<TieEnd> ends{{tie.from, {tie.id, tie.to}}};
  if (tie.to != tie.from) ends.push_back({tie.to, {tie.id, tie.from}});
  return ends;
}

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

Result<std::vector<KeyValueWrite>> stateWritesOf(const StoreReader& reader, const PlannedBatch& planned,
                                                 const std::function<BatchId(const RecordKey&)>& changedBy) {
  std::vector<KeyValueWrite> writes;
  std::vector<KeyValueWrite> puts;
  HolderChanges holders;
  for (const PlannedChange& change : planned.changes)
    appendRecord(change, changedBy(change.key), puts, writes, holders);
  TRY(appendHolders(reader, holders, writes));
  TRY(appendAdjacency(reader, adjacencyChanges(planned), writes));
  std::ranges::move(puts, std::back_inserter(writes));
  TRY(appendUses(reader, planned.changes, planned.otherUses, writes));
  return writes;
}

Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const PlannedBatch& planned,
                                            const Batch& header) {
  const auto changedBy = [&](const RecordKey&) { return header.id; };
  TRY_ASSIGN(auto writes, stateWritesOf(reader, planned, changedBy));
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
