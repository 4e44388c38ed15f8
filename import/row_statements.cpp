#include "import/row_statements.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "import/property_kinds.h"

namespace samspil {

Reference referenceOf(const RowContent& content, SourceId source, const RowLines& lines) {
  Reference reference{source, content.section, content.firstLine, content.lastLine, content.passage};
  if (!content.source.empty()) return reference;
  reference.firstLine = static_cast<std::uint32_t>(lines.first);
  reference.lastLine = static_cast<std::uint32_t>(lines.last);
  return reference;
}

EntityFacts factsOf(EntityId entity, const RowContent& content, Reference reference) {
  EntityFacts facts{entity, std::move(reference), content.certainty.value_or(Certainty::stated), content.properties};
  if (!content.note.danish.empty()) facts.properties.push_back({std::string(property::kNote), content.note.danish});
  return facts;
}

void takeFacts(EntityId entity, RowContent& content, Reference reference, EntityFacts& facts) {
  facts.entity = entity;
  facts.reference = std::move(reference);
  facts.certainty = content.certainty.value_or(Certainty::stated);
  std::swap(facts.properties, content.properties);
  if (!content.note.danish.empty()) facts.properties.push_back({std::string(property::kNote), content.note.danish});
}

void addLocalId(RowContent& content, const Mapping& mapping) {
  if (content.key.empty() || mapping.samspilForm) return;
  content.properties.push_back({std::string(kLocalId), content.key});
}

TieStatement tieOf(const RowContent& content, Reference reference) {
  TieStatement tie;
  setTie(tie, content, std::move(reference));
  return tie;
}

void setTie(TieStatement& tie, const RowContent& content, Reference reference) {
  tie.validFrom = content.validFrom;
  tie.validTo = content.validTo;
  tie.role = content.role;
  tie.amount = content.amount;
  tie.weight = content.weight;
  tie.note = content.note;
  tie.certainty = content.certainty.value_or(Certainty::stated);
  tie.reference = std::move(reference);
}

std::optional<PartnerTie> partnerTieOf(const Mapping& mapping, const Vocabulary& vocabulary, std::size_t index) {
  const auto& column = mapping.columns[index];
  const bool project = column.property == "coordinator" || column.property == "participant";
  const bool inProject = column.property == "participates_in";
  const auto type = vocabulary.findType(column.use == FieldUse::theme ? "theme"
                                        : inProject                   ? "programme"
                                                                      : "organisation");
  const auto relation = vocabulary.findRelation(project ? "participates_in" : column.property);
  if (!type || !relation) return std::nullopt;
  return PartnerTie{*relation, *type, project};
}

void makePartnerTie(TieStatement& tie, EntityId subject, EntityId other, const PartnerTie& kind,
                    const ColumnMapping& column) {
  tie.from = kind.project ? other : subject;
  tie.relation = kind.relation;
  tie.to = kind.project ? subject : other;
  if (kind.project) tie.role = column.property;
  tie.note = {};
}

}  // namespace samspil
