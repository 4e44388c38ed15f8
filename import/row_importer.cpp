#include "import/row_importer.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "import/identifier.h"
#include "import/messages.h"
#include "import/property_kinds.h"

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

}  // namespace

RowImporter::RowImporter(NetworkDraft& draft, const ImportOptions& options, ImportedFile file, LocalIds& localIds,
                         ImportProposal& proposal)
    : draft_(draft),
      options_(options),
      file_(std::move(file)),
      proposal_(proposal),
      finder_(draft, options, file_, localIds, proposal,
              [this](std::string_view code, std::size_t column, std::string_view text,
                     const std::vector<std::string>& arguments) { say(code, column, text, arguments); }) {}

void RowImporter::say(std::string_view code, std::size_t column, std::string_view text,
                      const std::vector<std::string>& arguments) {
  proposal_.diagnostics.push_back(
      makeDiagnostic(code, {file_.name, row_->line, static_cast<std::uint32_t>(column), text}, arguments));
}

// The reference of a row; none, with a diagnostic, if it names a source that there is not.
std::optional<Reference> RowImporter::referenceOf(const RowContent& content) {
  const RowLines lines{row_->line, row_->lastLine};
  if (content.source.empty()) return samspil::referenceOf(content, file_.source, lines);
  const auto source = draft_.sourceNamed(content.source, options_.createSources);
  if (!source) {
    say("unknown_source", file_.mapping->column(FieldUse::source).value_or(0) + 1, content.source, {content.source});
    return std::nullopt;
  }
  return samspil::referenceOf(content, source->id, lines);
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

std::string RowImporter::newKey(const RowContent& content) {
  return file_.mapping->samspilForm ? content.key : draft_.freeKey(wantedKey(content));
}

Result<DraftChange> RowImporter::stateFacts(EntityId id, const RowContent& content) {
  const bool nothing = content.properties.empty() && content.note.danish.empty() && content.source.empty();
  if (nothing && file_.mapping->samspilForm) return DraftChange::unchanged;
  const auto reference = referenceOf(content);
  EntityFacts facts = factsOf(id, content, *reference);
  if (!content.source.empty()) return draft_.stateFacts(std::move(facts));
  return draft_.stateNewFacts(std::move(facts));
}

bool RowImporter::isGeneric(TypeId type) const { return draft_.vocabulary().type(type).key == "organisation"; }

// A row without a name that only names more partners or themes of the row before, as tables with merged cells have it.
Result<RowOutcome> RowImporter::importMore(RowContent content) {
  if (previousWaits_) {
    waiting_ = std::move(content);
    return RowOutcome::rejected;
  }
  if (!referenceOf(content)) return RowOutcome::rejected;
  done_.entity = previous_;
  TRY_ASSIGN(const DraftChange partners, statePartners(previous_, content));
  return outcomeOf(partners == DraftChange::created ? DraftChange::updated : partners);
}

Result<RowOutcome> RowImporter::importEntity(RowContent content) {
  // A name of signs only cannot be found again, so it is none.
  const bool identified = std::any_of(content.properties.begin(), content.properties.end(),
                                      [](const Property& p) { return isIdentifierProperty(p.name); });
  if (foldForSearch(nameOf(content)).empty() && slug(content.key).empty() && !identified) {
    const bool more = content.properties.empty() && !content.type && !content.partners.empty();
    if (more && (previous_ != EntityId{} || previousWaits_)) return importMore(std::move(content));
    say("missing_name", 0, row_->raw, {});
    return RowOutcome::rejected;
  }
  const auto type = content.type ? content.type : file_.mapping->type;
  if (!referenceOf(content)) return RowOutcome::rejected;
  TRY_ASSIGN(const Identity identity, finder_.find(content, row_->line));
  if (identity.rejected) return RowOutcome::rejected;
  auto id = identity.entity;
  const bool found = id.has_value();
  if (!found && !type) {
    if (!last_) waiting_ = std::move(content);
    if (last_) say("missing_type", 0, row_->raw, {});
    return RowOutcome::rejected;
  }
  if (!found) id = draft_.addEntity(newKey(content), *type);
  const bool byKey = found && draft_.key(*id) == content.key;
  if (!byKey) addLocalId(content, *file_.mapping);
  for (auto& property : content.properties) {
    const bool name = property.name == property::kNameDanish || property.name == property::kNameEnglish;
    if (identity.underAnotherName && name) property.name = property::kAlias;
  }
  done_.entity = *id;
  if (!content.key.empty() && !file_.mapping->samspilForm) finder_.remember(content.key, *id);
  const bool refined = found && content.type && draft_.refineType(*id, *content.type);
  if (found && content.type && draft_.type(*id) != *content.type && !isGeneric(*content.type)) {
    const auto& types = draft_.vocabulary();
    say("type_differs", file_.mapping->column(FieldUse::type).value_or(0) + 1, nameOf(content),
        {draft_.name(*id), types.type(draft_.type(*id)).label.in(options_.language),
         types.type(*content.type).label.in(options_.language)});
  }
  TRY_ASSIGN(DraftChange change, stateFacts(*id, content));
  if (!found) change = DraftChange::created;
  if (refined) change = combined(change, DraftChange::updated);
  if (identity.underAnotherName && change == DraftChange::updated) change = DraftChange::merged;
  TRY_ASSIGN(const DraftChange partners, statePartners(*id, content));
  // A tie that is new makes the row an update of what was there before.
  return outcomeOf(combined(change, partners == DraftChange::created ? DraftChange::updated : partners));
}

// An entity that is only named in another's row: one that is known, else a new one.
Result<EntityId> RowImporter::entityNamed(const std::string& name, TypeId type, const RowContent& content) {
  TRY_ASSIGN(const Identity known, finder_.findNamed(name, type, row_->line));
  if (known.entity && !known.underAnotherName) return *known.entity;
  const std::string key = slug(name);
  const EntityId id =
      known.entity ? *known.entity : draft_.addEntity(draft_.freeKey(key.empty() ? "partner" : key), type);
  RowContent named;
  named.source = content.source;
  named.properties = {{std::string(known.entity ? property::kAlias : property::kNameDanish), name}};
  TRY(stateFacts(id, named));
  return id;
}

std::optional<PartnerTie> RowImporter::partnerTieOf(std::size_t column) const {
  return samspil::partnerTieOf(*file_.mapping, draft_.vocabulary(), column);
}

// Whether the row's entity is the one that the row names as the coordinator.
bool RowImporter::coordinates(const RowContent& content) const {
  return std::any_of(content.partners.begin(), content.partners.end(), [&](const ListedPartner& partner) {
    return file_.mapping->columns[partner.column].property == "coordinator" &&
           foldForSearch(partner.name) == foldForSearch(nameOf(content));
  });
}

// REQUIRES: the column makes ties.
TieStatement RowImporter::partnerStatement(EntityId subject, EntityId other, std::size_t column,
                                           const RowContent& content) {
  TieStatement tie = tieOf(content);
  const auto& meaning = file_.mapping->columns[column];
  makePartnerTie(tie, subject, other, *partnerTieOf(column), meaning);
  if (tie.role.empty() && meaning.property == "participates_in" && coordinates(content)) tie.role = "coordinator";
  return tie;
}

Result<void> RowImporter::restore(const ReadRow& row, std::optional<EntityId> entity,
                                  const std::vector<StatementId>& ties) {
  const ReadRow* const present = std::exchange(row_, &row);
  RowContent content = *row.content;
  if (entity) {
    draft_.restoreEntity(*entity, wantedKey(content), *(content.type ? content.type : file_.mapping->type));
    RowContent stated = content;
    addLocalId(stated, *file_.mapping);
    TRY(stateFacts(*entity, stated));
  }
  for (const StatementId id : ties) {
    const auto place = draft_.plain().tie(id);
    if (place.column == PlainRecords::kInFull) continue;
    TieStatement tie = place.column == PlainRecords::kTieRow
                           ? tieOf(content)
                           : partnerStatement(place.from, place.to, place.column, content);
    tie.from = place.from;
    tie.relation = RelationId{place.relation};
    tie.to = place.to;
    draft_.restoreTie(id, std::move(tie));
  }
  row_ = present;
  return {};
}

Result<EntityId> RowImporter::partnerNamed(const std::string& name, TypeId type, const std::string& source,
                                           const ReadRow& row) {
  const ReadRow* const present = std::exchange(row_, &row);
  RowContent content;
  content.source = source;
  auto named = entityNamed(name, type, content);
  row_ = present;
  return named;
}

Result<std::optional<EntityId>> RowImporter::endNamed(const std::string& text) {
  TRY_ASSIGN(const auto named, finder_.endsNamed(text));
  return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
}

Result<DraftChange> RowImporter::statePartner(EntityId subject, const ListedPartner& partner,
                                              const RowContent& content) {
  const auto kind = partnerTieOf(partner.column);
  if (!kind) return DraftChange::unchanged;
  TRY_ASSIGN(const EntityId other, entityNamed(partner.name, kind->type, content));
  if (other == subject) return DraftChange::unchanged;
  TRY_ASSIGN(const StatedTie stated,
             draft_.stateTie(partnerStatement(subject, other, partner.column, content), !content.source.empty()));
  return stated.change;
}

// Whom a row's partner is one of: the row's entity; but who coordinates does so in the project that the row names.
Result<EntityId> RowImporter::subjectOf(const ListedPartner& partner, EntityId subject, const RowContent& content) {
  const auto columnOf = [&](const ListedPartner& p) -> const ColumnMapping& {
    return file_.mapping->columns[p.column];
  };
  if (columnOf(partner).property != "coordinator") return subject;
  const auto project = std::find_if(content.partners.begin(), content.partners.end(),
                                    [&](const auto& p) { return columnOf(p).property == "participates_in"; });
  const auto kind = project == content.partners.end() ? std::nullopt : partnerTieOf(project->column);
  if (!kind) return subject;
  return entityNamed(project->name, kind->type, content);
}

Result<DraftChange> RowImporter::statePartners(EntityId subject, const RowContent& content) {
  DraftChange change = DraftChange::unchanged;
  for (const auto& partner : content.partners) {
    TRY_ASSIGN(const EntityId of, subjectOf(partner, subject, content));
    // The coordinator's own row says so already, where it names the project.
    if (of != subject && coordinates(content)) continue;
    TRY_ASSIGN(const DraftChange one, statePartner(of, partner, content));
    change = combined(change, one);
  }
  return change;
}

TieStatement RowImporter::tieOf(const RowContent& content) {
  return samspil::tieOf(content, referenceOf(content).value_or(Reference{}));
}

// An organisation at the end of a tie that nobody knows, made as the options allow.
Result<void> RowImporter::createEnd(const TieEnd& end, const RowContent& content) {
  const auto organisation = draft_.vocabulary().findType("organisation");
  TRY_ASSIGN(const bool known, finder_.knowsEnd(end));
  if (known || !organisation) return {};
  const std::string& name = end.name.empty() ? end.text : end.name;
  TRY_ASSIGN(const EntityId made, entityNamed(name, *organisation, content));
  if (end.name.empty()) return {};
  RowContent facts;
  facts.source = content.source;
  for (const auto property : {property::kRor, property::kPic, property::kCvr}) {
    if (const auto identifier = normalIdentifier(property, end.text); identifier && facts.properties.empty())
      facts.properties.push_back({std::string(property), *identifier});
  }
  if (facts.properties.empty() && !end.text.empty()) facts.properties.push_back({std::string(kLocalId), end.text});
  finder_.remember(end.text, made);
  TRY(stateFacts(made, facts));
  return {};
}

// The entity at one end; none, with a diagnostic, if it cannot be told.
Result<std::optional<EntityId>> RowImporter::endOf(const TieEnd& end, const RowContent& content) {
  if (end.text.empty() && end.name.empty()) {
    say("missing_name", end.column, row_->raw, {});
    return std::optional<EntityId>{};
  }
  if (options_.ends == EndPolicy::create) TRY(createEnd(end, content));
  return finder_.findEnd(end);
}

Result<RowOutcome> RowImporter::importTie(RowContent content) {
  const auto& mapping = *file_.mapping;
  const std::size_t toColumn = mapping.column(FieldUse::to).value_or(0) + 1;
  TRY_ASSIGN(const auto from,
             endOf({content.from, content.fromName, mapping.column(FieldUse::from).value_or(0) + 1}, content));
  TRY_ASSIGN(const auto to, endOf({content.to, content.toName, toColumn}, content));
  bool rejected = !from || !to;
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

Result<std::optional<ProposedRow>> RowImporter::import(ReadRow& row, bool last) {
  row_ = &row;
  last_ = last;
  waiting_.reset();
  done_ = {.line = static_cast<std::uint32_t>(row.line)};
  const auto diagnostics = static_cast<std::ptrdiff_t>(proposal_.diagnostics.size());
  const auto duplicates = static_cast<std::ptrdiff_t>(proposal_.possibleDuplicates.size());
  proposal_.diagnostics.insert(proposal_.diagnostics.end(), row.diagnostics.begin(), row.diagnostics.end());
  if (!row.content) return std::optional(done_);
  TRY_ASSIGN(done_.outcome, importContent(std::move(*row.content)));
  if (!waiting_) return std::optional(done_);
  row.content = std::move(waiting_);
  // What was said will be said again when the row comes once more.
  proposal_.diagnostics.erase(proposal_.diagnostics.begin() + diagnostics, proposal_.diagnostics.end());
  proposal_.possibleDuplicates.erase(proposal_.possibleDuplicates.begin() + duplicates,
                                     proposal_.possibleDuplicates.end());
  return std::optional<ProposedRow>{};
}

}  // namespace samspil
