// Editing by hand: every change is checked, says in words what it will do, and is one batch that undo takes back whole.
//
//   TRY_ASSIGN(EntityDraft draft, draftOf(session, v));
//   draft.set(property::kCity, "Horsens");
//   show(problemsOf(session, draft, v));              // sentences; a blocking one is refused below as well
//   TRY(changeEntity(session, v, draft));
//
// What a person enters has that person and the day as its source, the certainty "entered by hand", and is shown before
// what documents state; those stay beside it. For one thread, as the session is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "session/session.h"

namespace samspil {

// Who enters it, and when.
struct Hand {
  std::string who;
  PartialDate date;
};
Hand handOfToday();  // the login name

// The properties that are edited, in the order of a form. Aliases may repeat, the others may not.
std::span<const std::string_view> editableProperties();

struct EntityDraft {
  TypeId type;
  std::vector<Property> values;

  std::string value(std::string_view name) const;  // the first; "" where there is none
  std::vector<std::string> all(std::string_view name) const;
  void set(std::string_view name, std::string value);  // replaces; "" takes it away
  void setAll(std::string_view name, const std::vector<std::string>& all);
};

struct TieDraft {
  VertexIndex from, to;
  RelationId relation;
  std::string validFrom, validTo;  // ISO, may be partial; "" for not known
  std::string role, note;
  Certainty certainty = Certainty::enteredByHand;
};

// What is wrong, or only odd, with a draft.
struct DraftProblem {
  std::string field;  // property, "type", "to", "relation", "valid_from", ...
  LocalizedText sentence;
  bool blocking = true;
  std::optional<VertexIndex> other;  // whom it is about, e.g. who has that name already
};

Result<EntityDraft> draftOf(const Session& session, VertexIndex v);  // what is shown now
// `self`: the entity that is changed; none: a new one.
std::vector<DraftProblem> problemsOf(const Session& session, const EntityDraft& draft, std::optional<VertexIndex> self);
std::vector<DraftProblem> problemsOf(const Session& session, const TieDraft& draft);

// Errors of all: invalidArgument with the first blocking problem's sentence in English.
Result<EntityId> addEntity(Session& session, const EntityDraft& draft, const Hand& hand = handOfToday());
// What was changed is entered; what was taken away is taken from every source that states it.
Result<Applied> changeEntity(Session& session, VertexIndex v, const EntityDraft& draft,
                             const Hand& hand = handOfToday());
Result<Applied> addNote(Session& session, VertexIndex v, std::string_view note, const Hand& hand = handOfToday());
Result<Applied> addTie(Session& session, const TieDraft& draft, const Hand& hand = handOfToday());
Result<Applied> removeStatement(Session& session, StatementId statement);
// The entity with all its ties and facts.
Result<Applied> removeEntity(Session& session, VertexIndex v);

// Merging makes one entity of two: `gone` becomes other names, ties and facts of `keep`.
struct MergePreview {
  std::size_t moved = 0;           // statements that change their end
  std::size_t repeated = 0;        // statements that `keep` has already, from the same place
  std::size_t between = 0;         // statements between the two, which would tie the entity to itself
  std::vector<std::string> names;  // that become other names of `keep`
  LocalizedText sentence;
  ChangeSet change;
};
Result<MergePreview> previewMerge(const Session& session, VertexIndex keep, VertexIndex gone);
Result<Applied> mergeEntities(Session& session, VertexIndex keep, VertexIndex gone);

// Splitting makes a new entity of the same type that takes over some statements of `v`.
Result<EntityId> splitEntity(Session& session, VertexIndex v, std::string_view name, std::span<const StatementId> moved,
                             const Hand& hand = handOfToday());

}  // namespace samspil
