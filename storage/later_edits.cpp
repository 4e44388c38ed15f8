#include "storage/later_edits.h"

#include <algorithm>
#include <variant>

#include "storage/change_rules.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

constexpr std::uint64_t kCheckpointEvery = 1024;

bool leans(const StoreReader& reader, const LargeBatch& later, BatchId batch) {
  return !reader.veil().hides(later.extent.batch) && std::ranges::binary_search(later.leansOn, batch);
}

class Survey {
 public:
  Survey(const StoreReader& reader, const BatchExtent& extent, std::size_t most)
      : reader_(reader), extent_(extent), most_(most) {}

  // What a later batch changed record by record, or, of a large one that stands and leans on this one, what it states.
  // REQUIRES: batches come from the last to the first.
  Result<void> see(BatchId later, JobControl& job) {
    TRY_ASSIGN(const auto large, reader_.largeBatch(later));
    if (!large) return seeEach(later, {}, job);
    if (!leans(reader_, *large, extent_.batch)) return {};
    TRY(seeEach(later, EntityFactsKey{}, job));
    return seeTies(large->extent.statements, job);
  }
  bool isTooMuch() const {
    return left_.size() > most_ || found_.needed.size() > most_ || found_.references.size() > most_;
  }

  Result<LaterEdits> finish() {
    for (auto& [key, left] : left_) TRY(seeWithin(key, std::move(left)));
    std::erase_if(found_.needed, [&](const auto& one) { return found_.edited.contains(one.first); });
    std::erase_if(found_.changedBack, [&](const auto& one) { return found_.needed.contains(one.first); });
    return std::move(found_);
  }

 private:
  // The records that a batch changed, all or its facts.
  Result<void> seeEach(BatchId later, std::optional<RecordKey> from, JobControl& job) {
    std::uint64_t seen = 0;
    const auto visit = [&](const RecordKey& key, Images images) -> Result<bool> {
      if (seen++ % kCheckpointEvery == 0) TRY(job.checkpoint(0, 1));
      if (from && !std::holds_alternative<EntityFactsKey>(key)) return false;
      if (extent_.contains(key))
        left_[key] = std::move(images.before);
      else if (!from)
        TRY(seeOutside(key));
      return !isTooMuch();
    };
    return reader_.ownChangesOf(later, visit, from);
  }

  Result<void> seeTies(const NumberSpan& statements, JobControl& job) {
    const auto keyOf = [](std::uint32_t number) { return locationOf(StatementId{number}).key; };
    TRY_ASSIGN(const auto cursor,
               reader_.view().cursor(number(StoreFamily::tie), keyOf(statements.first), keyOf(statements.end)));
    for (std::uint64_t seen = 0; !cursor->atEnd() && !isTooMuch(); ++seen) {
      if (seen % kCheckpointEvery == 0) TRY(job.checkpoint(0, 1));
      TRY_ASSIGN(const RecordKey key, recordKeyAt(StoreFamily::tie, cursor->key()));
      TRY_ASSIGN(const Row row, decodeRow(cursor->value()));
      TRY(seeNames(key, row.payload));
      TRY(cursor->next());
    }
    return {};
  }

  Result<void> seeOutside(const RecordKey& key) {
    const bool names = std::holds_alternative<StatementId>(key) || std::holds_alternative<EntityFactsKey>(key);
    if (!names) return {};
    TRY_ASSIGN(const auto now, reader_.find(key));
    return now ? seeNames(key, now->payload) : Result<void>{};
  }

  // A record of the batch, or facts that hang on what is. What the first later change found there is what the batch
  // left; nothing: it is a later batch's. So are facts that a large one added that is hidden by now.
  Result<void> seeWithin(const RecordKey& key, std::optional<std::string> left) {
    if (left && std::holds_alternative<EntityFactsKey>(key)) {
      TRY_ASSIGN(const auto own, reader_.change(extent_.batch, key));
      if (!own) left.reset();
    }
    TRY_ASSIGN(const auto now, reader_.find(key));
    if (left && now && now->payload == *left) {
      found_.changedBack.emplace(key, std::move(*left));
      return {};
    }
    if (left && now) found_.edited.emplace(key, LaterEdits::Edited{now->changedBy, std::move(*left)});
    if (left && !now) found_.removed.emplace(key, std::move(*left));
    return now ? seeNames(key, now->payload) : Result<void>{};
  }

  // What a record that stays names.
  Result<void> seeNames(const RecordKey& key, std::string_view payload) {
    TRY_ASSIGN(const Record record, decodePayload(key, payload));
    if (const auto* facts = std::get_if<EntityFacts>(&record)) {
      if (extent_.contains(facts->entity)) found_.needed.insert_or_assign(facts->entity, &kStillFacts);
      refer(facts->reference.source, key);
    }
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      for (const EntityId end : {tie->from, tie->to}) {
        if (extent_.contains(end)) found_.needed.try_emplace(end, &kStillTies);
      }
      refer(tie->reference.source, key);
    }
    return {};
  }

  void refer(SourceId source, const RecordKey& key) {
    if (!extent_.contains(source)) return;
    found_.needed.try_emplace(source, &kStillUsed);
    found_.references.emplace(source, key);
  }

  const StoreReader& reader_;
  const BatchExtent& extent_;
  const std::size_t most_;
  std::map<RecordKey, std::optional<std::string>> left_;  // what the earliest change so far found
  LaterEdits found_;
};

}  // namespace

std::vector<RecordKey> LaterEdits::keys() const {
  std::set<RecordKey> all;
  for (const auto& [key, left] : edited) all.insert(key);
  for (const auto& [key, left] : removed) all.insert(key);
  for (const auto& [key, left] : changedBack) all.insert(key);
  for (const auto& [key, reason] : needed) all.insert(key);
  return {all.begin(), all.end()};
}

Result<std::optional<LaterEdits>> findLaterEdits(const StoreReader& reader, const BatchExtent& extent, std::size_t most,
                                                 JobControl& job) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  Survey survey(reader, extent, most);
  for (std::uint32_t later = numbers.lastBatch; later > extent.batch.value; --later) {
    TRY(job.checkpoint(0, 1));
    TRY(survey.see(BatchId{later}, job));
    if (survey.isTooMuch()) return std::optional<LaterEdits>{};
  }
  TRY_ASSIGN(auto found, survey.finish());
  return std::optional(std::move(found));
}

Result<std::vector<BatchId>> findBuiltUpon(const StoreReader& reader, const BatchExtent& extent, JobControl& job) {
  std::vector<BatchId> leaning, editing;
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (BatchId later{extent.batch.value + 1}; later.value <= numbers.lastBatch; ++later.value) {
    TRY_ASSIGN(const auto batch, reader.batch(later));
    if (!batch || !isUndoable(*batch)) continue;
    TRY_ASSIGN(const auto large, reader.largeBatch(later));
    if (large && leans(reader, *large, extent.batch)) leaning.push_back(later);
    if (large) continue;
    Survey survey(reader, extent, 0);
    TRY(survey.see(later, job));
    if (survey.isTooMuch()) editing.push_back(later);
  }
  return leaning.empty() ? editing : leaning;
}

}  // namespace samspil
