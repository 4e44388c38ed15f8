#include "storage/snapshot_loader.h"

#include "storage/record_codec.h"

namespace samspil {
namespace {

using PayloadVisitor = std::function<Result<void>(const RecordKey& key, std::string_view payload)>;

// A scan over one family, with some records replaced, added or left out.
Result<void> scanOverridden(const StoreReader& reader, StoreFamily family, const Overrides& overrides,
                            const PayloadVisitor& visit) {
  auto next = overrides.lower_bound({family, ""});
  const auto visitOverride = [&]() -> Result<void> {
    if (next->second) {
      TRY_ASSIGN(const RecordKey key, recordKeyAt(family, next->first.second));
      TRY(visit(key, *next->second));
    }
    ++next;
    return {};
  };
  const auto pending = [&] { return next != overrides.end() && next->first.first == family; };
  TRY(reader.view().scan(number(family), "", [&](std::string_view bytes, std::string_view value) -> Result<bool> {
    while (pending() && next->first.second < bytes) TRY(visitOverride());
    if (pending() && next->first.second == bytes) {
      TRY(visitOverride());
      return true;
    }
    TRY_ASSIGN(const RecordKey key, recordKeyAt(family, bytes));
    TRY_ASSIGN(const Row row, decodeRow(value));
    TRY(visit(key, row.payload));
    return true;
  }));
  while (pending()) TRY(visitOverride());
  return {};
}

Result<Vocabulary> loadVocabulary(const StoreReader& reader, const Overrides& overrides) {
  Vocabulary vocabulary;
  TRY(scanOverridden(reader, StoreFamily::term, overrides,
                     [&](const RecordKey& key, std::string_view payload) -> Result<void> {
                       TRY_ASSIGN(Record record, decodePayload(key, payload));
                       addTerm(vocabulary, std::move(record));
                       return {};
                     }));
  return vocabulary;
}

Result<std::vector<Source>> loadSources(const StoreReader& reader, const Overrides& overrides) {
  std::vector<Source> sources;
  TRY(scanOverridden(reader, StoreFamily::source, overrides,
                     [&](const RecordKey& key, std::string_view payload) -> Result<void> {
                       TRY_ASSIGN(Record record, decodePayload(key, payload));
                       sources.push_back(std::get<Source>(std::move(record)));
                       return {};
                     }));
  return sources;
}

}  // namespace

Result<Overrides> overridesFor(const StoreReader& reader, BatchId batch) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  Overrides overrides;
  for (std::uint32_t later = numbers.lastBatch; later > batch.value; --later) {
    TRY(reader.changesOf(BatchId{later}, [&](const RecordKey& key, Images images) -> Result<bool> {
      Location location = locationOf(key);
      overrides[{location.family, std::move(location.key)}] = std::move(images.before);
      return true;
    }));
  }
  return overrides;
}

Result<SnapshotPtr> loadSnapshot(const StoreReader& reader, const Overrides& overrides, Revision revision) {
  TRY_ASSIGN(Vocabulary vocabulary, loadVocabulary(reader, overrides));
  TRY_ASSIGN(std::vector<Source> sources, loadSources(reader, overrides));
  TRY_ASSIGN(const StoreTotals totals, reader.totals());
  SnapshotBuilder builder(std::move(vocabulary), std::move(sources));
  builder.reserve(totals.entities, totals.tieStatements);
  TRY(scanOverridden(reader, StoreFamily::entity, overrides,
                     [&](const RecordKey& key, std::string_view payload) -> Result<void> {
                       if (const auto* id = std::get_if<EntityId>(&key)) {
                         TRY_ASSIGN(const Entity entity, decodeEntity(*id, payload));
                         builder.addEntity(entity);
                       } else {
                         TRY_ASSIGN(const EntityFacts facts, decodeFacts(std::get<EntityFactsKey>(key), payload));
                         builder.addFacts(facts);
                       }
                       return {};
                     }));
  TRY(scanOverridden(reader, StoreFamily::tie, overrides,
                     [&](const RecordKey& key, std::string_view payload) -> Result<void> {
                       TRY_ASSIGN(const TieStatement tie, decodeTie(std::get<StatementId>(key), payload));
                       builder.addStatement(tie);
                       return {};
                     }));
  return builder.finish(revision);
}

}  // namespace samspil
