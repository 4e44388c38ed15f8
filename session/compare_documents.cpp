// What two documents say.
#include <algorithm>

#include "session/compare_rows.h"

namespace samspil {
namespace {

using Documents = std::vector<SourceId>;
bool names(const Documents& documents, SourceId source) { return std::ranges::binary_search(documents, source); }

// What the documents state of an entity: all properties, each value once.
std::vector<Property> statedBy(const Documents& documents, const std::vector<EntityFacts>& facts) {
  std::vector<Property> stated;
  for (const EntityFacts& one : facts) {
    if (names(documents, one.reference.source))
      stated.insert(stated.end(), one.properties.begin(), one.properties.end());
  }
  sortUnique(stated);
  return stated;
}

// A property that only one of the documents gives is no change: the other is silent.
bool isSilence(const ValueChange& change) { return change.before.empty() || change.after.empty(); }

Result<void> compareNaming(const NetworkReader& reader, const Documents& from, const Documents& to, Language language,
                           ComparisonRows& rows, JobControl& job) {
  const GraphSnapshot& network = reader.network();
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    if (v % kRecordsACheck == 0) TRY(job.checkpoint(v, 2 * std::uint64_t{network.vertexCount()}));
    bool before = false, after = false;
    const auto see = [&](SourceId source) {
      before = before || names(from, source);
      after = after || names(to, source);
    };
    for (const SourceId source : network.factSources(VertexIndex{v})) see(source);
    for (const HalfEdge half : network.incident(VertexIndex{v})) {
      for (const StatementRow& row : network.statements(half.edge)) see(row.source);
    }
    const EntityId entity = network.entity(VertexIndex{v});
    if (before != after) rows.addEntity(after ? Change::added : Change::gone, entity);
    if (!before || !after) continue;
    TRY_ASSIGN(const std::vector<EntityFacts> facts, reader.store().facts(entity));
    auto values = propertyChanges(statedBy(from, facts), statedBy(to, facts), language);
    std::erase_if(values, isSilence);
    if (!values.empty()) rows.addEntity(Change::changed, entity, std::move(values));
  }
  return {};
}

}  // namespace

Result<void> compareDocuments(const NetworkReader& reader, const Documents& from, const Documents& to,
                              Language language, ComparisonRows& rows, JobControl& job) {
  TRY(compareNaming(reader, from, to, language, rows, job));
  const GraphSnapshot& network = reader.network();
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    if (e % kRecordsACheck == 0)
      TRY(job.checkpoint(std::uint64_t{network.edgeCount()} + e, 2 * std::uint64_t{network.edgeCount()}));
    std::vector<StatementId> before, after;
    for (const StatementRow& row : network.statements(EdgeIndex{e})) {
      if (names(from, row.source)) before.push_back(row.id);
      if (names(to, row.source)) after.push_back(row.id);
    }
    if (before == after) continue;
    const Edge& edge = network.edge(EdgeIndex{e});
    const bool onOneSide = before.empty() != after.empty();
    if (onOneSide && !rows.wantsTie(before.empty() ? Change::added : Change::gone, edge.relation)) continue;
    TRY_ASSIGN(TieSides sides, readSides(reader, before, after));
    rows.addTie(tieKeyOf(network, edge), std::move(sides), MatchBy::content);
  }
  return {};
}

}  // namespace samspil
