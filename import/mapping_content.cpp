#include "import/column_mapper.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/coordinates.h"

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
  if (profile.share(profile.countryCodes) > 0.9)
    return found("country", {"Cellerne er landekoder.", "The cells are country codes."});
  const auto places = std::count_if(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.find('.') != std::string::npos && parseCoordinates(value).has_value();
  });
  if (profile.share(static_cast<std::size_t>(places)) > 0.9)
    return found("coordinates", {"Cellerne er bredde- og længdegrader.", "The cells are latitudes and longitudes."});
  if (profile.shareOf(CellKind::url) > 0.9)
    return found("website", {"Cellerne er internetadresser.", "The cells are web addresses."});
}

// Data protection by default: what looks like personal data is left out unless the user chose the column.
void ColumnMapper::dropPersonalData(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto place = static_cast<std::uint32_t>(index + 1);
  column.personal = personalDataIn(column.use, profiles_[index]);
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
    if (!options_.decimalMark && vote.ambiguous())
      say("ambiguous_number", place, {column.name, std::string(cells.front())});
  }
  if (column.use == FieldUse::date || column.use == FieldUse::validFrom || column.use == FieldUse::validTo) {
    const auto vote = voteOnDates(cells);
    column.dates = vote.style;
    if (vote.ambiguous()) say("ambiguous_date", place, {column.name, std::string(cells.front())});
  }
  if (column.use != FieldUse::list && column.use != FieldUse::theme && column.use != FieldUse::partner) return;
  column.separators = ";|\n";
  // A comma parts themes where nothing else does; names of organisations have commas of their own.
  const bool otherwise = std::any_of(cells.begin(), cells.end(),
                                     [](auto cell) { return cell.find_first_of(";|\n") != std::string_view::npos; });
  if (column.use == FieldUse::theme && !otherwise) column.separators = ",";
}

}  // namespace samspil
