#include "import/entity_finder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/property_kinds.h"

namespace samspil {
namespace {

constexpr std::string_view kGenericType = "organisation", kThemeType = "theme";

// Properties of which two organisations never have the same value, or one organisation two.
bool tellsApart(std::string_view property) { return property == property::kCountry || isIdentifierProperty(property); }

// Whether any source states this, a name under any of the names' properties.
bool states(const std::vector<EntityFacts>& stated, const Property& wanted) {
  const std::string folded = isNameProperty(wanted.name) ? foldForSearch(wanted.value) : "";
  return std::any_of(stated.begin(), stated.end(), [&](const EntityFacts& facts) {
    return std::any_of(facts.properties.begin(), facts.properties.end(), [&](const Property& property) {
      return property == wanted ||
             (isNameProperty(wanted.name) && isNameProperty(property.name) && foldForSearch(property.value) == folded);
    });
  });
}

bool statesAny(const std::vector<EntityFacts>& stated, std::string_view property) {
  return std::any_of(stated.begin(), stated.end(), [&](const auto& facts) { return !facts.value(property).empty(); });
}

}  // namespace

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

std::string wantedKey(const RowContent& content) {
  std::string key = slug(nameOf(content));
  if (key.empty()) key = slug(content.key);
  for (const auto& property : content.properties) {
    if (key.empty() && isIdentifierProperty(property.name)) key = property.name + "-" + slug(property.value);
  }
  return key.empty() ? "partner" : key;
}

EntityFinder::EntityFinder(NetworkDraft& draft, const ImportOptions& options, const ImportedFile& file,
                           LocalIds& localIds, ImportProposal& proposal, Say say)
    : draft_(draft), options_(options), file_(file), localIds_(localIds), proposal_(proposal), say_(std::move(say)) {}

// The entity that the row's identifiers name. Two identifiers of different entities reject the row.
Result<std::optional<EntityId>> EntityFinder::identifiedBy(const RowContent& content, bool& rejected) {
  std::optional<EntityId> found;
  for (const auto& property : content.properties) {
    if (!isIdentifierProperty(property.name)) continue;
    TRY_ASSIGN(const auto owner, draft_.findIdentifier(property.name, property.value));
    if (owner && found && *owner != *found) {
      say_("conflicting_identifiers", 0, property.value, {draft_.name(*found), draft_.name(*owner)});
      rejected = true;
      return std::optional<EntityId>{};
    }
    if (owner) found = owner;
  }
  return found;
}

// Whether the entity is the one that a file of this name called by this id before, or one that it calls by others.
Result<EntityFinder::LocalIdMatch> EntityFinder::compareLocalId(EntityId id, const std::string& key) {
  if (key.empty()) return LocalIdMatch::unknown;
  TRY_ASSIGN(const auto* stated, draft_.facts(id));
  LocalIdMatch match = LocalIdMatch::unknown;
  for (const auto& facts : *stated) {
    const auto source = draft_.source(facts.reference.source);
    if (!source || source->file != file_.shortName) continue;
    for (const auto& property : facts.properties) {
      if (property.name != kLocalId) continue;
      if (property.value == key) return LocalIdMatch::same;
      match = LocalIdMatch::other;
    }
  }
  return match;
}

// The entity that a file of this name called by the row's id before: it has the row's name, or the key that it would
// get, or that with a number.
Result<std::optional<EntityId>> EntityFinder::findLocalId(const RowContent& content) {
  for (const EntityId id : draft_.findName(foldForSearch(nameOf(content)))) {
    TRY_ASSIGN(const LocalIdMatch match, compareLocalId(id, content.key));
    if (match == LocalIdMatch::same) return std::optional<EntityId>{id};
  }
  const std::string wanted = wantedKey(content);
  std::optional<EntityId> candidate = draft_.findKey(wanted);
  for (std::uint32_t number = 2; candidate; ++number) {
    TRY_ASSIGN(const LocalIdMatch match, compareLocalId(*candidate, content.key));
    if (match == LocalIdMatch::same) return candidate;
    candidate = draft_.findKey(fmt::format("{}-{}", wanted, number));
  }
  return std::optional<EntityId>{};
}

// The entity whose key the row's id is, unless this file calls it by another. A bare number is a key by chance, so the
// name has to be the same too.
Result<std::optional<EntityId>> EntityFinder::findByKey(const RowContent& content) {
  const auto known = draft_.findKey(content.key);
  if (!known) return known;
  TRY_ASSIGN(const LocalIdMatch match, compareLocalId(*known, content.key));
  if (match == LocalIdMatch::other) return std::optional<EntityId>{};
  const bool number = content.key.find_first_not_of("0123456789") == std::string::npos;
  const auto named = number ? draft_.findName(foldForSearch(nameOf(content))) : std::vector<EntityId>{};
  if (number && std::find(named.begin(), named.end(), *known) == named.end()) return std::optional<EntityId>{};
  return known;
}

// A row that says no more than "organisation" fits every actor, and such an entity every row about one.
bool EntityFinder::typeFits(EntityId id, const std::optional<TypeId>& stated) const {
  const auto wanted = stated ? stated : file_.mapping->type;
  const TypeId theirs = draft_.type(id);
  if (!wanted || *wanted == theirs) return true;
  const EntityType &mine = draft_.vocabulary().type(*wanted), &other = draft_.vocabulary().type(theirs);
  if (!mine.actor || !other.actor) return false;
  return !stated || mine.key == kGenericType || other.key == kGenericType;
}

// Not of another country, not with another identifier, not called by another id in this file.
Result<bool> EntityFinder::valuesFit(EntityId id, const RowContent& content) {
  TRY_ASSIGN(const LocalIdMatch local, compareLocalId(id, content.key));
  if (local == LocalIdMatch::other) return false;
  TRY_ASSIGN(const auto* stated, draft_.facts(id));
  return std::none_of(content.properties.begin(), content.properties.end(), [&](const Property& property) {
    return tellsApart(property.name) && statesAny(*stated, property.name) && !states(*stated, property);
  });
}

Result<bool> EntityFinder::statesAll(EntityId id, const RowContent& content) {
  TRY_ASSIGN(const auto* stated, draft_.facts(id));
  return std::all_of(content.properties.begin(), content.properties.end(),
                     [&](const Property& property) { return states(*stated, property); });
}

// The entity of exactly that name that nothing in the row speaks against. Of several the one that says all that the row
// says, else the oldest, with a word about it.
Result<Identity> EntityFinder::findByName(const RowContent& content) {
  std::vector<EntityId> fitting;
  for (const EntityId id : draft_.findName(foldForSearch(nameOf(content)))) {
    if (!typeFits(id, content.type)) continue;
    TRY_ASSIGN(const bool fits, valuesFit(id, content));
    if (fits) fitting.push_back(id);
  }
  if (fitting.empty()) return Identity{};
  for (const EntityId id : fitting) {
    TRY_ASSIGN(const bool all, statesAll(id, content));
    if (all) return Identity{.entity = id};
  }
  if (fitting.size() > 1) {
    std::vector<std::string> keys;
    for (const EntityId id : fitting) keys.push_back(draft_.key(id));
    say_("ambiguous_name", 0, nameOf(content), {std::string(nameOf(content)), joinText(keys, ", "), keys.front()});
  }
  return Identity{.entity = fitting.front()};
}

// An entity of the network under another name: merged where that is sure or wanted, else listed for a person to decide.
Result<Identity> EntityFinder::findAlike(const AlikeQuery& query) {
  for (const auto& decision : options_.decisions) {
    if (decision.same && decision.newName == query.name)
      return Identity{.entity = decision.existing, .underAnotherName = true};
  }
  TRY_ASSIGN(const auto matches, draft_.findAlike(query.names, query.context));
  const auto& vocabulary = draft_.vocabulary();
  for (const auto& match : matches) {
    const EntityId existing{match.entity};
    const bool actors =
        query.usual && vocabulary.type(*query.usual).actor && vocabulary.type(draft_.type(existing)).actor;
    const bool sameType = query.type ? draft_.type(existing) == *query.type : typeFits(existing, query.usual);
    const bool decided = std::any_of(options_.decisions.begin(), options_.decisions.end(), [&](const auto& d) {
      return !d.same && d.newName == query.name && d.existing == existing;
    });
    if (match.band == MatchBand::different || decided || !(sameType || actors)) continue;
    const bool merge = options_.duplicates == DuplicatePolicy::merge || (match.band == MatchBand::same && sameType);
    proposal_.possibleDuplicates.push_back(
        {file_.name, query.line, query.name, existing, match.score, draft_.name(existing), match.parts, merge});
    say_(merge ? "merged_by_name" : "possible_duplicate", 0, query.name, {query.name, draft_.name(existing)});
    if (merge) return Identity{.entity = existing, .underAnotherName = true};
    return Identity{};
  }
  return Identity{};
}

Result<Identity> EntityFinder::find(const RowContent& content, std::uint64_t line) {
  if (!content.key.empty()) {
    if (file_.mapping->samspilForm) return Identity{.entity = draft_.findKey(content.key)};
    if (const auto known = localIds_.find(content.key)) return Identity{.entity = known};
    TRY_ASSIGN(const auto before, findLocalId(content));
    if (before) return Identity{.entity = *before};
    TRY_ASSIGN(const auto byKey, findByKey(content));
    if (byKey) return Identity{.entity = *byKey};
  }
  bool rejected = false;
  TRY_ASSIGN(const auto identified, identifiedBy(content, rejected));
  if (identified || rejected) return Identity{identified, rejected, identified.has_value()};
  if (foldForSearch(nameOf(content)).empty()) return Identity{};
  TRY_ASSIGN(const Identity named, findByName(content));
  if (named.entity || options_.duplicates == DuplicatePolicy::separate) return named;
  AlikeQuery query{.name = std::string(nameOf(content)), .type = content.type, .line = line};
  query.usual = content.type ? content.type : file_.mapping->type;
  for (const auto& property : content.properties) {
    if (property.name == property::kNameDanish || property.name == property::kNameEnglish)
      query.names.push_back(property.value);
  }
  const auto value = [&](std::string_view property) { return std::string(propertyOf(content, property)); };
  query.context = {value(property::kCountry), value(property::kCity), value(property::kWebsite),
                   value(property::kRor),     value(property::kPic),  value(property::kCvr)};
  return findAlike(query);
}

Result<Identity> EntityFinder::findNamed(const std::string& name, TypeId type, std::uint64_t line) {
  if (const auto known = localIds_.find(name)) return Identity{.entity = known};
  const bool theme = draft_.vocabulary().type(type).key == kThemeType;
  for (const EntityId id : draft_.findName(foldForSearch(name))) {
    if ((draft_.vocabulary().type(draft_.type(id)).key == kThemeType) == theme) return Identity{.entity = id};
  }
  if (theme || options_.duplicates == DuplicatePolicy::separate) return Identity{};
  return findAlike({.name = name, .names = {name}, .context = {}, .usual = type, .line = line});
}

Result<std::vector<EntityId>> EntityFinder::endsNamed(const std::string& text) {
  if (text.empty()) return std::vector<EntityId>{};
  if (const auto known = localIds_.find(text)) return std::vector<EntityId>{*known};
  if (const auto known = draft_.findKey(text)) return std::vector<EntityId>{*known};
  if (file_.mapping->samspilForm) return std::vector<EntityId>{};
  for (const auto property : {property::kRor, property::kPic, property::kCvr}) {
    const auto identifier = normalIdentifier(property, text);
    if (!identifier) continue;
    TRY_ASSIGN(const auto owner, draft_.findIdentifier(property, *identifier));
    if (owner) return std::vector<EntityId>{*owner};
  }
  return draft_.findName(foldForSearch(text));
}

Result<bool> EntityFinder::knowsEnd(const TieEnd& end) {
  TRY_ASSIGN(const auto byText, endsNamed(end.text));
  TRY_ASSIGN(const auto byName, endsNamed(end.name));
  return !byText.empty() || !byName.empty();
}

Result<std::optional<EntityId>> EntityFinder::findEnd(const TieEnd& end) {
  TRY_ASSIGN(auto named, endsNamed(end.text));
  if (named.empty()) {
    TRY_ASSIGN(named, endsNamed(end.name));
  }
  if (named.size() == 1) return std::optional<EntityId>{named.front()};
  std::vector<std::string> keys;
  for (const EntityId id : named) keys.push_back(draft_.key(id));
  const std::string& said = end.text.empty() ? end.name : end.text;
  say_(named.empty() ? "missing_end" : "ambiguous_end", end.column, said, {said, joinText(keys, ", ")});
  return std::optional<EntityId>{};
}

}  // namespace samspil
