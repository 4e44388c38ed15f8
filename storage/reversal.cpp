#include "storage/reversal.h"

#include <algorithm>

#include "storage/change_rules.h"

namespace samspil {
namespace {

// One change of the batch that is to be taken back, with what stands there now.
struct Candidate {
  RecordKey key;
  Images images;
  std::optional<StoredRecord> now;
};

std::optional<std::string> payloadOf(const std::optional<StoredRecord>& record) {
  return record ? std::optional(record->payload) : std::nullopt;
}

// Read and planned together: looked up at once, and gone before the next.
constexpr std::size_t kCandidatesAtOnce = 4096;

Result<void> findWhatStands(const StoreReader& reader, std::vector<Candidate>& candidates) {
  std::vector<RecordKey> keys;
  for (const Candidate& candidate : candidates) keys.push_back(candidate.key);
  TRY_ASSIGN(auto now, reader.findAll(keys));
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    candidate.now = std::move(now[i]);
    Images& images = candidate.images;
    const bool standsAsAdded =
        images.leftOut == Images::LeftOut::after && candidate.now && candidate.now->changedBy == images.addedBy;
    if (standsAsAdded) images = {std::nullopt, candidate.now->payload, Images::LeftOut::nothing, {}};
    TRY(reader.complete(candidate.key, images));
  }
  return {};
}

// A record that is still there names the batch that changed it last; for one that is gone the journal is searched
// backwards.
Result<BatchId> lastEditorOf(const StoreReader& reader, const Candidate& candidate, BatchId after) {
  if (candidate.now) return candidate.now->changedBy;
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (std::uint32_t batch = numbers.lastBatch; batch > after.value; --batch) {
    TRY_ASSIGN(const auto change, reader.change(BatchId{batch}, candidate.key));
    if (change) return BatchId{batch};
  }
  return after;
}

// Leaves out what breaks a rule until nothing does; leaving one change out may make another impossible.
Result<void> dropImpossible(const StoreReader& reader, Reversal& reversal) {
  for (;;) {
    TRY_ASSIGN(const auto violations, findViolations(reader, reversal.changes));
    if (violations.empty()) return {};
    for (const Violation& violation : violations) {
      reversal.impossible.push_back({reversal.changes[violation.change].key, violation.reason});
    }
    std::size_t at = 0;
    auto next = violations.begin();
    std::erase_if(reversal.changes, [&](const PlannedChange&) {
      const bool drop = next != violations.end() && next->change == at;
      if (drop) ++next;
      ++at;
      return drop;
    });
  }
}

Result<Batch> existingBatch(const StoreReader& reader, std::uint32_t id) {
  TRY_ASSIGN(auto batch, reader.batch(BatchId{id}));
  if (!batch) return makeError(ErrorCode::invalidData, "Batch {} is missing in the journal; run samspil check.", id);
  return std::move(*batch);
}

Result<void> planOne(const StoreReader& reader, BatchId batch, Candidate& candidate, Reversal& reversal) {
  auto now = payloadOf(candidate.now);
  if (now == candidate.images.before) return {};
  if (now != candidate.images.after) {
    TRY_ASSIGN(const BatchId editor, lastEditorOf(reader, candidate, batch));
    reversal.kept.push_back({candidate.key, editor});
    return {};
  }
  TRY_ASSIGN(auto change, planChange(candidate.key, {std::move(now), std::move(candidate.images.before)}));
  reversal.changes.push_back(std::move(change));
  return {};
}

// Those of a hidden batch that are not hidden.
Result<void> changesThatMayStand(const StoreReader& reader, BatchId batch, const StoreReader::ChangeVisitor& visit) {
  const HiddenBatch* hidden = reader.veil().find(batch);
  if (hidden == nullptr) return reader.changesOf(batch, visit);
  for (const RecordKey& key : hidden->except.keys()) {
    TRY_ASSIGN(auto images, reader.change(batch, key));
    if (images) TRY(visit(key, std::move(*images)));
  }
  return {};
}

}  // namespace

Result<Reversal> planReversal(const StoreReader& reader, const Batch& batch, JobControl& job) {
  Reversal reversal;
  std::vector<Candidate> candidates;
  std::uint64_t done = 0;
  const auto plan = [&]() -> Result<void> {
    TRY(job.checkpoint(std::min(done, batch.recordsChanged), batch.recordsChanged));
    TRY(findWhatStands(reader, candidates));
    for (Candidate& candidate : candidates) TRY(planOne(reader, batch.id, candidate, reversal));
    done += candidates.size();
    candidates.clear();
    return {};
  };
  TRY(changesThatMayStand(reader, batch.id, [&](const RecordKey& key, Images images) -> Result<bool> {
    candidates.push_back({key, std::move(images), {}});
    if (candidates.size() == kCandidatesAtOnce) TRY(plan());
    return true;
  }));
  TRY(plan());
  // The journal orders by the bytes of the keys, a plan by the keys themselves; settings differ in the two.
  std::ranges::sort(reversal.changes, {}, &PlannedChange::key);
  TRY(dropImpossible(reader, reversal));
  return reversal;
}

Result<std::optional<Batch>> latestUndoable(const StoreReader& reader) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (std::uint32_t id = numbers.lastBatch; id > 0; --id) {
    TRY_ASSIGN(auto batch, existingBatch(reader, id));
    if (isUndoable(batch)) return std::optional(std::move(batch));
  }
  return std::optional<Batch>{};
}

Result<std::optional<Batch>> latestRedoable(const StoreReader& reader) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  std::uint64_t redone = 0;
  for (std::uint32_t id = numbers.lastBatch; id > 0; --id) {
    TRY_ASSIGN(auto batch, existingBatch(reader, id));
    if (batch.info.kind == BatchKind::redo) {
      ++redone;
    } else if (batch.info.kind != BatchKind::undo) {
      break;
    } else if (redone == 0) {
      return std::optional(std::move(batch));
    } else {
      --redone;
    }
  }
  return std::optional<Batch>{};
}

}  // namespace samspil
