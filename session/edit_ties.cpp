#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "session/hand_edit.h"
#include "session/wording.h"

namespace samspil {
namespace {

LocalizedText tieTitle(const Session& session, RelationId relation, VertexIndex from, VertexIndex to) {
  const GraphSnapshot& network = session.network();
  const auto sentence = [&](Language language) {
    return tieSentence(network.vocabulary().relation(relation), network.name(from, language),
                       network.name(to, language), true, language);
  };
  return {sentence(Language::danish), sentence(Language::english)};
}

// Equal but for the id: the same was said at the same place.
bool saysTheSame(TieStatement a, const TieStatement& b) {
  a.id = b.id;
  return a == b;
}

// The other entity's names become other names; of the rest what the kept entity does not say itself.
void takeOver(const EntityFacts& from, const std::vector<EntityFacts>& kept, EntityFacts& into,
              std::vector<std::string>& names) {
  const auto says = [&](std::string_view name) {
    return std::any_of(kept.begin(), kept.end(), [&](const EntityFacts& f) { return !f.value(name).empty(); });
  };
  for (const Property& property : from.properties) {
    const bool isName = property.name == property::kNameDanish || property.name == property::kNameEnglish;
    if (isName || property.name == property::kAlias) {
      addProperty(into, property::kAlias, property.value);
      if (std::find(names.begin(), names.end(), property.value) == names.end()) names.push_back(property.value);
    } else if (isManyValued(property.name) || !says(property.name)) {
      addProperty(into, property.name, property.value);
    }
  }
}

Result<void> mergeFacts(const Session& session, EntityId keep, EntityId gone, MergePreview& preview) {
  TRY_ASSIGN(const auto kept, session.store().facts(keep));
  TRY_ASSIGN(const auto lost, session.store().facts(gone));
  for (const EntityFacts& facts : lost) {
    const auto same = std::find_if(kept.begin(), kept.end(),
                                   [&](const EntityFacts& f) { return f.reference.source == facts.reference.source; });
    EntityFacts into = same != kept.end() ? *same : EntityFacts{keep, facts.reference, facts.certainty, {}};
    takeOver(facts, kept, into, preview.names);
    preview.change.remove(EntityFactsKey{gone, facts.reference.source});
    preview.change.put(std::move(into));
  }
  return {};
}

Result<void> mergeTies(const Session& session, EntityId keep, EntityId gone, MergePreview& preview) {
  TRY_ASSIGN(auto kept, session.store().tiesOf(keep));
  TRY_ASSIGN(const auto lost, session.store().tiesOf(gone));
  for (TieStatement tie : lost) {
    const bool between = (tie.from == keep && tie.to == gone) || (tie.from == gone && tie.to == keep);
    if (tie.from == gone) tie.from = keep;
    if (tie.to == gone) tie.to = keep;
    const bool repeated =
        std::any_of(kept.begin(), kept.end(), [&](const TieStatement& k) { return saysTheSame(tie, k); });
    if (between || repeated) {
      ++(between ? preview.between : preview.repeated);
      preview.change.remove(tie.id);
    } else {
      ++preview.moved;
      kept.push_back(tie);
      preview.change.put(std::move(tie));
    }
  }
  return {};
}

std::string mergeSentence(const MergePreview& preview, std::string_view keep, bool danish) {
  std::string text = fmt::format(fmt::runtime(danish ? "{} udsagn flyttes til {}." : "{} statements move to {}."),
                                 preview.moved, keep);
  if (preview.repeated > 0)
    text +=
        fmt::format(fmt::runtime(danish ? " {} står der allerede og falder bort." : " {} are there already and go."),
                    preview.repeated);
  if (preview.between > 0)
    text += fmt::format(fmt::runtime(danish ? " {} mellem de to falder bort." : " {} between the two go."),
                        preview.between);
  if (!preview.names.empty())
    text += fmt::format(fmt::runtime(danish ? " Andre navne fremover: {}." : " Other names from now on: {}."),
                        joinText(preview.names, ", "));
  return text;
}

}  // namespace

Result<Applied> addTie(Session& session, const TieDraft& draft, const Hand& hand) {
  for (const DraftProblem& problem : problemsOf(session, draft)) {
    if (problem.blocking) return makeError(ErrorCode::invalidArgument, "{}", problem.sentence.english);
  }
  HandEdit edit(session, hand, BatchKind::edit,
                titled("Tilføj: {}", "Add: {}", tieTitle(session, draft.relation, draft.from, draft.to)));
  const GraphSnapshot& network = session.network();
  edit.change.put(TieStatement{.id = edit.ids.statement(),
                               .from = network.entity(draft.from),
                               .relation = draft.relation,
                               .to = network.entity(draft.to),
                               .validFrom = parseIsoDate(draft.validFrom).value_or(PartialDate{}),
                               .validTo = parseIsoDate(draft.validTo).value_or(PartialDate{}),
                               .role = draft.role,
                               .note = {draft.note, {}},
                               .certainty = draft.certainty,
                               .reference = {.source = edit.source()}});
  return session.apply(edit.change);
}

Result<Applied> removeStatement(Session& session, StatementId statement) {
  TRY_ASSIGN(const TieStatement tie, session.store().tieStatement(statement));
  const auto from = session.network().find(tie.from), to = session.network().find(tie.to);
  LocalizedText title{"Fjern et udsagn", "Remove a statement"};
  if (from && to) title = titled("Fjern: {}", "Remove: {}", tieTitle(session, tie.relation, *from, *to));
  ChangeSet change{{.kind = BatchKind::edit, .title = std::move(title)}};
  change.remove(statement);
  return session.apply(change);
}

Result<MergePreview> previewMerge(const Session& session, VertexIndex keep, VertexIndex gone) {
  if (keep == gone) return makeError(ErrorCode::invalidArgument, "Choose two different entities to merge.");
  const LocalizedText kept = entityName(session, keep), lost = entityName(session, gone);
  MergePreview preview;
  preview.change = ChangeSet{{.kind = BatchKind::merge,
                              .title = {fmt::format("Flet {} ind i {}", lost.danish, kept.danish),
                                        fmt::format("Merge {} into {}", lost.english, kept.english)}}};
  const EntityId keepId = session.network().entity(keep), goneId = session.network().entity(gone);
  TRY(mergeTies(session, keepId, goneId, preview));
  TRY(mergeFacts(session, keepId, goneId, preview));
  preview.change.remove(goneId);
  preview.sentence = {mergeSentence(preview, kept.danish, true), mergeSentence(preview, kept.english, false)};
  return preview;
}

Result<Applied> mergeEntities(Session& session, VertexIndex keep, VertexIndex gone) {
  TRY_ASSIGN(const MergePreview preview, previewMerge(session, keep, gone));
  return session.apply(preview.change);
}

Result<EntityId> splitEntity(Session& session, VertexIndex v, std::string_view name, std::span<const StatementId> moved,
                             const Hand& hand) {
  if (trimmed(name).empty()) return makeError(ErrorCode::invalidArgument, "Give the new entity a name.");
  if (moved.empty()) return makeError(ErrorCode::invalidArgument, "Choose which statements the new entity takes over.");
  const GraphSnapshot& network = session.network();
  const LocalizedText old = entityName(session, v);
  HandEdit edit(
      session, hand, BatchKind::edit,
      {fmt::format("Skil {} ud fra {}", name, old.danish), fmt::format("Split {} off {}", name, old.english)});
  const Entity entity{edit.ids.entity(), edit.freshKey(name), network.type(v)};
  EntityFacts facts{entity.id, {.source = edit.source()}, Certainty::enteredByHand, {}};
  addProperty(facts, property::kNameDanish, trimmed(name));
  edit.change.put(entity);
  edit.change.put(std::move(facts));
  for (const StatementId id : moved) {
    TRY_ASSIGN(TieStatement tie, session.store().tieStatement(id));
    const EntityId whole = network.entity(v);
    if (tie.from != whole && tie.to != whole)
      return makeError(ErrorCode::invalidArgument, "A statement that is to move is not one of {}.", old.english);
    if (tie.from == whole) tie.from = entity.id;
    if (tie.to == whole) tie.to = entity.id;
    edit.change.put(std::move(tie));
  }
  TRY(session.apply(edit.change));
  return entity.id;
}

}  // namespace samspil
