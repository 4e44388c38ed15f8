// Data protection by default: which columns look like data about persons. CPR numbers are never read; the other kinds
// are left out unless somebody chooses them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/language.h"
#include "import/column_profile.h"
#include "import/fields.h"

namespace samspil {

enum class PersonalData : std::uint8_t { none, personName, email, phone, cpr };

// By what its header says (`use` is what it is known to mean) and by what its cells hold.
PersonalData personalDataIn(FieldUse use, std::string_view header, const ColumnProfile& profile);

// "e-mail", "telefon", ...
LocalizedText personalDataName(PersonalData kind);

}  // namespace samspil
