// The fields of a filter: their names in the text form, and what they are called on a chip. Inside graph/ only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "graph/filter.h"

namespace samspil {

struct FilterFieldInfo {
  FilterField field;
  std::string_view name;        // in the text form
  std::string_view danishName;  // understood in the text form
  std::string_view danishLabel, englishLabel;
  bool ofTies;
};

// In the order of FilterField.
inline constexpr std::array<FilterFieldInfo, 14> kFilterFields{{
    {FilterField::type, "type", "type", "Type", "Type", false},
    {FilterField::theme, "theme", "tema", "Tema", "Theme", false},
    {FilterField::country, "country", "land", "Land", "Country", false},
    {FilterField::city, "city", "by", "By", "City", false},
    {FilterField::municipality, "municipality", "kommune", "Kommune", "Municipality", false},
    {FilterField::entity, "entity", "enhed", "Enhed", "Entity", false},
    {FilterField::near, "near", "nær", "Nær", "Near", false},
    {FilterField::degree, "degree", "grad", "Forbindelser", "Ties", false},
    {FilterField::text, "text", "tekst", "Indeholder", "Contains", false},
    {FilterField::relation, "relation", "relation", "Relation", "Relation", true},
    {FilterField::family, "family", "familie", "Slags", "Kind", true},
    {FilterField::document, "document", "dokument", "Dokument", "Document", true},
    {FilterField::certainty, "certainty", "sikkerhed", "Sikkerhed", "Certainty", true},
    {FilterField::year, "year", "år", "År", "Year", true},
}};

inline const FilterFieldInfo& fieldInfo(FilterField field) { return kFilterFields[static_cast<std::size_t>(field)]; }

// By either name, folded.
std::optional<FilterField> findFilterField(std::string_view name);

inline bool hasRange(FilterField field) { return field == FilterField::degree || field == FilterField::year; }

// What a value of a field is called: the label of a type, the name of an entity, ...; the value itself where it is
// unknown.
std::string valueLabel(FilterField field, std::string_view value, const GraphSnapshot& snapshot, Language language);

}  // namespace samspil
