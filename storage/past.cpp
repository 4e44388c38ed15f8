#include "storage/past.h"

#include <array>
#include <map>
#include <set>
#include <utility>

#include "storage/bytes.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/record_codec.h"
#include "storage/store_reader.h"

namespace samspil {
namespace {

// What stands in a family instead of what stands there now: values, or none for a key that was not there.
using Overrides = std::map<std::string, std::optional<std::string>, std::less<>>;

struct PastState {
  std::shared_ptr<KeyValueEngine> engine;  // outlives the view of it
  StoreReader present;
  std::vector<Overrides> overrides;  // by FamilyNumber
  std::string endOfJournal;          // the first key of a batch that had not been applied

  bool isJournal(FamilyNumber family) const {
    return family == number(StoreFamily::batch) || family == number(StoreFamily::change);
  }
};

// The base cursor with the overrides of its range merged in.
class PastCursor : public KeyValueCursor {
 public:
  PastCursor(std::unique_ptr<KeyValueCursor> base, Overrides::const_iterator next, Overrides::const_iterator end)
      : base_(std::move(base)), next_(next), end_(end) {}

  Result<void> settle() {
    while (next_ != end_) {
      const bool here = !base_->atEnd() && base_->key() == next_->first;
      if (!base_->atEnd() && base_->key() < next_->first) return {};
      if (here) TRY(base_->next());
      if (next_->second) {
        onOverride_ = true;
        return {};
      }
      ++next_;
    }
    return {};
  }
  bool atEnd() const override { return !onOverride_ && base_->atEnd(); }
  std::string_view key() const override { return onOverride_ ? std::string_view(next_->first) : base_->key(); }
  std::string_view value() const override { return onOverride_ ? std::string_view(*next_->second) : base_->value(); }
  Result<void> next() override {
    if (onOverride_) {
      onOverride_ = false;
      ++next_;
    } else {
      TRY(base_->next());
    }
    return settle();
  }

 private:
  std::unique_ptr<KeyValueCursor> base_;
  Overrides::const_iterator next_, end_;
  bool onOverride_ = false;
};

class PastView : public KeyValueView {
 public:
  explicit PastView(std::shared_ptr<const PastState> state) : state_(std::move(state)) {}

  Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const override {
    if (notYet(family, key)) return std::optional<std::string>{};
    const Overrides& overrides = state_->overrides[family];
    if (const auto found = overrides.find(key); found != overrides.end()) return found->second;
    return state_->present.view().get(family, key);
  }

  Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                           std::span<const std::string> keys) const override {
    TRY_ASSIGN(auto values, state_->present.view().multiGet(family, keys));
    const Overrides& overrides = state_->overrides[family];
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (notYet(family, keys[i])) values[i].reset();
      if (const auto found = overrides.find(keys[i]); found != overrides.end()) values[i] = found->second;
    }
    return values;
  }

  Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                 std::string_view to) const override {
    const bool cut = state_->isJournal(family) && (to.empty() || to > state_->endOfJournal);
    if (cut) to = state_->endOfJournal;
    TRY_ASSIGN(auto base, state_->present.view().cursor(family, std::min(from, cut ? to : from), to));
    const Overrides& overrides = state_->overrides[family];
    const auto end = to.empty() ? overrides.end() : overrides.lower_bound(to);
    const auto begin = !to.empty() && from >= to ? end : overrides.lower_bound(from);
    auto made = std::make_unique<PastCursor>(std::move(base), begin, end);
    TRY(made->settle());
    return std::unique_ptr<KeyValueCursor>(std::move(made));
  }

 private:
  bool notYet(FamilyNumber family, std::string_view key) const {
    return state_->isJournal(family) && key >= state_->endOfJournal;
  }
  std::shared_ptr<const PastState> state_;
};

class PastEngine : public KeyValueEngine {
 public:
  explicit PastEngine(std::shared_ptr<const PastState> state) : state_(std::move(state)) {}
  Result<void> write(std::span<const KeyValueWrite>) override { return refusal(); }
  Result<std::unique_ptr<KeyValueView>> view() const override { return std::make_unique<PastView>(state_); }
  Result<std::unique_ptr<KeyValueIngest>> beginIngest() override { return refusal(); }
  Result<void> checkpoint(const std::filesystem::path&) const override { return refusal(); }
  Result<void> verifyChecksums() const override { return state_->engine->verifyChecksums(); }

 private:
  static std::unexpected<Error> refusal() {
    return makeError(ErrorCode::invalidArgument, "The past can be looked at, but neither changed nor copied.");
  }
  std::shared_ptr<const PastState> state_;
};

// Each record that a later batch changed one by one, as it was. What large batches added is not among them, nor what an
// undo or redo made of them as a whole: the veil of that time tells.
using PastPayloads = std::map<RecordKey, std::optional<std::string>>;

Result<PastPayloads> payloadsAt(const StoreReader& reader, BatchId batch, std::uint32_t lastBatch) {
  PastPayloads past;
  for (std::uint32_t later = lastBatch; later > batch.value; --later) {
    TRY_ASSIGN(const auto large, reader.largeBatch(BatchId{later}));
    if (large) continue;
    TRY(reader.ownChangesOf(BatchId{later}, [&](const RecordKey& key, Images images) -> Result<bool> {
      past[key] = std::move(images.before);
      return true;
    }));
  }
  return past;
}

// Records of a large batch are looked up one by one: it has many more than were changed since.
Result<void> findAdded(const StoreReader& reader, const LargeBatch& large, const PastPayloads& past,
                       std::map<RecordKey, BatchId>& editors) {
  for (const auto& [key, payload] : past) {
    if (!payload || !large.extent.contains(key)) continue;
    TRY_ASSIGN(const auto change, reader.change(large.extent.batch, key));
    if (change) editors.try_emplace(key, large.extent.batch);
  }
  return {};
}

// The batch that had changed each record last. Ends as soon as all are found.
Result<std::map<RecordKey, BatchId>> editorsAt(const StoreReader& reader, BatchId batch, const PastPayloads& past) {
  std::map<RecordKey, BatchId> editors;
  std::size_t wanted = 0;
  for (const auto& [key, payload] : past) wanted += payload ? 1 : 0;
  for (std::uint32_t earlier = batch.value; earlier > 0 && editors.size() < wanted; --earlier) {
    TRY_ASSIGN(const auto large, reader.largeBatch(BatchId{earlier}));
    if (large) {
      TRY(findAdded(reader, *large, past, editors));
      continue;
    }
    TRY(reader.ownChangesOf(BatchId{earlier}, [&](const RecordKey& key, const Images&) -> Result<bool> {
      const auto found = past.find(key);
      if (found != past.end() && found->second) editors.try_emplace(key, BatchId{earlier});
      return editors.size() < wanted;
    }));
  }
  return editors;
}

Result<void> layOverRecords(PastState& state, BatchId batch, std::uint32_t lastBatch) {
  const StoreReader& reader = state.present;
  TRY_ASSIGN(const PastPayloads past, payloadsAt(reader, batch, lastBatch));
  TRY_ASSIGN(const auto editors, editorsAt(reader, batch, past));
  std::vector<RecordKey> keys;
  for (const auto& [key, payload] : past) keys.push_back(key);
  TRY_ASSIGN(const auto now, reader.findAll(keys));
  ChangePlan plan;
  const auto editorOf = [&](const RecordKey& key) {
    const auto found = editors.find(key);
    return found == editors.end() ? BatchId{0} : found->second;
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto& payload = past.at(keys[i]);
    const auto nowPayload = now[i] ? std::optional(now[i]->payload) : std::nullopt;
    if (nowPayload != payload) {
      TRY_ASSIGN(PlannedChange change, planChange(keys[i], {nowPayload, payload}));
      plan.push_back(std::move(change));
    } else if (payload) {
      Location location = locationOf(keys[i]);
      state.overrides[number(location.family)][std::move(location.key)] = encodeRow(editorOf(keys[i]), *payload);
    }
  }
  TRY_ASSIGN(auto writes, stateWritesOf(reader, {std::move(plan), {}, {}, {}, {}}, editorOf));
  for (KeyValueWrite& write : writes) state.overrides[write.family][std::move(write.key)] = std::move(write.value);
  return {};
}

// What was hidden then: the large batches that were still to come, and those that were taken back as a whole.
Result<Veil> veilAt(const StoreReader& reader, const std::vector<LargeBatch>& larges, BatchId batch) {
  std::map<BatchId, std::optional<HiddenBatch>> hiddenThen;
  for (BatchId id{1}; id <= batch; ++id.value) {
    TRY_ASSIGN(auto turned, reader.turn(id));
    if (!turned) continue;
    std::optional<HiddenBatch>& then = hiddenThen[turned->target];
    then.reset();
    const bool partly = turned->except.size() != 0;
    if (turned->hides) then = HiddenBatch{{}, partly ? id : BatchId{0}, std::move(turned->except)};
  }
  std::vector<HiddenBatch> hidden;
  for (const LargeBatch& large : larges) {
    std::optional<HiddenBatch>& then = hiddenThen[large.extent.batch];
    if (large.extent.batch > batch) then = HiddenBatch{};
    if (!then) continue;
    then->extent = large.extent;
    hidden.push_back(std::move(*then));
  }
  return Veil(std::move(hidden));
}

// How much of the use counts a veil hides with a large batch.
Result<UseChanges> hiddenUses(const StoreReader& reader, const Veil& veil, const LargeBatch& large) {
  const HiddenBatch* hidden = veil.find(large.extent.batch);
  if (hidden == nullptr) return UseChanges{};
  Turn turned;
  if (hidden->hiddenBy.value != 0) {
    TRY_ASSIGN(auto partly, reader.turn(hidden->hiddenBy));
    if (partly) turned = std::move(*partly);
  }
  return usesOf(turned, large);
}

// Lays the veil of then over the store, in place of `now`, and counts the uses of what is hidden as it was then.
Result<void> layOverVeil(PastState& state, const Veil& now, BatchId batch) {
  TRY_ASSIGN(const auto larges, state.present.largeBatches());
  TRY_ASSIGN(const Veil then, veilAt(state.present, larges, batch));
  Overrides& meta = state.overrides[number(StoreFamily::meta)];
  if (then.empty())
    meta[std::string(kVeilKey)] = std::nullopt;
  else
    meta[std::string(kVeilKey)] = then.encode();
  UseChanges shown;
  for (const LargeBatch& large : larges) {
    TRY_ASSIGN(const UseChanges hiddenNow, hiddenUses(state.present, now, large));
    TRY_ASSIGN(const UseChanges hiddenThen, hiddenUses(state.present, then, large));
    for (const auto& [key, count] : hiddenNow) shown[key] += count;
    for (const auto& [key, count] : hiddenThen) shown[key] -= count;
  }
  for (const auto& [key, count] : shown) {
    if (count == 0) continue;
    TRY_ASSIGN(const std::uint64_t stored, state.present.usesAt(key));
    const auto overridden = meta.find(key);
    std::uint64_t uses = stored;
    if (overridden != meta.end()) uses = overridden->second ? ByteReader(*overridden->second).varint() : 0;
    uses += static_cast<std::uint64_t>(count);
    meta[key] = uses == 0 ? std::nullopt : std::optional(encodeUse(uses));
  }
  return {};
}

// Whether a batch stood or was taken back is told by the undos and redos that had happened.
Result<void> layOverJournal(PastState& state, BatchId batch, const StoreNumbers& numbers) {
  std::map<BatchId, bool> undone;
  for (std::uint32_t id = 1; id <= numbers.lastBatch; ++id) {
    TRY_ASSIGN(auto header, state.present.batch(BatchId{id}));
    if (!header || !header->info.target) continue;
    const BatchKind kind = header->info.kind;
    if (kind != BatchKind::undo && kind != BatchKind::redo) continue;
    const bool then = id <= batch.value;
    if (then || !undone.contains(*header->info.target)) undone[*header->info.target] = then && kind == BatchKind::undo;
  }
  for (const auto& [id, flag] : undone) {
    if (id > batch) continue;
    TRY_ASSIGN(auto header, state.present.batch(id));
    if (!header || header->undone == flag) continue;
    header->undone = flag;
    state.overrides[number(StoreFamily::batch)][batchKey(id)] = encodeBatch(*header);
  }
  StoreNumbers then = numbers;
  then.lastBatch = batch.value;
  state.overrides[number(StoreFamily::meta)][std::string(kNumbersKey)] = encodeNumbers(then);
  return {};
}

}  // namespace

Result<std::shared_ptr<KeyValueEngine>> openPast(std::shared_ptr<KeyValueEngine> present, BatchId batch) {
  TRY_ASSIGN(const StoreReader reader, StoreReader::at(*present));
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  if (batch.value > numbers.lastBatch)
    return makeError(ErrorCode::notFound, "There is no batch {} in the history.", batch.value);
  auto state = std::make_shared<PastState>(std::move(present), reader.unveiled(),
                                           std::vector<Overrides>(storeFamilyNames().size()),
                                           batchKey(BatchId{batch.value + 1}));
  if (batch.value < numbers.lastBatch) {
    TRY(layOverRecords(*state, batch, numbers.lastBatch));
    TRY(layOverVeil(*state, reader.veil(), batch));
    TRY(layOverJournal(*state, batch, numbers));
  }
  return std::shared_ptr<KeyValueEngine>(std::make_shared<PastEngine>(std::move(state)));
}

}  // namespace samspil
