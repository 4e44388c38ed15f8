#include "export/shown_network.h"

#include <set>

namespace samspil {

namespace {

constexpr std::uint32_t kPerCheckpoint = 256;

void leaveOutNotes(EntityFacts& facts) {
  std::erase_if(facts.properties, [](const Property& fact) { return fact.name == property::kNote; });
}

Result<void> readEntities(const Session& session, const ExportOptions& options, JobControl& job, ShownNetwork& shown) {
  const GraphSnapshot& network = session.network();
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (i % kPerCheckpoint == 0) TRY(job.checkpoint(i, network.vertexCount() + network.edgeCount()));
    const VertexIndex v{i};
    if (!session.visibility().shows(v)) continue;
    TRY_ASSIGN(auto facts, session.store().facts(network.entity(v)));
    if (options.safe) std::ranges::for_each(facts, leaveOutNotes);
    shown.entities.push_back({v, std::move(facts)});
  }
  return {};
}

Result<void> readTies(const Session& session, const ExportOptions& options, JobControl& job, ShownNetwork& shown) {
  const GraphSnapshot& network = session.network();
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    if (i % kPerCheckpoint == 0)
      TRY(job.checkpoint(network.vertexCount() + i, network.vertexCount() + network.edgeCount()));
    const EdgeIndex e{i};
    if (!session.visibility().shows(e)) continue;
    std::vector<StatementId> ids;
    for (const StatementRow& row : network.statements(e)) ids.push_back(row.id);
    TRY_ASSIGN(auto statements, session.store().tieStatements(ids));
    for (TieStatement& statement : statements) {
      if (options.safe) statement.note = {};
    }
    shown.ties.push_back({e, std::move(statements)});
  }
  return {};
}

void collectSources(const GraphSnapshot& network, ShownNetwork& shown) {
  std::set<SourceId> used;
  for (const ShownEntity& entity : shown.entities) {
    for (const EntityFacts& facts : entity.facts) used.insert(facts.reference.source);
  }
  for (const ShownTie& tie : shown.ties) {
    for (const TieStatement& statement : tie.statements) used.insert(statement.reference.source);
  }
  for (const SourceView& source : network.sources()) {
    if (used.contains(source.id)) shown.sources.push_back(source);
  }
}

}  // namespace

Result<ShownNetwork> readShownNetwork(const Session& session, const ExportOptions& options, JobControl& job) {
  ShownNetwork shown;
  TRY(readEntities(session, options, job, shown));
  TRY(readTies(session, options, job, shown));
  collectSources(session.network(), shown);
  return shown;
}

}  // namespace samspil
