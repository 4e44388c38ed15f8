// What filters are called: the text form, and the words of a chip.
#include <fmt/format.h>

#include "base/country_name.h"
#include "base/text.h"
#include "graph/filter.h"
#include "graph/filter_fields.h"

namespace samspil {
namespace {

std::string_view certaintyWords(Certainty certainty, Language language) {
  const bool danish = language == Language::danish;
  switch (certainty) {
    case Certainty::stated: return danish ? "angivet i kilden" : "stated in the source";
    case Certainty::enteredByHand: return danish ? "indtastet" : "entered by hand";
    case Certainty::inferred: return danish ? "udledt" : "inferred";
    case Certainty::publicKnowledge: return danish ? "almen viden" : "public knowledge";
  }
  return {};
}

std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += c;
    out += c;
  }
  return out += '"';
}

// A bare value ends at a blank or "|".
std::string formatValue(FilterField field, std::string_view value) {
  const bool bare =
      field != FilterField::text && !value.empty() && value.find_first_of(" \t\r\n\"|") == std::string_view::npos;
  return bare ? std::string(value) : quoted(value);
}

std::string formatRange(const FilterTerm& term) {
  const std::string_view name = filterFieldName(term.field);
  if (term.low == term.high) return fmt::format("{}:{}", name, term.low);
  if (term.field == FilterField::degree && term.high == kOpenEnd) return fmt::format("{}>={}", name, term.low);
  if (term.field == FilterField::degree && term.low == 0) return fmt::format("{}<={}", name, term.high);
  const std::string low = term.low == 0 ? "" : fmt::format("{}", term.low);
  const std::string high = term.high == kOpenEnd ? "" : fmt::format("{}", term.high);
  return fmt::format("{}:{}..{}", name, low, high);
}

std::string describeDegree(const FilterTerm& term, bool danish) {
  if (term.low == term.high) return fmt::format("{}", term.low);
  if (term.high == kOpenEnd) return fmt::format("{} {}", danish ? "mindst" : "at least", term.low);
  if (term.low == 0) return fmt::format("{} {}", danish ? "højst" : "at most", term.high);
  return fmt::format("{}–{}", term.low, term.high);
}

// "forbindelser" of "Forbindelser". REQUIRES: the first letter is one of A-Z.
std::string lowerFirst(std::string_view word) {
  std::string out(word);
  out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

std::string describeYears(const FilterTerm& term, bool danish) {
  if (term.low == term.high) return fmt::format("{}", term.low);
  if (term.low == 0 && term.high == kOpenEnd) return danish ? "alle" : "all";
  if (term.high == kOpenEnd) return fmt::format("{} {}", danish ? "fra" : "from", term.low);
  if (term.low == 0) return fmt::format("{} {}", danish ? "til" : "until", term.high);
  return fmt::format("{}–{}", term.low, term.high);
}

std::string describeValues(const FilterTerm& term, const GraphSnapshot& snapshot, Language language) {
  const bool danish = language == Language::danish;
  if (term.field == FilterField::degree) return describeDegree(term, danish);
  if (term.field == FilterField::year) return describeYears(term, danish);
  std::vector<std::string> labels;
  for (const std::string& value : term.values) labels.push_back(valueLabel(term.field, value, snapshot, language));
  return joinText(labels, danish ? " eller " : " or ");
}

}  // namespace

std::string_view filterFieldName(FilterField field) { return fieldInfo(field).name; }

std::optional<FilterField> findFilterField(std::string_view name) {
  const std::string folded = foldForSearch(name);
  for (const FilterFieldInfo& info : kFilterFields) {
    if (folded == info.name || folded == foldForSearch(info.danishName)) return info.field;
  }
  return std::nullopt;
}

std::string valueLabel(FilterField field, std::string_view value, const GraphSnapshot& snapshot, Language language) {
  const Vocabulary& vocabulary = snapshot.vocabulary();
  switch (field) {
    case FilterField::type:
      if (const auto type = vocabulary.findType(value)) return vocabulary.type(*type).label.in(language);
      break;
    case FilterField::relation:
      if (const auto relation = vocabulary.findRelation(value))
        return vocabulary.relation(*relation).label.in(language);
      break;
    case FilterField::family:
      if (const auto family = vocabulary.findFamily(value)) return vocabulary.family(*family).label.in(language);
      break;
    case FilterField::theme:
    case FilterField::municipality:
    case FilterField::entity:
    case FilterField::near:
      if (const auto vertex = snapshot.findKey(value)) return std::string(snapshot.name(*vertex, language));
      break;
    case FilterField::document:
      if (const auto source = snapshot.findSource(value)) {
        const std::string_view title = source->title.in(language);
        if (!title.empty()) return std::string(title);
      }
      break;
    case FilterField::country: return countryName(value).in(language);
    case FilterField::certainty:
      if (const auto certainty = parseCertainty(value)) return std::string(certaintyWords(*certainty, language));
      break;
    default: break;
  }
  return std::string(value);
}

std::string formatTerm(const FilterTerm& term) {
  std::string out = term.excluded ? "-" : "";
  if (hasRange(term.field)) return out + formatRange(term);
  if (term.field != FilterField::text) out += std::string(filterFieldName(term.field)) + ":";
  std::vector<std::string> values;
  for (const std::string& value : term.values) values.push_back(formatValue(term.field, value));
  return out + joinText(values, "|");
}

std::string formatFilter(const Filter& filter) {
  std::vector<std::string> terms;
  for (const FilterTerm& term : filter.terms) terms.push_back(formatTerm(term));
  return joinText(terms, " ");
}

std::string describeTerm(const FilterTerm& term, const GraphSnapshot& snapshot, Language language) {
  const bool danish = language == Language::danish;
  const FilterFieldInfo& info = fieldInfo(term.field);
  const std::string_view field = danish ? info.danishLabel : info.englishLabel;
  const std::string values = describeValues(term, snapshot, language);
  if (!term.excluded) return fmt::format("{}: {}", field, values);
  // "Not: hospital" speaks for itself, "not: 3" would not.
  if (term.field == FilterField::degree)
    return fmt::format("{} {}: {}", danish ? "Ikke" : "Not", lowerFirst(field), values);
  return fmt::format("{}: {}", danish ? "Ikke" : "Not", values);
}

}  // namespace samspil
