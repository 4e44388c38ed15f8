#include "import/row_importer.h"

#include <algorithm>

#include "base/text.h"
#include "import/identifier.h"
#include "import/messages.h"

namespace samspil {
namespace {

// The change that says most about a row whose parts changed differently.
DraftChange combined(DraftChange a, DraftChange b) {
  const auto rank = [](DraftChange change) {
    switch (change) {
      case DraftChange::created: return 3;
      case DraftChange::updated: return 2;
      case DraftChange::merged: return 1;
      case DraftChange::unchanged: return 0;
    }
    return 0;
  };
  return rank(a) >= rank(b) ? a : b;
}

RowOutcome outcomeOf(DraftChange change) { return static_cast<RowOutcome>(change); }

// The property under which the id that a user's file gives to a row is kept, so that the file is recognised when it
// comes again.
constexpr std::string_view kLocalId = "local_id";

std::string_view propertyOf(const RowContent& content, std::string_view name) {
  for (const auto& property : content.properties) {
    if (property.name == name) return property.value;
  }
  return {};
}

std::string_view nameOf(const RowContent& content) {
  const auto danish = propertyOf(content, property::kNameDanish);
  return !danish.empty() ? danish : propertyOf(content, property::kNameEnglish);
}

}  // namespace

RowImporter::RowImporter(NetworkDraft& draft, const ImportOptions& options, ImportedFile file, LocalIds& localIds,
                         ImportProposal& proposal)
    : draft_(draft),
      options_(options),
      file_(std::move(file)),
      proposal_(proposal),
      localIds_(localIds),
      reader_(*file_.mapping, draft.vocabulary(), file_.name) {}

void RowImporter::say(std::string_view code, std::size_t column, std::string_view text,
                      const std::vector<std::string>& arguments) {
  proposal_.diagnostics.push_back(
      makeDiagnostic(code, {file_.name, row_->line, static_cast<std::uint32_t>(column), text}, arguments));
}

// The reference of a row; none, with a diagnostic, if it names a source that there is not.
std::optional<Reference> RowImporter::referenceOf(const RowContent& content) {
  Reference reference{file_.source, content.section, content.firstLine, content.lastLine, content.passage};
  if (content.source.empty()) {
    reference.firstLine = static_cast<std::uint32_t>(row_->line);
    reference.lastLine = static_cast<std::uint32_t>(row_->lastLine);
    return reference;
  }
  const Source* source = draft_.findSource(content.source);
  if (source == nullptr) source = draft_.findSource(slug(content.source));
  if (source == nullptr && options_.createSources) {
    Source made{.key = slug(content.source), .kind = SourceKind::document, .title = {content.source, ""}};
    if (made.key.empty()) made.key = "kilde";
    draft_.putSource(made);
    source = draft_.findSource(made.key);
  }
  if (source == nullptr) {
    say("unknown_source", file_.mapping->column(FieldUse::source).value_or(0) + 1, content.source, {content.source});
    return std::nullopt;
  }
  reference.source = source->id;
  return reference;
}

Result<RowOutcome> RowImporter::importSource(const RowContent& content) {
  Source source{.key = content.key};
  if (source.key.empty()) {
    say("missing_name", 0, row_->raw, {});
    return RowOutcome::rejected;
  }
  const auto kind = parseSourceKind(propertyOf(content, "kind").empty() ? "document" : propertyOf(content, "kind"));
  const auto date = propertyOf(content, "year");
  const auto issued = parseDate(date, DateOrder::dayFirst);
  if (!kind || (!issued && !date.empty())) {
    if (!kind) say("unknown_source_kind", 0, propertyOf(content, "kind"), {std::string(propertyOf(content, "kind"))});
    if (kind) say("bad_date", 0, date, {std::string(date)});
    return RowOutcome::rejected;
  }
  source.kind = *kind;
  source.title = {std::string(propertyOf(content, "title_da")), std::string(propertyOf(content, "title_en"))};
  source.publisher = propertyOf(content, "publisher");
  source.date = issued.value_or(PartialDate{});
  source.status = propertyOf(content, "status");
  source.file = propertyOf(content, "file");
  return outcomeOf(draft_.putSource(std::move(source)));
}

// The entity that the row's identifiers name. Two identifiers of different entities reject the row.
Result<std::optional<EntityId>> RowImporter::identifiedBy(const RowContent& content, bool& rejected) {
  std::optional<EntityId> found;
  for (const auto& property : content.properties) {
    if (!isIdentifierProperty(property.name)) continue;
    TRY_ASSIGN(const auto owner, draft_.findIdentifier(property.name, property.value));
    if (owner && found && *owner != *found) {
      say("conflicting_identifiers", 0, row_->raw, {draft_.name(*found), draft_.name(*owner)});
      rejected = true;
      return std::optional<EntityId>{};
    }
    if (owner) found = owner;
  }
  return found;
}

// Whether the entity is the one that a file of this name called by this id, or had in this row, before.
Result<RowImporter::LocalIdMatch> RowImporter::compareLocalId(EntityId id, const std::string& key) {
  TRY_ASSIGN(const auto* stated, draft_.facts(id));
  LocalIdMatch match = LocalIdMatch::unknown;
  for (const auto& facts : *stated) {
    const std::string_view local = facts.value(kLocalId);
    const Source* source = draft_.source(facts.reference.source);
    if (source == nullptr || source->file != file_.shortName) continue;
    if (key.empty() && facts.reference.firstLine == row_->line) return LocalIdMatch::same;
    if (key.empty() || local.empty()) continue;
    if (std::find(facts.properties.begin(), facts.properties.end(), Property{std::string(kLocalId), key}) !=
        facts.properties.end())
      return LocalIdMatch::same;
    match = LocalIdMatch::other;
  }
  return match;
}

// The key that a row's entity gets if it is free.
std::string wantedKey(const RowContent& content) {
  std::string key = slug(nameOf(content));
  if (key.empty()) key = slug(content.key);
  return key.empty() ? "partner" : key;
}

// The entity that a file of this name called by the row's id before: it has the wanted key, or that with a number.
Result<std::optional<EntityId>> RowImporter::findLocalId(const RowContent& content) {
  const std::string wanted = wantedKey(content);
  std::optional<EntityId> candidate = draft_.findKey(wanted);
  for (std::uint32_t number = 2; candidate; ++number) {
    TRY_ASSIGN(const LocalIdMatch match, compareLocalId(*candidate, content.key));
    if (match == LocalIdMatch::same) return candidate;
    candidate = draft_.findKey(fmt::format("{}-{}", wanted, number));
  }
  return std::optional<EntityId>{};
}

// The only entity of exactly that name, with no other type, country or id of its own in this file.
Result<RowImporter::Identity> RowImporter::identifyByName(const RowContent& content) {
  std::vector<EntityId> named = draft_.findName(foldForSearch(nameOf(content)));
  if (content.type) std::erase_if(named, [&](EntityId id) { return draft_.type(id) != *content.type; });
  const auto country = propertyOf(content, property::kCountry);
  for (std::size_t i = 0; i < named.size();) {
    TRY_ASSIGN(const std::string theirs, draft_.shownValue(named[i], property::kCountry));
    TRY_ASSIGN(const LocalIdMatch local, compareLocalId(named[i], content.key));
    if (local == LocalIdMatch::same) return Identity{.entity = named[i]};
    if (local == LocalIdMatch::other || (!country.empty() && !theirs.empty() && theirs != country)) {
      named.erase(named.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return named.size() == 1 ? Identity{.entity = named.front()} : Identity{};
}

// An entity of the network under another name: merged where that is sure or wanted, else listed for a person to decide.
Result<RowImporter::Identity> RowImporter::identifyAlike(const RowContent& content) {
  const std::string name(nameOf(content));
  for (const auto& decision : options_.decisions) {
    if (decision.same && decision.newName == name)
      return Identity{.entity = decision.existing, .underAnotherName = true};
  }
  std::vector<std::string> names;
  for (const auto& property : content.properties) {
    if (property.name == property::kNameDanish || property.name == property::kNameEnglish)
      names.push_back(property.value);
  }
  const auto value = [&](std::string_view property) { return std::string(propertyOf(content, property)); };
  const MatchContext context{value(property::kCountry), value(property::kCity), value(property::kWebsite),
                             value(property::kRor),     value(property::kPic),  value(property::kCvr)};
  TRY_ASSIGN(const auto matches, draft_.findAlike(names, context));
  const auto type = content.type ? content.type : file_.mapping->type;
  for (const auto& match : matches) {
    const EntityId existing{match.entity};
    const bool actors =
        type && draft_.vocabulary().type(*type).actor && draft_.vocabulary().type(draft_.type(existing)).actor;
    const bool sameType = !content.type || draft_.type(existing) == *content.type;
    const bool decided = std::any_of(options_.decisions.begin(), options_.decisions.end(), [&](const auto& d) {
      return !d.same && d.newName == name && d.existing == existing;
    });
    if (match.band == MatchBand::different || decided || !(sameType || actors)) continue;
    const bool merge = options_.duplicates == DuplicatePolicy::merge || (match.band == MatchBand::same && sameType);
    proposal_.possibleDuplicates.push_back(
        {file_.name, row_->line, name, existing, match.score, draft_.name(existing), match.parts, merge});
    say(merge ? "merged_by_name" : "possible_duplicate", 0, name, {name, draft_.name(existing)});
    if (merge) return Identity{.entity = existing, .underAnotherName = true};
    return Identity{};
  }
  return Identity{};
}

// The entity that a row means: by its key, its identifiers, a name that only one has, or a name like it.
Result<RowImporter::Identity> RowImporter::identify(const RowContent& content) {
  if (!content.key.empty()) {
    if (file_.mapping->samspilForm) return Identity{.entity = draft_.findKey(content.key)};
    if (const auto known = localIds_.find(content.key); known != localIds_.end())
      return Identity{.entity = known->second};
    TRY_ASSIGN(const auto before, findLocalId(content));
    if (before) return Identity{.entity = *before};
    if (const auto known = draft_.findKey(content.key)) return Identity{.entity = *known};
  }
  bool rejected = false;
  TRY_ASSIGN(const auto identified, identifiedBy(content, rejected));
  if (identified || rejected) return Identity{identified, rejected, identified.has_value()};
  if (foldForSearch(nameOf(content)).empty()) return Identity{};
  TRY_ASSIGN(const Identity named, identifyByName(content));
  if (named.entity || options_.duplicates == DuplicatePolicy::separate) return named;
  return identifyAlike(content);
}

std::string RowImporter::newKey(const RowContent& content) const {
  return file_.mapping->samspilForm ? content.key : draft_.freeKey(wantedKey(content));
}

Result<DraftChange> RowImporter::stateFacts(EntityId id, const RowContent& content) {
  const auto reference = referenceOf(content);
  EntityFacts facts{id, *reference, content.certainty.value_or(Certainty::stated), content.properties};
  if (!content.note.danish.empty()) facts.properties.push_back({std::string(property::kNote), content.note.danish});
  if (!content.source.empty()) return draft_.stateFacts(std::move(facts));
  return draft_.stateNewFacts(std::move(facts));
}

Result<RowOutcome> RowImporter::importEntity(RowContent content) {
  // A name of signs only cannot be found again, so it is none.
  if (foldForSearch(nameOf(content)).empty() && slug(content.key).empty()) {
    say("missing_name", 0, row_->raw, {});
    return RowOutcome::rejected;
  }
  const auto type = content.type ? content.type : file_.mapping->type;
  if (!referenceOf(content)) return RowOutcome::rejected;
  TRY_ASSIGN(const Identity identity, identify(content));
  if (identity.rejected) return RowOutcome::rejected;
  auto id = identity.entity;
  const bool found = id.has_value();
  if (!found && !type) {
    say("missing_type", 0, row_->raw, {});
    return RowOutcome::rejected;
  }
  if (!found) id = draft_.addEntity(newKey(content), *type);
  const bool ownId = !content.key.empty() && !file_.mapping->samspilForm && draft_.key(*id) != content.key;
  if (ownId) content.properties.push_back({std::string(kLocalId), content.key});
  for (auto& property : content.properties) {
    const bool name = property.name == property::kNameDanish || property.name == property::kNameEnglish;
    if (identity.underAnotherName && name) property.name = property::kAlias;
  }
  done_.entity = *id;
  if (!content.key.empty() && !file_.mapping->samspilForm) localIds_.emplace(content.key, *id);
  if (found && content.type && draft_.type(*id) != *content.type) {
    const auto& types = draft_.vocabulary();
    say("type_differs", file_.mapping->column(FieldUse::type).value_or(0) + 1, nameOf(content),
        {draft_.name(*id), types.type(draft_.type(*id)).label.in(options_.language),
         types.type(*content.type).label.in(options_.language)});
  }
  TRY_ASSIGN(DraftChange change, stateFacts(*id, content));
  if (!found) change = DraftChange::created;
  if (identity.underAnotherName && change == DraftChange::updated) change = DraftChange::merged;
  TRY_ASSIGN(const DraftChange partners, statePartners(*id, content));
  // A tie that is new makes the row an update of what was there before.
  return outcomeOf(combined(change, partners == DraftChange::created ? DraftChange::updated : partners));
}

// An entity that is only named in another's row: the only one of that name, else a new one.
Result<EntityId> RowImporter::entityNamed(const std::string& name, TypeId type, const RowContent& content) {
  auto named = draft_.findName(foldForSearch(name));
  std::erase_if(named, [&](EntityId id) {
    return (draft_.vocabulary().type(type).key == "theme") != (draft_.type(id) == type) && named.size() > 1;
  });
  if (!named.empty()) return named.front();
  const std::string key = slug(name);
  const EntityId id = draft_.addEntity(draft_.freeKey(key.empty() ? "partner" : key), type);
  RowContent named1;
  named1.source = content.source;
  named1.properties = {{std::string(property::kNameDanish), name}};
  TRY(stateFacts(id, named1));
  return id;
}

Result<DraftChange> RowImporter::statePartner(EntityId subject, const ListedPartner& partner,
                                              const RowContent& content) {
  const auto& column = file_.mapping->columns[partner.column];
  const bool theme = column.use == FieldUse::theme;
  const bool project = column.property == "coordinator" || column.property == "participant";
  const auto& vocabulary = draft_.vocabulary();
  const auto type = vocabulary.findType(theme ? "theme" : "organisation");
  const auto relation = vocabulary.findRelation(project ? "participates_in" : column.property);
  if (!type || !relation) return DraftChange::unchanged;
  TRY_ASSIGN(const EntityId other, entityNamed(partner.name, *type, content));
  if (other == subject) return DraftChange::unchanged;
  TieStatement tie = tieOf(content);
  tie.from = project ? other : subject;
  tie.relation = *relation;
  tie.to = project ? subject : other;
  if (project) tie.role = column.property;
  tie.note = {};
  tie.amount.reset();
  TRY_ASSIGN(const StatedTie stated, draft_.stateTie(std::move(tie), !content.source.empty()));
  return stated.change;
}

Result<DraftChange> RowImporter::statePartners(EntityId subject, const RowContent& content) {
  DraftChange change = DraftChange::unchanged;
  for (const auto& partner : content.partners) {
    TRY_ASSIGN(const DraftChange one, statePartner(subject, partner, content));
    change = combined(change, one);
  }
  return change;
}

TieStatement RowImporter::tieOf(const RowContent& content) const {
  TieStatement tie;
  tie.validFrom = content.validFrom;
  tie.validTo = content.validTo;
  tie.role = content.role;
  tie.amount = content.amount;
  tie.weight = content.weight;
  tie.note = content.note;
  tie.certainty = content.certainty.value_or(Certainty::stated);
  tie.reference = const_cast<RowImporter*>(this)->referenceOf(content).value_or(Reference{});
  return tie;
}

// The entity at an end of a tie: by key, identifier or name.
Result<std::optional<EntityId>> RowImporter::end(const std::string& text, std::size_t column, bool& rejected) {
  if (const auto known = localIds_.find(text); known != localIds_.end()) return std::optional<EntityId>{known->second};
  if (const auto known = draft_.findKey(text)) return known;
  std::vector<EntityId> named;
  if (!file_.mapping->samspilForm) {
    for (const auto property : {property::kRor, property::kPic, property::kCvr}) {
      const auto identifier = normalIdentifier(property, text);
      if (!identifier) continue;
      TRY_ASSIGN(const auto owner, draft_.findIdentifier(property, *identifier));
      if (owner) return owner;
    }
    named = draft_.findName(foldForSearch(text));
  }
  if (named.size() == 1) return std::optional<EntityId>{named.front()};
  rejected = true;
  std::vector<std::string> keys;
  for (const EntityId id : named) keys.push_back(draft_.key(id));
  say(named.empty() ? "missing_end" : "ambiguous_end", column, text, {text, joinText(keys, ", ")});
  return std::optional<EntityId>{};
}

Result<RowOutcome> RowImporter::importTie(RowContent content) {
  const auto& mapping = *file_.mapping;
  const std::size_t fromColumn = mapping.column(FieldUse::from).value_or(0) + 1,
                    toColumn = mapping.column(FieldUse::to).value_or(0) + 1;
  bool rejected = false;
  std::optional<EntityId> from, to;
  for (auto* const text : {&content.from, &content.to}) {
    const std::size_t column = text == &content.from ? fromColumn : toColumn;
    if (text->empty()) {
      say("missing_name", column, row_->raw, {});
      rejected = true;
      continue;
    }
    const auto organisation = draft_.vocabulary().findType("organisation");
    if (options_.createEnds && organisation && !draft_.findKey(*text) &&
        draft_.findName(foldForSearch(*text)).empty()) {
      TRY(entityNamed(*text, *organisation, content));
    }
    TRY_ASSIGN((text == &content.from ? from : to), end(*text, column, rejected));
  }
  const auto relation = content.relation   ? content.relation
                        : mapping.relation ? std::optional(NamedRelation{*mapping.relation, false})
                                           : std::nullopt;
  if (!relation) {
    say("missing_relation", mapping.column(FieldUse::relation).value_or(0) + 1, row_->raw, {});
    rejected = true;
  }
  if (!rejected && *from == *to) {
    say("self_tie", toColumn, content.to, {content.to});
    rejected = true;
  }
  if (rejected || !referenceOf(content)) return RowOutcome::rejected;
  TieStatement tie = tieOf(content);
  tie.relation = relation->relation;
  tie.from = relation->inverse ? *to : *from;
  tie.to = relation->inverse ? *from : *to;
  TRY_ASSIGN(const StatedTie stated, draft_.stateTie(std::move(tie), !content.source.empty()));
  done_.tie = stated.id;
  return outcomeOf(stated.change);
}

Result<RowOutcome> RowImporter::importContent(RowContent content) {
  switch (file_.mapping->kind) {
    case TableKind::sources: return importSource(content);
    case TableKind::ties: return importTie(std::move(content));
    case TableKind::entities:
    case TableKind::automatic: break;
  }
  return importEntity(std::move(content));
}

Result<ProposedRow> RowImporter::import(const TableRow& row) {
  row_ = &row;
  done_ = {.line = static_cast<std::uint32_t>(row.line)};
  auto content = reader_.read(row, proposal_.diagnostics);
  if (!content) return done_;
  TRY_ASSIGN(done_.outcome, importContent(std::move(*content)));
  return done_;
}

}  // namespace samspil
