#include "storage/bulk_load.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <thread>
#include <tuple>

#include "storage/bytes.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/dump.h"
#include "storage/feed_order.h"
#include "storage/record_codec.h"
#include "storage/row_pipe.h"
#include "storage/store_layout.h"

namespace samspil {
namespace {

constexpr std::uint64_t kCheckpointEvery = 4096;
constexpr std::size_t kTiesOfARow = 256;  // of the adjacency: taking one out rewrites a kilobyte
// Of the adjacency that are sorted at a time: 16 MB, and a look at all ties for each.
constexpr std::size_t kEndsAtOnce = 1 << 21;

struct TieOfEnds {
  std::uint32_t from, to, statement;
};

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

// Text keys with the ids that hold them, to be written in order.
class KeyList {
 public:
  void add(std::string_view key, std::uint32_t id) {
    keys_.push(key);
    ids_.push_back(id);
  }
  std::size_t size() const { return ids_.size(); }
  std::string_view key(std::uint32_t place) const { return keys_[place]; }
  std::uint32_t id(std::uint32_t place) const { return ids_[place]; }
  std::vector<std::uint32_t> sortedPlaces() const { return sortedOrder(keys_); }

 private:
  StringColumn keys_;
  std::vector<std::uint32_t> ids_;
};

RecordKey lastOf(RecordKind kind, const Run& run) {
  switch (kind) {
    case RecordKind::source: return SourceId{run.last};
    case RecordKind::entity: return EntityId{run.last};
    case RecordKind::facts: return EntityFactsKey{EntityId{run.last}, run.source};
    default: return StatementId{run.last};
  }
}

class BulkLoad {
 public:
  BulkLoad(KeyValueEngine& engine, StoreReader reader, JobControl& job)
      : engine_(engine), reader_(std::move(reader)), job_(job) {}

  Result<BatchId> run(BatchInfo info, const PropertyGraphStore::RecordFeed& feed) {
    TRY_ASSIGN(before_, reader_->numbers());
    TRY_ASSIGN(vocabulary_, reader_->vocabulary());
    TRY_ASSIGN(earlier_, reader_->largeBatches());
    TRY_ASSIGN(ingest_, engine_.beginIngest());
    pipe_.emplace(*ingest_);
    after_ = before_;
    header_.id = BatchId{++after_.lastBatch};
    header_.info = std::move(info);
    Record record;
    for (;;) {
      TRY_ASSIGN(const bool more, feed(record));
      if (!more) break;
      TRY(take(record));
    }
    if (header_.recordsChanged == 0) return makeError(ErrorCode::invalidArgument, "There is nothing to load.");
    TRY(pipe_->finish());
    pipe_.reset();
    TRY(writeIndexes());
    TRY(writeChanges());
    TRY(writeMeta());
    TRY(writeHeader());
    TRY(job_.checkpoint(header_.recordsChanged, header_.recordsChanged));
    // A view that is still read makes the engine write all the tables once more, when it ends.
    reader_.reset();
    TRY(ingest_->commit());
    return header_.id;
  }

 private:
  Error misfit(const RecordKey& key, std::string_view why) const {
    return {ErrorCode::conflict,
            fmt::format("The change does not fit: {}: {}. Nothing was changed.", describeKey(key), why)};
  }

  Result<void> take(Record& record) {
    // A feed tells its own progress; here it is asked whether to stop.
    if (header_.recordsChanged++ % kCheckpointEvery == 0 && job_.cancelled())
      return makeError(ErrorCode::cancelled, "The import was stopped.");
    const RecordKey key = keyOf(record);
    const auto place = placeOf(key);
    if (!place || !isNew(key, before_.next))
      return misfit(key, "only new sources, entities, facts and ties can be loaded");
    if (last_ && *place <= *last_) return misfit(key, "it comes out of order");
    last_ = place;
    TRY(checkShape(record));
    TRY(std::visit([&](auto& one) { return takeOne(one); }, record));
    const auto* facts = std::get_if<EntityFactsKey>(&key);
    runsOf(kindOf(key)).add(*runNumber(key), facts != nullptr ? facts->source : SourceId{});
    const Location location = locationOf(key);
    row_.clear();
    appendRow(row_, header_.id, record);
    return pipe_->add(number(location.family), location.key, row_.bytes());
  }

  Result<void> takeOne(const Source& source) {
    sourceKeys_.add(source.key, source.id.value);
    after_.next.nextSource = source.id.value + 1;
    ownSourceUses_.resize(after_.next.nextSource - before_.next.nextSource);
    return {};
  }

  Result<void> takeOne(const Entity& entity) {
    if (entity.type.value >= vocabulary_.types.size()) return misfit(entity.id, "its type is not in the vocabulary");
    entityKeys_.add(entity.key, entity.id.value);
    after_.next.nextEntity = entity.id.value + 1;
    ++uses_[entity.type];
    ++header_.entitiesChanged;
    return {};
  }

  Result<void> takeOne(EntityFacts& facts) {
    const EntityFactsKey key{facts.entity, facts.reference.source};
    std::ranges::sort(facts.properties);
    const auto repeats = std::ranges::unique(facts.properties);
    facts.properties.erase(repeats.begin(), repeats.end());
    TRY(requireEntity(key, facts.entity));
    TRY(requireSource(key, facts.reference.source));
    for (const KeyValueWrite& entry : derivedEntries(facts)) identifiers_.push(entry.key);
    const bool counted = runsOf(RecordKind::entity).endsWith(facts.entity.value);
    const bool again = runsOf(RecordKind::facts).endsWith(facts.entity.value);
    if (!counted && !again) ++header_.entitiesChanged;
    ++uses_[EntityFactsKey{}];
    countUse(facts.reference.source);
    return {};
  }

  Result<void> takeOne(const TieStatement& tie) {
    if (tie.relation.value >= vocabulary_.relations.size())
      return misfit(tie.id, "its relation is not in the vocabulary");
    TRY(requireEntity(tie.id, tie.from));
    TRY(requireEntity(tie.id, tie.to));
    TRY(requireSource(tie.id, tie.reference.source));
    ties_.push_back({tie.from.value, tie.to.value, tie.id.value});
    after_.next.nextStatement = tie.id.value + 1;
    ++relationUses_[tie.relation.value];
    countUse(tie.reference.source);
    ++header_.tiesChanged;
    return {};
  }

  template <typename Other>
  Result<void> takeOne(const Other&) {
    return {};
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
      ++ownSourceUses_[id.value - before_.next.nextSource];
  }

  void leanOn(const RecordKey& used) {
    for (const LargeBatch& large : earlier_) {
      if (large.extent.contains(used)) leansOn_.insert(large.extent.batch);
    }
  }

  // The families of indexes, each by one thread.
  Result<void> writeIndexes() {
    Result<void> adjacency;
    {
      const std::jthread other([&] { adjacency = writeAdjacency(); });
      TRY(writeKeys(RecordKind::source, sourceKeys_));
      TRY(writeKeys(RecordKind::entity, entityKeys_));
      TRY(writeIdentifiers());
    }
    return adjacency;
  }

  Result<void> mayGoOn() const {
    if (job_.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    return {};
  }

  // Beside the keys that are there already, in one walk over both.
  Result<void> writeKeys(RecordKind kind, const KeyList& keys) {
    const std::string prefix = textKey(kind, "");
    TRY_ASSIGN(const auto held, reader_->stored().cursor(number(StoreFamily::key), prefix, endOfPrefix(prefix)));
    const auto hidden = [&](std::uint32_t id) { return reader_->veil().hidesHolder(kind, id); };
    std::vector<std::uint32_t> holders;
    std::string_view previous;
    bool first = true;
    for (const std::uint32_t place : keys.sortedPlaces()) {
      TRY(mayGoOn());
      const std::string key = textKey(kind, keys.key(place));
      while (!held->atEnd() && held->key() < key) TRY(held->next());
      holders.clear();
      if (!held->atEnd() && held->key() == key) {
        TRY_ASSIGN(holders, decodeHolders(held->value()));
      }
      const bool taken = !std::ranges::all_of(holders, hidden);
      if (taken || (!first && previous == keys.key(place))) {
        const std::uint32_t id = keys.id(place);
        return misfit(kind == RecordKind::entity ? RecordKey(EntityId{id}) : RecordKey(SourceId{id}),
                      fmt::format("its key {} is already taken by another", keys.key(place)));
      }
      first = false;
      previous = keys.key(place);
      holders.push_back(keys.id(place));  // the highest so far
      TRY(ingest_->add(number(StoreFamily::key), key, encodeHolders(holders)));
    }
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

  Result<void> writeAdjacency() {
    std::vector<std::uint32_t> ends(std::size_t{after_.next.nextEntity} + 1, 0);
    for (const TieOfEnds& tie : ties_) {
      ++ends[tie.from + 1];
      if (tie.to != tie.from) ++ends[tie.to + 1];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<AdjacentTie> adjacent;
    for (std::uint32_t first = 0; first < after_.next.nextEntity;) {
      std::uint32_t last = first + 1;
      while (last < after_.next.nextEntity && ends[last + 1] - ends[first] <= kEndsAtOnce) ++last;
      TRY(writeAdjacencyOfRange(first, last, ends, adjacent));
      first = last;
    }
    return {};
  }

  // A counting sort by entity: the ties came in ascending order and stay in it. `ends` says where each entity's begin.
  Result<void> writeAdjacencyOfRange(std::uint32_t first, std::uint32_t last, const std::vector<std::uint32_t>& ends,
                                     std::vector<AdjacentTie>& adjacent) {
    TRY(mayGoOn());
    const auto begin = ends.begin() + first;
    std::vector<std::uint32_t> next(begin, begin + (last - first));
    for (std::uint32_t& place : next) place -= *begin;
    adjacent.resize(ends[last] - *begin);
    const std::uint32_t count = last - first;
    for (const TieOfEnds& tie : ties_) {
      const std::uint32_t from = tie.from - first, to = tie.to - first;
      if (from < count) adjacent[next[from]++] = {StatementId{tie.statement}, EntityId{tie.to}};
      if (to < count && to != from) adjacent[next[to]++] = {StatementId{tie.statement}, EntityId{tie.from}};
    }
    std::size_t at = 0;
    for (std::uint32_t entity = first; entity < last; ++entity) {
      const std::size_t end = next[entity - first];
      TRY(writeAdjacencyOf(EntityId{entity}, std::span(adjacent).subspan(at, end - at)));
      at = end;
    }
    return {};
  }

  Result<void> writeAdjacencyOf(EntityId entity, std::span<const AdjacentTie> ties) {
    TRY(mayGoOn());
    while (!ties.empty()) {
      const auto row = ties.first(std::min(ties.size(), kTiesOfARow));
      TRY(ingest_->add(number(StoreFamily::adjacency), adjacencyKey(entity, row.front().statement),
                       encodeAdjacentTies(row)));
      ties = ties.subspan(row.size());
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

  Result<void> writeMeta() {
    for (std::size_t relation = 0; relation < relationUses_.size(); ++relation) {
      if (relationUses_[relation] != 0)
        uses_[RelationId{static_cast<std::uint16_t>(relation)}] = relationUses_[relation];
    }
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
    for (std::size_t i = 0; i < ownSourceUses_.size(); ++i) {
      const SourceId source{before_.next.nextSource + static_cast<std::uint32_t>(i)};
      if (ownSourceUses_[i] == 0) continue;
      TRY(ingest_->add(number(StoreFamily::meta), useKey(source), encodeUse(ownSourceUses_[i])));
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
  ByteWriter row_;
  std::optional<FeedPlace> last_;
  KeyList sourceKeys_, entityKeys_;
  StringColumn identifiers_;                                              // rows of the family
  std::deque<TieOfEnds> ties_;                                            // grows without being copied
  std::array<Runs, static_cast<std::size_t>(kLastRecordKind) + 1> runs_;  // of what was added, by RecordKind
  std::map<RecordKey, std::uint64_t> uses_;                               // but those of the batch's own sources:
  std::vector<std::uint64_t> ownSourceUses_;                              // from the first new one on
  std::vector<std::uint64_t> relationUses_ = std::vector<std::uint64_t>(std::size_t{1} << 16);
  std::map<EntityId, bool> oldEntities_;
  std::vector<LargeBatch> earlier_;
  std::set<BatchId> leansOn_;
  SourceId goodSource_;
};

}  // namespace

Result<BatchId> loadBulk(KeyValueEngine& engine, StoreReader reader, BatchInfo info,
                         const PropertyGraphStore::RecordFeed& feed, JobControl& job) {
  return BulkLoad(engine, std::move(reader), job).run(std::move(info), feed);
}

}  // namespace samspil
