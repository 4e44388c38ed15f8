// Takes back a large batch in one small write, and brings it back in another: its rows stay where they are, and a veil
// (storage/veil.h) hides them, but for those that later batches changed or need. The effect is that of going through
// its records one by one (storage/reversal.h).
#pragma once

#include <optional>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "storage/change_plan.h"
#include "storage/key_value_engine.h"
#include "storage/large_batch.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

struct WholeTurn {
  LargeBatch large;
  Turn turn;
  ChangePlan beside;  // what is changed record by record: exceptions that go all the same
  std::vector<UndoReport::Kept> kept;
  std::vector<UndoReport::Impossible> impossible;
  Batch header;  // of the undo or redo; how much it changes is filled in
};

// How the large batch goes as a whole; none: it is not a large one, it is hidden, or too much of it was changed since
// or is still needed.
Result<std::optional<WholeTurn>> findWhole(const StoreReader& reader, const Batch& target, JobControl& job);

// How all that the undo `undo` hides comes back; none: the undo changed records one by one. REQUIRES: a redo may take
// the undo back, so that all is as it was right after it.
Result<std::optional<WholeTurn>> findHidden(const StoreReader& reader, const Batch& undo);

// `target` is the header of the large batch as it will be.
Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const WholeTurn& turn, Batch target);

// Above so many records a batch is not taken back one by one: each takes some 1,700 bytes until the write is done.
inline constexpr std::uint64_t kMostOneByOne = 2'000'000;
// Ok, or the sentence that says what to undo first.
Result<void> mayGoOneByOne(const StoreReader& reader, const Batch& batch, std::uint64_t most, JobControl& job);

}  // namespace samspil
