#include "import/samspil_form.h"

#include <algorithm>

namespace samspil {
namespace {

bool has(const std::vector<std::string>& header, std::string_view name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

// The columns of Samspil's own forms that are no lists of property values; automatic: of entities and ties.
struct SamspilColumn {
  TableKind kind;
  std::string_view header;
  FieldUse use;
  std::string_view property;
};
constexpr SamspilColumn kSamspilColumns[] = {
    {TableKind::entities, "id", FieldUse::key, ""},
    {TableKind::sources, "id", FieldUse::key, ""},
    {TableKind::entities, "type", FieldUse::type, ""},
    {TableKind::entities, "name_da", FieldUse::list, property::kNameDanish},
    {TableKind::entities, "name_en", FieldUse::list, property::kNameEnglish},
    {TableKind::entities, "aliases", FieldUse::list, property::kAlias},
    {TableKind::entities, "description_da", FieldUse::list, property::kDescriptionDanish},
    {TableKind::entities, "description_en", FieldUse::list, property::kDescriptionEnglish},
    {TableKind::ties, "from", FieldUse::from, ""},
    {TableKind::ties, "relation", FieldUse::relation, ""},
    {TableKind::ties, "to", FieldUse::to, ""},
    {TableKind::ties, "role", FieldUse::role, ""},
    {TableKind::ties, "amount", FieldUse::amount, ""},
    {TableKind::ties, "currency", FieldUse::currency, ""},
    {TableKind::ties, "weight", FieldUse::weight, ""},
    {TableKind::ties, "note_da", FieldUse::noteDanish, ""},
    {TableKind::ties, "note_en", FieldUse::noteEnglish, ""},
    {TableKind::automatic, "valid_from", FieldUse::validFrom, property::kValidFrom},
    {TableKind::automatic, "valid_to", FieldUse::validTo, property::kValidTo},
    {TableKind::automatic, "source", FieldUse::source, ""},
    {TableKind::automatic, "section", FieldUse::section, ""},
    {TableKind::automatic, "first_line", FieldUse::firstLine, ""},
    {TableKind::automatic, "last_line", FieldUse::lastLine, ""},
    {TableKind::automatic, "passage", FieldUse::passage, ""},
    {TableKind::automatic, "certainty", FieldUse::certainty, ""},
};
// A property whose name is one of the above stands under "property:id".
constexpr std::string_view kPlainProperty = "property:";

}  // namespace

std::optional<TableKind> samspilForm(const std::vector<std::string>& header) {
  if (has(header, "id") && has(header, "kind") && has(header, "title_da")) return TableKind::sources;
  if (!has(header, "source") || !has(header, "first_line")) return std::nullopt;
  if (has(header, "from") && has(header, "relation") && has(header, "to")) return TableKind::ties;
  if (has(header, "id") && has(header, "type") && has(header, "name_da")) return TableKind::entities;
  return std::nullopt;
}

void mapSamspilForm(Mapping& mapping) {
  mapping.samspilForm = true;
  for (auto& column : mapping.columns) {
    column.reason = {"Samspils egen form.", "Samspil's own form."};
    const auto term = std::find_if(std::begin(kSamspilColumns), std::end(kSamspilColumns), [&](const auto& known) {
      return known.header == column.name && (known.kind == mapping.kind || known.kind == TableKind::automatic);
    });
    if (term != std::end(kSamspilColumns)) {
      column.use = term->use;
      column.property = term->property;
    } else if (mapping.kind == TableKind::entities) {
      column.use = FieldUse::list;
      column.property =
          column.name.starts_with(kPlainProperty) ? column.name.substr(kPlainProperty.size()) : column.name;
    } else if (mapping.kind == TableKind::sources) {
      column.use = FieldUse::sourceField;
      column.property = column.name;
    }
    column.separators = column.use == FieldUse::list ? "|" : "";
  }
}

std::string samspilColumn(const std::string& property) {
  if (property == property::kAlias) return "aliases";
  const bool meansElse = std::any_of(std::begin(kSamspilColumns), std::end(kSamspilColumns), [&](const auto& known) {
    return known.kind != TableKind::ties && known.header == property && known.property != property;
  });
  const bool prefixed = property.starts_with(kPlainProperty);
  return meansElse || prefixed ? std::string(kPlainProperty) + property : property;
}

std::string escapedListValue(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '|' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

}  // namespace samspil
