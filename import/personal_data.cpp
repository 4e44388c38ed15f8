#include "import/personal_data.h"

#include <algorithm>

namespace samspil {

PersonalData personalDataIn(FieldUse use, const ColumnProfile& profile) {
  const auto hyphened = std::count_if(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.size() == 11 && looksLikeCprNumber(value);
  });
  const bool cpr = use == FieldUse::cpr || profile.share(static_cast<std::size_t>(hyphened)) > 0.1 ||
                   profile.share(profile.cprNumbers) > 0.8;
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
