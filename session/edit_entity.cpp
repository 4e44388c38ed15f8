#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/search.h"
#include "session/hand_edit.h"

namespace samspil {
namespace {

constexpr std::array kEditable{property::kNameDanish,
                               property::kNameEnglish,
                               property::kAlias,
                               property::kDescriptionDanish,
                               property::kDescriptionEnglish,
                               property::kCity,
                               property::kCountry,
                               property::kWebsite,
                               property::kValidFrom,
                               property::kValidTo,
                               property::kRor,
                               property::kPic,
                               property::kCvr};

bool isEditable(std::string_view name) {
  return std::find(kEditable.begin(), kEditable.end(), name) != kEditable.end();
}

std::string shownName(const EntityDraft& draft) {
  const std::string danish = draft.value(property::kNameDanish);
  return danish.empty() ? draft.value(property::kNameEnglish) : danish;
}

LocalizedText draftName(const EntityDraft& draft) {
  return {draft.value(property::kNameDanish), draft.value(property::kNameEnglish)};
}

void checkName(const Session& session, const EntityDraft& draft, std::optional<VertexIndex> self,
               std::vector<DraftProblem>& problems) {
  const std::string name = shownName(draft);
  if (trimmed(name).empty()) {
    problems.push_back({std::string(property::kNameDanish), {"Skriv et navn.", "Give it a name."}});
    return;
  }
  for (const VertexIndex other : entitiesCalled(session.network(), name)) {
    if (self == other) continue;
    problems.push_back(
        {std::string(property::kNameDanish),
         titled("{} findes allerede. Er det den samme, så ret den i stedet.",
                "{} is here already. If it is the same, change that one instead.", entityName(session, other)),
         false, other});
    return;
  }
}

void checkDates(std::string_view from, std::string_view to, std::vector<DraftProblem>& problems) {
  const auto check = [&](std::string_view field, std::string_view text) {
    if (text.empty() || parseIsoDate(text)) return;
    problems.push_back(
        {std::string(field),
         {"Skriv en dato som 2026, 2026-11 eller 2026-11-22.", "Write a date as 2026, 2026-11 or 2026-11-22."}});
  };
  check(property::kValidFrom, from);
  check(property::kValidTo, to);
  const auto first = parseIsoDate(from), last = parseIsoDate(to);
  // A date of which only the year is known lies anywhere in it.
  if (first && last && last->year < first->year)
    problems.push_back({std::string(property::kValidTo),
                        {"Den kan ikke slutte, før den begynder.", "It cannot end before it begins."}});
}

void checkCountry(const EntityDraft& draft, std::vector<DraftProblem>& problems) {
  const std::string country = draft.value(property::kCountry);
  const bool code =
      country.size() == 2 && std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!country.empty() && !code)
    problems.push_back({std::string(property::kCountry),
                        {"Skriv landet med to store bogstaver: DK, SE, BE.",
                         "Write the country in two capital letters: DK, SE, BE."}});
}

Result<void> refuseBlocking(const std::vector<DraftProblem>& problems) {
  for (const DraftProblem& problem : problems) {
    if (problem.blocking) return makeError(ErrorCode::invalidArgument, "{}", problem.sentence.english);
  }
  return {};
}

// Takes a value of a property away from every source that states it, but from `kept`.
void takeAway(const std::vector<EntityFacts>& all, const Property& value, SourceId kept,
              std::vector<EntityFacts>& changed) {
  for (const EntityFacts& facts : all) {
    if (facts.reference.source == kept) continue;
    const auto known = std::find_if(changed.begin(), changed.end(),
                                    [&](const EntityFacts& c) { return c.reference == facts.reference; });
    EntityFacts& mine = known == changed.end() ? changed.emplace_back(facts) : *known;
    std::erase(mine.properties, value);
  }
}

}  // namespace

std::span<const std::string_view> editableProperties() { return kEditable; }

std::string EntityDraft::value(std::string_view name) const {
  const auto found = std::find_if(values.begin(), values.end(), [&](const Property& p) { return p.name == name; });
  return found == values.end() ? std::string() : found->value;
}

std::vector<std::string> EntityDraft::all(std::string_view name) const {
  std::vector<std::string> found;
  for (const Property& p : values) {
    if (p.name == name) found.push_back(p.value);
  }
  return found;
}

void EntityDraft::set(std::string_view name, std::string value) { setAll(name, {std::move(value)}); }

void EntityDraft::setAll(std::string_view name, const std::vector<std::string>& all) {
  std::erase_if(values, [&](const Property& p) { return p.name == name; });
  for (const std::string& value : all) {
    Property property{std::string(name), std::string(trimmed(value))};
    if (!property.value.empty() && std::find(values.begin(), values.end(), property) == values.end())
      values.push_back(std::move(property));
  }
}

Result<EntityDraft> draftOf(const Session& session, VertexIndex v) {
  EntityDraft draft{.type = session.network().type(v), .values = {}};
  TRY_ASSIGN(const auto preferredFirst, session.store().facts(session.network().entity(v)));
  for (const EntityFacts& facts : preferredFirst) {
    std::vector<Property> fresh;
    for (const Property& property : facts.properties) {
      if (!isEditable(property.name)) continue;
      const bool known = isManyValued(property.name)
                             ? std::find(draft.values.begin(), draft.values.end(), property) != draft.values.end()
                             : !draft.value(property.name).empty();
      if (!known) fresh.push_back(property);
    }
    draft.values.insert(draft.values.end(), fresh.begin(), fresh.end());
  }
  return draft;
}

std::vector<DraftProblem> problemsOf(const Session& session, const EntityDraft& draft,
                                     std::optional<VertexIndex> self) {
  std::vector<DraftProblem> problems;
  if (draft.type.value >= session.network().vocabulary().types.size())
    problems.push_back({"type", {"Vælg, hvad det er.", "Choose what it is."}});
  checkName(session, draft, self, problems);
  checkCountry(draft, problems);
  checkDates(draft.value(property::kValidFrom), draft.value(property::kValidTo), problems);
  const std::string website = draft.value(property::kWebsite);
  if (!website.empty() && !website.starts_with("http://") && !website.starts_with("https://"))
    problems.push_back(
        {std::string(property::kWebsite), {"Begynd adressen med https://.", "Begin the address with https://."}});
  return problems;
}

std::vector<DraftProblem> problemsOf(const Session& session, const TieDraft& draft) {
  const GraphSnapshot& network = session.network();
  std::vector<DraftProblem> problems;
  const auto there = [&](VertexIndex v) { return v.value < network.vertexCount(); };
  if (!there(draft.from) || !there(draft.to)) {
    problems.push_back({"to", {"Vælg, hvem forbindelsen går til.", "Choose whom the tie goes to."}});
    return problems;
  }
  if (draft.from == draft.to)
    problems.push_back({"to", {"En forbindelse går mellem to forskellige.", "A tie goes between two different ones."}});
  if (draft.relation.value >= network.vocabulary().relations.size())
    problems.push_back({"relation", {"Vælg, hvordan de hænger sammen.", "Choose how they hang together."}});
  checkDates(draft.validFrom, draft.validTo, problems);
  for (const HalfEdge half : network.incident(draft.from)) {
    const Edge& edge = network.edge(half.edge);
    const bool same = edge.relation == draft.relation && half.neighbor == draft.to &&
                      (edge.from == draft.from || !network.vocabulary().relation(draft.relation).directed);
    if (!same) continue;
    problems.push_back({"to",
                        {"Den forbindelse er her allerede. Dit udsagn lægges til de andre.",
                         "That tie is here already. Your statement is added to the others."},
                        false,
                        draft.to});
    break;
  }
  return problems;
}

Result<EntityId> addEntity(Session& session, const EntityDraft& draft, const Hand& hand) {
  TRY(refuseBlocking(problemsOf(session, draft, {})));
  HandEdit edit(session, hand, BatchKind::edit, titled("Tilføj {}", "Add {}", draftName(draft)));
  const Entity entity{edit.ids.entity(), edit.freshKey(shownName(draft)), draft.type};
  EntityFacts facts{entity.id, {.source = edit.source()}, Certainty::enteredByHand, {}};
  for (const Property& property : draft.values) addProperty(facts, property.name, property.value);
  edit.change.put(entity);
  edit.change.put(std::move(facts));
  TRY(session.apply(edit.change));
  return entity.id;
}

Result<Applied> changeEntity(Session& session, VertexIndex v, const EntityDraft& draft, const Hand& hand) {
  TRY(refuseBlocking(problemsOf(session, draft, v)));
  const GraphSnapshot& network = session.network();
  const EntityId entity = network.entity(v);
  TRY_ASSIGN(const EntityDraft before, draftOf(session, v));
  HandEdit edit(session, hand, BatchKind::edit, titled("Ret {}", "Change {}", entityName(session, v)));
  if (draft.type != network.type(v)) edit.change.put(Entity{entity, std::string(network.key(v)), draft.type});
  if (before.values != draft.values) {
    TRY_ASSIGN(EntityFacts own, edit.ownFacts(entity));
    TRY_ASSIGN(const auto all, session.store().facts(entity));
    std::vector<EntityFacts> changed;
    for (const Property& old : before.values) {
      const bool stays = std::find(draft.values.begin(), draft.values.end(), old) != draft.values.end();
      if (stays) continue;
      std::erase(own.properties, old);
      // A corrected value stands before what documents say; a value that was taken away is taken from them all.
      if (isManyValued(old.name) || draft.value(old.name).empty()) takeAway(all, old, own.reference.source, changed);
    }
    for (const Property& now : draft.values) {
      if (std::find(before.values.begin(), before.values.end(), now) == before.values.end())
        addProperty(own, now.name, now.value);
    }
    for (EntityFacts& facts : changed) edit.change.put(std::move(facts));
    edit.change.put(std::move(own));
  }
  return session.apply(edit.change);
}

Result<Applied> addNote(Session& session, VertexIndex v, std::string_view note, const Hand& hand) {
  if (trimmed(note).empty()) return makeError(ErrorCode::invalidArgument, "Write the note first.");
  HandEdit edit(session, hand, BatchKind::edit, titled("Note om {}", "Note on {}", entityName(session, v)));
  TRY_ASSIGN(EntityFacts own, edit.ownFacts(session.network().entity(v)));
  addProperty(own, property::kNote, trimmed(note));
  edit.change.put(std::move(own));
  return session.apply(edit.change);
}

Result<Applied> removeEntity(Session& session, VertexIndex v) {
  const EntityId entity = session.network().entity(v);
  HandEdit edit(session, {}, BatchKind::edit, titled("Fjern {}", "Remove {}", entityName(session, v)));
  TRY_ASSIGN(const auto ties, session.store().tiesOf(entity));
  for (const TieStatement& tie : ties) edit.change.remove(tie.id);
  TRY_ASSIGN(const auto all, session.store().facts(entity));
  for (const EntityFacts& facts : all) edit.change.remove(EntityFactsKey{entity, facts.reference.source});
  edit.change.remove(entity);
  return session.apply(edit.change);
}

}  // namespace samspil
