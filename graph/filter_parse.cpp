// Reading a filter's text form. term := ["-"] (field ":" values | field comparison number | values), values joined with
// "|".
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/filter.h"
#include "graph/filter_fields.h"
#include "graph/municipalities.h"
#include "graph/search.h"
#include "graph/themes.h"

namespace samspil {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr int kLastYear = 9999;

// One value as it was written.
struct RawValue {
  std::string text;
  bool quoted = false;
};

// Walks through the text form from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool atEnd() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size()));
    return rest_.empty();
  }
  bool take(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  // The word before ":" or a comparison, if there is one; it is then taken, the sign is not.
  std::string_view takeFieldName() {
    const std::size_t end = rest_.find_first_of(" \t\r\n\"|:<>=");
    if (end == std::string_view::npos || end == 0 || !std::string_view(":<>=").contains(rest_[end])) return {};
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return name;
  }
  Result<RawValue> takeValue() {
    if (take("\"")) return takeQuoted();
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n|"), rest_.size());
    RawValue value{std::string(rest_.substr(0, end)), false};
    rest_.remove_prefix(end);
    return value;
  }
  Result<std::vector<RawValue>> takeValues() {
    std::vector<RawValue> values;
    do {
      TRY_ASSIGN(RawValue value, takeValue());
      values.push_back(std::move(value));
    } while (take("|"));
    return values;
  }

 private:
  Result<RawValue> takeQuoted() {
    RawValue value{{}, true};
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c != '"') {
        value.text += c;
      } else if (take("\"")) {
        value.text += '"';
      } else {
        return value;
      }
    }
    return makeError(ErrorCode::invalidArgument, "The filter has a quotation mark without its partner.");
  }

  std::string_view rest_;
};

std::string fieldNames() {
  std::vector<std::string> names;
  for (const FilterFieldInfo& info : kFilterFields) names.emplace_back(info.name);
  return joinText(names, ", ");
}

std::unexpected<Error> unknownValue(FilterField field, std::string_view value,
                                    const std::vector<std::string>& possible) {
  constexpr std::size_t kMost = 40;  // a longer list helps nobody
  std::vector<std::string> shown(possible.begin(),
                                 possible.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, possible.size())));
  if (shown.size() < possible.size()) shown.emplace_back("...");
  return makeError(ErrorCode::invalidArgument, "No {} is called \"{}\". Possible are: {}.", filterFieldName(field),
                   value, joinText(shown, ", "));
}

// The names by which a term of the vocabulary may be called, besides its key.
std::vector<const LocalizedText*> namesOf(const Family& family) { return {&family.label}; }
std::vector<const LocalizedText*> namesOf(const EntityType& type) { return {&type.label, &type.plural}; }
std::vector<const LocalizedText*> namesOf(const Relation& relation) { return {&relation.label, &relation.inverse}; }

// The key of the term that is called `value`: keys go before labels, terms before later ones.
template <typename Term>
Result<std::string> termCalled(FilterField field, std::string_view value, const std::vector<Term>& terms) {
  const std::string folded = foldForSearch(value);
  std::vector<std::string> keys;
  for (const Term& term : terms) {
    if (foldForSearch(term.key) == folded) return term.key;
    keys.push_back(term.key);
  }
  for (const Term& term : terms) {
    for (const LocalizedText* name : namesOf(term)) {
      if (foldForSearch(name->danish) == folded || foldForSearch(name->english) == folded) return term.key;
    }
  }
  return unknownValue(field, value, keys);
}

Result<std::string> documentCalled(std::string_view value, const GraphSnapshot& snapshot) {
  const std::string folded = foldForSearch(value);
  std::vector<std::string> keys;
  if (const auto byKey = snapshot.findSource(value)) return std::string(byKey->key);
  for (const SourceView& source : snapshot.sources()) {
    for (const std::string_view name : {source.key, source.title.danish, source.title.english, source.file}) {
      if (foldForSearch(name) == folded) return std::string(source.key);
    }
    keys.emplace_back(source.key);
  }
  return unknownValue(FilterField::document, value, keys);
}

Result<std::string> certaintyCalled(std::string_view value, const GraphSnapshot& snapshot) {
  const std::string folded = foldForSearch(value);
  std::vector<std::string> names;
  for (const auto certainty :
       {Certainty::stated, Certainty::enteredByHand, Certainty::inferred, Certainty::publicKnowledge}) {
    const std::string name(certaintyName(certainty));
    const auto called = [&](std::string_view text) { return foldForSearch(text) == folded; };
    if (called(name) || called(valueLabel(FilterField::certainty, name, snapshot, Language::danish)) ||
        called(valueLabel(FilterField::certainty, name, snapshot, Language::english))) {
      return name;
    }
    names.push_back(name);
  }
  return unknownValue(FilterField::certainty, value, names);
}

Result<std::string> placeCalled(FilterField field, std::string_view value, const GraphSnapshot& snapshot) {
  const bool country = field == FilterField::country;
  const std::size_t count = country ? snapshot.countryCount() : snapshot.cityCount();
  const auto nameAt = [&](CategoryIndex i) {
    return std::string(country ? snapshot.countryName(i) : snapshot.cityName(i));
  };
  const std::string folded = foldForSearch(value);
  std::vector<std::string> names;
  std::string found;
  for (CategoryIndex i = 1; i < count; ++i) {
    std::string name = nameAt(i);
    if (name == value) return name;
    if (found.empty() && foldForSearch(name) == folded) found = name;
    names.push_back(std::move(name));
  }
  if (!found.empty()) return found;
  std::sort(names.begin(), names.end());
  return unknownValue(field, value, names);
}

// Those that `goFirst` go before other entities of the same name: themes, municipalities.
template <typename GoFirst>
Result<std::string> entityCalled(std::string_view value, const GraphSnapshot& snapshot, GoFirst goFirst) {
  std::vector<VertexIndex> first = entitiesCalled(snapshot, value);
  std::erase_if(first, [&](VertexIndex v) { return !goFirst(v); });
  if (first.size() == 1) return std::string(snapshot.key(first.front()));
  TRY_ASSIGN(const VertexIndex vertex, resolveEntity(snapshot, value));
  return std::string(snapshot.key(vertex));
}

Result<std::string> municipalityCalled(std::string_view value, const GraphSnapshot& snapshot) {
  const Municipalities municipalities(snapshot);
  std::vector<std::string> names;
  for (std::uint32_t v = 0; v < snapshot.vertexCount(); ++v) {
    if (municipalities.isOne(VertexIndex{v})) names.emplace_back(snapshot.name(VertexIndex{v}, Language::danish));
  }
  const auto called = entityCalled(value, snapshot, [&](VertexIndex v) { return municipalities.isOne(v); });
  const auto vertex = called ? snapshot.findKey(*called) : std::nullopt;
  if (vertex && municipalities.isOne(*vertex)) return called;
  return unknownValue(FilterField::municipality, value, names);
}

Result<std::string> resolveValue(FilterField field, std::string_view value, const GraphSnapshot& snapshot) {
  switch (field) {
    case FilterField::type: return termCalled(field, value, snapshot.vocabulary().types);
    case FilterField::relation: return termCalled(field, value, snapshot.vocabulary().relations);
    case FilterField::family: return termCalled(field, value, snapshot.vocabulary().families);
    case FilterField::document: return documentCalled(value, snapshot);
    case FilterField::certainty: return certaintyCalled(value, snapshot);
    case FilterField::country:
    case FilterField::city: return placeCalled(field, value, snapshot);
    case FilterField::theme: return entityCalled(value, snapshot, [&](VertexIndex v) { return isTheme(snapshot, v); });
    case FilterField::municipality: return municipalityCalled(value, snapshot);
    case FilterField::entity:
    case FilterField::near: return entityCalled(value, snapshot, [](VertexIndex) { return false; });
    default: break;
  }
  if (foldForSearch(value).empty())
    return makeError(ErrorCode::invalidArgument, "The filter looks for a text without letters or digits.");
  return std::string(value);
}

Result<int> parseNumber(FilterField field, std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = problem == std::errc{} && end == text.data() + text.size() && number >= 0;
  const bool fits = field == FilterField::year ? number >= 1 && number <= kLastYear : number < kOpenEnd;
  if (whole && fits) return number;
  return makeError(ErrorCode::invalidArgument, "\"{}\" is no {}. Write for example {}.", text, filterFieldName(field),
                   field == FilterField::year ? "year:2013..2019" : "degree>=3");
}

Result<FilterTerm> checkedRange(FilterTerm term) {
  if (term.low <= term.high) return term;
  return makeError(ErrorCode::invalidArgument, "The range of {} in the filter is empty: {} comes after {}.",
                   filterFieldName(term.field), term.low, term.high);
}

// "2013", "2013..2019", "2013..", "..2019" or "..".
Result<FilterTerm> parseRange(FilterTerm term, std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::string_view low = text.substr(0, dots);
  const std::string_view high = dots == std::string_view::npos ? low : text.substr(dots + 2);
  term.high = kOpenEnd;
  const bool open = dots != std::string_view::npos;
  if (!open || !low.empty()) {
    TRY_ASSIGN(term.low, parseNumber(term.field, low));
  }
  if (!open || !high.empty()) {
    TRY_ASSIGN(term.high, parseNumber(term.field, high));
  }
  return checkedRange(std::move(term));
}

Result<FilterTerm> parseComparison(FilterTerm term, Scanner& scanner) {
  const bool less = scanner.take("<");
  const bool more = !less && scanner.take(">");
  const bool equal = scanner.take("=");
  TRY_ASSIGN(const RawValue value, scanner.takeValue());
  TRY_ASSIGN(const int number, parseNumber(term.field, value.text));
  term.low = less ? 0 : more && !equal ? number + 1 : number;
  term.high = more ? kOpenEnd : less && !equal ? number - 1 : number;
  return checkedRange(std::move(term));
}

class FilterParser {
 public:
  FilterParser(std::string_view text, const GraphSnapshot& snapshot) : scanner_(text), snapshot_(snapshot) {}

  Result<Filter> parse() {
    Filter filter;
    while (!scanner_.atEnd()) {
      const bool bareBefore = std::exchange(bareWord_, false);
      TRY_ASSIGN(FilterTerm term, parseTerm());
      if (bareBefore && bareWord_ && !term.excluded) {
        filter.terms.back().values.front() += " " + term.values.front();
      } else {
        filter.terms.push_back(std::move(term));
      }
    }
    return filter;
  }

 private:
  Result<FilterTerm> parseTerm() {
    FilterTerm term;
    term.excluded = scanner_.take("-");
    if (const std::string_view name = scanner_.takeFieldName(); !name.empty()) {
      const auto field = findFilterField(name);
      if (!field) {
        return makeError(ErrorCode::invalidArgument, "The filter has no field \"{}\". Fields are: {}.", name,
                         fieldNames());
      }
      term.field = *field;
      if (!scanner_.take(":")) return parseComparedTerm(std::move(term));
      if (hasRange(term.field)) {
        TRY_ASSIGN(const RawValue range, scanner_.takeValue());
        return parseRange(std::move(term), range.text);
      }
    }
    return parseValues(std::move(term));
  }

  Result<FilterTerm> parseComparedTerm(FilterTerm term) {
    if (hasRange(term.field)) return parseComparison(std::move(term), scanner_);
    return makeError(ErrorCode::invalidArgument, "The field {} cannot be compared. Write {}:VALUE.",
                     filterFieldName(term.field), filterFieldName(term.field));
  }

  Result<FilterTerm> parseValues(FilterTerm term) {
    TRY_ASSIGN(const std::vector<RawValue> values, scanner_.takeValues());
    for (const RawValue& raw : values) {
      TRY_ASSIGN(std::string value, resolveValue(term.field, raw.text, snapshot_));
      term.values.push_back(std::move(value));
    }
    // The word after an excluded one stands for itself: -aarhus horsens.
    bareWord_ = term.field == FilterField::text && !term.excluded && values.size() == 1 && !values.front().quoted;
    return term;
  }

  Scanner scanner_;
  const GraphSnapshot& snapshot_;
  bool bareWord_ = false;  // the term that was read last is one bare word
};

}  // namespace

Result<Filter> parseFilter(std::string_view text, const GraphSnapshot& snapshot) {
  return FilterParser(text, snapshot).parse();
}

}  // namespace samspil
