// The words by which a person, a recipe or a script says what a column is (FieldChoice::field), and what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/statement.h"
#include "graph/vocabulary.h"
#include "import/fields.h"
#include "import/file_options.h"

namespace samspil {

struct FieldMeaning {
  FieldUse use = FieldUse::ignore;
  std::string property;  // property name, or relation key of a theme or partner column
  friend bool operator==(const FieldMeaning&, const FieldMeaning&) = default;
};

// "name", "ignore", "property:NAME", "tie:RELATION", ... "property" alone keeps the column under `ownName`. Errors list
// what there is.
Result<FieldMeaning> parseField(std::string_view text, std::string_view ownName, const Vocabulary& vocabulary);
std::string fieldText(const FieldMeaning& meaning);
// "navn", "egenskaben ”x”", "udelades"
LocalizedText fieldLabel(const FieldMeaning& meaning, const Vocabulary& vocabulary);

// A field that a column can be, for a list to pick from.
struct FieldOption {
  std::string field;    // as FieldChoice::field takes it
  LocalizedText label;  // "navn"
  LocalizedText group;  // "Hvem", "Sted", "Forbindelser", ...
};
// For the columns of a table of this kind, in the order in which to show them; ends with "property" and "ignore".
std::vector<FieldOption> fieldOptions(TableKind kind, const Vocabulary& vocabulary);

}  // namespace samspil
