#include "storage/large_batch.h"

#include "storage/bytes.h"

namespace samspil {
namespace {

// What follows the batch's number in the key. DO NOT RENUMBER.
enum KeySuffix : std::uint8_t { kLargeBatch = 1, kTurn = 2 };

void write(ByteWriter& out, const NumberSpan& span) { out.varint(span.first).varint(span.end - span.first); }

NumberSpan readSpan(ByteReader& in) {
  NumberSpan span;
  span.first = in.varint32();
  const std::uint64_t end = std::uint64_t{span.first} + in.varint32();
  if (end > std::numeric_limits<std::uint32_t>::max()) in.fail();
  span.end = static_cast<std::uint32_t>(end);
  return span;
}

struct Contains {
  const BatchExtent& extent;
  bool operator()(SourceId id) const { return extent.sources.contains(id.value); }
  bool operator()(EntityId id) const { return extent.entities.contains(id.value); }
  bool operator()(StatementId id) const { return extent.statements.contains(id.value); }
  bool operator()(const EntityFactsKey& key) const { return (*this)(key.entity) || (*this)(key.source); }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

}  // namespace

bool BatchExtent::contains(const RecordKey& key) const { return std::visit(Contains{*this}, key); }

std::string largeBatchKey(BatchId batch) { return ByteWriter().u32be(batch.value).u8(kLargeBatch).take(); }

std::string encodeLargeBatch(const LargeBatch& large) {
  ByteWriter out;
  write(out, large.extent.sources);
  write(out, large.extent.entities);
  write(out, large.extent.statements);
  out.varint(large.uses.size());
  for (const auto& [key, count] : large.uses) out.text(key).varint(count);
  out.varint(large.leansOn.size());
  for (const BatchId batch : large.leansOn) out.varint(batch.value);
  return out.take();
}

Result<LargeBatch> decodeLargeBatch(BatchId batch, std::string_view bytes) {
  ByteReader in(bytes);
  LargeBatch large;
  large.extent = {batch, readSpan(in), readSpan(in), readSpan(in)};
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
    std::string key = in.text();
    large.uses[std::move(key)] = in.varint();
  }
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) large.leansOn.emplace_back(in.varint32());
  TRY(in.finish("a large batch of the journal"));
  return large;
}

std::string turnKey(BatchId batch) { return ByteWriter().u32be(batch.value).u8(kTurn).take(); }

std::string encodeTurn(const Turn& turn) { return ByteWriter().varint(turn.target.value).u8(turn.hides).take(); }

Result<Turn> decodeTurn(std::string_view bytes) {
  ByteReader in(bytes);
  Turn turn;
  turn.target = BatchId{in.varint32()};
  turn.hides = in.flag();
  TRY(in.finish("an undo of a large batch in the journal"));
  return turn;
}

}  // namespace samspil
