#include "import/field_choice.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/vocabulary_words.h"

namespace samspil {
namespace {

constexpr std::string_view kProperty = "property", kPropertyNamed = "property:", kTie = "tie:", kIgnore = "ignore";

const Field* fieldOf(const FieldMeaning& meaning) {
  const auto all = fields();
  // Dates of a tie alone have no property.
  const bool dates =
      meaning.use == FieldUse::validFrom || meaning.use == FieldUse::validTo || meaning.use == FieldUse::period;
  // What a column of ties says by its place among the others (a weight without a name) has none either.
  const bool any = dates || meaning.property.empty();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Field& field) {
    return field.use == meaning.use && (any || field.property == meaning.property);
  });
  return found == all.end() ? nullptr : &*found;
}

bool ofTies(FieldUse use) {
  switch (use) {
    case FieldUse::from:
    case FieldUse::relation:
    case FieldUse::to:
    case FieldUse::fromName:
    case FieldUse::toName:
    case FieldUse::role:
    case FieldUse::amount:
    case FieldUse::currency:
    case FieldUse::weight: return true;
    default: return false;
  }
}

bool ofBoth(FieldUse use) {
  switch (use) {
    case FieldUse::validFrom:
    case FieldUse::validTo:
    case FieldUse::period:
    case FieldUse::noteDanish:
    case FieldUse::noteEnglish:
    case FieldUse::source:
    case FieldUse::section:
    case FieldUse::certainty: return true;
    default: return false;
  }
}

bool isOffered(FieldUse use, TableKind kind) {
  // Lines and passages are what Samspil's own files say of documents; CPR numbers are never read.
  const bool inner = use == FieldUse::firstLine || use == FieldUse::lastLine || use == FieldUse::passage ||
                     use == FieldUse::cpr || use == FieldUse::ignore || use == FieldUse::sourceField;
  if (kind == TableKind::sources) return use == FieldUse::sourceField || use == FieldUse::key;
  if (inner) return false;
  // A row about an organisation may say its part and share in the one project that it names.
  const bool part = use == FieldUse::role || use == FieldUse::amount || use == FieldUse::currency;
  return kind == TableKind::ties ? ofTies(use) || ofBoth(use) : part || !ofTies(use);
}

LocalizedText groupOf(const Field& field) {
  switch (field.use) {
    case FieldUse::theme:
    case FieldUse::partner:
    case FieldUse::from:
    case FieldUse::to:
    case FieldUse::fromName:
    case FieldUse::toName:
    case FieldUse::relation: return {"Forbindelser", "Ties"};
    case FieldUse::number:
    case FieldUse::coordinates:
    case FieldUse::country: return {"Sted", "Place"};
    case FieldUse::personName:
    case FieldUse::email:
    case FieldUse::phone: return {"Personoplysninger", "Personal data"};
    case FieldUse::source:
    case FieldUse::section:
    case FieldUse::certainty: return {"Kilde", "Source"};
    case FieldUse::key:
    case FieldUse::type:
    case FieldUse::list: return {"Hvem", "Who"};
    default: break;
  }
  if (field.property == property::kCity) return {"Sted", "Place"};
  const bool who = field.property == property::kNameDanish || field.property == property::kNameEnglish ||
                   field.property == property::kSubtype || field.property == property::kRor ||
                   field.property == property::kPic || field.property == property::kCvr;
  return who ? LocalizedText{"Hvem", "Who"} : LocalizedText{"Oplysninger", "Details"};
}

}  // namespace

Result<FieldMeaning> parseField(std::string_view text, std::string_view ownName, const Vocabulary& vocabulary) {
  if (text.starts_with(kPropertyNamed))
    return FieldMeaning{FieldUse::property, std::string(text.substr(kPropertyNamed.size()))};
  if (text == kProperty) return FieldMeaning{FieldUse::property, std::string(ownName)};
  if (text.starts_with(kTie)) {
    if (const auto relation = VocabularyWords(vocabulary).relation(text.substr(kTie.size())))
      return FieldMeaning{FieldUse::partner, vocabulary.relation(relation->relation).key};
  }
  if (const Field* field = fieldById(text)) return FieldMeaning{field->use, std::string(field->property)};
  std::vector<std::string> ids;
  for (const auto& known : fields()) ids.emplace_back(known.id);
  return makeError(ErrorCode::invalidArgument,
                   "The field “{}” is not known. Use property:NAME, tie:RELATION or one of: {}.", text,
                   joinText(ids, ", "));
}

std::string fieldText(const FieldMeaning& meaning) {
  if (const Field* field = fieldOf(meaning)) return std::string(field->id);
  if (meaning.use == FieldUse::ignore) return std::string(kIgnore);
  return std::string(meaning.use == FieldUse::partner ? kTie : kPropertyNamed) + meaning.property;
}

LocalizedText fieldLabel(const FieldMeaning& meaning, const Vocabulary& vocabulary) {
  if (meaning.use == FieldUse::ignore) return {"udelades", "left out"};
  if (const Field* field = fieldOf(meaning)) return field->label;
  if (meaning.use == FieldUse::partner) {
    if (const auto relation = vocabulary.findRelation(meaning.property)) return vocabulary.relation(*relation).label;
  }
  return {fmt::format("egenskaben ”{}”", meaning.property), fmt::format("the property “{}”", meaning.property)};
}

std::vector<FieldOption> fieldOptions(TableKind kind, const Vocabulary& vocabulary) {
  std::vector<FieldOption> options;
  for (const Field& field : fields()) {
    if (isOffered(field.use, kind)) options.push_back({std::string(field.id), field.label, groupOf(field)});
  }
  const auto byGroup = [&](const FieldOption& option) {
    return std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.group == option.group; }) -
           options.begin();
  };
  std::vector<std::pair<std::ptrdiff_t, FieldOption>> ordered;
  for (const auto& option : options) ordered.emplace_back(byGroup(option), option);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  options.clear();
  for (auto& [group, option] : ordered) options.push_back(std::move(option));
  if (kind == TableKind::entities || kind == TableKind::automatic) {
    for (const auto& relation : vocabulary.relations) {
      const bool there =
          std::any_of(fields().begin(), fields().end(), [&](const Field& f) { return f.property == relation.key; });
      if (!there)
        options.push_back({std::string(kTie) + relation.key, relation.label, {"Andre forbindelser", "Other ties"}});
    }
  }
  options.push_back({std::string(kProperty), {"behold som egenskab", "keep as a property"}, {"Andet", "Other"}});
  options.push_back({std::string(kIgnore), {"udelad", "leave out"}, {"Andet", "Other"}});
  return options;
}

}  // namespace samspil
