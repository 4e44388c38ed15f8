#include "storage/large_batch.h"

#include <algorithm>

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

// A number that must not be lower than the one before, which it is written as a step from.
std::uint32_t readStep(ByteReader& in, std::uint32_t from) {
  const std::uint32_t step = in.varint32();
  if (step > std::numeric_limits<std::uint32_t>::max() - from) in.fail();
  return from + step;
}

template <typename Id>
void write(ByteWriter& out, const std::vector<Id>& ascending) {
  out.varint(ascending.size());
  Id before;
  for (const Id id : ascending) {
    out.varint(id.value - before.value);
    before = id;
  }
}

template <typename Id>
std::vector<Id> readIds(ByteReader& in) {
  std::vector<Id> ids;
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
    const Id id{readStep(in, ids.empty() ? 0 : ids.back().value)};
    if (!ids.empty() && id == ids.back()) in.fail();
    ids.push_back(id);
  }
  return ids;
}

void write(ByteWriter& out, const std::vector<EntityFactsKey>& facts) {
  out.varint(facts.size());
  EntityId before;
  for (const EntityFactsKey& key : facts) {
    out.varint(key.entity.value - before.value).varint(key.source.value);
    before = key.entity;
  }
}

std::vector<EntityFactsKey> readFacts(ByteReader& in) {
  std::vector<EntityFactsKey> facts;
  for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
    const EntityId entity{readStep(in, facts.empty() ? 0 : facts.back().entity.value)};
    const EntityFactsKey key{entity, SourceId{in.varint32()}};
    if (!facts.empty() && key <= facts.back()) in.fail();
    facts.push_back(key);
  }
  return facts;
}

struct IsExcepted {
  const Exceptions& except;
  bool operator()(SourceId id) const { return std::ranges::binary_search(except.sources, id); }
  bool operator()(EntityId id) const { return std::ranges::binary_search(except.entities, id); }
  bool operator()(const EntityFactsKey& key) const { return std::ranges::binary_search(except.facts, key); }
  bool operator()(StatementId id) const { return std::ranges::binary_search(except.statements, id); }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

struct Except {
  Exceptions& into;
  void operator()(SourceId id) { into.sources.push_back(id); }
  void operator()(EntityId id) { into.entities.push_back(id); }
  void operator()(const EntityFactsKey& key) { into.facts.push_back(key); }
  void operator()(StatementId id) { into.statements.push_back(id); }
  template <typename Other>
  void operator()(const Other&) {}
};

}  // namespace

bool BatchExtent::contains(const RecordKey& key) const { return std::visit(Contains{*this}, key); }

bool Exceptions::contains(const RecordKey& key) const { return std::visit(IsExcepted{*this}, key); }

std::vector<RecordKey> Exceptions::keys() const {
  std::vector<RecordKey> keys(sources.begin(), sources.end());
  keys.insert(keys.end(), entities.begin(), entities.end());
  keys.insert(keys.end(), facts.begin(), facts.end());
  keys.insert(keys.end(), statements.begin(), statements.end());
  return keys;
}

Exceptions exceptionsOf(const std::vector<RecordKey>& keys) {
  Exceptions except;
  for (const RecordKey& key : keys) std::visit(Except{except}, key);
  return except;
}

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

std::map<std::string, std::int64_t> usesOf(const Turn& turn, const LargeBatch& large) {
  if (turn.except.size() != 0) return turn.uses;
  return {large.uses.begin(), large.uses.end()};
}

std::string turnKey(BatchId batch) { return ByteWriter().u32be(batch.value).u8(kTurn).take(); }

std::string encodeTurn(const Turn& turn) {
  ByteWriter out;
  out.varint(turn.target.value).u8(turn.hides);
  const Exceptions& except = turn.except;
  if (except.size() == 0) return out.take();
  write(out, except.sources);
  write(out, except.entities);
  write(out, except.facts);
  write(out, except.statements);
  out.varint(turn.uses.size());
  for (const auto& [key, count] : turn.uses) out.text(key).zigzag(count);
  return out.take();
}

Result<Turn> decodeTurn(std::string_view bytes) {
  ByteReader in(bytes);
  Turn turn;
  turn.target = BatchId{in.varint32()};
  turn.hides = in.flag();
  if (!in.atEnd()) {
    turn.except.sources = readIds<SourceId>(in);
    turn.except.entities = readIds<EntityId>(in);
    turn.except.facts = readFacts(in);
    turn.except.statements = readIds<StatementId>(in);
    for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
      std::string key = in.text();
      turn.uses[std::move(key)] = in.zigzag();
    }
    if (turn.except.size() == 0) in.fail();
  }
  TRY(in.finish("an undo of a large batch in the journal"));
  return turn;
}

}  // namespace samspil
