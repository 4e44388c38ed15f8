#include "storage/journal_check.h"

#include <algorithm>
#include <unordered_set>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "storage/dump.h"

namespace samspil {
namespace {

// Of a record's state: 0 where there is none.
std::uint64_t stateHash(const std::optional<std::string>& payload) { return payload ? checkHash(*payload) | 1 : 0; }

const Images kAdded{{}, {}, Images::LeftOut::after, {}};

// A row that says no more than that a large batch added the record, or each of a run.
bool addsOnly(const ChangeRow& row) { return row.images.leftOut == Images::LeftOut::after; }

std::uint64_t placeOf(const RecordKey& key) {
  const Location location = locationOf(key);
  return placeHash(location.family, location.key);
}

// The hashes of the places of a run.
class RunPlaces {
 public:
  explicit RunPlaces(const RecordKey& last) : key_(last) {}
  std::uint64_t at(std::uint32_t number) {
    key_ = inRun(key_, number);
    bytes_.clear();
    const StoreFamily family = std::visit(*this, key_);
    return placeHash(family, bytes_.bytes());
  }
  const RecordKey& key() const { return key_; }  // of the last place

  template <typename Key>
  StoreFamily operator()(const Key& key) {
    if constexpr (requires { appendKey(bytes_, key); }) return appendKey(bytes_, key);
    return StoreFamily::meta;  // is in no run
  }

 private:
  RecordKey key_;
  ByteWriter bytes_;
};

}  // namespace

std::uint64_t checkHash(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

void Balance::ask(std::uint64_t hash) {
  asked_.sum += hash;
  ++asked_.count;
  if (way_ == CheckWay::oneByOne) ++open_[hash];
}

bool Balance::find(std::uint64_t hash) {
  found_.sum += hash;
  ++found_.count;
  if (way_ == CheckWay::summed) return true;
  const auto at = open_.find(hash);
  if (at == open_.end()) return false;
  if (--at->second == 0) open_.erase(at);
  return true;
}

std::uint64_t Balance::missing() const { return way_ == CheckWay::summed ? asked_ != found_ : open_.size(); }

JournalCheck::JournalCheck(const StoreReader& reader, const StoreNumbers& numbers, std::vector<LargeBatch> larges,
                           CheckWay way, Findings& findings)
    : reader_(reader),
      next_(numbers.next),
      lastBatch_(numbers.lastBatch),
      larges_(std::move(larges)),
      way_(way),
      findings_(findings) {}

Result<void> JournalCheck::begin() {
  if (way_ == CheckWay::oneByOne) return {};
  additions_.resize(std::size_t{lastBatch_} + 1);
  for (BatchId id{1}; id.value <= lastBatch_; ++id.value) {
    TRY_ASSIGN(const auto turned, reader_.turn(id));
    if (!turned) continue;
    for (const RecordKey& key : turned->except.keys()) states_[placeOf(key)] = {};
  }
  return reader_.view().scan(number(StoreFamily::change), "",
                             [&](std::string_view key, std::string_view value) -> Result<bool> {
                               TRY_ASSIGN(const ChangeRow row, decodeChange(value));
                               if (addsOnly(row)) return true;
                               TRY_ASSIGN(const RecordKey record, recordKeyOfChange(key));
                               states_[placeOf(record)] = {};
                               return true;
                             });
}

void JournalCheck::stands(StoreFamily family, std::string_view key, const Row& row, bool hidden) {
  const std::uint64_t place = placeHash(family, key);
  const auto known = states_.find(place);
  if (way_ == CheckWay::oneByOne || known != states_.end()) {
    states_[place] = {checkHash(row.payload) | 1, row.changedBy.value, hidden};
  } else if (row.changedBy.value < additions_.size()) {
    Additions& additions = additions_[row.changedBy.value];
    additions.records.find(place);
    ++additions.standing;
    additions.hiddenOnes += hidden;
  } else {
    findings_.problem("A record of the family {} names a batch that there is not.", storeFamilyNames()[number(family)]);
  }
}

Result<void> JournalCheck::run() {
  for (Additions& additions : additions_) {
    if (additions.hiddenOnes != 0 && additions.hiddenOnes != additions.standing)
      findings_.problem("A batch is hidden in part.");
    additions.hidden = additions.hiddenOnes != 0;
  }
  for (std::uint32_t id = lastBatch_; id > 0; --id) TRY(checkBatch(BatchId{id}));
  checkAdditions();
  const auto neverMade = std::ranges::count_if(states_, [](const auto& entry) { return entry.second.hash != 0; });
  if (neverMade != 0) findings_.problem("{} records do not come from the journal.", neverMade);
  TRY(reader_.view().scan(number(StoreFamily::batch), batchKey(BatchId{lastBatch_ + 1}),
                          [&](std::string_view, std::string_view) -> Result<bool> {
                            findings_.problem("The journal goes on after its end.");
                            return false;
                          }));
  return checkUndone();
}

// From the newest batch to the oldest: what a batch left behind is what the next later one found, or what stands there
// now.
Result<void> JournalCheck::checkBatch(BatchId id) {
  TRY(findings_.passed(0));
  TRY_ASSIGN(const auto batch, reader_.batch(id));
  if (!batch) {
    findings_.problem("Batch {} is missing in the journal.", id.value);
    return {};
  }
  TRY_ASSIGN(const auto turned, reader_.turn(id));
  return turned ? checkTurn(*batch, *turned) : checkChanges(*batch);
}

// Calls one(key, images, state) for what is followed one by one and rest(hash of the place) for all else, which the
// batch added. Answers how many there are.
template <typename One, typename Rest>
Result<std::uint64_t> JournalCheck::changesOf(BatchId batch, One one, Rest rest) {
  std::uint64_t records = 0;
  Steps steps(findings_);
  const auto each = [&](std::string_view key, std::string_view value) -> Result<bool> {
    TRY_ASSIGN(const RecordKey last, recordKeyOfChange(key));
    TRY_ASSIGN(const ChangeRow row, decodeChange(value));
    if (!addsOnly(row) || !runNumber(last)) {
      ++records;
      one(last, row.images, states_[placeOf(last)]);
      TRY(steps.one());
      return true;
    }
    const std::uint32_t end = *runNumber(last), first = row.firstOfRun.value_or(end);
    if (first > end) return makeError(ErrorCode::invalidData, "The stored bytes of a change are damaged.");
    if (!isGiven(last)) {  // may name as many records as there are numbers
      findings_.problem("Batch {} changed {}, a number that was not given out yet.", batch.value, describeKey(last));
      return true;
    }
    RunPlaces places(last);
    for (std::uint64_t at = first; at <= end; ++at, ++records) {
      const std::uint64_t place = places.at(static_cast<std::uint32_t>(at));
      const auto known = states_.find(place);
      if (known != states_.end())
        one(places.key(), row.images, known->second);
      else
        rest(places.key(), place);
      TRY(steps.one());
    }
    return true;
  };
  TRY(reader_.view().scan(number(StoreFamily::change), batchKey(batch), each));
  TRY(steps.end());
  return records;
}

// Afterwards all that the target added was hidden, or known; before, the other. Not so what is excepted: nothing
// happened to it, or the turn changed it one by one.
Result<void> JournalCheck::checkTurn(const Batch& batch, const Turn& turned) {
  std::uint64_t wrong = 0, others = 0, excepted = 0;
  const auto changedBeside = [&](const RecordKey& key, const Images& images, State& state) {
    wrong += !turned.except.contains(key);
    checkChange(batch, key, images, state);
  };
  TRY_ASSIGN(const std::uint64_t beside,
             changesOf(batch.id, changedBeside, [&](const RecordKey&, std::uint64_t) { ++wrong; }));
  const auto turn = [&](const RecordKey& key, const Images&, State& state) {
    if (turned.except.contains(key)) {
      ++excepted;
    } else {
      wrong += state.hash == 0 || state.hidden != turned.hides;
      state.hidden = !turned.hides;
    }
  };
  TRY_ASSIGN(const std::uint64_t all,
             changesOf(turned.target, turn, [&](const RecordKey&, std::uint64_t) { ++others; }));
  if (others != 0 && turned.target.value < additions_.size()) {
    Additions& additions = additions_[turned.target.value];
    if (additions.hidden != turned.hides) wrong += others;
    additions.hidden = !turned.hides;
  } else {
    wrong += others;
  }
  const std::uint64_t records = all - excepted + beside;
  if (records != batch.recordsChanged || records == 0 || excepted != turned.except.size())
    findings_.problem("Batch {} has {} changes instead of {}.", batch.id.value, records, batch.recordsChanged);
  if (wrong != 0) {
    findings_.problem("{} records are not {} as batch {} left them.", wrong, turned.hides ? "hidden" : "known",
                      batch.id.value);
  }
  return {};
}

bool JournalCheck::isGiven(const RecordKey& key) const {
  if (const auto* id = std::get_if<SourceId>(&key)) return id->value < next_.nextSource;
  if (const auto* id = std::get_if<EntityId>(&key)) return id->value < next_.nextEntity;
  if (const auto* id = std::get_if<StatementId>(&key)) return id->value < next_.nextStatement;
  if (const auto* facts = std::get_if<EntityFactsKey>(&key)) return facts->entity.value < next_.nextEntity;
  return true;
}

// A large batch keeps to the numbers that it gave out.
void JournalCheck::checkWithin(BatchId batch, const RecordKey& key) {
  const auto large = std::ranges::find(larges_, batch, [](const LargeBatch& one) { return one.extent.batch; });
  if (large != larges_.end() && !large->extent.contains(key))
    findings_.problem("The large batch {} changed {}, which is none of its own.", batch.value, describeKey(key));
}

void JournalCheck::checkChange(const Batch& batch, const RecordKey& key, const Images& images, State& state) {
  checkWithin(batch.id, key);
  const bool leftOut = images.leftOut == Images::LeftOut::after;
  const bool fits = leftOut ? state.hash != 0 : state.hash == stateHash(images.after);
  if (!fits || state.hidden) {
    findings_.problem("What batch {} made of {} is not what follows in the journal or stands there now.",
                      batch.id.value, describeKey(key));
  }
  if (state.changedBy != 0 && state.changedBy != batch.id.value) {
    findings_.problem("The {} names batch {} as its last, the journal batch {}.", describeKey(key), state.changedBy,
                      batch.id.value);
  }
  state = {stateHash(images.before), 0, false};
}

Result<void> JournalCheck::checkChanges(const Batch& batch) {
  bool others = false;
  TRY_ASSIGN(const std::uint64_t records, changesOf(
                                              batch.id,
                                              [&](const RecordKey& key, const Images& images, State& state) {
                                                checkChange(batch, key, images, state);
                                              },
                                              [&](const RecordKey& key, std::uint64_t place) {
                                                others = true;
                                                checkWithin(batch.id, key);
                                                if (way_ == CheckWay::summed)
                                                  additions_[batch.id.value].records.ask(place);
                                                else
                                                  checkChange(batch, key, kAdded, states_[place]);
                                              }));
  if (others && way_ == CheckWay::summed && additions_[batch.id.value].hidden)
    findings_.problem("What batch {} added is hidden before the journal hides it.", batch.id.value);
  if (records != batch.recordsChanged)
    findings_.problem("Batch {} has {} changes instead of {}.", batch.id.value, records, batch.recordsChanged);
  return {};
}

void JournalCheck::checkAdditions() {
  for (std::size_t batch = 0; batch < additions_.size(); ++batch) {
    if (additions_[batch].records.missing() != 0)
      findings_.problem("What stands of batch {} is not what the journal says that it added.", batch);
  }
}

// Whether each batch is marked undone exactly when the last undo or redo of it was an undo.
Result<void> JournalCheck::checkUndone() {
  std::unordered_set<std::uint32_t> decided;
  std::unordered_set<std::uint32_t> undone;
  for (std::uint32_t id = lastBatch_; id > 0; --id) {
    TRY_ASSIGN(const auto batch, reader_.batch(BatchId{id}));
    if (!batch) continue;
    if (batch->undone != undone.contains(id)) findings_.problem("Batch {} is marked undone wrongly.", id);
    const bool turns = batch->info.kind == BatchKind::undo || batch->info.kind == BatchKind::redo;
    if (!turns || !batch->info.target || !decided.insert(batch->info.target->value).second) continue;
    if (batch->info.kind == BatchKind::undo) undone.insert(batch->info.target->value);
  }
  return {};
}

}  // namespace samspil
