// A Mapping says what each column of a table means. It comes from the header's words, then from what the cells hold,
// a recipe says more, and the user's own choices (--map) win. Each decision carries its reason.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/vocabulary.h"
#include "import/cell.h"
#include "import/column_profile.h"
#include "import/diagnostic.h"
#include "import/field_choice.h"
#include "import/fields.h"
#include "import/personal_data.h"
#include "import/recipe.h"
#include "import/table.h"
#include "import/vocabulary_words.h"

namespace samspil {

struct ColumnMapping : FieldMeaning {
  std::string name;          // the header, or "Kolonne 3"
  bool chosen = false;       // by the user or a recipe
  bool ticked = false;       // a cell that says yes names what the column is called
  bool inLanguages = false;  // values of the list begin with the language they are in: "en: Aarhus University"
  bool ofPart = false;       // the row's role and amount are of the ties that this column makes
  PersonalData personal = PersonalData::none;
  LocalizedText reason;
  NumberStyle numbers = NumberStyle::decimalComma;
  DateOrder dates = DateOrder::dayFirst;
  std::string separators;  // characters that part a list in one cell; empty: the cell is one value
};

struct Mapping {
  TableKind kind = TableKind::entities;
  bool samspilForm = false;  // written by Samspil itself: exact, lists parted by |, nothing guessed
  std::vector<ColumnMapping> columns;
  std::optional<TypeId> type;          // of entities where no column says it
  std::optional<RelationId> relation;  // of ties where no column says it
  std::vector<Diagnostic> diagnostics;
  bool usable = true;  // false: diagnostics say what is missing

  // The column used so, or none.
  std::optional<std::size_t> column(FieldUse use) const;
  std::optional<std::size_t> propertyColumn(std::string_view property) const;
};

// What the columns are mapped with besides the table itself.
struct MappingContext {
  std::string file;     // as the user named it
  FileOptions options;  // the user's choices
  const Recipe* recipe = nullptr;
  Language language = Language::danish;
  const Vocabulary* vocabulary = nullptr;
};

// Errors are choices that do not fit the table (unknown column or field).
Result<Mapping> mapColumns(const Table& table, const MappingContext& context,
                           const std::vector<ColumnProfile>& profiles);

}  // namespace samspil
