#include "storage/store_reader.h"

#include <algorithm>
#include <map>

#include "storage/bytes.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

constexpr std::string_view kUsePrefix = "use/";

Result<StoredRecord> readRow(std::string_view bytes) {
  TRY_ASSIGN(const Row row, decodeRow(bytes));
  return StoredRecord{row.changedBy, std::string(row.payload)};
}

Result<std::optional<StoredRecord>> findIn(const KeyValueView& view, const RecordKey& key) {
  const Location location = locationOf(key);
  TRY_ASSIGN(const auto bytes, view.get(number(location.family), location.key));
  if (!bytes) return std::optional<StoredRecord>{};
  TRY_ASSIGN(auto row, readRow(*bytes));
  return std::optional(std::move(row));
}

Result<std::optional<Turn>> turnIn(const KeyValueView& view, BatchId id) {
  TRY_ASSIGN(const auto bytes, view.get(number(StoreFamily::batch), turnKey(id)));
  if (!bytes) return std::optional<Turn>{};
  TRY_ASSIGN(auto turn, decodeTurn(*bytes));
  return std::optional(std::move(turn));
}

Result<std::shared_ptr<const Veil>> readVeil(const KeyValueView& view, std::string_view bytes) {
  TRY_ASSIGN(auto hidden, Veil::decode(bytes));
  for (HiddenBatch& one : hidden) {
    if (one.hiddenBy.value == 0) continue;
    TRY_ASSIGN(auto turned, turnIn(view, one.hiddenBy));
    if (!turned || turned->target != one.extent.batch)
      return makeError(ErrorCode::invalidData, "The journal does not say what of batch {} is hidden; restore a backup.",
                       one.extent.batch.value);
    one.except = std::move(turned->except);
  }
  return std::make_shared<const Veil>(std::move(hidden));
}

template <typename Term>
void place(std::vector<Term>& terms, Term term) {
  const std::size_t index = term.id.value;
  if (terms.size() <= index) terms.resize(index + 1);
  terms[index] = std::move(term);
}

}  // namespace

void addTerm(Vocabulary& vocabulary, Record record) {
  if (auto* family = std::get_if<Family>(&record)) place(vocabulary.families, std::move(*family));
  if (auto* type = std::get_if<EntityType>(&record)) place(vocabulary.types, std::move(*type));
  if (auto* relation = std::get_if<Relation>(&record)) place(vocabulary.relations, std::move(*relation));
}

std::string encodeNumbers(const StoreNumbers& numbers) {
  ByteWriter out;
  out.varint(numbers.next.nextEntity)
      .varint(numbers.next.nextSource)
      .varint(numbers.next.nextStatement)
      .varint(numbers.lastBatch);
  return out.take();
}

std::string encodeFormat(const StoreFormat& format) {
  return ByteWriter().varint(format.version).text(format.program).take();
}

std::string useKey(const RecordKey& used) {
  return ByteWriter().raw(kUsePrefix).u8(static_cast<std::uint8_t>(kindOf(used))).raw(locationOf(used).key).take();
}

std::string encodeUse(std::uint64_t count) { return ByteWriter().varint(count).take(); }

StoreReader::StoreReader(std::shared_ptr<const KeyValueView> stored, std::shared_ptr<const Veil> veil)
    : stored_(std::move(stored)), view_(veil->empty() ? stored_ : veiled(stored_, veil)), veil_(std::move(veil)) {}

Result<StoreReader> StoreReader::at(const KeyValueEngine& engine) {
  VeilCache veils;
  return at(engine, veils);
}

Result<StoreReader> StoreReader::at(const KeyValueEngine& engine, VeilCache& veils) {
  TRY_ASSIGN(std::shared_ptr<const KeyValueView> stored, engine.view());
  TRY_ASSIGN(auto bytes, stored->get(number(StoreFamily::meta), kVeilKey));
  if (!bytes) return StoreReader(std::move(stored), std::make_shared<const Veil>());
  auto veil = veils.find(*bytes);
  if (!veil) {
    TRY_ASSIGN(veil, readVeil(*stored, *bytes));
    veils.keep(std::move(*bytes), veil);
  }
  return StoreReader(std::move(stored), std::move(veil));
}

Result<std::optional<StoreFormat>> StoreReader::format() const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::meta), kFormatKey));
  if (!bytes) return std::optional<StoreFormat>{};
  ByteReader in(*bytes);
  StoreFormat format{in.varint32(), ""};
  // What a newer version wrote behind its number is its own affair.
  if (format.version > kFormatVersion && !in.failed()) return std::optional(format);
  format.program = in.text();
  TRY(in.finish("the format version"));
  return std::optional(std::move(format));
}

Result<StoreNumbers> StoreReader::numbers() const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::meta), kNumbersKey));
  if (!bytes) return StoreNumbers{};
  ByteReader in(*bytes);
  StoreNumbers numbers;
  numbers.next.nextEntity = in.varint32();
  numbers.next.nextSource = in.varint32();
  numbers.next.nextStatement = in.varint32();
  numbers.lastBatch = in.varint32();
  TRY(in.finish("the store's numbers"));
  return numbers;
}

Result<std::uint64_t> StoreReader::usesAt(std::string_view useKey) const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::meta), useKey));
  if (!bytes) return std::uint64_t{0};
  ByteReader in(*bytes);
  const std::uint64_t count = in.varint();
  TRY(in.finish("a use count"));
  return count;
}

Result<StoreTotals> StoreReader::totals() const {
  StoreTotals totals;
  TRY(view_->scan(
      number(StoreFamily::meta), kUsePrefix, [&](std::string_view key, std::string_view value) -> Result<bool> {
        ByteReader in(value);
        const std::uint64_t count = in.varint();
        TRY(in.finish("a use count"));
        ByteReader kind(key.substr(kUsePrefix.size()));
        switch (static_cast<RecordKind>(kind.u8())) {
          case RecordKind::type: totals.entities += count; break;
          case RecordKind::facts: totals.facts += count; break;
          case RecordKind::relation: totals.tieStatements += count; break;
          case RecordKind::source: totals.references += count; break;
          default:
            return makeError(ErrorCode::invalidData, "The store counts uses of something unknown; run samspil check.");
        }
        return true;
      }));
  return totals;
}

Result<std::optional<StoredRecord>> StoreReader::find(const RecordKey& key) const { return findIn(*view_, key); }

Result<std::vector<std::optional<StoredRecord>>> StoreReader::findAll(std::span<const RecordKey> keys) const {
  std::vector<std::optional<StoredRecord>> found(keys.size());
  std::vector<std::vector<std::size_t>> places(storeFamilyNames().size());
  std::vector<std::vector<std::string>> wanted(places.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Location location = locationOf(keys[i]);
    places[number(location.family)].push_back(i);
    wanted[number(location.family)].push_back(std::move(location.key));
  }
  for (std::size_t family = 0; family < wanted.size(); ++family) {
    if (wanted[family].empty()) continue;
    TRY_ASSIGN(const auto values, view_->multiGet(static_cast<FamilyNumber>(family), wanted[family]));
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!values[i]) continue;
      TRY_ASSIGN(found[places[family][i]], readRow(*values[i]));
    }
  }
  return found;
}

Result<Vocabulary> StoreReader::vocabulary() const {
  Vocabulary vocabulary;
  TRY(scanRecords(StoreFamily::term, "", [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
    TRY_ASSIGN(Record record, decodePayload(key, payload));
    addTerm(vocabulary, std::move(record));
    return true;
  }));
  return vocabulary;
}

Result<std::vector<EntityFacts>> StoreReader::factsOf(EntityId entity) const {
  std::vector<EntityFacts> facts;
  TRY(scanRecords(StoreFamily::entity, entityPrefix(entity),
                  [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
                    const auto* factsKey = std::get_if<EntityFactsKey>(&key);
                    if (factsKey == nullptr) return true;
                    TRY_ASSIGN(facts.emplace_back(), decodeFacts(*factsKey, payload));
                    return true;
                  }));
  return facts;
}

Result<std::vector<AdjacentTie>> StoreReader::adjacentTies(EntityId entity) const {
  std::vector<AdjacentTie> ties;
  TRY(view_->scan(number(StoreFamily::adjacency), entityPrefix(entity),
                  [&](std::string_view key, std::string_view value) -> Result<bool> {
                    TRY(decodeAdjacentTies(key, value, ties));
                    return true;
                  }));
  // A tie that was taken out of a shared row and came back has a row of its own, between those of its neighbours.
  if (!std::ranges::is_sorted(ties)) std::ranges::sort(ties);
  return ties;
}

Result<std::vector<StatementId>> StoreReader::statementsOf(EntityId entity) const {
  TRY_ASSIGN(const auto ties, adjacentTies(entity));
  std::vector<StatementId> statements;
  statements.reserve(ties.size());
  for (const AdjacentTie& tie : ties) statements.push_back(tie.statement);
  return statements;
}

Result<std::optional<std::uint32_t>> StoreReader::holderOf(RecordKind kind, std::string_view key) const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::key), textKey(kind, key)));
  if (!bytes) return std::optional<std::uint32_t>{};
  TRY_ASSIGN(const auto holders, decodeHolders(*bytes));
  const auto known = std::ranges::find_if(holders, [&](std::uint32_t id) { return !veil_->hidesHolder(kind, id); });
  return known == holders.end() ? std::nullopt : std::optional(*known);
}

Result<std::vector<EntityId>> StoreReader::identifiedBy(std::string_view name, std::string_view value) const {
  std::vector<EntityId> found;
  const std::string prefix = identifierPrefix(name, value);
  TRY(view_->scan(number(StoreFamily::identifier), prefix, [&](std::string_view key, std::string_view) -> Result<bool> {
    ByteReader in(key.substr(prefix.size()));
    const EntityId entity{in.u32be()};
    in.u32be();
    TRY(in.finish("an identifier key"));
    if (found.empty() || found.back() != entity) found.push_back(entity);
    return true;
  }));
  return found;
}

Result<std::optional<Batch>> StoreReader::batch(BatchId id) const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::batch), batchKey(id)));
  if (!bytes) return std::optional<Batch>{};
  TRY_ASSIGN(auto batch, decodeBatch(id, *bytes));
  return std::optional(std::move(batch));
}

Result<std::optional<Images>> StoreReader::change(BatchId batch, const RecordKey& key) const {
  TRY_ASSIGN(auto own, ownChange(batch, key));
  if (own) return own;
  TRY_ASSIGN(const auto turned, turn(batch));
  if (!turned || turned->except.contains(key)) return std::optional<Images>{};
  TRY_ASSIGN(auto images, ownChange(turned->target, key));
  if (images && turned->hides) images->leftOut = Images::LeftOut::before;
  return images;
}

Result<std::optional<Images>> StoreReader::ownChange(BatchId batch, const RecordKey& key) const {
  // The row of the record itself, or of the run that it is in: the first whose key is not before the record's.
  const std::string wanted = changeKey(batch, key);
  const std::string sameKind = wanted.substr(0, batchKey(batch).size() + 1);
  TRY_ASSIGN(const auto cursor, view_->cursor(number(StoreFamily::change), wanted, endOfPrefix(sameKind)));
  if (cursor->atEnd()) return std::optional<Images>{};
  const bool itself = cursor->key() == wanted;
  if (!itself && !runNumber(key)) return std::optional<Images>{};
  TRY_ASSIGN(ChangeRow row, decodeChange(cursor->value()));
  row.images.addedBy = batch;
  if (itself) return std::optional(std::move(row.images));
  if (!row.firstOfRun || *row.firstOfRun > *runNumber(key)) return std::optional<Images>{};
  TRY_ASSIGN(const RecordKey last, recordKeyOfChange(cursor->key()));
  const bool within = inRun(last, *runNumber(key)) == key;  // facts of another source are none of a run's
  return within ? std::optional(std::move(row.images)) : std::nullopt;
}

Result<void> StoreReader::changesOf(BatchId batch, const ChangeVisitor& visit) const {
  TRY_ASSIGN(const auto turned, turn(batch));
  if (!turned) return ownChangesOf(batch, visit);
  std::map<RecordKey, Images> own;
  TRY(ownChangesOf(batch, [&](const RecordKey& key, Images images) -> Result<bool> {
    own.emplace(key, std::move(images));
    return true;
  }));
  return ownChangesOf(turned->target, [&](const RecordKey& key, Images images) -> Result<bool> {
    if (turned->except.contains(key)) {
      const auto changed = own.find(key);
      return changed == own.end() ? Result<bool>(true) : visit(key, std::move(changed->second));
    }
    if (turned->hides) images.leftOut = Images::LeftOut::before;
    return visit(key, std::move(images));
  });
}

Result<void> StoreReader::ownChangesOf(BatchId batch, const ChangeVisitor& visit, std::optional<RecordKey> from) const {
  const auto see = [&](const RecordKey& record, Images images) {
    images.addedBy = batch;
    return visit(record, std::move(images));
  };
  const std::string first = from ? changeKey(batch, *from) : batchKey(batch);
  TRY_ASSIGN(const auto cursor, view_->cursor(number(StoreFamily::change), first, endOfPrefix(batchKey(batch))));
  while (!cursor->atEnd()) {
    TRY_ASSIGN(const RecordKey last, recordKeyOfChange(cursor->key()));
    TRY_ASSIGN(ChangeRow row, decodeChange(cursor->value()));
    const auto end = row.firstOfRun ? runNumber(last) : std::optional(std::uint32_t{0});
    std::uint64_t at = row.firstOfRun.value_or(0);
    if (!end || at > *end) return makeError(ErrorCode::invalidData, "The stored bytes of a change are damaged.");
    for (; at <= *end; ++at) {
      const RecordKey key = row.firstOfRun ? inRun(last, static_cast<std::uint32_t>(at)) : last;
      TRY_ASSIGN(const bool more, see(key, row.images));
      if (!more) return {};
    }
    TRY(cursor->next());
  }
  return {};
}

Result<void> StoreReader::complete(const RecordKey& key, Images& images) const {
  if (images.leftOut == Images::LeftOut::nothing) return {};
  auto& image = images.leftOut == Images::LeftOut::before ? images.before : images.after;
  images.leftOut = Images::LeftOut::nothing;
  TRY_ASSIGN(auto now, findIn(*stored_, key));
  if (now && now->changedBy == images.addedBy) {
    image = std::move(now->payload);
    return {};
  }
  TRY_ASSIGN(const StoreNumbers last, numbers());
  for (std::uint32_t later = images.addedBy.value + 1; later <= last.lastBatch; ++later) {
    TRY_ASSIGN(auto next, ownChange(BatchId{later}, key));
    if (!next) continue;
    image = std::move(next->before);
    return {};
  }
  return makeError(ErrorCode::invalidData, "The journal does not know what batch {} made of a {}; run samspil check.",
                   images.addedBy.value, recordKindName(kindOf(key)));
}

Result<std::optional<LargeBatch>> StoreReader::largeBatch(BatchId id) const {
  TRY_ASSIGN(const auto bytes, view_->get(number(StoreFamily::batch), largeBatchKey(id)));
  if (!bytes) return std::optional<LargeBatch>{};
  TRY_ASSIGN(auto large, decodeLargeBatch(id, *bytes));
  return std::optional(std::move(large));
}

Result<std::vector<LargeBatch>> StoreReader::largeBatches() const {
  std::vector<LargeBatch> found;
  TRY(view_->scan(number(StoreFamily::batch), "", [&](std::string_view key, std::string_view value) -> Result<bool> {
    const BatchId batch{ByteReader(key).u32be()};
    if (key != largeBatchKey(batch)) return true;
    TRY_ASSIGN(found.emplace_back(), decodeLargeBatch(batch, value));
    return true;
  }));
  return found;
}

Result<std::optional<Turn>> StoreReader::turn(BatchId id) const { return turnIn(*view_, id); }

Result<void> StoreReader::scanRecords(StoreFamily family, std::string_view prefix, const RecordVisitor& visit) const {
  return view_->scan(number(family), prefix, [&](std::string_view key, std::string_view value) -> Result<bool> {
    TRY_ASSIGN(const RecordKey record, recordKeyAt(family, key));
    TRY_ASSIGN(const Row row, decodeRow(value));
    return visit(record, row.changedBy, row.payload);
  });
}

}  // namespace samspil
