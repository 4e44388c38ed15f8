// What was known after two batches: the records that the batches between them changed, from the first to the last.
#include <algorithm>
#include <map>
#include <set>

#include "session/compare_rows.h"

namespace samspil {
namespace {

// Each record that the batches between the two changed, from first to last.
struct TouchedRecords {
  std::set<EntityId> entities;
  std::map<StatementId, std::pair<std::optional<TieStatement>, std::optional<TieStatement>>> statements;
  std::map<RecordKey, std::pair<std::optional<Record>, std::optional<Record>>> others;
};

template <typename Map, typename Key, typename Value>
void fold(Map& folded, const Key& key, const std::optional<Value>& before, const std::optional<Value>& after) {
  const auto [place, isNew] = folded.try_emplace(key, before, after);
  if (!isNew) place->second.second = after;
}

std::optional<TieStatement> tieIn(const std::optional<Record>& record) {
  return record ? std::optional(std::get<TieStatement>(*record)) : std::nullopt;
}

Result<TouchedRecords> touchedBetween(const PropertyGraphStore& store, BatchId first, BatchId last, JobControl& job) {
  TouchedRecords touched;
  for (std::uint32_t batch = first.value + 1; batch <= last.value; ++batch) {
    TRY(job.checkpoint(batch - first.value, 3 * std::uint64_t{last.value - first.value}));
    TRY_ASSIGN(const auto differences, store.changesOf(BatchId{batch}));
    for (const RecordDifference& one : differences) {
      if (const auto* entity = std::get_if<EntityId>(&one.key))
        touched.entities.insert(*entity);
      else if (const auto* facts = std::get_if<EntityFactsKey>(&one.key))
        touched.entities.insert(facts->entity);
      else if (const auto* statement = std::get_if<StatementId>(&one.key))
        fold(touched.statements, *statement, tieIn(one.before), tieIn(one.after));
      else
        fold(touched.others, one.key, one.before, one.after);
    }
  }
  return touched;
}

// What the store knows of an entity: its key, its type and every value that a source states, each once.
Result<std::vector<Property>> knownOf(const PropertyGraphStore& store, const GraphSnapshot& network, VertexIndex v) {
  TRY_ASSIGN(const std::vector<EntityFacts> facts, store.facts(network.entity(v)));
  std::vector<Property> known{{"key", std::string(network.key(v))},
                              {"type", network.vocabulary().type(network.type(v)).key}};
  for (const EntityFacts& one : facts) known.insert(known.end(), one.properties.begin(), one.properties.end());
  sortUnique(known);
  return known;
}

struct KnownSide {
  std::unique_ptr<PropertyGraphStore> store;
  SnapshotPtr network;
};
Result<KnownSide> knownAt(const PropertyGraphStore& store, BatchId batch) {
  KnownSide side;
  TRY_ASSIGN(side.store, store.asOf(batch));
  TRY_ASSIGN(side.network, side.store->snapshot());
  return side;
}

Result<void> addTouchedEntities(const std::set<EntityId>& entities, const KnownSide& from, const KnownSide& to,
                                Language language, ComparisonRows& rows, JobControl& job) {
  std::uint64_t done = 0;
  for (const EntityId entity : entities) {
    if (++done % kRecordsACheck == 0) TRY(job.checkpoint(entities.size() + done, 3 * entities.size()));
    const auto before = from.network->find(entity), after = to.network->find(entity);
    if (!before && !after) continue;
    if (!before || !after) {
      rows.addEntity(after ? Change::added : Change::gone, entity);
      continue;
    }
    TRY_ASSIGN(const auto was, knownOf(*from.store, *from.network, *before));
    TRY_ASSIGN(const auto is, knownOf(*to.store, *to.network, *after));
    auto values = propertyChanges(was, is, language);
    if (!values.empty()) rows.addEntity(Change::changed, entity, std::move(values));
  }
  return {};
}

bool hasTie(const GraphSnapshot& network, const TieKey& key) {
  const auto from = network.find(key.from), to = network.find(key.to);
  if (!from || !to) return false;
  return std::ranges::any_of(network.incident(*from), [&](HalfEdge half) {
    const Edge& edge = network.edge(half.edge);
    return edge.from == *from && edge.to == *to && edge.relation == key.relation;
  });
}

}  // namespace

Result<Comparison> compareKnowledge(const NetworkReader& reader, BatchId from, BatchId to,
                                    const ComparisonOptions& options, JobControl& job) {
  const PropertyGraphStore& store = reader.store();
  const bool swapped = to < from;
  TRY_ASSIGN(TouchedRecords touched, touchedBetween(store, std::min(from, to), std::max(from, to), job));
  TRY_ASSIGN(const KnownSide before, knownAt(store, from));
  TRY_ASSIGN(const KnownSide after, knownAt(store, to));
  ComparisonRows rows(reader, *before.network, *after.network, options);
  TRY(addTouchedEntities(touched.entities, before, after, options.language, rows, job));
  std::map<TieKey, TieSides> ties;
  for (auto& [id, both] : touched.statements) {
    if (both.first == both.second) continue;
    if (swapped) std::swap(both.first, both.second);
    if (both.first) ties[tieKeyOf(*both.first, before.network->vocabulary())].statementsBefore.push_back(*both.first);
    if (both.second) ties[tieKeyOf(*both.second, after.network->vocabulary())].statementsAfter.push_back(*both.second);
  }
  std::uint64_t done = 0;
  for (auto& [key, sides] : ties) {
    if (++done % kRecordsACheck == 0) TRY(job.checkpoint(2 * ties.size() + done, 3 * ties.size()));
    sides.before = hasTie(*before.network, key);
    sides.after = hasTie(*after.network, key);
    rows.addTie(key, std::move(sides), MatchBy::id);
  }
  Comparison comparison = rows.finish();
  for (const auto& [key, both] : touched.others) comparison.otherRecords += both.first == both.second ? 0 : 1;
  return comparison;
}

}  // namespace samspil
