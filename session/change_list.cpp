#include "session/change_list.h"

#include <array>

#include "base/text.h"
#include "session/texts.h"

namespace samspil {

namespace {

std::string valuesText(const std::vector<ValueChange>& values, Language language) {
  std::vector<std::string> parts;
  const std::string_view nothing = language == Language::danish ? "intet" : "nothing";
  for (const ValueChange& value : values) {
    parts.push_back(fmt::format("{}: {} → {}", value.label,
                                value.before.empty() ? nothing : std::string_view(value.before),
                                value.after.empty() ? nothing : std::string_view(value.after)));
  }
  return joinText(parts, " · ");
}

std::string tieDetail(const TieChange& tie, Language language) {
  std::vector<std::string> parts;
  for (const StatementChange& statement : tie.statements) {
    std::string part = valuesText(statement.values, language);
    if (part.empty()) part = statement.statement.period;
    const std::string& source = statement.statement.reference.sentence;
    if (!source.empty()) part += (part.empty() ? "" : " · ") + source;
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return joinText(parts, "; ");
}

ChangeRow rowOf(const EntityChange& entity, const GraphSnapshot& network, Language language) {
  ChangeRow row{entity.change, entity.name, entity.typeLabel, valuesText(entity.values, language), {}, {}};
  if (const auto v = network.find(entity.entity)) row.vertices.push_back(*v);
  return row;
}

std::optional<EdgeIndex> edgeBetween(const GraphSnapshot& network, VertexIndex a, VertexIndex b, RelationId relation) {
  for (const HalfEdge& half : network.incident(a)) {
    if (half.neighbor == b && network.edge(half.edge).relation == relation) return half.edge;
  }
  return {};
}

ChangeRow rowOf(const TieChange& tie, const GraphSnapshot& network, Language language) {
  const Relation& relation = network.vocabulary().relation(tie.relation);
  ChangeRow row{tie.change, tie.sentence, relation.label.in(language), tieDetail(tie, language), {}, {}};
  const auto from = network.find(tie.from), to = network.find(tie.to);
  if (from) row.vertices.push_back(*from);
  if (to) row.vertices.push_back(*to);
  if (from && to) row.edge = edgeBetween(network, *from, *to, tie.relation);
  return row;
}

}  // namespace

std::vector<ChangeRow> changeRows(const Comparison& comparison, const GraphSnapshot& network, Language language) {
  std::vector<ChangeRow> rows;
  rows.reserve(comparison.entities.size() + comparison.ties.size());
  for (const EntityChange& entity : comparison.entities) rows.push_back(rowOf(entity, network, language));
  for (const TieChange& tie : comparison.ties) rows.push_back(rowOf(tie, network, language));
  return rows;
}

std::string changeLabel(Change change, CompareBy by, Language language) {
  constexpr std::array<std::array<UiText, 3>, 3> kLabels{{
      {{{"tilføjet", "added"}, {"fjernet", "removed"}, {"ændret", "changed"}}},
      {{{"begyndt", "begun"}, {"udløbet", "ended"}, {"ændret", "changed"}}},
      {{{"kun i den nyeste", "only in the later"},
        {"kun i den ældste", "only in the earlier"},
        {"sagt anderledes", "said differently"}}},
  }};
  return std::string(kLabels[static_cast<std::size_t>(by)][static_cast<std::size_t>(change)].in(language));
}

}  // namespace samspil
