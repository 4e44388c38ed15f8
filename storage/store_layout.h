// Where everything lies: the families of a store and the keys in them. The grammar, with the reasons, is
// storage/FORMAT.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/change_set.h"
#include "graph/statement.h"
#include "storage/bytes.h"
#include "storage/key_value_engine.h"
#include "storage/packing_engine.h"

namespace samspil {

inline constexpr std::uint32_t kFormatVersion = 6;

// DO NOT RENUMBER and do not rename: families are on users' disks.
enum class StoreFamily : FamilyNumber {
  meta = 0,  // format, next ids, use counts
  term = 1,  // the vocabulary
  source = 2,
  entity = 3,      // entities, each followed by its facts
  tie = 4,         // tie statements
  adjacency = 5,   // (entity, statement), from both ends; several statements of an entity may share a row
  key = 6,         // text ids of entities and sources
  identifier = 7,  // ror, pic, cvr
  setting = 8,
  batch = 9,    // the journal: one header a batch
  change = 10,  // the journal: images before and after
};
constexpr FamilyNumber number(StoreFamily family) { return static_cast<FamilyNumber>(family); }
std::vector<std::string> storeFamilyNames();
// Those whose keys begin with an id and that large writes fill.
std::vector<PackedFamily> packedFamilies();

// The alternatives of Record and RecordKey by position. DO NOT RENUMBER: stored by value.
enum class RecordKind : std::uint8_t {
  family = 0,
  type = 1,
  relation = 2,
  source = 3,
  entity = 4,
  facts = 5,
  tie = 6,
  setting = 7
};
inline constexpr RecordKind kLastRecordKind = RecordKind::setting;
RecordKind kindOf(const RecordKey& key);
std::string_view recordKindName(RecordKind kind);

struct Location {
  StoreFamily family;
  std::string key;
};
Location locationOf(const RecordKey& key);
// The same, the key behind what `out` holds.
StoreFamily appendKey(ByteWriter& out, SourceId id);
StoreFamily appendKey(ByteWriter& out, EntityId id);
StoreFamily appendKey(ByteWriter& out, const EntityFactsKey& key);
StoreFamily appendKey(ByteWriter& out, StatementId id);
// The record that lies at a location; only in the families term, source, entity, tie and setting.
Result<RecordKey> recordKeyAt(StoreFamily family, std::string_view key);

std::string entityPrefix(EntityId entity);  // of an entity and its facts, and of its adjacency
std::string adjacencyKey(EntityId entity, StatementId statement);

// A tie as one of its ends sees it. A row of the family `adjacency` holds one or more of them, ascending; its key names
// the first.
struct AdjacentTie {
  StatementId statement;
  EntityId other;
  friend auto operator<=>(const AdjacentTie&, const AdjacentTie&) = default;
};
std::string encodeAdjacentTies(std::span<const AdjacentTie> ties);  // REQUIRES: not empty, ascending by statement
// Appends to `ties`.
Result<void> decodeAdjacentTies(std::string_view key, std::string_view value, std::vector<AdjacentTie>& ties);

std::string textKey(RecordKind kind, std::string_view key);  // entity or source -> its id
// The ids at a text key, ascending: one, and besides it those of hidden records (storage/veil.h) that had the key.
std::string encodeHolders(std::span<const std::uint32_t> ids);  // REQUIRES: not empty, ascending
Result<std::vector<std::uint32_t>> decodeHolders(std::string_view bytes);
std::string identifierPrefix(std::string_view name, std::string_view value);
std::string identifierKey(std::string_view name, std::string_view value, EntityId entity, SourceId source);
std::string settingPrefix(std::string_view space);
std::string batchKey(BatchId batch);
std::string changeKey(BatchId batch, const RecordKey& key);
Result<RecordKey> recordKeyOfChange(std::string_view key);  // the record in a key of the family `change`

// Properties that the family `identifier` finds entities by.
bool isIdentifier(std::string_view propertyName);

}  // namespace samspil
