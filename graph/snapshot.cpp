#include "graph/snapshot.h"

#include <algorithm>

namespace samspil {

const Source* GraphSnapshot::source(SourceId id) const {
  const auto found =
      std::lower_bound(sources_.begin(), sources_.end(), id, [](const Source& s, SourceId i) { return s.id < i; });
  return found != sources_.end() && found->id == id ? &*found : nullptr;
}

const Source* GraphSnapshot::findSource(std::string_view key) const {
  const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const Source& s) { return s.key == key; });
  return found == sources_.end() ? nullptr : &*found;
}

std::string_view GraphSnapshot::name(VertexIndex v, Language language) const {
  const std::string_view danish = namesDanish_[v.value];
  const std::string_view english = namesEnglish_[v.value];
  const std::string_view wanted = language == Language::danish ? danish : english;
  if (!wanted.empty()) return wanted;
  const std::string_view other = language == Language::danish ? english : danish;
  return other.empty() ? key(v) : other;
}

std::span<const SourceId> GraphSnapshot::factSources(VertexIndex v) const {
  const std::size_t begin = factSourceOffsets_[v.value];
  return std::span(factSources_).subspan(begin, factSourceOffsets_[v.value + 1] - begin);
}

std::optional<VertexIndex> GraphSnapshot::find(EntityId id) const {
  const auto found = std::lower_bound(entities_.begin(), entities_.end(), id);
  if (found == entities_.end() || *found != id) return std::nullopt;
  return VertexIndex{static_cast<std::uint32_t>(found - entities_.begin())};
}

std::optional<VertexIndex> GraphSnapshot::findKey(std::string_view wanted) const {
  const auto found = std::lower_bound(vertexByKey_.begin(), vertexByKey_.end(), wanted,
                                      [&](VertexIndex v, std::string_view k) { return key(v) < k; });
  if (found == vertexByKey_.end() || key(*found) != wanted) return std::nullopt;
  return *found;
}

StatementRows GraphSnapshot::statements(EdgeIndex e) const {
  const std::size_t begin = edges_[e.value].firstStatement;
  const std::size_t end = e.value + 1 < edges_.size() ? edges_[e.value + 1].firstStatement : statementIds_.size();
  return {statementIds_.data() + begin, statementShapeOf_.data() + begin, statementShapes_.data(), end - begin};
}

Certainty GraphSnapshot::certainty(EdgeIndex e) const {
  Certainty best = Certainty::publicKnowledge;
  for (const StatementRow& row : statements(e)) best = std::min(best, row.certainty);
  return best;
}

std::span<const HalfEdge> GraphSnapshot::incident(VertexIndex v) const {
  const std::size_t begin = incidentOffsets_[v.value];
  return std::span(incident_).subspan(begin, incidentOffsets_[v.value + 1] - begin);
}

}  // namespace samspil
