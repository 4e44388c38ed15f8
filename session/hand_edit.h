// A change set under way, entered by a person: gives out ids and makes the person's source where there is none yet.
// Inside session/ only.
#pragma once

#include "session/edit.h"

namespace samspil {

class HandEdit {
 public:
  HandEdit(const Session& session, Hand hand, BatchKind kind, LocalizedText title);

  ChangeSet change;
  IdAllocator ids;

  SourceId source();  // put into the change on first use
  // What this person entered of an entity today, to be added to; empty where nothing was.
  Result<EntityFacts> ownFacts(EntityId entity);
  // A key that nobody has, of a name.
  std::string freshKey(std::string_view name) const;

 private:
  const Session& session_;
  Hand hand_;
  std::optional<SourceId> source_;
};

void addProperty(EntityFacts& facts, std::string_view name, std::string_view value);  // keeps them sorted, each once
bool isManyValued(std::string_view property);
LocalizedText entityName(const Session& session, VertexIndex v);
// A title of both languages with a blank for a text of both.
LocalizedText titled(std::string_view danish, std::string_view english, const LocalizedText& what);

}  // namespace samspil
