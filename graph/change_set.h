// A ChangeSet is the only vocabulary of change: an ordered list of records to put or remove, applied all or nothing.
//
//   ChangeSet change{{.kind = BatchKind::edit, .title = {"Tilføj Ada", "Add Ada"}}};
//   change.put(Entity{id, "ada", person});
//   change.put(EntityFacts{...});
//   TRY_ASSIGN(const Applied applied, store.apply(change));
//
// Later mutations see earlier ones. Import, edit, merge, undo, redo and "dismiss this gap" all produce one; the store
// applies it in one durable write together with the journal entry that holds its inverse. A plain value, not for
// sharing between threads while it grows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/language.h"
#include "base/strong_id.h"
#include "graph/statement.h"

namespace samspil {

using BatchId = StrongId<struct BatchTag>;
using Revision = std::uint64_t;  // grows by one with every applied batch; 0: the empty store

using Record = std::variant<Family, EntityType, Relation, Source, Entity, EntityFacts, TieStatement, Setting>;

// What a record is found by. One alternative for each of Record's, in the same order.
struct EntityFactsKey {
  EntityId entity;
  SourceId source;
  friend auto operator<=>(const EntityFactsKey&, const EntityFactsKey&) = default;
};
struct SettingKey {
  std::string space, key;
  friend auto operator<=>(const SettingKey&, const SettingKey&) = default;
};
using RecordKey =
    std::variant<FamilyId, TypeId, RelationId, SourceId, EntityId, EntityFactsKey, StatementId, SettingKey>;
RecordKey keyOf(const Record& record);

struct Mutation {
  RecordKey key;
  std::optional<Record> record;  // what stands there afterwards; none: the record is removed
  friend bool operator==(const Mutation&, const Mutation&) = default;
};

// DO NOT RENUMBER: stored by value.
enum class BatchKind : std::uint8_t {
  initial = 0,
  import = 1,
  edit = 2,
  merge = 3,
  view = 4,
  layout = 5,
  dismissal = 6,
  undo = 7,
  redo = 8
};
std::string_view batchKindName(BatchKind kind);

// What the journal says of a batch, besides its changes.
struct BatchInfo {
  BatchKind kind = BatchKind::edit;
  LocalizedText title;            // a sentence for the history: "Importér partnere.csv (211 rækker)"
  std::string who;                // login name; the store fills in what is empty
  std::int64_t when = 0;          // microseconds since 1970; the store fills in 0
  std::string file;               // the imported file's name, if any
  std::optional<BatchId> target;  // undo, redo: the batch that was taken back or brought back
  friend bool operator==(const BatchInfo&, const BatchInfo&) = default;
};

class ChangeSet {
 public:
  ChangeSet() = default;
  explicit ChangeSet(BatchInfo info) : info_(std::move(info)) {}

  void put(Record record);
  void remove(RecordKey key);

  BatchInfo& info() { return info_; }
  const BatchInfo& info() const { return info_; }
  const std::vector<Mutation>& mutations() const { return mutations_; }
  bool empty() const { return mutations_.empty(); }

 private:
  BatchInfo info_;
  std::vector<Mutation> mutations_;
};

// Gives out ids for the records of a ChangeSet. Take it from the store; ids that are not used in the end are lost,
// which is fine.
struct IdAllocator {
  std::uint32_t nextEntity = 1;
  std::uint32_t nextSource = 1;
  std::uint32_t nextStatement = 1;

  EntityId entity() { return EntityId{nextEntity++}; }
  SourceId source() { return SourceId{nextSource++}; }
  StatementId statement() { return StatementId{nextStatement++}; }
};

}  // namespace samspil
