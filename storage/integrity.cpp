#include "storage/integrity.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/core.h>

#include "storage/bytes.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/dump.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

constexpr std::size_t kListedProblems = 100;
constexpr StoreFamily kRecordFamilies[] = {StoreFamily::term, StoreFamily::source, StoreFamily::entity,
                                           StoreFamily::tie, StoreFamily::setting};
constexpr StoreFamily kDerivedFamilies[] = {StoreFamily::key, StoreFamily::identifier};

// 64 bits of FNV-1a, finished by a mix: two states of one record are never mistaken for each other in practice.
std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325u ^ seed;
  for (const char byte : bytes) hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3u;
  hash ^= hash >> 32;
  return hash * 0x9e3779b97f4a7c15u;
}

std::uint64_t hashOf(StoreFamily family, std::string_view key) { return hashOf(key, number(family)); }

// Of a record's state: 0 where there is none.
std::uint64_t stateHash(const std::optional<std::string>& payload) { return payload ? hashOf(*payload, 0) | 1 : 0; }

class Checker {
 public:
  Checker(const StoreReader& reader, JobControl& job) : reader_(reader), job_(job) {}

  Result<CheckReport> run() {
    TRY_ASSIGN(numbers_, reader_.numbers());
    TRY_ASSIGN(vocabulary_, reader_.vocabulary());
    const auto hole = [](const auto& term) { return term.key.empty(); };
    const bool holes = std::ranges::any_of(vocabulary_.families, hole) ||
                       std::ranges::any_of(vocabulary_.types, hole) || std::ranges::any_of(vocabulary_.relations, hole);
    if (holes) problem("The vocabulary has ids without a term.");
    for (const StoreFamily family : kRecordFamilies) TRY(checkRecords(family));
    for (const StoreFamily family : kDerivedFamilies) TRY(checkDerived(family));
    TRY(checkAdjacency());
    TRY(checkUses());
    TRY(checkJournal());
    if (unlisted_ > 0) report_.problems.push_back(fmt::format("And {} more problems.", unlisted_));
    return std::move(report_);
  }

 private:
  template <typename... Arguments>
  void problem(fmt::format_string<Arguments...> sentence, Arguments&&... arguments) {
    if (report_.problems.size() >= kListedProblems)
      ++unlisted_;
    else
      report_.problems.push_back(fmt::format(sentence, std::forward<Arguments>(arguments)...));
  }

  Result<void> tick() {
    if (++report_.recordsChecked % 1024 == 0)
      TRY(job_.checkpoint(report_.recordsChecked, numbers_.lastBatch + report_.recordsChecked));
    return {};
  }

  Result<void> checkRecords(StoreFamily family) {
    return reader_.view().scan(number(family), "", [&](std::string_view bytes, std::string_view value) -> Result<bool> {
      TRY(tick());
      const auto key = recordKeyAt(family, bytes);
      const auto row = decodeRow(value);
      if (!key || !row) {
        problem("A row of the family {} cannot be read.", storeFamilyNames()[number(family)]);
        return true;
      }
      states_[samspil::hashOf(family, bytes)] = {stateHash(std::string(row->payload)), row->changedBy.value};
      const auto record = decodePayload(*key, row->payload);
      if (!record)
        problem("The {} cannot be read.", describeKey(*key));
      else
        TRY(checkRecord(*key, *record));
      return true;
    });
  }

  Result<void> checkRecord(const RecordKey& key, const Record& record) {
    countUse(record);
    if (const auto shape = checkShape(record); !shape)
      problem("The {} holds what may not be stored.", describeKey(key));
    if (const auto* relation = std::get_if<Relation>(&record))
      requireTerm(key, "family", relation->family.value, vocabulary_.families.size());
    if (const auto* source = std::get_if<Source>(&record)) sources_.insert(source->id.value);
    if (const auto* entity = std::get_if<Entity>(&record)) {
      entities_.insert(entity->id.value);
      requireTerm(key, "type", entity->type.value, vocabulary_.types.size());
    }
    if (const auto* facts = std::get_if<EntityFacts>(&record)) {
      requireEntity(key, facts->entity);
      requireSource(key, facts->reference.source);
    }
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      requireTerm(key, "relation", tie->relation.value, vocabulary_.relations.size());
      requireEntity(key, tie->from);
      requireEntity(key, tie->to);
      requireSource(key, tie->reference.source);
    }
    requireGiven(key);
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      for (const TieEnd& end : endsOf(*tie)) adjacency_.insert(hashOf(end));
    }
    for (const KeyValueWrite& entry : derivedEntries(record)) {
      const auto family = static_cast<StoreFamily>(entry.family);
      const bool fresh =
          derived_[entry.family].emplace(samspil::hashOf(family, entry.key), samspil::hashOf(*entry.value, 1)).second;
      if (!fresh && family == StoreFamily::key) problem("The key of {} is taken twice.", describeKey(key));
    }
    return {};
  }

  void requireTerm(const RecordKey& key, std::string_view what, std::size_t id, std::size_t count) {
    if (id >= count) problem("The {} has a {} that is not in the vocabulary.", describeKey(key), what);
  }
  void requireEntity(const RecordKey& key, EntityId id) {
    if (!entities_.contains(id.value))
      problem("The {} is about entity {}, which does not exist.", describeKey(key), id.value);
  }
  void requireSource(const RecordKey& key, SourceId id) {
    if (!sources_.contains(id.value))
      problem("The {} refers to source {}, which does not exist.", describeKey(key), id.value);
  }
  void requireGiven(const RecordKey& key) {
    const auto* source = std::get_if<SourceId>(&key);
    const auto* entity = std::get_if<EntityId>(&key);
    const auto* statement = std::get_if<StatementId>(&key);
    const bool given = (source == nullptr || source->value < numbers_.next.nextSource) &&
                       (entity == nullptr || entity->value < numbers_.next.nextEntity) &&
                       (statement == nullptr || statement->value < numbers_.next.nextStatement);
    if (!given) problem("The {} has a number that was not given out yet.", describeKey(key));
  }

  void countUse(const Record& record) {
    ChangePlan one(1);
    one[0].after = record;
    for (const auto& [used, delta] : useDeltas(one)) uses_[useKey(used)] += static_cast<std::uint64_t>(delta);
  }

  Result<void> checkDerived(StoreFamily family) {
    auto& expected = derived_[number(family)];
    const std::string name = storeFamilyNames()[number(family)];
    TRY(reader_.view().scan(number(family), "", [&](std::string_view key, std::string_view value) -> Result<bool> {
      TRY(tick());
      const auto at = expected.find(samspil::hashOf(family, key));
      if (at == expected.end())
        problem("The index {} has an entry that no record asks for.", name);
      else if (at->second != samspil::hashOf(value, 1))
        problem("The index {} has an entry that points elsewhere than its record.", name);
      if (at != expected.end()) expected.erase(at);
      return true;
    }));
    if (!expected.empty()) problem("The index {} lacks {} entries that records ask for.", name, expected.size());
    return {};
  }

  static std::uint64_t hashOf(const TieEnd& end) {
    return samspil::hashOf(adjacencyKey(end.entity, end.tie.statement), end.tie.other.value);
  }

  Result<void> checkAdjacency() {
    std::vector<AdjacentTie> ties;
    TRY(reader_.view().scan(number(StoreFamily::adjacency), "",
                            [&](std::string_view key, std::string_view value) -> Result<bool> {
                              TRY(tick());
                              ties.clear();
                              if (!decodeAdjacentTies(key, value, ties)) {
                                problem("A row of the adjacency cannot be read.");
                                return true;
                              }
                              const EntityId entity{ByteReader(key).u32be()};
                              for (const AdjacentTie& tie : ties) {
                                if (adjacency_.erase(hashOf(TieEnd{entity, tie})) == 0)
                                  problem("The adjacency has an entry that no tie asks for.");
                              }
                              return true;
                            }));
    if (!adjacency_.empty()) problem("The adjacency lacks {} entries that ties ask for.", adjacency_.size());
    return {};
  }

  Result<void> checkUses() {
    TRY(reader_.view().scan(number(StoreFamily::meta), "use/",
                            [&](std::string_view key, std::string_view value) -> Result<bool> {
                              const auto at = uses_.find(std::string(key));
                              if (at == uses_.end() || encodeUse(at->second) != value)
                                problem("A use count does not fit the records.");
                              if (at != uses_.end()) uses_.erase(at);
                              return true;
                            }));
    if (!uses_.empty()) problem("{} use counts are missing.", uses_.size());
    return {};
  }

  // From the newest batch to the oldest: what a batch left behind is what the next later one found, or what stands
  // there now.
  Result<void> checkJournal() {
    for (std::uint32_t id = numbers_.lastBatch; id > 0; --id) {
      TRY(job_.checkpoint(numbers_.lastBatch - id, numbers_.lastBatch));
      TRY_ASSIGN(const auto batch, reader_.batch(BatchId{id}));
      if (!batch) {
        problem("Batch {} is missing in the journal.", id);
        continue;
      }
      TRY(checkChanges(*batch));
    }
    const auto neverMade = std::ranges::count_if(states_, [](const auto& entry) { return entry.second.hash != 0; });
    if (neverMade != 0) problem("{} records do not come from the journal.", neverMade);
    TRY(reader_.view().scan(number(StoreFamily::batch), batchKey(BatchId{numbers_.lastBatch + 1}),
                            [&](std::string_view, std::string_view) -> Result<bool> {
                              problem("The journal goes on after its end.");
                              return false;
                            }));
    return checkUndone();
  }

  Result<void> checkChanges(const Batch& batch) {
    std::uint64_t records = 0;
    TRY(reader_.changesOf(batch.id, [&](const RecordKey& key, const Images& images) -> Result<bool> {
      TRY(tick());
      ++records;
      const Location location = locationOf(key);
      State& state = states_[samspil::hashOf(location.family, location.key)];
      const bool fits = images.afterLeftOut ? state.hash != 0 : state.hash == stateHash(images.after);
      if (!fits) {
        problem("What batch {} made of {} is not what follows in the journal or stands there now.", batch.id.value,
                describeKey(key));
      }
      if (state.changedBy != 0 && state.changedBy != batch.id.value) {
        problem("The {} names batch {} as its last, the journal batch {}.", describeKey(key), state.changedBy,
                batch.id.value);
      }
      state = {stateHash(images.before), 0};
      return true;
    }));
    if (records != batch.recordsChanged)
      problem("Batch {} has {} changes instead of {}.", batch.id.value, records, batch.recordsChanged);
    return {};
  }

  // Whether each batch is marked undone exactly when the last undo or redo of it was an undo.
  Result<void> checkUndone() {
    std::unordered_set<std::uint32_t> decided;
    std::unordered_set<std::uint32_t> undone;
    for (std::uint32_t id = numbers_.lastBatch; id > 0; --id) {
      TRY_ASSIGN(const auto batch, reader_.batch(BatchId{id}));
      if (!batch) continue;
      if (batch->undone != undone.contains(id)) problem("Batch {} is marked undone wrongly.", id);
      const bool turns = batch->info.kind == BatchKind::undo || batch->info.kind == BatchKind::redo;
      if (!turns || !batch->info.target || !decided.insert(batch->info.target->value).second) continue;
      if (batch->info.kind == BatchKind::undo) undone.insert(batch->info.target->value);
    }
    return {};
  }

  struct State {
    std::uint64_t hash = 0;       // of the payload that the journal is still to explain; 0: no record
    std::uint32_t changedBy = 0;  // what the row says; 0 once the journal has explained it
  };

  const StoreReader& reader_;
  JobControl& job_;
  StoreNumbers numbers_;
  Vocabulary vocabulary_;
  CheckReport report_;
  std::uint64_t unlisted_ = 0;
  std::unordered_set<std::uint32_t> entities_, sources_;
  std::unordered_map<std::uint64_t, State> states_;  // by hash of the place
  std::unordered_map<FamilyNumber, std::unordered_map<std::uint64_t, std::uint64_t>>
      derived_;                                  // hash of key -> of value
  std::unordered_set<std::uint64_t> adjacency_;  // hash of each end of a tie that is still to be found
  std::map<std::string, std::uint64_t> uses_;
};

}  // namespace

Result<CheckReport> checkInvariants(const StoreReader& reader, JobControl& job) { return Checker(reader, job).run(); }

}  // namespace samspil
