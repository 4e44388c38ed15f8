#include "storage/journal.h"

#include "storage/bytes.h"

namespace samspil {
namespace {

// DO NOT RENUMBER.
enum ImageParts : std::uint8_t { kHasBefore = 1, kHasAfter = 2, kAfterLeftOut = 4 };

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

std::string encodeImages(const Images& images) {
  ByteWriter out;
  out.u8(static_cast<std::uint8_t>((images.before ? kHasBefore : 0) | (images.after ? kHasAfter : 0) |
                                   (images.afterLeftOut ? kAfterLeftOut : 0)));
  if (images.before) out.text(*images.before);
  if (images.after) out.text(*images.after);
  return out.take();
}

Result<Images> decodeImages(std::string_view bytes) {
  ByteReader in(bytes);
  Images images;
  const std::uint8_t parts = in.u8();
  const bool known = parts == kAfterLeftOut || (parts != 0 && parts <= (kHasBefore | kHasAfter));
  if (!known) in.fail();
  if (parts & kHasBefore) images.before = in.text();
  if (parts & kHasAfter) images.after = in.text();
  images.afterLeftOut = parts == kAfterLeftOut;
  TRY(in.finish("a change of the journal"));
  return images;
}

}  // namespace samspil
