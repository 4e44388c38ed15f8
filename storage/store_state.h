// What a PropertyGraphStore is made of; inside storage/ only.
#pragma once

#include <mutex>

#include "storage/bulk_load.h"
#include "storage/commit.h"
#include "storage/key_value_engine.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"
#include "storage/whole_undo.h"

namespace samspil {

// Fills in who makes a batch, and when, where that is left open.
void fillIn(BatchInfo& info);

struct PropertyGraphStore::Implementation {
  Implementation(std::shared_ptr<KeyValueEngine> openedEngine, std::filesystem::path path, bool opensReadOnly)
      : directory(std::move(path)), readOnly(opensReadOnly), engine(std::move(openedEngine)) {}

  Result<StoreReader> reader() const { return StoreReader::at(*engine, veils); }

  Result<void> refreshNumbers() {
    TRY_ASSIGN(const StoreReader at, reader());
    TRY_ASSIGN(const StoreNumbers read, at.numbers());
    const std::lock_guard lock(mutex);
    numbers = read;
    return {};
  }

  Result<void> mayWrite() const {
    if (!readOnly) return {};
    return makeError(ErrorCode::invalidArgument, "The store in {} is open read-only; nothing can be changed in it.",
                     directory.string());
  }

  // REQUIRES: the plan has no violations. Writes nothing where there is nothing to write.
  Result<Applied> commit(const StoreReader& at, PlannedBatch planned);
  // Settings are no part of a snapshot: another view or another place on the map need not load a new one.
  void keepSnapshot(const ChangePlan& changes, Revision before, Revision after);
  Result<Applied> load(StoreReader at, BatchInfo info, const RecordFeed& feed, JobControl& job);
  // Undo takes back `reversed`, which is `target` itself; redo takes back the undo of `target`.
  Result<UndoReport> takeBack(const StoreReader& at, const Batch& reversed, Batch target, BatchKind kind,
                              JobControl& job);
  // An undo or redo of all that a large batch did.
  Result<Applied> turn(const StoreReader& at, WholeTurn turn, Batch target, BatchInfo info);

  const std::filesystem::path directory;
  const bool readOnly;
  std::shared_ptr<KeyValueEngine> engine;
  mutable VeilCache veils;
  std::mutex writing;  // held through a whole change

  mutable std::mutex mutex;  // guards what follows
  StoreNumbers numbers;
  SnapshotPtr cached;
  Revision cachedFor = 0;  // the revision that `cached` is right for: its own, or a later one of settings alone
};

}  // namespace samspil
