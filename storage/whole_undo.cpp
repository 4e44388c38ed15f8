#include "storage/whole_undo.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "storage/record_codec.h"

namespace samspil {
namespace {

constexpr std::size_t kNamed = 8;  // batches in a sentence

bool isUndoable(BatchKind kind) {
  return kind != BatchKind::initial && kind != BatchKind::undo && kind != BatchKind::redo;
}

// Whether a record that is not of the batch names something of it.
bool names(const BatchExtent& extent, const Record& record) {
  if (const auto* facts = std::get_if<EntityFacts>(&record)) return extent.contains(keyOf(*facts));
  const auto* tie = std::get_if<TieStatement>(&record);
  return tie != nullptr &&
         (extent.contains(tie->from) || extent.contains(tie->to) || extent.contains(tie->reference.source));
}

class LaterChanges {
 public:
  LaterChanges(const StoreReader& reader, const BatchExtent& extent) : reader_(reader), extent_(extent) {}

  // Whether a record that a later batch changed keeps the batch from going as a whole.
  Result<bool> hinders(const RecordKey& key) const {
    TRY_ASSIGN(const auto now, reader_.find(key));
    if (extent_.contains(key)) {
      TRY_ASSIGN(auto own, reader_.change(extent_.batch, key));
      if (own) {
        TRY(reader_.complete(key, *own));
        return !now || now->payload != own->after;
      }
    }
    if (!now) return false;
    TRY_ASSIGN(const Record record, decodePayload(key, now->payload));
    return names(extent_, record);
  }

 private:
  const StoreReader& reader_;
  const BatchExtent& extent_;
};

Result<bool> hinders(const StoreReader& reader, const BatchExtent& extent, BatchId later, JobControl& job) {
  TRY_ASSIGN(const auto turned, reader.turn(later));
  if (turned) return false;  // what it shows or hides is asked about under its own number
  TRY_ASSIGN(const auto large, reader.largeBatch(later));
  if (large) return !reader.veil().hides(later) && std::ranges::binary_search(large->leansOn, extent.batch);
  constexpr std::uint64_t kCheckpointEvery = 1024;
  const LaterChanges changes(reader, extent);
  bool found = false;
  std::uint64_t seen = 0;
  TRY(reader.changesOf(later, [&](const RecordKey& key, const Images&) -> Result<bool> {
    if (++seen % kCheckpointEvery == 0) TRY(job.checkpoint(0, 1));
    TRY_ASSIGN(found, changes.hinders(key));
    return !found;
  }));
  return found;
}

Result<void> addUses(const StoreReader& reader, const LargeBatch& large, bool hides,
                     std::vector<KeyValueWrite>& writes) {
  for (const auto& [key, count] : large.uses) {
    TRY_ASSIGN(const std::uint64_t before, reader.usesAt(key));
    writes.push_back({number(StoreFamily::meta), key, std::nullopt});
    const std::uint64_t after = hides ? before - count : before + count;
    if (after != 0) writes.back().value = encodeUse(after);
  }
  return {};
}

}  // namespace

Result<std::optional<LargeBatch>> findWhole(const StoreReader& reader, BatchId batch, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(auto large, reader.largeBatch(batch));
  if (!large || reader.veil().hides(batch)) return std::optional<LargeBatch>{};
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (std::uint32_t later = numbers.lastBatch; later > batch.value; --later) {
    TRY_ASSIGN(const bool hindered, hinders(reader, large->extent, BatchId{later}, job));
    if (hindered) return std::optional<LargeBatch>{};
  }
  return large;
}

Result<std::vector<BatchId>> findBuiltUpon(const StoreReader& reader, const LargeBatch& large, JobControl& job) {
  std::vector<BatchId> found;
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (std::uint32_t later = large.extent.batch.value + 1; later <= numbers.lastBatch; ++later) {
    TRY(job.checkpoint(0, 1));
    TRY_ASSIGN(const auto batch, reader.batch(BatchId{later}));
    if (!batch || batch->undone || !isUndoable(batch->info.kind)) continue;
    TRY_ASSIGN(const bool hindered, hinders(reader, large.extent, BatchId{later}, job));
    if (hindered) found.push_back(BatchId{later});
  }
  return found;
}

Result<void> mayGoOneByOne(const StoreReader& reader, const Batch& batch, std::uint64_t most, JobControl& job) {
  if (batch.recordsChanged <= most) return {};
  TRY_ASSIGN(const auto large, reader.largeBatch(batch.id));
  if (!large) return {};
  TRY_ASSIGN(const auto builtUpon, findBuiltUpon(reader, *large, job));
  if (builtUpon.empty()) return {};
  std::string named;
  for (const BatchId one : std::span(builtUpon).first(std::min(kNamed, builtUpon.size())))
    named += fmt::format("{}#{}", named.empty() ? "" : ", ", one.value);
  if (builtUpon.size() > kNamed) named += fmt::format(", … #{}", builtUpon.back().value);
  return makeError(ErrorCode::invalidArgument,
                   "Batch {} changed {} records, which are too many to be taken back one by one, and later batches "
                   "built upon them: {}. Undo those first, then this one goes at once.",
                   batch.id.value, batch.recordsChanged, named);
}

Result<std::optional<LargeBatch>> findHidden(const StoreReader& reader, BatchId undo) {
  TRY_ASSIGN(const auto turned, reader.turn(undo));
  if (!turned || !turned->hides || !reader.veil().hides(turned->target)) return std::optional<LargeBatch>{};
  return reader.largeBatch(turned->target);
}

Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const WholeTurn& turn) {
  const bool hides = turn.header.info.kind == BatchKind::undo;
  std::vector<BatchExtent> hidden = reader.veil().hidden();
  if (hides)
    hidden.push_back(turn.large.extent);
  else
    std::erase(hidden, turn.large.extent);
  std::vector<KeyValueWrite> writes;
  const auto meta = [&](std::string key, std::optional<std::string> value) {
    writes.push_back({number(StoreFamily::meta), std::move(key), std::move(value)});
  };
  const auto journal = [&](std::string key, std::string value) {
    writes.push_back({number(StoreFamily::batch), std::move(key), std::move(value)});
  };
  meta(std::string(kVeilKey), hidden.empty() ? std::nullopt : std::optional(Veil(std::move(hidden)).encode()));
  TRY(addUses(reader, turn.large, hides, writes));
  TRY_ASSIGN(StoreNumbers numbers, reader.numbers());
  numbers.lastBatch = turn.header.id.value;
  meta(std::string(kNumbersKey), encodeNumbers(numbers));
  journal(batchKey(turn.target.id), encodeBatch(turn.target));
  journal(batchKey(turn.header.id), encodeBatch(turn.header));
  journal(turnKey(turn.header.id), encodeTurn({turn.target.id, hides}));
  return writes;
}

}  // namespace samspil
