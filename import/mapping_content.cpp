#include "import/column_mapper.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/coordinates.h"
#include "import/country.h"
#include "import/name_lists.h"
#include "import/period.h"

namespace samspil {

// A table that names nothing by its header: the first column of different texts is what its rows are called.
void ColumnMapper::guessName() {
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    auto& column = mapping_.columns[i];
    const auto& profile = profiles_[i];
    const bool open = (column.use == FieldUse::property || column.use == FieldUse::ignore) && !column.chosen &&
                      column.personal == PersonalData::none;
    const bool texts = profile.shareOf(CellKind::text) > 0.9 && profile.distinct * 10 >= profile.values.size() * 8;
    const bool filled = profile.values.size() * 10 >= profile.rows * 8;
    std::size_t letters = 0;
    for (const auto& value : profile.values) letters += value.size();
    const bool names = letters >= 3 * profile.values.size() && letters <= 120 * profile.values.size();
    if (!open || profile.values.size() < 2 || !texts || !filled || !names) continue;
    useField(i, *fieldById("name"));
    column.reason = {"Kolonnens celler er forskellige tekster, som navne er.",
                     "The column's cells are different texts, as names are."};
    say("assumed_name", static_cast<std::uint32_t>(i + 1), {column.name});
    return;
  }
}

// Columns whose header says nothing, by what they hold.
void ColumnMapper::mapByContent(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto& profile = profiles_[index];
  const bool known = findField(table_.header[index]) != nullptr && column.use != FieldUse::key;
  if ((column.use != FieldUse::property && column.use != FieldUse::key) || known || profile.values.empty()) return;
  const auto found = [&](std::string_view id, LocalizedText why) {
    const Field& field = *fieldById(id);
    if (taken(field.use, field.property)) return;
    useField(index, field);
    column.reason = std::move(why);
  };
  std::size_t types = 0, rors = 0;
  for (const auto& value : profile.values) {
    types += words_.type(value) ? 1 : 0;
    rors += value.find("ror.org/0") != std::string::npos ? 1 : 0;
  }
  if (profile.share(rors) > 0.9)
    return found("ror", {"Cellerne er adresser hos ror.org.", "The cells are addresses at ror.org."});
  if (column.use == FieldUse::key) return;
  if (profile.share(types) > 0.9) return found("type", {"Cellerne er kendte typer.", "The cells are known types."});
  const bool codes = std::any_of(profile.values.begin(), profile.values.end(),
                                 [](const auto& value) { return looksLikeCountryCode(value) && countryCode(value); });
  if (profile.share(profile.countryCodes) > 0.9 && codes)
    return found("country", {"Cellerne er landekoder.", "The cells are country codes."});
  const auto countries = std::count_if(profile.values.begin(), profile.values.end(),
                                       [](const auto& value) { return value.size() > 3 && countryCode(value); });
  if (profile.share(static_cast<std::size_t>(countries)) > 0.9)
    return found("country", {"Cellerne er navne på lande.", "The cells are names of countries."});
  const auto places = std::count_if(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.find('.') != std::string::npos && parseCoordinates(value).has_value();
  });
  if (profile.share(static_cast<std::size_t>(places)) > 0.9)
    return found("coordinates", {"Cellerne er bredde- og længdegrader.", "The cells are latitudes and longitudes."});
  // What an answer of Wikidata is about is no website of its own.
  const bool items = std::any_of(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.find("wikidata.org/entity/") != std::string::npos;
  });
  if (profile.shareOf(CellKind::url) > 0.9 && !items)
    return found("website", {"Cellerne er internetadresser.", "The cells are web addresses."});
}

namespace {

// Whether a cell can be read as what its column is called.
bool reads(FieldUse use, std::string_view cell) {
  switch (use) {
    case FieldUse::validFrom:
    case FieldUse::validTo:
    case FieldUse::date:
      return parseDate(cell, DateOrder::dayFirst).has_value() || parseDate(cell, DateOrder::monthFirst).has_value();
    case FieldUse::period:
      return parsePeriod(cell, DateOrder::dayFirst).has_value() || parsePeriod(cell, DateOrder::monthFirst).has_value();
    case FieldUse::number:
      return parseDegrees(cell, NumberStyle::decimalComma).has_value() ||
             parseDegrees(cell, NumberStyle::decimalPoint).has_value();
    case FieldUse::amount:
    case FieldUse::weight:
      return parseNumber(cell, NumberStyle::decimalComma).has_value() ||
             parseNumber(cell, NumberStyle::decimalPoint).has_value();
    case FieldUse::coordinates: return parseCoordinates(cell).has_value();
    case FieldUse::country: return countryCode(cell).has_value();
    case FieldUse::theme:
    case FieldUse::partner: {
      constexpr std::string_view kAnswers[] = {"ja", "nej", "yes", "no", "y", "n", "j", "true", "false", "x", "0", "1"};
      const std::string folded = foldForSearch(cell);
      return std::find(std::begin(kAnswers), std::end(kAnswers), folded) == std::end(kAnswers);
    }
    default: return true;
  }
}

}  // namespace

// A header says less than cells of which not one fits it: "Position" of a person, "Varighed" in months.
void ColumnMapper::doubtHeader(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto& values = profiles_[index].values;
  const bool fits =
      std::any_of(values.begin(), values.end(), [&](const auto& value) { return reads(column.use, value); });
  if (values.size() < 2 || fits) return;
  const std::string meant = fieldLabel(column, vocabulary_).in(context_.language);
  column.use = FieldUse::property;
  column.property = propertyName(column.name);
  column.reason = {"Cellerne er ikke det, som navnet siger; kolonnen bliver en egenskab.",
                   "The cells are not what the name says; the column becomes a property."};
  say("other_content", static_cast<std::uint32_t>(index + 1), {column.name, meant});
}

// Data protection by default: what looks like personal data is left out unless the user chose the column.
void ColumnMapper::dropPersonalData(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto place = static_cast<std::uint32_t>(index + 1);
  column.personal = personalDataIn(column.use, table_.header[index], profiles_[index]);
  if (column.personal == PersonalData::none) return;
  if (column.personal == PersonalData::cpr) {
    column.use = FieldUse::ignore;
    column.chosen = false;
    column.reason = {"Ligner CPR-numre; læses aldrig.", "Looks like civil registration numbers; never read."};
    say("cpr_column", place, {column.name});
    return;
  }
  if (column.chosen) {
    const bool own =
        column.use == FieldUse::email || column.use == FieldUse::phone || column.use == FieldUse::personName;
    if (own) column.use = FieldUse::property;
    return;
  }
  column.use = FieldUse::ignore;
  column.reason = {"Personoplysninger udelades, hvis de ikke vælges.", "Personal data is left out unless chosen."};
  say("personal_column", place, {column.name, personalDataName(column.personal).in(context_.language)});
}

namespace {

// Whether each cell that can be read in two ways has a comma with three digits behind it at its end, and no dot.
bool groupsThousands(const std::vector<std::string_view>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](auto cell) {
    const auto asComma = parseNumber(cell, NumberStyle::decimalComma),
               asPoint = parseNumber(cell, NumberStyle::decimalPoint);
    if (!asComma || !asPoint || *asComma == *asPoint) return true;
    return cell.find('.') == std::string_view::npos && *asPoint == 1000 * *asComma;
  });
}

}  // namespace

namespace {

// "en: Aarhus University; no_lang_code: AU", as registers write names of several languages.
bool saysLanguage(std::string_view cell) {
  const auto colon = cell.find(": ");
  if (colon == std::string_view::npos) return false;
  const auto language = cell.substr(0, colon);
  const bool letters = std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  return language == "no_lang_code" || (letters && (language.size() == 2 || language.size() == 3));
}

}  // namespace

// How the numbers, dates and lists of a column are written, by the vote of its cells.
void ColumnMapper::setStyles(std::size_t index) {
  auto& column = mapping_.columns[index];
  const std::vector<std::string_view> cells(profiles_[index].values.begin(), profiles_[index].values.end());
  const auto place = static_cast<std::uint32_t>(index + 1);
  if (column.use == FieldUse::number || column.use == FieldUse::amount || column.use == FieldUse::weight) {
    const auto vote = voteOnNumbers(cells);
    column.numbers = !options_.decimalMark          ? vote.style
                     : *options_.decimalMark == ',' ? NumberStyle::decimalComma
                                                    : NumberStyle::decimalPoint;
    // Nobody writes an amount with three decimals: "450,000" has a mark between thousands.
    const bool whole =
        column.use == FieldUse::amount && !options_.decimalMark && vote.ambiguous() && groupsThousands(cells);
    if (whole) column.numbers = NumberStyle::decimalPoint;
    if (!options_.decimalMark && vote.ambiguous() && !whole)
      say("ambiguous_number", place, {column.name, std::string(cells.front())});
  }
  if (column.use == FieldUse::date || column.use == FieldUse::validFrom || column.use == FieldUse::validTo ||
      column.use == FieldUse::period) {
    const auto vote = voteOnDates(cells);
    column.dates = vote.style;
    if (vote.ambiguous()) say("ambiguous_date", place, {column.name, std::string(cells.front())});
  }
  if (column.use != FieldUse::list && column.use != FieldUse::theme && column.use != FieldUse::partner) return;
  column.separators = ";|\n";
  column.inLanguages = column.use == FieldUse::list && !cells.empty() && std::ranges::all_of(cells, saysLanguage);
  // A comma parts themes where nothing else does; names of organisations have commas of their own.
  const bool otherwise = std::any_of(cells.begin(), cells.end(),
                                     [](auto cell) { return cell.find_first_of(";|\n") != std::string_view::npos; });
  if (otherwise || column.use == FieldUse::list) return;
  constexpr std::string_view kLists[] = {"collaborates_with", "participant", "member_of", "member", "party"};
  const bool names = std::find(std::begin(kLists), std::end(kLists), column.property) != std::end(kLists);
  if (column.use == FieldUse::theme || (names && commasPartNames(cells))) column.separators = ",";
  if (column.use == FieldUse::partner && column.separators == ",") say("parted_by_commas", place, {column.name});
}

}  // namespace samspil
