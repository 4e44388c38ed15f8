// What a column of a table can mean, and the words, Danish and English, by which people call it in a header.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/language.h"

namespace samspil {

// How a column's cells are used.
enum class FieldUse : std::uint8_t {
  ignore,       // left out
  key,          // the entity's stable text id
  type,         // its type, by key or label
  property,     // a property value of the entity
  list,         // several values of a property in one cell
  date,         // a property that is a date
  number,       // a property that is a number
  country,      // a country by code or name
  theme,        // one or more themes: each becomes a tie
  partner,      // one or more other entities: each becomes a tie
  coordinates,  // latitude and longitude in one cell
  from,         // the end of a tie where it begins
  relation,
  to,
  fromName,  // what the end is called whose id another column has
  toName,
  role,
  validFrom,  // of a tie, else of the entity
  validTo,
  period,  // both in one cell
  amount,
  currency,
  weight,
  noteDanish,
  noteEnglish,
  source,  // where the statement comes from
  section,
  firstLine,
  lastLine,
  passage,
  certainty,
  sourceField,  // only in tables of sources
  personName,   // personal data, left out unless chosen
  email,
  phone,
  cpr,  // refused
};

struct Field {
  std::string_view id;  // what --map takes: "name", "country", "from", ...
  FieldUse use;
  std::string_view property;  // the property or, for ties, the relation it stands for
  LocalizedText label;
};

// Every field there is.
std::span<const Field> fields();
const Field* fieldById(std::string_view id);

// The field that a header names, by the synonyms in both languages; nullptr: not known.
const Field* findField(std::string_view header);
// The same by the last words of a header of several ("euroSciVocTitle", "partner_url"), or by those of a question in a
// survey ("Hvilke temaer arbejder I med?"): a guess, for what is left over.
const Field* guessField(std::string_view header);

}  // namespace samspil
