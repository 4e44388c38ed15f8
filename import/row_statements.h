// What a row states, as records: made of its content (import/row_reader.h), the place where it stands, and what its
// file's columns mean. Who is meant, and what is known already, is for others to find out.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/statement.h"
#include "import/mapping.h"
#include "import/row_reader.h"

namespace samspil {

struct RowLines {
  std::uint64_t first = 0, last = 0;
};

// `source` is what the row names, or the file's own: then the row's lines are the reference's.
Reference referenceOf(const RowContent& content, SourceId source, const RowLines& lines);
void setReference(Reference& reference, const RowContent& content, SourceId source, const RowLines& lines);
// What the row says of its entity, a note included; properties in the order of the columns.
EntityFacts factsOf(EntityId entity, const RowContent& content, Reference reference);
// The same into `facts`, but for the reference; the properties are moved out, and what `facts` held stands in their
// place.
void takeFacts(EntityId entity, RowContent& content, EntityFacts& facts);
// The id that only the file knows, as one more property.
void addLocalId(RowContent& content, const Mapping& mapping);
// Without id, ends and relation.
TieStatement tieOf(const RowContent& content, Reference reference);
void setTie(TieStatement& tie, const RowContent& content);  // but for its reference

// What a column of others (themes, partners, participants) makes of each that it names.
struct PartnerTie {
  RelationId relation;
  TypeId type;
  bool fromOther = false;  // the tie runs from the one that is named to the row's entity
};
std::optional<PartnerTie> partnerTieOf(const Mapping& mapping, const Vocabulary& vocabulary, std::size_t column);
// Makes `tie` (of tieOf()) the one between the row's entity and such a partner.
void makePartnerTie(TieStatement& tie, EntityId subject, EntityId other, const PartnerTie& kind,
                    const ColumnMapping& column);

}  // namespace samspil
