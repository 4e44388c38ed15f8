#include "graph/snapshot.h"

#include <algorithm>

namespace samspil {

std::string_view GraphSnapshot::name(VertexIndex v, Language language) const {
  const std::string_view names = names_[v.value];
  const std::size_t danish = danishNameSizes_[v.value];
  if (danish != 0) return language == Language::danish ? names.substr(0, danish) : names.substr(danish);
  return names.empty() ? key(v) : names;
}

std::string_view GraphSnapshot::lastSearchLine(VertexIndex v) const {
  const std::string_view text = searchTexts_[v.value];
  return text.substr(text.rfind('\n') + 1);  // all of it where there is no line break
}

std::span<const SourceId> GraphSnapshot::factSources(VertexIndex v) const {
  const std::size_t set = factSourceSets_[v.value], begin = factSourceEnds_[set];
  return std::span(factSources_).subspan(begin, factSourceEnds_[set + 1] - begin);
}

std::optional<VertexIndex> GraphSnapshot::find(EntityId id) const {
  // The vertices are numbered as the ids are, without those left out: few, so it is near the first guess.
  std::uint32_t first = 0, last = static_cast<std::uint32_t>(vertexCount());
  if (last != 0 && id.value >= idsLeftOut_[0]) {
    const std::uint32_t guess = id.value - idsLeftOut_[0];
    if (guess < last && entity(VertexIndex{guess}) == id) return VertexIndex{guess};
    last = std::min(last, guess);  // ids that are left out only put it before
  }
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    if (entity(VertexIndex{middle}) < id)
      first = middle + 1;
    else
      last = middle;
  }
  if (first >= vertexCount() || entity(VertexIndex{first}) != id) return std::nullopt;
  return VertexIndex{first};
}

std::optional<VertexIndex> GraphSnapshot::findKey(std::string_view wanted) const {
  const auto vertex = vertexByKey_.find(wanted, [&](std::uint32_t v) { return key(VertexIndex{v}); });
  return vertex ? std::optional(VertexIndex{*vertex}) : std::nullopt;
}

StatementRows GraphSnapshot::statements(EdgeIndex e) const {
  return {{statementIds_.view(), statementSources_.view(), statementShapeOf_.view(), statementShapes_.data()},
          e.value + furtherStatements_[e.value],
          e.value + 1 + furtherStatements_[e.value + 1]};
}

Certainty GraphSnapshot::certainty(EdgeIndex e) const {
  Certainty best = Certainty::publicKnowledge;
  for (const StatementRow& row : statements(e)) best = std::min(best, row.certainty);
  return best;
}

}  // namespace samspil
