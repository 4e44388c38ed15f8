#include "import/row_statements.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "import/property_kinds.h"

namespace samspil {

namespace {

// Most texts of most rows are empty.
void assign(std::string& text, const std::string& from) {
  if (from.empty())
    text.clear();
  else
    text = from;
}

}  // namespace

Reference referenceOf(const RowContent& content, SourceId source, const RowLines& lines) {
  Reference reference;
  setReference(reference, content, source, lines);
  return reference;
}

void setReference(Reference& reference, const RowContent& content, SourceId source, const RowLines& lines) {
  const bool named = !content.source.empty();
  reference.source = source;
  assign(reference.section, content.section);
  reference.firstLine = named ? content.firstLine : static_cast<std::uint32_t>(lines.first);
  reference.lastLine = named ? content.lastLine : static_cast<std::uint32_t>(lines.last);
  reference.passage = content.passage;
}

EntityFacts factsOf(EntityId entity, const RowContent& content, Reference reference) {
  EntityFacts facts{entity, std::move(reference), content.certainty.value_or(Certainty::stated), content.properties};
  if (!content.note.danish.empty()) facts.properties.push_back({std::string(property::kNote), content.note.danish});
  return facts;
}

void takeFacts(EntityId entity, RowContent& content, EntityFacts& facts) {
  facts.entity = entity;
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
  setTie(tie, content);
  tie.reference = std::move(reference);
  return tie;
}

void setTie(TieStatement& tie, const RowContent& content) {
  tie.validFrom = content.validFrom;
  tie.validTo = content.validTo;
  assign(tie.role, content.role);
  tie.amount = content.amount;
  tie.weight = content.weight;
  assign(tie.note.danish, content.note.danish);
  assign(tie.note.english, content.note.english);
  tie.certainty = content.certainty.value_or(Certainty::stated);
}

std::optional<PartnerTie> partnerTieOf(const Mapping& mapping, const Vocabulary& vocabulary, std::size_t index) {
  const auto& column = mapping.columns[index];
  // What others are to the row's entity, where the tie runs from them.
  struct Part {
    std::string_view property, relation, type;
  };
  constexpr Part kParts[] = {{"coordinator", "participates_in", "organisation"},
                             {"participant", "participates_in", "organisation"},
                             {"funder", "funds", "fund"},
                             {"member", "member_of", "organisation"},
                             {"party", "party_to", "organisation"}};
  const auto part =
      std::find_if(std::begin(kParts), std::end(kParts), [&](const Part& p) { return p.property == column.property; });
  const bool fromOther = part != std::end(kParts), inProject = column.property == "participates_in";
  const auto type = vocabulary.findType(column.use == FieldUse::theme ? "theme"
                                        : inProject                   ? "programme"
                                        : fromOther                   ? part->type
                                                                      : "organisation");
  const auto relation = vocabulary.findRelation(fromOther ? part->relation : std::string_view(column.property));
  if (!type || !relation) return std::nullopt;
  return PartnerTie{*relation, *type, fromOther};
}

void makePartnerTie(TieStatement& tie, EntityId subject, EntityId other, const PartnerTie& kind,
                    const ColumnMapping& column) {
  tie.from = kind.fromOther ? other : subject;
  tie.relation = kind.relation;
  tie.to = kind.fromOther ? subject : other;
  if (!column.ofPart) {
    tie.role.clear();
    tie.amount.reset();
    tie.weight.reset();
  }
  if (column.property == "coordinator" || column.property == "participant") tie.role = column.property;
  tie.note = {};
}

}  // namespace samspil
