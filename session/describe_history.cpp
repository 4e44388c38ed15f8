#include <algorithm>

#include <fmt/format.h>

#include "session/details.h"

namespace samspil {
namespace {

std::string counted(std::uint64_t count, Language language, std::string_view danishOne, std::string_view danishMany,
                    std::string_view englishOne, std::string_view englishMany) {
  const bool danish = language == Language::danish;
  const auto word = count == 1 ? (danish ? danishOne : englishOne) : (danish ? danishMany : englishMany);
  return fmt::format("{} {}", numberText(count, language), word);
}

std::string summaryOf(const Batch& batch, Language language) {
  std::string summary;
  const auto add = [&](std::string text) { summary += (summary.empty() ? "" : ", ") + std::move(text); };
  if (batch.entitiesChanged != 0)
    add(counted(batch.entitiesChanged, language, "enhed", "enheder", "entity", "entities"));
  if (batch.tiesChanged != 0)
    add(counted(batch.tiesChanged, language, "udsagn om forbindelser", "udsagn om forbindelser", "tie statement",
                "tie statements"));
  return summary;
}

bool isUndoable(const Batch& batch) {
  const BatchKind kind = batch.info.kind;
  return !batch.undone && kind != BatchKind::initial && kind != BatchKind::undo && kind != BatchKind::redo;
}

std::string entityText(const GraphSnapshot& network, EntityId id) {
  const auto vertex = network.find(id);
  return vertex ? std::string(network.key(*vertex)) : fmt::format("#{}", id.value);
}

// Each kind of record in words of the language.
struct RecordWording {
  const GraphSnapshot& network;
  bool danish;

  std::string operator()(FamilyId id) const { return fmt::format("{} {}", danish ? "familie" : "family", id.value); }
  std::string operator()(TypeId id) const {
    return fmt::format("{} {}", danish ? "enhedstype" : "entity type", id.value);
  }
  std::string operator()(RelationId id) const {
    return fmt::format("{} {}", danish ? "relation" : "relation", id.value);
  }
  std::string operator()(SourceId id) const {
    const auto source = network.source(id);
    return fmt::format("{} {}", danish ? "kilde" : "source",
                       source ? std::string(source->key) : fmt::format("#{}", id.value));
  }
  std::string operator()(EntityId id) const {
    return fmt::format("{} {}", danish ? "enhed" : "entity", entityText(network, id));
  }
  std::string operator()(const EntityFactsKey& key) const {
    return fmt::format("{} {}", danish ? "oplysninger om" : "facts of", entityText(network, key.entity));
  }
  std::string operator()(StatementId id) const {
    return fmt::format("{} {}", danish ? "udsagn" : "statement", id.value);
  }
  std::string operator()(const SettingKey& key) const {
    return fmt::format("{} {}/{}", danish ? "indstilling" : "setting", key.space, key.key);
  }
};

}  // namespace

std::string describeRecord(const NetworkReader& reader, const RecordKey& key, Language language) {
  return std::visit(RecordWording{reader.network(), language == Language::danish}, key);
}

Result<std::vector<HistoryRow>> describeHistory(const NetworkReader& reader, Language language) {
  TRY_ASSIGN(const std::vector<Batch> batches, reader.store().history());
  std::vector<HistoryRow> rows;
  rows.reserve(batches.size());
  for (const Batch& batch : batches) {
    rows.push_back({.batch = batch.id,
                    .time = timeText(batch.info.when, language),
                    .title = batch.info.title.in(language),
                    .who = batch.info.who,
                    .summary = summaryOf(batch, language),
                    .undone = batch.undone,
                    .undoable = isUndoable(batch)});
  }
  return rows;
}

std::vector<SourceView> sourcesShown(const GraphSnapshot& network, const Visibility& visibility) {
  const std::uint32_t largest = network.sources().empty() ? 0 : network.sources().back().id.value;
  std::vector<std::uint8_t> used(std::size_t{largest} + 1, 0);  // by id
  const auto use = [&](SourceId id) {
    if (id.value <= largest) used[id.value] = 1;
  };
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    if (visibility.vertices[v] == 0) continue;
    for (const SourceId id : network.factSources(VertexIndex{v})) use(id);
  }
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    if (visibility.edges[e] == 0) continue;
    for (const StatementRow& row : network.statements(EdgeIndex{e})) use(row.source);
  }
  std::vector<SourceView> sources;
  for (const SourceView& source : network.sources()) {
    if (used[source.id.value] != 0) sources.push_back(source);
  }
  return sources;
}

PartialDate newestSourceShown(const GraphSnapshot& network, const Visibility& visibility) {
  const PartialDate best = network.sources().newestDate();
  const auto dateOf = [&](SourceId id) { return network.sources().dateOf(id); };
  // Most of the time the newest of all is shown, and soon met.
  PartialDate newest;
  for (std::uint32_t v = 0; v < network.vertexCount() && newest < best; ++v) {
    if (visibility.vertices[v] == 0) continue;
    for (const SourceId id : network.factSources(VertexIndex{v})) newest = std::max(newest, dateOf(id));
  }
  for (std::uint32_t e = 0; e < network.edgeCount() && newest < best; ++e) {
    if (visibility.edges[e] == 0) continue;
    for (const StatementRow& row : network.statements(EdgeIndex{e})) newest = std::max(newest, dateOf(row.source));
  }
  return newest;
}

Result<NetworkStats> networkStats(const NetworkReader& reader, Language language) {
  const GraphSnapshot& network = reader.network();
  NetworkStats stats;
  TRY_ASSIGN(stats.counts, reader.store().counts());
  stats.types = facet(FilterField::type, {}, network, language);
  stats.relations = facet(FilterField::relation, {}, network, language);
  stats.families = facet(FilterField::family, {}, network, language);
  stats.documents = facet(FilterField::document, {}, network, language);
  stats.certainties = facet(FilterField::certainty, {}, network, language);
  stats.newestSource = network.sources().newestDate();
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) stats.isolated += network.degree(VertexIndex{v}) == 0;
  return stats;
}

}  // namespace samspil
