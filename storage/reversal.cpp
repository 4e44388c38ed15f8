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

// Reading the candidates is the first half of the work, planning the second.
constexpr std::size_t kCheckpointEvery = 1024;

Result<std::vector<Candidate>> readCandidates(const StoreReader& reader, BatchId batch, JobControl& job) {
  std::vector<Candidate> candidates;
  std::vector<RecordKey> keys;
  TRY(reader.changesOf(batch, [&](const RecordKey& key, Images images) -> Result<bool> {
    keys.push_back(key);
    candidates.push_back({key, std::move(images), {}});
    return true;
  }));
  TRY_ASSIGN(auto now, reader.findAll(keys));
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i % kCheckpointEvery == 0) TRY(job.checkpoint(i, 2 * candidates.size()));
    Candidate& candidate = candidates[i];
    candidate.now = std::move(now[i]);
    Images& images = candidate.images;
    const bool standsAsAdded =
        images.leftOut == Images::LeftOut::after && candidate.now && candidate.now->changedBy == images.addedBy;
    if (standsAsAdded) images = {std::nullopt, candidate.now->payload, Images::LeftOut::nothing, {}};
    TRY(reader.complete(candidate.key, images));
  }
  return candidates;
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

bool undoable(const Batch& batch) {
  const BatchKind kind = batch.info.kind;
  return !batch.undone && kind != BatchKind::initial && kind != BatchKind::undo && kind != BatchKind::redo;
}

Result<Batch> existingBatch(const StoreReader& reader, std::uint32_t id) {
  TRY_ASSIGN(auto batch, reader.batch(BatchId{id}));
  if (!batch) return makeError(ErrorCode::invalidData, "Batch {} is missing in the journal; run samspil check.", id);
  return std::move(*batch);
}

}  // namespace

Result<Reversal> planReversal(const StoreReader& reader, BatchId batch, JobControl& job) {
  TRY_ASSIGN(auto candidates, readCandidates(reader, batch, job));
  Reversal reversal;
  std::size_t done = candidates.size();
  for (Candidate& candidate : candidates) {
    if (++done % kCheckpointEvery == 0) TRY(job.checkpoint(done, 2 * candidates.size()));
    auto now = payloadOf(candidate.now);
    if (now == candidate.images.before) continue;
    if (now != candidate.images.after) {
      TRY_ASSIGN(const BatchId editor, lastEditorOf(reader, candidate, batch));
      reversal.kept.push_back({candidate.key, editor});
      continue;
    }
    TRY_ASSIGN(auto change, planChange(candidate.key, {std::move(now), std::move(candidate.images.before)}));
    reversal.changes.push_back(std::move(change));
  }
  // The journal orders by the bytes of the keys, a plan by the keys themselves; settings differ in the two.
  std::ranges::sort(reversal.changes, {}, &PlannedChange::key);
  TRY(dropImpossible(reader, reversal));
  return reversal;
}

Result<std::optional<Batch>> latestUndoable(const StoreReader& reader) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (std::uint32_t id = numbers.lastBatch; id > 0; --id) {
    TRY_ASSIGN(auto batch, existingBatch(reader, id));
    if (undoable(batch)) return std::optional(std::move(batch));
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
