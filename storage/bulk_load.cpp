#include "storage/bulk_load.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "storage/bytes.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/dump.h"
#include "storage/record_codec.h"
#include "storage/store_layout.h"

namespace samspil {
namespace {

constexpr std::size_t kBulkRecords = 20'000;  // below, one synced write is as quick
constexpr std::uint64_t kCheckpointEvery = 4096;

// Where a record comes in the feed: sources, entities with their facts, ties. None: not for a bulk load.
using FeedPlace = std::tuple<int, std::uint32_t, std::uint32_t>;

struct PlaceOf {
  std::optional<FeedPlace> operator()(SourceId id) const { return FeedPlace{0, id.value, 0}; }
  std::optional<FeedPlace> operator()(EntityId id) const { return FeedPlace{1, id.value, 0}; }
  std::optional<FeedPlace> operator()(const EntityFactsKey& key) const {
    return FeedPlace{1, key.entity.value, key.source.value};
  }
  std::optional<FeedPlace> operator()(StatementId id) const { return FeedPlace{2, id.value, 0}; }
  template <typename Other>
  std::optional<FeedPlace> operator()(const Other&) const {
    return std::nullopt;
  }
};
std::optional<FeedPlace> placeOf(const RecordKey& key) { return std::visit(PlaceOf{}, key); }

// Facts of a new entity or from a new source cannot be there yet, nor can anything under a new id.
bool isNew(const RecordKey& key, const IdAllocator& next) {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  if (const auto* id = std::get_if<SourceId>(&key)) return id->value >= next.nextSource && id->value != kNone;
  if (const auto* id = std::get_if<EntityId>(&key)) return id->value >= next.nextEntity && id->value != kNone;
  if (const auto* id = std::get_if<StatementId>(&key)) return id->value >= next.nextStatement && id->value != kNone;
  if (const auto* facts = std::get_if<EntityFactsKey>(&key)) {
    return facts->entity.value >= next.nextEntity || facts->source.value >= next.nextSource;
  }
  return false;
}

struct Adjacency {
  std::uint32_t entity, statement, other;
};

class BulkLoad {
 public:
  BulkLoad(KeyValueEngine& engine, const StoreReader& reader, JobControl& job)
      : engine_(engine), reader_(reader), job_(job) {}

  Result<BatchId> run(BatchInfo info, const PropertyGraphStore::RecordFeed& feed) {
    TRY_ASSIGN(before_, reader_.numbers());
    TRY_ASSIGN(vocabulary_, reader_.vocabulary());
    TRY_ASSIGN(ingest_, engine_.beginIngest());
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
    TRY(writeKeys(RecordKind::source, sourceKeys_));
    TRY(writeKeys(RecordKind::entity, entityKeys_));
    TRY(writeIdentifiers());
    TRY(writeAdjacency());
    TRY(writeChanges());
    TRY(writeMeta());
    TRY(ingest_->add(number(StoreFamily::batch), batchKey(header_.id), encodeBatch(header_)));
    TRY(job_.checkpoint(header_.recordsChanged, header_.recordsChanged));
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
    const Location location = locationOf(key);
    return ingest_->add(number(location.family), location.key, encodeRow(header_.id, encodePayload(record)));
  }

  Result<void> takeOne(const Source& source) {
    sourceKeys_.emplace_back(source.key, source.id.value);
    newSources_.push_back(source.id.value);
    after_.next.nextSource = source.id.value + 1;
    return {};
  }

  Result<void> takeOne(const Entity& entity) {
    if (entity.type.value >= vocabulary_.types.size()) return misfit(entity.id, "its type is not in the vocabulary");
    entityKeys_.emplace_back(entity.key, entity.id.value);
    newEntities_.push_back(entity.id.value);
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
    for (const KeyValueWrite& entry : derivedEntries(facts)) identifiers_.push_back(entry.key);
    const bool counted = !newEntities_.empty() && newEntities_.back() == facts.entity.value;
    const bool again = !newFacts_.empty() && newFacts_.back().first == facts.entity.value;
    if (!counted && !again) ++header_.entitiesChanged;
    newFacts_.emplace_back(facts.entity.value, facts.reference.source.value);
    ++uses_[EntityFactsKey{}];
    ++uses_[facts.reference.source];
    return {};
  }

  Result<void> takeOne(const TieStatement& tie) {
    if (tie.relation.value >= vocabulary_.relations.size())
      return misfit(tie.id, "its relation is not in the vocabulary");
    TRY(requireEntity(tie.id, tie.from));
    TRY(requireEntity(tie.id, tie.to));
    TRY(requireSource(tie.id, tie.reference.source));
    adjacency_.push_back({tie.from.value, tie.id.value, tie.to.value});
    if (tie.to != tie.from) adjacency_.push_back({tie.to.value, tie.id.value, tie.from.value});
    newTies_.push_back(tie.id.value);
    after_.next.nextStatement = tie.id.value + 1;
    ++relationUses_[tie.relation.value];
    ++uses_[tie.reference.source];
    ++header_.tiesChanged;
    return {};
  }

  template <typename Other>
  Result<void> takeOne(const Other&) {
    return {};
  }

  Result<void> requireEntity(const RecordKey& key, EntityId id) {
    if (id.value >= before_.next.nextEntity) {
      const bool dense = !newEntities_.empty() && newEntities_.back() - newEntities_.front() + 1 == newEntities_.size();
      const bool within = !newEntities_.empty() && id.value >= newEntities_.front() && id.value <= newEntities_.back();
      if (within && (dense || std::ranges::binary_search(newEntities_, id.value))) return {};
      return misfit(key, "an entity that it names is missing");
    }
    const auto [known, unseen] = oldEntities_.try_emplace(id, false);
    if (unseen) {
      TRY_ASSIGN(const auto found, reader_.find(id));
      known->second = found.has_value();
    }
    if (!known->second) return misfit(key, "an entity that it names is missing");
    return {};
  }

  Result<void> requireSource(const RecordKey& key, SourceId id) {
    if (id == goodSource_) return {};
    const bool loaded = std::ranges::binary_search(newSources_, id.value);
    TRY_ASSIGN(const auto found, reader_.find(id));
    if (!loaded && !found) return misfit(key, "its source is missing");
    goodSource_ = id;
    return {};
  }

  using Keys = std::vector<std::pair<std::string, std::uint32_t>>;
  Result<void> writeKeys(RecordKind kind, Keys& keys) {
    std::ranges::sort(keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto& [key, id] = keys[i];
      TRY_ASSIGN(const auto holder, reader_.holderOf(kind, key));
      const bool twice = i > 0 && keys[i - 1].first == key;
      if (holder || twice) {
        return misfit(kind == RecordKind::entity ? RecordKey(EntityId{id}) : RecordKey(SourceId{id}),
                      fmt::format("its key {} is already taken by another", key));
      }
      TRY(ingest_->add(number(StoreFamily::key), textKey(kind, key), ByteWriter().u32be(id).take()));
    }
    Keys().swap(keys);
    return {};
  }

  Result<void> writeIdentifiers() {
    std::ranges::sort(identifiers_);
    const auto repeats = std::ranges::unique(identifiers_);
    identifiers_.erase(repeats.begin(), repeats.end());
    for (const std::string& key : identifiers_) TRY(ingest_->add(number(StoreFamily::identifier), key, ""));
    return {};
  }

  Result<void> writeAdjacency() {
    std::ranges::sort(adjacency_, {},
                      [](const Adjacency& one) { return std::uint64_t{one.entity} << 32 | one.statement; });
    for (const Adjacency& one : adjacency_) {
      if (job_.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
      TRY(ingest_->add(number(StoreFamily::adjacency), adjacencyKey(EntityId{one.entity}, StatementId{one.statement}),
                       ByteWriter().u32be(one.other).take()));
    }
    std::vector<Adjacency>().swap(adjacency_);
    return {};
  }

  Result<void> writeChange(const RecordKey& key) {
    if (job_.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    return ingest_->add(number(StoreFamily::change), changeKey(header_.id, key), encodeImages({{}, {}, true}));
  }

  Result<void> writeChanges() {
    for (const std::uint32_t id : newSources_) TRY(writeChange(SourceId{id}));
    for (const std::uint32_t id : newEntities_) TRY(writeChange(EntityId{id}));
    for (const auto& [entity, source] : newFacts_) TRY(writeChange(EntityFactsKey{EntityId{entity}, SourceId{source}}));
    for (const std::uint32_t id : newTies_) TRY(writeChange(StatementId{id}));
    return {};
  }

  Result<void> writeMeta() {
    for (std::size_t relation = 0; relation < relationUses_.size(); ++relation) {
      if (relationUses_[relation] != 0)
        uses_[RelationId{static_cast<std::uint16_t>(relation)}] = relationUses_[relation];
    }
    std::map<std::string, std::string> rows{{std::string(kNumbersKey), encodeNumbers(after_)}};
    for (const auto& [used, count] : uses_) {
      TRY_ASSIGN(const std::uint64_t earlier, reader_.uses(used));
      rows[useKey(used)] = encodeUse(earlier + count);
    }
    for (const auto& [key, value] : rows) TRY(ingest_->add(number(StoreFamily::meta), key, value));
    return {};
  }

  KeyValueEngine& engine_;
  const StoreReader& reader_;
  JobControl& job_;
  StoreNumbers before_, after_;
  Vocabulary vocabulary_;
  Batch header_;
  std::unique_ptr<KeyValueIngest> ingest_;
  std::optional<FeedPlace> last_;
  Keys sourceKeys_, entityKeys_;
  std::vector<std::string> identifiers_;
  std::vector<Adjacency> adjacency_;
  std::vector<std::uint32_t> newSources_, newEntities_, newTies_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> newFacts_;
  std::map<RecordKey, std::uint64_t> uses_;
  std::vector<std::uint64_t> relationUses_ = std::vector<std::uint64_t>(std::size_t{1} << 16);
  std::map<EntityId, bool> oldEntities_;
  SourceId goodSource_;
};

}  // namespace

std::optional<std::vector<std::size_t>> bulkOrder(std::span<const Mutation> mutations, const IdAllocator& next) {
  if (mutations.size() < kBulkRecords) return std::nullopt;
  std::vector<std::pair<FeedPlace, std::size_t>> placed;
  placed.reserve(mutations.size());
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    const auto place = placeOf(mutations[i].key);
    if (!mutations[i].record || !place || !isNew(mutations[i].key, next)) return std::nullopt;
    placed.emplace_back(*place, i);
  }
  std::ranges::sort(placed);
  const auto samePlace = [](const auto& a, const auto& b) { return a.first == b.first; };
  if (std::ranges::adjacent_find(placed, samePlace) != placed.end()) return std::nullopt;
  std::vector<std::size_t> order;
  order.reserve(placed.size());
  for (const auto& [place, index] : placed) order.push_back(index);
  return order;
}

Result<BatchId> loadBulk(KeyValueEngine& engine, const StoreReader& reader, BatchInfo info,
                         const PropertyGraphStore::RecordFeed& feed, JobControl& job) {
  return BulkLoad(engine, reader, job).run(std::move(info), feed);
}

}  // namespace samspil
