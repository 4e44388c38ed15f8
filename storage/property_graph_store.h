// PropertyGraphStore keeps a network on disk: records in, snapshots out, every change in a journal with its inverse.
//
//   TRY_ASSIGN(const auto store, PropertyGraphStore::open(directory, {.create = true}));
//   ChangeSet change{...};
//   TRY_ASSIGN(const Applied applied, store->apply(change));   // on disk when it returns
//   TRY_ASSIGN(const SnapshotPtr network, store->snapshot());
//   TRY(store->undo({}));                                      // as if nothing had happened; redo() brings it back
//
// One process writes at a time (a lock says who holds it); others may open read-only beside it. Within the process one
// thread writes; any number may read. A kill at any instant leaves the last applied batch: all of it or none, indexes
// in step. The byte layout is in storage/FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/change_set.h"
#include "graph/snapshot.h"
#include "graph/statement.h"

namespace samspil {

struct OpenOptions {
  bool create = false;    // make an empty store where there is none
  bool readOnly = false;  // works beside a writer; sees what was committed when it was opened
};

struct Applied {
  BatchId batch;
  Revision revision = 0;
};

// One line of the journal.
struct Batch {
  BatchId id;
  BatchInfo info;
  std::uint64_t entitiesChanged = 0;  // put or removed, facts included, each entity once
  std::uint64_t tiesChanged = 0;      // tie statements put or removed
  std::uint64_t recordsChanged = 0;   // of every kind
  bool undone = false;                // taken back by a later undo that itself still stands
};

// What a batch did to one record.
struct RecordDifference {
  RecordKey key;
  std::optional<Record> before, after;
};

// What became of each change of a batch that was to be taken back.
struct UndoReport {
  Applied applied;  // the undo is a batch of its own; batch 0: nothing could be reversed and nothing was written
  BatchId target;
  LocalizedText title;  // of the target
  struct Kept {
    RecordKey key;
    BatchId editedBy;  // the later batch that changed the record
  };
  struct Impossible {
    RecordKey key;
    LocalizedText reason;  // e.g. ties that were added later still need this entity
  };
  std::uint64_t reversed = 0;
  std::vector<Kept> kept;
  std::vector<Impossible> impossible;
};

struct CheckReport {
  std::uint64_t recordsChecked = 0;
  std::vector<std::string> problems;  // a sentence each; empty: every invariant holds
};

struct StoreCounts {
  std::uint64_t entities = 0, ties = 0, tieStatements = 0, facts = 0, sources = 0, batches = 0;
  std::uint64_t statementsWithoutReference = 0;
};

class KeyValueEngine;

// What dump() writes down.
enum class DumpScope {
  everything,  // records and journal
  records,     // what is known now, whichever way it came about: equal before a batch and after its undo
};

class PropertyGraphStore {
 public:
  // Errors: notFound (no store there and not create), locked (says which process holds it), unsupported (written by a
  // newer Samspil), invalidData (damaged; says what can be done), io, noSpace.
  static Result<std::unique_ptr<PropertyGraphStore>> open(const std::filesystem::path& directory, OpenOptions options);
  // The same on any engine that has the families storeFamilyNames() (storage/store_layout.h).
  static Result<std::unique_ptr<PropertyGraphStore>> open(std::unique_ptr<KeyValueEngine> engine,
                                                          const std::filesystem::path& directory, OpenOptions options);
  ~PropertyGraphStore();

  // Applies all mutations or none, and is durable on return. Refused as `conflict`: an id that is neither there nor
  // newly allocated, a tie whose end is missing afterwards, an entity removed while ties or facts still hang on it, a
  // key already taken by another entity, an unknown type or relation, a statement whose source is missing. Mutations
  // that change nothing are dropped; a ChangeSet without effect writes nothing and answers batch 0.
  Result<Applied> apply(const ChangeSet& change);

  // The same with progress and cancel: a cancelled change leaves no trace. A change of more than 20,000 records that
  // only adds is written as sorted tables aside and committed in one step.
  Result<Applied> apply(const ChangeSet& change, JobControl& job);

  // For imports that are too large to hold: records come one by one from `feed`, each good until the next call, nullptr
  // at the end, and go to disk in bounded memory (some 16 bytes an end of a tie, 60 an entity). All are new, by ids
  // from allocator(); they come as sources, then entities each followed by its facts, then ties, ascending. The rules,
  // all or nothing and the journal are those of apply().
  using RecordFeed = std::function<Result<const Record*>()>;
  Result<Applied> load(const BatchInfo& info, const RecordFeed& feed, JobControl& job);

  // Takes back one batch, or the latest that stands and can be undone (not: initial, undo, redo). Records that later
  // batches changed are kept and reported. Error notFound when there is nothing to undo.
  Result<UndoReport> undo(std::optional<BatchId> batch);
  Result<UndoReport> undo(std::optional<BatchId> batch, JobControl& job);  // a cancelled one leaves no trace
  // Brings back what the latest undo took back, as long as nothing else was applied since. Error notFound otherwise.
  Result<UndoReport> redo();
  Result<UndoReport> redo(JobControl& job);
  // What undo({}) and redo() would take, for menus; none: nothing.
  Result<std::optional<Batch>> nextUndo() const;
  Result<std::optional<Batch>> nextRedo() const;

  Result<std::vector<Batch>> history() const;  // oldest first
  Result<std::vector<RecordDifference>> changesOf(BatchId batch) const;

  // The present state in memory; the same pointer until a batch changes more than settings.
  Result<SnapshotPtr> snapshot() const;
  // The store as it was known right after a batch, to be read like any other: rebuilt from the journal's inverses, and
  // not touched by what is written later. It may outlive this one.
  Result<std::unique_ptr<PropertyGraphStore>> asOf(BatchId batch) const;
  Result<SnapshotPtr> snapshotAsOf(BatchId batch) const;
  Revision revision() const;
  IdAllocator allocator() const;

  Result<Entity> entity(EntityId id) const;
  Result<std::optional<EntityId>> findKey(std::string_view key) const;
  // Entities of which a source states this "ror", "pic" or "cvr", ascending. The value as it was written.
  Result<std::vector<EntityId>> findIdentifier(std::string_view property, std::string_view value) const;
  Result<std::vector<EntityFacts>> facts(EntityId id) const;  // preferred first
  Result<TieStatement> tieStatement(StatementId id) const;
  Result<std::vector<TieStatement>> tieStatements(std::span<const StatementId> ids) const;  // in the order asked
  Result<std::vector<TieStatement>> tiesOf(EntityId id) const;  // both directions, ascending id
  Result<std::optional<std::string>> setting(std::string_view space, std::string_view key) const;
  Result<std::vector<Setting>> settings(std::string_view space) const;  // ascending key

  Result<StoreCounts> counts() const;
  Result<CheckReport> check(JobControl& job) const;
  // A consistent copy into an empty or missing directory, while in use.
  Result<void> backup(const std::filesystem::path& directory) const;
  // Every record and journal entry in key order as text, one line each: equal stores give equal bytes.
  Result<std::string> dump(DumpScope scope = DumpScope::everything) const;

  const std::filesystem::path& directory() const;
  bool readOnly() const;
  // What the user should be told about this opening, a sentence each; usually none.
  std::vector<std::string> notices() const;

 private:
  struct Implementation;
  explicit PropertyGraphStore(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace samspil
