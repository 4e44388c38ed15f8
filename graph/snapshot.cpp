#include "graph/snapshot.h"

#include <algorithm>
#include <functional>

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

std::size_t GraphSnapshot::slotOfKey(std::string_view key, std::size_t slots) {
  const std::size_t hash = std::hash<std::string_view>{}(key) >> 32;  // of 2^32 even parts, the one it falls into
  return hash * slots >> 32;
}

// In ascending vertex, so that of equal keys the first one is found.
void GraphSnapshot::indexKeys() {
  PageArray<std::uint32_t> slots;
  slots.growTo(vertexCount() + vertexCount() / 3 + 1);
  const auto after = [&](std::size_t slot) { return slot + 1 == slots.size() ? 0 : slot + 1; };
  for (std::uint32_t v = 0; v < vertexCount(); ++v) {
    std::size_t slot = slotOfKey(key(VertexIndex{v}), slots.size());
    while (slots[slot] != 0) slot = after(slot);
    slots[slot] = v + 1;
  }
  for (const std::uint32_t slot : slots.all()) keySlots_.push(slot);
}

std::optional<VertexIndex> GraphSnapshot::findKey(std::string_view wanted) const {
  const std::size_t slots = keySlots_.size();
  for (std::size_t slot = slotOfKey(wanted, slots); keySlots_[slot] != 0; slot = slot + 1 == slots ? 0 : slot + 1) {
    const VertexIndex v{keySlots_[slot] - 1};
    if (key(v) == wanted) return v;
  }
  return std::nullopt;
}

StatementRows GraphSnapshot::statements(EdgeIndex e) const {
  return {{statementIds_.view(), statementShapeOf_.view(), statementShapes_.data()},
          e.value + furtherStatements_[e.value],
          e.value + 1 + furtherStatements_[e.value + 1]};
}

Certainty GraphSnapshot::certainty(EdgeIndex e) const {
  Certainty best = Certainty::publicKnowledge;
  for (const StatementRow& row : statements(e)) best = std::min(best, row.certainty);
  return best;
}

}  // namespace samspil
