// Records as bytes. The key of a record says who it is (storage/store_layout.h), the payload all the rest; both
// together give it back. A row is what lies in a family: the batch that wrote it last, then the payload. Grammar:
// storage/FORMAT.md.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/change_set.h"
#include "graph/snapshot.h"
#include "storage/bytes.h"

namespace samspil {

// Equal records give equal bytes. REQUIRES: checkShape(record).
std::string encodePayload(const Record& record);
Result<Record> decodePayload(const RecordKey& key, std::string_view payload);

// What a snapshot keeps of them, without a copy of any text: views of the payload, into what the caller uses again and
// again. They refuse what decodePayload() refuses.
struct EntityView {
  TypeId type;
  std::string_view key;
};
Result<SourceView> viewSource(SourceId id, std::string_view payload);
Result<EntityView> viewEntity(std::string_view payload);
Result<void> viewFacts(const EntityFactsKey& key, std::string_view payload, FactsView& into);
Result<void> addTie(StatementId id, std::string_view payload, StatementBlock& into);

Result<EntityFacts> decodeFacts(const EntityFactsKey& key, std::string_view payload);
Result<TieStatement> decodeTie(StatementId id, std::string_view payload);

// invalidArgument where a record holds what cannot be stored: an impossible date, an unknown enum value, a number that
// is none, an empty key, a zero byte in a name.
Result<void> checkShape(const Record& record);
Result<void> checkShape(const Source& source);
Result<void> checkShape(const Entity& entity);
Result<void> checkShape(const EntityFacts& facts);
Result<void> checkShape(const TieStatement& tie);

struct Row {
  BatchId changedBy;
  std::string_view payload;
};
std::string encodeRow(BatchId changedBy, std::string_view payload);
// The row of a record behind what `out` holds. REQUIRE: checkShape() of it.
void appendRow(ByteWriter& out, BatchId changedBy, const Source& source);
void appendRow(ByteWriter& out, BatchId changedBy, const Entity& entity);
void appendRow(ByteWriter& out, BatchId changedBy, const EntityFacts& facts);
void appendRow(ByteWriter& out, BatchId changedBy, const TieStatement& tie);
inline Result<Row> decodeRow(std::string_view bytes) {
  ByteReader in(bytes);
  const Row row{BatchId{in.varint32()}, in.raw()};
  if (in.failed()) return ByteReader::damaged("a row");
  return row;
}

}  // namespace samspil
