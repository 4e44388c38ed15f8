// Takes back a large batch in one small write, and brings it back in another: its rows stay where they are, and a veil
// (storage/veil.h) hides them. Only where nothing was built upon the batch since; else storage/reversal.h goes through
// its records one by one, with the same effect.
#pragma once

#include <optional>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "storage/key_value_engine.h"
#include "storage/large_batch.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

// The large batch, when all that it did stands as it left it and nothing that stands needs it. Cost: a look at what
// later batches changed, one by one.
Result<std::optional<LargeBatch>> findWhole(const StoreReader& reader, BatchId batch, JobControl& job);

// The later batches that keep a large one from going as a whole and that can be undone, ascending: once they are, it
// can.
Result<std::vector<BatchId>> findBuiltUpon(const StoreReader& reader, const LargeBatch& large, JobControl& job);

// Above so many records a batch is not taken back one by one: each takes some 1,700 bytes until the write is done.
inline constexpr std::uint64_t kMostOneByOne = 2'000'000;
// Ok, or the sentence that says what to undo first.
Result<void> mayGoOneByOne(const StoreReader& reader, const Batch& batch, std::uint64_t most, JobControl& job);

// The large batch that the undo `undo` hides; none: the undo changed records one by one. REQUIRES: a redo may take the
// undo back, so that all is as it was right after it.
Result<std::optional<LargeBatch>> findHidden(const StoreReader& reader, BatchId undo);

struct WholeTurn {
  LargeBatch large;
  Batch target;  // the header of the same
  Batch header;  // of the undo or redo
};
Result<std::vector<KeyValueWrite>> writesOf(const StoreReader& reader, const WholeTurn& turn);

}  // namespace samspil
