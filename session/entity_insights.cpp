#include "session/entity_insights.h"

#include <algorithm>

#include <fmt/format.h>

#include "graph/analysis/what_if.h"
#include "graph/analysis/wording.h"
#include "session/gap_list.h"

namespace samspil {
namespace {

constexpr std::size_t kMostGaps = 5;
constexpr std::size_t kMostDoors = 2;             // alliances that are named, those that most would lose
constexpr std::size_t kBatchesRead = 40;          // how far back the history is searched
constexpr std::uint64_t kLargestBatchRead = 500;  // records; an import of thousands is not searched

bool ties(const GraphSnapshot& network, EdgeIndex e) {
  const Family& family = network.family(e);
  return !family.wish && family.key != "content" && family.key != "document" && family.key != "time";
}

std::vector<VertexIndex> actorsAt(const GraphSnapshot& network, VertexIndex v) {
  std::vector<VertexIndex> actors;
  for (const HalfEdge half : network.incident(v)) {
    const bool actor = network.vocabulary().type(network.type(half.neighbor)).actor;
    if (actor && ties(network, half.edge) && (actors.empty() || actors.back() != half.neighbor))
      actors.push_back(half.neighbor);
  }
  return actors;
}

// Partners of v that know the alliance through v only.
std::vector<VertexIndex> onlyThrough(const GraphSnapshot& network, VertexIndex v, VertexIndex alliance) {
  const auto members = actorsAt(network, alliance);
  std::vector<VertexIndex> only;
  for (const VertexIndex partner : actorsAt(network, v)) {
    if (partner == alliance || std::binary_search(members.begin(), members.end(), partner)) continue;
    std::vector<VertexIndex> doors;
    const auto known = actorsAt(network, partner);
    std::set_intersection(known.begin(), known.end(), members.begin(), members.end(), std::back_inserter(doors));
    if (doors.size() == 1 && doors.front() == v) only.push_back(partner);
  }
  return only;
}

// "Uden AUH mister 4 partnere deres eneste forbindelse til EUHA."
void sayDoors(const GraphSnapshot& network, VertexIndex v, Language language, std::vector<std::string>& sentences) {
  const bool danish = language == Language::danish;
  std::vector<std::pair<VertexIndex, std::vector<VertexIndex>>> doors;
  for (const VertexIndex alliance : actorsAt(network, v)) {
    if (network.vocabulary().type(network.type(alliance)).key != "network") continue;
    if (auto only = onlyThrough(network, v, alliance); !only.empty()) doors.emplace_back(alliance, std::move(only));
  }
  std::stable_sort(doors.begin(), doors.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  if (doors.size() > kMostDoors) doors.resize(kMostDoors);
  for (const auto& [alliance, only] : doors) {
    const std::string count = danish ? countedIn(only.size(), "partner sin", "partnere deres")
                                     : countedIn(only.size(), "partner", "partners");
    sentences.push_back(fmt::format(fmt::runtime(danish ? "Uden {} mister {} eneste forbindelse til {}: {}."
                                                        : "Without {}, {} would lose the only link to {}: {}."),
                                    network.name(v, language), count, network.name(alliance, language),
                                    namesIn(network, only, 3, language)));
  }
}

Result<void> sayPosition(const NetworkReader& reader, VertexIndex v, Language language, JobControl& job,
                         std::vector<std::string>& sentences) {
  const GraphSnapshot& network = reader.network();
  sayDoors(network, v, language, sentences);
  TRY_ASSIGN(const WhatIfRemoved lost, whatIfRemoved(network, nullptr, std::span(&v, 1), job));
  sentences.push_back(lost.sentence.in(language));
  for (const char* id : {"effective_size", "betweenness"}) {
    const Analysis* analysis = findAnalysis(id);
    if (analysis == nullptr) continue;
    TRY_ASSIGN(const AnalysisResult result, analysis->run(network, nullptr, job));
    if (std::string sentence = analysis->sentence(result, network, v, language); !sentence.empty())
      sentences.push_back(std::move(sentence));
  }
  return {};
}

Result<std::vector<GapLine>> gapsOf(const NetworkReader& reader, VertexIndex v, Language language, JobControl& job) {
  std::vector<GapLine> lines;
  if (reader.network().vertexCount() > kInsightsUpTo) return lines;
  TRY_ASSIGN(const GapList list, listGaps(reader, {.about = v, .top = kMostGaps}, job));
  for (const Gap& gap : list.gaps) {
    if (lines.size() == kMostGaps) break;
    const auto catalogue = gapCatalogue();
    const auto kind =
        std::find_if(catalogue.begin(), catalogue.end(), [&](const GapFinder& f) { return f.kind == gap.kind; });
    lines.push_back({gap.id, kind == catalogue.end() ? std::string() : kind->title.in(language),
                     gap.sentence.in(language), gap.next.in(language), gap.entities});
  }
  return lines;
}

bool isAbout(const RecordDifference& difference, EntityId entity) {
  if (const auto* id = std::get_if<EntityId>(&difference.key)) return *id == entity;
  if (const auto* key = std::get_if<EntityFactsKey>(&difference.key)) return key->entity == entity;
  for (const auto& record : {difference.before, difference.after}) {
    const auto* tie = record ? std::get_if<TieStatement>(&*record) : nullptr;
    if (tie != nullptr && (tie->from == entity || tie->to == entity)) return true;
  }
  return false;
}

Result<std::vector<HistoryRow>> historyOf(const NetworkReader& reader, EntityId entity, Language language) {
  TRY_ASSIGN(const auto batches, reader.store().history());
  TRY_ASSIGN(const auto rows, describeHistory(reader, language));
  std::vector<HistoryRow> about;
  std::size_t read = 0;
  for (std::size_t i = batches.size(); i-- > 0 && read < kBatchesRead;) {
    const Batch& batch = batches[i];
    if (batch.entitiesChanged + batch.tiesChanged == 0 || batch.recordsChanged > kLargestBatchRead) continue;
    ++read;
    TRY_ASSIGN(const auto changes, reader.store().changesOf(batch.id));
    const bool mine =
        std::any_of(changes.begin(), changes.end(), [&](const RecordDifference& d) { return isAbout(d, entity); });
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const HistoryRow& r) { return r.batch == batch.id; });
    if (mine && row != rows.end()) about.push_back(*row);
  }
  return about;
}

}  // namespace

Result<EntityInsights> entityInsights(const NetworkReader& reader, VertexIndex v, Language language, JobControl& job) {
  EntityInsights insights;
  const EntityId entity = reader.network().entity(v);
  if (reader.network().vertexCount() <= kInsightsUpTo) TRY(sayPosition(reader, v, language, job, insights.position));
  TRY_ASSIGN(insights.gaps, gapsOf(reader, v, language, job));
  TRY_ASSIGN(insights.history, historyOf(reader, entity, language));
  TRY_ASSIGN(const auto all, reader.store().facts(entity));
  for (const EntityFacts& facts : all) {
    for (const Property& property : facts.properties) {
      if (property.name == property::kNote)
        insights.notes.push_back(
            {property.value, describeReference(facts.reference, reader.network(), language).sentence});
    }
  }
  return insights;
}

}  // namespace samspil
