#include "import/personal_data.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {

namespace {

bool isWorkplaceNumber(std::string_view header) {
  constexpr std::string_view kWords[] = {
      "p nummer", "p nr", "pnr", "pnummer", "p number", "produktionsenhedsnummer", "produktionsenhed"};
  return std::find(std::begin(kWords), std::end(kWords), foldForSearch(header)) != std::end(kWords);
}

}  // namespace

PersonalData personalDataIn(FieldUse use, std::string_view header, const ColumnProfile& profile) {
  const auto hyphened = std::count_if(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.size() == 11 && looksLikeCprNumber(value);
  });
  // The numbers of Danish workplaces have ten digits too, and all begin with 1; their header says so.
  const bool workplaces = isWorkplaceNumber(header) && hyphened == 0 &&
                          std::all_of(profile.values.begin(), profile.values.end(),
                                      [](const auto& value) { return value.starts_with('1'); });
  const bool cpr = !workplaces && (use == FieldUse::cpr || profile.share(static_cast<std::size_t>(hyphened)) > 0.1 ||
                                   profile.share(profile.cprNumbers) > 0.8);
  if (cpr) return PersonalData::cpr;
  if (use == FieldUse::email || profile.shareOf(CellKind::email) > 0.3) return PersonalData::email;
  if (use == FieldUse::phone || profile.share(profile.phones) > 0.6) return PersonalData::phone;
  return use == FieldUse::personName ? PersonalData::personName : PersonalData::none;
}

LocalizedText personalDataName(PersonalData kind) {
  switch (kind) {
    case PersonalData::none: break;
    case PersonalData::personName: return {"personnavn", "name of a person"};
    case PersonalData::email: return {"e-mail", "e-mail"};
    case PersonalData::phone: return {"telefon", "telephone"};
    case PersonalData::cpr: return {"CPR-nummer", "civil registration number"};
  }
  return {"", ""};
}

}  // namespace samspil
