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
  Checker(const StoreReader& reader, JobControl& job) : reader_(reader), everything_(reader.unveiled()), job_(job) {}

  Result<CheckReport> run() {
    TRY_ASSIGN(numbers_, reader_.numbers());
    TRY_ASSIGN(vocabulary_, reader_.vocabulary());
    TRY_ASSIGN(larges_, reader_.largeBatches());
    setAsideWhatIsToCome();
    const auto hole = [](const auto& term) { return term.key.empty(); };
    const bool holes = std::ranges::any_of(vocabulary_.families, hole) ||
                       std::ranges::any_of(vocabulary_.types, hole) || std::ranges::any_of(vocabulary_.relations, hole);
    if (holes) problem("The vocabulary has ids without a term.");
    for (const StoreFamily family : kRecordFamilies) TRY(checkRecords(family));
    TRY(checkKeys());
    TRY(checkIdentifiers());
    TRY(checkAdjacency());
    TRY(checkUses());
    TRY(checkJournal());
    for (const BatchExtent& extent : reader_.veil().hidden()) {
      const bool known = std::ranges::find(larges_, extent, &LargeBatch::extent) != larges_.end();
      if (!known && extent.batch.value <= numbers_.lastBatch)
        problem("Batch {} is hidden, but the journal does not say what it added.", extent.batch.value);
    }
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
  }  // The store as it was at an earlier batch hides what later ones added; for the check it is not there at all.
  void setAsideWhatIsToCome() {
    std::vector<BatchExtent> toCome = reader_.veil().hidden();
    std::erase_if(toCome, [&](const BatchExtent& extent) { return extent.batch.value <= numbers_.lastBatch; });
    everything_ = reader_.unveiled(Veil(std::move(toCome)));
  }

  Result<void> tick() {
    if (++report_.recordsChecked % 1024 == 0)
      TRY(job_.checkpoint(report_.recordsChecked, numbers_.lastBatch + report_.recordsChecked));
    return {};
  }

  Result<void> checkRecords(StoreFamily family) {
    return everything_.view().scan(
        number(family), "", [&](std::string_view bytes, std::string_view value) -> Result<bool> {
          TRY(tick());
          const bool hidden = reader_.veil().hides(family, bytes);
          const auto key = recordKeyAt(family, bytes);
          const auto row = decodeRow(value);
          if (!key || !row) {
            problem("A row of the family {} cannot be read.", storeFamilyNames()[number(family)]);
            return true;
          }
          states_[samspil::hashOf(family, bytes)] = {stateHash(std::string(row->payload)), row->changedBy.value,
                                                     hidden};
          const auto record = decodePayload(*key, row->payload);
          if (!record)
            problem("The {} cannot be read.", describeKey(*key));
          else
            checkRecord(*key, *record, hidden);
          return true;
        });
  }

  // What a hidden record names may be gone; its index rows are there like any other's.
  void checkRecord(const RecordKey& key, const Record& record, bool hidden) {
    if (const auto shape = checkShape(record); !shape)
      problem("The {} holds what may not be stored.", describeKey(key));
    requireGiven(key);
    if (!hidden) checkKnown(key, record);
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      for (const TieEnd& end : endsOf(*tie)) adjacency_.insert(hashOf(end));
    }
    for (const KeyValueWrite& entry : derivedEntries(record)) {
      const std::uint64_t hash = samspil::hashOf(static_cast<StoreFamily>(entry.family), entry.key);
      if (entry.family == number(StoreFamily::identifier)) {
        identifiers_.insert(hash);
        continue;
      }
      Holders& holders = holders_[hash];
      holders.sum += samspil::hashOf(*entry.value, 1);
      if (!hidden && ++holders.known > 1) problem("The key of {} is taken twice.", describeKey(key));
    }
  }

  void checkKnown(const RecordKey& key, const Record& record) {
    countUse(record);
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

  Result<void> checkKeys() {
    TRY(everything_.view().scan(number(StoreFamily::key), "",
                                [&](std::string_view key, std::string_view value) -> Result<bool> {
                                  TRY(tick());
                                  const auto ids = decodeHolders(value);
                                  std::uint64_t sum = 0;
                                  const auto kind = static_cast<RecordKind>(ByteReader(key).u8());
                                  for (const std::uint32_t id : ids.value_or(std::vector<std::uint32_t>{})) {
                                    if (!everything_.veil().hidesHolder(kind, id))
                                      sum += samspil::hashOf(encodeHolders({&id, 1}), 1);
                                  }
                                  if (ids && sum == 0) return true;  // of what is to come alone
                                  const auto at = holders_.find(samspil::hashOf(StoreFamily::key, key));
                                  if (at == holders_.end())
                                    problem("The index key has an entry that no record asks for.");
                                  else if (!ids || at->second.sum != sum)
                                    problem("The index key has an entry that points elsewhere than its record.");
                                  if (at != holders_.end()) holders_.erase(at);
                                  return true;
                                }));
    if (!holders_.empty()) problem("The index key lacks {} entries that records ask for.", holders_.size());
    return {};
  }

  Result<void> checkIdentifiers() {
    TRY(everything_.view().scan(
        number(StoreFamily::identifier), "", [&](std::string_view key, std::string_view value) -> Result<bool> {
          TRY(tick());
          if (identifiers_.erase(samspil::hashOf(StoreFamily::identifier, key)) == 0 || !value.empty())
            problem("The index identifier has an entry that no record asks for.");
          return true;
        }));
    if (!identifiers_.empty())
      problem("The index identifier lacks {} entries that records ask for.", identifiers_.size());
    return {};
  }

  static std::uint64_t hashOf(const TieEnd& end) {
    return samspil::hashOf(adjacencyKey(end.entity, end.tie.statement), end.tie.other.value);
  }

  Result<void> checkAdjacency() {
    std::vector<AdjacentTie> ties;
    TRY(everything_.view().scan(number(StoreFamily::adjacency), "",
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
      TRY_ASSIGN(const auto turned, reader_.turn(BatchId{id}));
      TRY(turned ? checkTurn(*batch, *turned) : checkChanges(*batch));
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

  // Afterwards all that the target added was hidden, or known; before, the other.
  Result<void> checkTurn(const Batch& batch, const Turn& turned) {
    std::uint64_t records = 0, wrong = 0;
    TRY(reader_.changesOf(batch.id, [&](const RecordKey& key, const Images&) -> Result<bool> {
      TRY(tick());
      ++records;
      const Location location = locationOf(key);
      State& state = states_[samspil::hashOf(location.family, location.key)];
      wrong += state.hash == 0 || state.hidden != turned.hides;
      state.hidden = !turned.hides;
      return true;
    }));
    if (records != batch.recordsChanged || records == 0)
      problem("Batch {} has {} changes instead of {}.", batch.id.value, records, batch.recordsChanged);
    if (wrong != 0)
      problem("{} records are not {} as batch {} left them.", wrong, turned.hides ? "hidden" : "known", batch.id.value);
    return {};
  }

  // A large batch keeps to the numbers that it gave out.
  void checkWithin(BatchId batch, const RecordKey& key) {
    const auto large = std::ranges::find(larges_, batch, [](const LargeBatch& one) { return one.extent.batch; });
    if (large != larges_.end() && !large->extent.contains(key))
      problem("The large batch {} changed {}, which is none of its own.", batch.value, describeKey(key));
  }

  Result<void> checkChanges(const Batch& batch) {
    std::uint64_t records = 0;
    TRY(reader_.changesOf(batch.id, [&](const RecordKey& key, const Images& images) -> Result<bool> {
      TRY(tick());
      ++records;
      const Location location = locationOf(key);
      State& state = states_[samspil::hashOf(location.family, location.key)];
      checkWithin(batch.id, key);
      const bool leftOut = images.leftOut == Images::LeftOut::after;
      const bool fits = leftOut ? state.hash != 0 : state.hash == stateHash(images.after);
      if (!fits || state.hidden) {
        problem("What batch {} made of {} is not what follows in the journal or stands there now.", batch.id.value,
                describeKey(key));
      }
      if (state.changedBy != 0 && state.changedBy != batch.id.value) {
        problem("The {} names batch {} as its last, the journal batch {}.", describeKey(key), state.changedBy,
                batch.id.value);
      }
      state = {stateHash(images.before), 0, false};
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
    bool hidden = false;          // by the veil, or by an undo on the way back
  };
  struct Holders {
    std::uint64_t sum = 0;  // of the hashes of all ids that ask for a text key
    int known = 0;          // of them, those that are not hidden
  };
  const StoreReader& reader_;
  StoreReader everything_;  // what the veil hides as well
  JobControl& job_;
  StoreNumbers numbers_;
  Vocabulary vocabulary_;
  std::vector<LargeBatch> larges_;
  CheckReport report_;
  std::uint64_t unlisted_ = 0;
  std::unordered_set<std::uint32_t> entities_, sources_;
  std::unordered_map<std::uint64_t, State> states_;     // by hash of the place
  std::unordered_map<std::uint64_t, Holders> holders_;  // by hash of the text key
  std::unordered_set<std::uint64_t> identifiers_;       // hashes of rows that are still to be found
  std::unordered_set<std::uint64_t> adjacency_;         // hash of each end of a tie that is still to be found
  std::map<std::string, std::uint64_t> uses_;
};

}  // namespace

Result<CheckReport> checkInvariants(const StoreReader& reader, JobControl& job) { return Checker(reader, job).run(); }

}  // namespace samspil
