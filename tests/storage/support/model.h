// What a store should do, in the slowest and plainest way: all records in one map, every rule checked by looking at all
// of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/property_graph_store.h"

namespace samspil::test {

struct Model {
  using State = std::map<RecordKey, Record>;
  struct Change {
    std::optional<Record> before, after;
  };
  struct PastBatch {
    BatchInfo info;
    std::map<RecordKey, Change> changes;
    bool undone = false;
  };
  struct Undone {
    std::size_t batch = 0;  // of the undo itself; 0: nothing was written
    std::set<RecordKey> reversed, impossible;
    std::map<RecordKey, std::size_t> keptBecauseOf;
  };

  State state;
  std::vector<PastBatch> history;  // batch n is history[n - 1]
  IdAllocator next;

  // The number of the new batch, 0 where nothing changed; none: refused.
  std::optional<std::size_t> apply(const ChangeSet& change);
  std::optional<Undone> undo(std::size_t batch);
  std::optional<Undone> redo();
  std::size_t latestUndoable() const;  // 0: none
  std::size_t latestRedoable() const;  // the undo that a redo would take back; 0: none

  std::string dump() const;  // as PropertyGraphStore::dump(DumpScope::records)

 private:
  std::optional<Record> at(const RecordKey& key) const;
  bool idIsFree(const RecordKey& key) const;
  std::set<RecordKey> violations(const std::map<RecordKey, Change>& changes) const;
  std::size_t commit(std::map<RecordKey, Change> changes, BatchInfo info);
  Undone reverse(std::size_t reversed, std::size_t target, BatchKind kind);
};

}  // namespace samspil::test
