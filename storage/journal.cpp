#include "storage/journal.h"

#include "storage/bytes.h"

namespace samspil {
namespace {

// DO NOT RENUMBER.
enum ImageParts : std::uint8_t { kHasBefore = 1, kHasAfter = 2, kAfterLeftOut = 4, kRun = 8 };

}  // namespace

std::string encodeBatch(const Batch& batch) {
  const BatchInfo& info = batch.info;
  ByteWriter out;
  out.u8(batch.undone).u8(static_cast<std::uint8_t>(info.kind)).localized(info.title).text(info.who).zigzag(info.when);
  out.text(info.file).varint(info.target ? info.target->value : 0);
  out.varint(batch.entitiesChanged).varint(batch.tiesChanged).varint(batch.recordsChanged);
  return out.take();
}

Result<Batch> decodeBatch(BatchId id, std::string_view bytes) {
  ByteReader in(bytes);
  Batch batch;
  batch.id = id;
  batch.undone = in.flag();
  batch.info.kind = in.enumeration(BatchKind::redo);
  batch.info.title = in.localized();
  batch.info.who = in.text();
  batch.info.when = in.zigzag();
  batch.info.file = in.text();
  if (const std::uint32_t target = in.varint32(); target != 0) batch.info.target = BatchId{target};
  batch.entitiesChanged = in.varint();
  batch.tiesChanged = in.varint();
  batch.recordsChanged = in.varint();
  TRY(in.finish("a batch of the journal"));
  return batch;
}

bool isUndoable(const Batch& batch) {
  const BatchKind kind = batch.info.kind;
  return !batch.undone && kind != BatchKind::initial && kind != BatchKind::undo && kind != BatchKind::redo;
}

std::string encodeImages(const Images& images) {
  ByteWriter out;
  out.u8(static_cast<std::uint8_t>((images.before ? kHasBefore : 0) | (images.after ? kHasAfter : 0) |
                                   (images.leftOut == Images::LeftOut::after ? kAfterLeftOut : 0)));
  if (images.before) out.text(*images.before);
  if (images.after) out.text(*images.after);
  return out.take();
}

std::string encodeRun(std::uint32_t first) { return ByteWriter().u8(kRun | kAfterLeftOut).varint(first).take(); }

Result<ChangeRow> decodeChange(std::string_view bytes) {
  ByteReader in(bytes);
  ChangeRow row;
  const std::uint8_t parts = in.u8();
  const bool run = parts == (kRun | kAfterLeftOut);
  const bool known = run || parts == kAfterLeftOut || (parts != 0 && parts <= (kHasBefore | kHasAfter));
  if (!known) in.fail();
  if (parts & kHasBefore) row.images.before = in.text();
  if (parts & kHasAfter) row.images.after = in.text();
  if (run) row.firstOfRun = in.varint32();
  if (run || parts == kAfterLeftOut) row.images.leftOut = Images::LeftOut::after;
  TRY(in.finish("a change of the journal"));
  return row;
}

std::optional<std::uint32_t> runNumber(const RecordKey& key) {
  if (const auto* id = std::get_if<SourceId>(&key)) return id->value;
  if (const auto* id = std::get_if<EntityId>(&key)) return id->value;
  if (const auto* id = std::get_if<StatementId>(&key)) return id->value;
  if (const auto* facts = std::get_if<EntityFactsKey>(&key)) return facts->entity.value;
  return std::nullopt;
}

RecordKey inRun(const RecordKey& key, std::uint32_t number) {
  if (std::holds_alternative<SourceId>(key)) return SourceId{number};
  if (std::holds_alternative<EntityId>(key)) return EntityId{number};
  if (std::holds_alternative<StatementId>(key)) return StatementId{number};
  return EntityFactsKey{EntityId{number}, std::get<EntityFactsKey>(key).source};
}

}  // namespace samspil
