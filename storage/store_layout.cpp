#include "storage/store_layout.h"

#include <variant>

namespace samspil {
namespace {

constexpr char kSeparator = '\0';  // ends the first of two texts in a key; the rules keep it out of names and spaces

StoreFamily appendTerm(ByteWriter& out, RecordKind kind, std::uint16_t id) {
  out.u8(static_cast<std::uint8_t>(kind)).u16be(id);
  return StoreFamily::term;
}
StoreFamily appendKey(ByteWriter& out, FamilyId id) { return appendTerm(out, RecordKind::family, id.value); }
StoreFamily appendKey(ByteWriter& out, TypeId id) { return appendTerm(out, RecordKind::type, id.value); }
StoreFamily appendKey(ByteWriter& out, RelationId id) { return appendTerm(out, RecordKind::relation, id.value); }
StoreFamily appendKey(ByteWriter& out, const SettingKey& key) {
  out.raw(settingPrefix(key.space)).raw(key.key);
  return StoreFamily::setting;
}

RecordKey readTerm(ByteReader& in) {
  const auto kind = in.enumeration(RecordKind::relation);
  const std::uint16_t id = in.u16be();
  if (kind == RecordKind::family) return FamilyId{id};
  if (kind == RecordKind::type) return TypeId{id};
  return RelationId{id};
}

RecordKey readEntityOrFacts(ByteReader& in) {
  const EntityId entity{in.u32be()};
  if (in.atEnd()) return entity;
  return EntityFactsKey{entity, SourceId{in.u32be()}};
}

RecordKey readSetting(ByteReader& in) {
  const std::string_view bytes = in.raw();
  const std::size_t end = bytes.find(kSeparator);
  if (end != std::string_view::npos)
    return SettingKey{std::string(bytes.substr(0, end)), std::string(bytes.substr(end + 1))};
  in.fail();
  return SettingKey{};
}

RecordKey readKey(StoreFamily family, ByteReader& in) {
  switch (family) {
    case StoreFamily::term: return readTerm(in);
    case StoreFamily::source: return SourceId{in.u32be()};
    case StoreFamily::entity: return readEntityOrFacts(in);
    case StoreFamily::tie: return StatementId{in.u32be()};
    case StoreFamily::setting: return readSetting(in);
    default: in.fail(); return FamilyId{};
  }
}

StoreFamily familyOf(RecordKind kind) {
  switch (kind) {
    case RecordKind::source: return StoreFamily::source;
    case RecordKind::entity:
    case RecordKind::facts: return StoreFamily::entity;
    case RecordKind::tie: return StoreFamily::tie;
    case RecordKind::setting: return StoreFamily::setting;
    default: return StoreFamily::term;
  }
}

}  // namespace

std::vector<std::string> storeFamilyNames() {
  return {"default", "term", "source", "entity", "tie", "adjacency", "key", "identifier", "setting", "batch", "change"};
}

std::vector<PackedFamily> packedFamilies() {
  // About as many bytes each: a pack is read as a whole for any of its rows.
  return {{number(StoreFamily::source), 32}, {number(StoreFamily::entity), 16}, {number(StoreFamily::tie), 32}};
}

RecordKind kindOf(const RecordKey& key) { return static_cast<RecordKind>(key.index()); }

std::string_view recordKindName(RecordKind kind) {
  constexpr std::string_view kNames[] = {"family", "type", "relation", "source", "entity", "facts", "tie", "setting"};
  return kNames[static_cast<std::size_t>(kind)];
}

StoreFamily appendKey(ByteWriter& out, SourceId id) {
  out.u32be(id.value);
  return StoreFamily::source;
}

StoreFamily appendKey(ByteWriter& out, EntityId id) {
  out.u32be(id.value);
  return StoreFamily::entity;
}

StoreFamily appendKey(ByteWriter& out, const EntityFactsKey& key) {
  out.u32be(key.entity.value).u32be(key.source.value);
  return StoreFamily::entity;
}

StoreFamily appendKey(ByteWriter& out, StatementId id) {
  out.u32be(id.value);
  return StoreFamily::tie;
}

Location locationOf(const RecordKey& key) {
  ByteWriter out;
  const StoreFamily family = std::visit([&](const auto& one) { return appendKey(out, one); }, key);
  return {family, out.take()};
}

Result<RecordKey> recordKeyAt(StoreFamily family, std::string_view key) {
  ByteReader in(key);
  RecordKey read = readKey(family, in);
  TRY(in.finish("a key"));
  return read;
}

std::string entityPrefix(EntityId entity) { return ByteWriter().u32be(entity.value).take(); }

std::string adjacencyKey(EntityId entity, StatementId statement) {
  return ByteWriter().u32be(entity.value).u32be(statement.value).take();
}

std::string encodeAdjacentTies(std::span<const AdjacentTie> ties) {
  ByteWriter out;
  out.u32be(ties.front().other.value);
  char* at = out.room((ties.size() - 1) * 2 * kLongestVarint);
  for (std::size_t i = 1; i < ties.size(); ++i) {
    at = putVarint(at, ties[i].statement.value - ties[i - 1].statement.value);
    at = putVarint(at, ties[i].other.value);
  }
  return out.upTo(at).take();
}

Result<void> decodeAdjacentTies(std::string_view key, std::string_view value, std::vector<AdjacentTie>& ties) {
  ByteReader in(key);
  in.u32be();
  StatementId statement{in.u32be()};
  TRY(in.finish("an adjacency key"));
  ByteReader row(value);
  ties.push_back({statement, EntityId{row.u32be()}});
  while (!row.atEnd() && !row.failed()) {
    const std::uint32_t step = row.varint32();
    if (step == 0 || step > ~std::uint32_t{0} - statement.value) row.fail();
    statement.value += step;
    ties.push_back({statement, EntityId{row.varint32()}});
  }
  return row.finish("adjacency");
}

std::string textKey(RecordKind kind, std::string_view key) {
  return ByteWriter().u8(static_cast<std::uint8_t>(kind)).raw(key).take();
}

std::string encodeHolders(std::span<const std::uint32_t> ids) {
  ByteWriter out;
  for (const std::uint32_t id : ids) out.u32be(id);
  return out.take();
}

Result<std::vector<std::uint32_t>> decodeHolders(std::string_view bytes) {
  std::vector<std::uint32_t> ids;
  ByteReader in(bytes);
  do {
    ids.push_back(in.u32be());
    if (ids.size() > 1 && ids.back() <= ids[ids.size() - 2]) in.fail();
  } while (!in.atEnd());
  TRY(in.finish("a key index entry"));
  return ids;
}

std::string identifierPrefix(std::string_view name, std::string_view value) {
  return ByteWriter().raw(name).u8(kSeparator).raw(value).u8(kSeparator).take();
}

std::string identifierKey(std::string_view name, std::string_view value, EntityId entity, SourceId source) {
  return ByteWriter().raw(identifierPrefix(name, value)).u32be(entity.value).u32be(source.value).take();
}

std::string settingPrefix(std::string_view space) { return ByteWriter().raw(space).u8(kSeparator).take(); }

std::string batchKey(BatchId batch) { return ByteWriter().u32be(batch.value).take(); }

std::string changeKey(BatchId batch, const RecordKey& key) {
  return ByteWriter().u32be(batch.value).u8(static_cast<std::uint8_t>(kindOf(key))).raw(locationOf(key).key).take();
}

Result<RecordKey> recordKeyOfChange(std::string_view key) {
  ByteReader in(key);
  in.u32be();
  const auto kind = in.enumeration(kLastRecordKind);
  RecordKey read = readKey(familyOf(kind), in);
  if (kindOf(read) != kind) in.fail();
  TRY(in.finish("a journal key"));
  return read;
}

bool isIdentifier(std::string_view propertyName) {
  return propertyName == property::kRor || propertyName == property::kPic || propertyName == property::kCvr;
}

}  // namespace samspil
