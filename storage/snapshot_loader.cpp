#include "storage/snapshot_loader.h"

#include "storage/record_codec.h"

namespace samspil {
namespace {

Result<std::vector<Source>> loadSources(const StoreReader& reader) {
  std::vector<Source> sources;
  TRY(reader.scanRecords(StoreFamily::source, "",
                         [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
                           TRY_ASSIGN(Record record, decodePayload(key, payload));
                           sources.push_back(std::get<Source>(std::move(record)));
                           return true;
                         }));
  return sources;
}

}  // namespace

Result<SnapshotPtr> loadSnapshot(const StoreReader& reader, Revision revision) {
  TRY_ASSIGN(Vocabulary vocabulary, reader.vocabulary());
  TRY_ASSIGN(std::vector<Source> sources, loadSources(reader));
  TRY_ASSIGN(const StoreTotals totals, reader.totals());
  SnapshotBuilder builder(std::move(vocabulary), std::move(sources));
  builder.reserve(totals.entities, totals.tieStatements);
  TRY(reader.scanRecords(StoreFamily::entity, "",
                         [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
                           if (const auto* id = std::get_if<EntityId>(&key)) {
                             TRY_ASSIGN(const Entity entity, decodeEntity(*id, payload));
                             builder.addEntity(entity);
                           } else {
                             TRY_ASSIGN(const EntityFacts facts, decodeFacts(std::get<EntityFactsKey>(key), payload));
                             builder.addFacts(facts);
                           }
                           return true;
                         }));
  TRY(reader.scanRecords(StoreFamily::tie, "",
                         [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
                           TRY_ASSIGN(const TieStatement tie, decodeTie(std::get<StatementId>(key), payload));
                           builder.addStatement(tie);
                           return true;
                         }));
  return builder.finish(revision);
}

}  // namespace samspil
