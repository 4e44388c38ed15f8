#include "storage/bulk_load.h"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "base/prefetch.h"
#include "graph/sort_properties.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/feed_order.h"
#include "storage/key_list.h"
#include "storage/record_codec.h"
#include "storage/row_pipe.h"
#include "storage/store_layout.h"
#include "storage/tie_ends.h"

namespace samspil {
namespace {

constexpr std::uint64_t kCheckpointEvery = 4096;
// The numbers first..last of one kind of record; of facts, from one source.
struct Run {
  std::uint32_t first = 0, last = 0;
  SourceId source;
};

// Records that were added, ascending, as runs.
class Runs {
 public:
  void add(std::uint32_t number, SourceId source = {}) {
    const bool follows = !runs_.empty() && runs_.back().last + 1 == number && runs_.back().source == source;
    if (follows)
      runs_.back().last = number;
    else
      runs_.push_back({number, number, source});
  }
  bool contains(std::uint32_t number) const {
    const auto run = std::ranges::lower_bound(runs_, number, {}, &Run::last);
    return run != runs_.end() && run->first <= number;
  }
  bool endsWith(std::uint32_t number) const { return !runs_.empty() && runs_.back().last == number; }
  const std::vector<Run>& list() const { return runs_; }

 private:
  std::vector<Run> runs_;
};

RecordKey lastOf(RecordKind kind, const Run& run) {
  switch (kind) {
    case RecordKind::source: return SourceId{run.last};
    case RecordKind::entity: return EntityId{run.last};
    case RecordKind::facts: return EntityFactsKey{EntityId{run.last}, run.source};
    default: return StatementId{run.last};
  }
}

// Counts by number, in any order. Each waits until its memory has come, while others are added.
class Tally {
 public:
  void resize(std::size_t numbers) { counts_.resize(numbers); }
  void add(std::uint32_t number) {
    prefetchLine(&counts_[number]);
    std::swap(waiting_[next_], number);
    next_ = (next_ + 1) % kWaiting;
    if (number != kNone) ++counts_[number];
  }
  // Nothing is added afterwards.
  const std::vector<std::uint64_t>& counts() {
    for (std::uint32_t& number : waiting_) {
      if (number != kNone) ++counts_[number];
      number = kNone;
    }
    return counts_;
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  static constexpr std::size_t kWaiting = 16;
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint32_t> waiting_ = std::vector(kWaiting, kNone);
  std::size_t next_ = 0;
};

// What Runs knows a record by.
struct PlaceInRun {
  std::uint32_t number = 0;
  SourceId source;
};
template <typename Id>
PlaceInRun placeInRun(Id id) {
  return {id.value, {}};
}
PlaceInRun placeInRun(const EntityFactsKey& key) { return {key.entity.value, key.source}; }

class BulkLoad {
 public:
  BulkLoad(KeyValueEngine& engine, StoreReader reader, JobControl& job)
      : engine_(engine), reader_(std::move(reader)), job_(job) {}

  Result<BatchId> run(BatchInfo info, const PropertyGraphStore::RecordFeed& feed) {
    TRY_ASSIGN(before_, reader_->numbers());
    TRY_ASSIGN(vocabulary_, reader_->vocabulary());
    typeUses_.resize(vocabulary_.types.size());
    relationUses_.resize(vocabulary_.relations.size());
    TRY_ASSIGN(earlier_, reader_->largeBatches());
    TRY_ASSIGN(ingest_, engine_.beginIngest());
    pipe_.emplace(*ingest_);
    after_ = before_;
    header_.id = BatchId{++after_.lastBatch};
    header_.info = std::move(info);
    for (;;) {
      TRY_ASSIGN(const Record* const record, feed());
      if (record == nullptr) break;
      TRY(take(*record));
    }
    if (header_.recordsChanged == 0) return makeError(ErrorCode::invalidArgument, "There is nothing to load.");
    beginKeys();
    TRY(pipe_->finish());
    pipe_.reset();
    TRY(writeIndexes());
    TRY(writeHeader());
    TRY(job_.checkpoint(header_.recordsChanged, header_.recordsChanged));
    // A view that is still read makes the engine write all the tables once more, when it ends.
    reader_.reset();
    TRY(ingest_->commit());
    return header_.id;
  }

 private:
  Result<void> take(const Record& record) {
    // A feed tells its own progress; here it is asked whether to stop.
    if (header_.recordsChanged++ % kCheckpointEvery == 0) TRY(mayGoOn());
    return std::visit([&](const auto& one) { return takeOne(one); }, record);
  }

  Result<void> takeOne(const Source& source) {
    TRY(begin(source.id, source));
    sourceKeys_.add(source.key, source.id.value);
    after_.next.nextSource = source.id.value + 1;
    ownSourceUses_.resize(after_.next.nextSource - before_.next.nextSource);
    return write(RecordKind::source, source.id, source);
  }

  Result<void> takeOne(const Entity& entity) {
    TRY(begin(entity.id, entity));
    if (entity.type.value >= vocabulary_.types.size()) return misfit(entity.id, "its type is not in the vocabulary");
    entityKeys_.add(entity.key, entity.id.value);
    after_.next.nextEntity = entity.id.value + 1;
    ++typeUses_[entity.type.value];
    ++header_.entitiesChanged;
    return write(RecordKind::entity, entity.id, entity);
  }

  Result<void> takeOne(const EntityFacts& facts) {
    const bool sorted = std::ranges::adjacent_find(facts.properties, std::greater_equal{}) == facts.properties.end();
    if (!sorted) return takeOne(inOrder(facts));
    const EntityFactsKey key{facts.entity, facts.reference.source};
    TRY(begin(key, facts));
    TRY(requireEntity(key, facts.entity));
    TRY(requireSource(key, facts.reference.source));
    if (std::ranges::any_of(facts.properties, [](const Property& each) { return isIdentifier(each.name); })) {
      for (const KeyValueWrite& entry : derivedEntries(facts)) identifiers_.push(entry.key);
    }
    const bool counted = runsOf(RecordKind::entity).endsWith(facts.entity.value);
    const bool again = runsOf(RecordKind::facts).endsWith(facts.entity.value);
    if (!counted && !again) ++header_.entitiesChanged;
    ++factsUses_;
    countUse(facts.reference.source);
    return write(RecordKind::facts, key, facts);
  }

  Result<void> takeOne(const TieStatement& tie) {
    TRY(begin(tie.id, tie));
    beginKeys();
    if (tie.relation.value >= vocabulary_.relations.size())
      return misfit(tie.id, "its relation is not in the vocabulary");
    TRY(requireEntity(tie.id, tie.from));
    TRY(requireEntity(tie.id, tie.to));
    TRY(requireSource(tie.id, tie.reference.source));
    ties_.add(tie.id, tie.from, tie.to);
    after_.next.nextStatement = tie.id.value + 1;
    ++relationUses_[tie.relation.value];
    countUse(tie.reference.source);
    ++header_.tiesChanged;
    return write(RecordKind::tie, tie.id, tie);
  }

  template <typename Term>
  Result<void> takeOne(const Term& term) const {
    return misfit(keyOf(Record(term)), "only new sources, entities, facts and ties can be loaded");
  }

  static EntityFacts inOrder(EntityFacts facts) {
    sortProperties(facts.properties);
    return facts;
  }

  // Whether the record may come here.
  template <typename Key, typename One>
  Result<void> begin(const Key& key, const One& one) {
    if (!isNew(key, before_.next)) return misfit(key, "only new sources, entities, facts and ties can be loaded");
    const FeedPlace place = placeOf(key);
    if (last_ && place <= *last_) return misfit(key, "it comes out of order");
    last_ = place;
    return checkShape(one);
  }

  template <typename Key, typename One>
  Result<void> write(RecordKind kind, const Key& key, const One& one) {
    const auto [number, source] = placeInRun(key);
    runsOf(kind).add(number, source);
    const StoreFamily family = appendKey(pipe_->key(), key);
    appendRow(pipe_->value(), header_.id, one);
    return pipe_->end(samspil::number(family));
  }

  Runs& runsOf(RecordKind kind) { return runs_[static_cast<std::size_t>(kind)]; }

  Result<void> requireEntity(const RecordKey& key, EntityId id) {
    if (id.value >= before_.next.nextEntity) {
      if (runsOf(RecordKind::entity).contains(id.value)) return {};
      return misfit(key, "an entity that it names is missing");
    }
    const auto [known, unseen] = oldEntities_.try_emplace(id, false);
    if (unseen) {
      TRY_ASSIGN(const auto found, reader_->find(id));
      known->second = found.has_value();
      leanOn(id);
    }
    if (!known->second) return misfit(key, "an entity that it names is missing");
    return {};
  }

  Result<void> requireSource(const RecordKey& key, SourceId id) {
    if (id == goodSource_) return {};
    if (!runsOf(RecordKind::source).contains(id.value)) {
      TRY_ASSIGN(const auto found, reader_->find(id));
      if (!found) return misfit(key, "its source is missing");
      leanOn(id);
    }
    goodSource_ = id;
    return {};
  }

  void countUse(SourceId id) {
    if (id.value < before_.next.nextSource)
      ++uses_[id];
    else
      ownSourceUses_.add(id.value - before_.next.nextSource);
  }

  void leanOn(const RecordKey& used) {
    for (const LargeBatch& large : earlier_) {
      if (large.extent.contains(used)) leansOn_.insert(large.extent.batch);
    }
  }

  // No further source, entity or fact can come. Their keys are written while the ties come.
  void beginKeys() {
    if (keys_.joinable()) return;
    keys_ = std::jthread([this] { keysWritten_ = writeKeys(); });
  }

  Result<void> writeKeys() {
    for (KeyList* const keys : {&sourceKeys_, &entityKeys_}) {
      keys->sort();
      TRY(keys->write(*reader_, *ingest_, job_));
      keys->clear();
    }
    TRY(writeIdentifiers());
    return endFamilies({StoreFamily::key, StoreFamily::identifier});
  }

  Result<void> endFamilies(std::initializer_list<StoreFamily> families) {
    for (const StoreFamily family : families) TRY(ingest_->end(number(family)));
    return {};
  }

  // What is made from all records. Each family is one thread's.
  Result<void> writeIndexes() {
    Result<void> adjacency;
    {
      const std::jthread other([&] { adjacency = ties_.write(EntityId{after_.next.nextEntity}, *ingest_, job_); });
      TRY(writeChanges());
      TRY(writeMeta());
      // The disk takes most of it while the adjacency is made.
      TRY(endFamilies(
          {StoreFamily::source, StoreFamily::entity, StoreFamily::tie, StoreFamily::change, StoreFamily::meta}));
    }
    keys_.join();
    TRY(keysWritten_);
    return adjacency;
  }

  Result<void> mayGoOn() const {
    if (job_.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    return {};
  }

  Result<void> writeIdentifiers() {
    std::optional<std::string_view> previous;
    for (const std::uint32_t place : sortedOrder(identifiers_)) {
      const std::string_view key = identifiers_[place];
      if (previous != key) TRY(ingest_->add(number(StoreFamily::identifier), key, ""));
      previous = key;
    }
    return {};
  }

  Result<void> writeChanges() {
    for (std::size_t kind = 0; kind < runs_.size(); ++kind) {
      for (const Run& run : runs_[kind].list()) {
        TRY(mayGoOn());
        const bool single = run.first == run.last;
        TRY(ingest_->add(number(StoreFamily::change), changeKey(header_.id, lastOf(static_cast<RecordKind>(kind), run)),
                         single ? encodeImages({{}, {}, Images::LeftOut::after, {}}) : encodeRun(run.first)));
      }
    }
    return {};
  }

  void countTerms() {
    for (std::uint16_t type = 0; type < vocabulary_.types.size(); ++type) {
      if (typeUses_[type] != 0) uses_[TypeId{type}] = typeUses_[type];
    }
    for (std::uint16_t relation = 0; relation < vocabulary_.relations.size(); ++relation) {
      if (relationUses_[relation] != 0) uses_[RelationId{relation}] = relationUses_[relation];
    }
    if (factsUses_ != 0) uses_[EntityFactsKey{}] = factsUses_;
  }

  Result<void> writeMeta() {
    countTerms();
    std::map<std::string, std::string> rows{{std::string(kNumbersKey), encodeNumbers(after_)}};
    for (const auto& [used, count] : uses_) {
      TRY_ASSIGN(const std::uint64_t earlier, reader_->uses(used));
      rows[useKey(used)] = encodeUse(earlier + count);
    }
    const std::string own = useKey(SourceId{before_.next.nextSource});
    const auto put = [&](auto first, auto last) -> Result<void> {
      for (; first != last; ++first) TRY(ingest_->add(number(StoreFamily::meta), first->first, first->second));
      return {};
    };
    const auto behind = rows.lower_bound(own);
    TRY(put(rows.begin(), behind));
    const std::vector<std::uint64_t>& uses = ownSourceUses_.counts();
    for (std::size_t i = 0; i < uses.size(); ++i) {
      const SourceId source{before_.next.nextSource + static_cast<std::uint32_t>(i)};
      if (uses[i] == 0) continue;
      TRY(ingest_->add(number(StoreFamily::meta), useKey(source), encodeUse(uses[i])));
    }
    return put(behind, rows.end());
  }

  Result<void> writeHeader() {
    const IdAllocator &first = before_.next, &end = after_.next;
    LargeBatch large;
    large.extent = {header_.id,
                    {first.nextSource, end.nextSource},
                    {first.nextEntity, end.nextEntity},
                    {first.nextStatement, end.nextStatement}};
    for (const auto& [used, count] : uses_) large.uses[useKey(used)] = count;
    large.leansOn.assign(leansOn_.begin(), leansOn_.end());
    TRY(ingest_->add(number(StoreFamily::batch), batchKey(header_.id), encodeBatch(header_)));
    return ingest_->add(number(StoreFamily::batch), largeBatchKey(header_.id), encodeLargeBatch(large));
  }

  KeyValueEngine& engine_;
  std::optional<StoreReader> reader_;  // up to the commit
  JobControl& job_;
  StoreNumbers before_, after_;
  Vocabulary vocabulary_;
  Batch header_;
  std::unique_ptr<KeyValueIngest> ingest_;
  std::optional<RowPipe> pipe_;  // after the ingest: ends before it
  std::optional<FeedPlace> last_;
  KeyList sourceKeys_{RecordKind::source}, entityKeys_{RecordKind::entity};
  StringColumn identifiers_;  // rows of the family
  TieEnds ties_;
  std::array<Runs, static_cast<std::size_t>(kLastRecordKind) + 1> runs_;  // of what was added, by RecordKind
  std::map<RecordKey, std::uint64_t> uses_;                               // but those of the batch's own sources:
  Tally ownSourceUses_;                                                   // from the first new one on
  std::vector<std::uint64_t> typeUses_, relationUses_;                    // by number
  std::uint64_t factsUses_ = 0;
  std::map<EntityId, bool> oldEntities_;
  std::vector<LargeBatch> earlier_;
  std::set<BatchId> leansOn_;
  SourceId goodSource_;
  Result<void> keysWritten_;
  std::jthread keys_;  // last: ends before what it works on
};

}  // namespace

Result<BatchId> loadBulk(KeyValueEngine& engine, StoreReader reader, BatchInfo info,
                         const PropertyGraphStore::RecordFeed& feed, JobControl& job) {
  return BulkLoad(engine, std::move(reader), job).run(std::move(info), feed);
}

}  // namespace samspil
