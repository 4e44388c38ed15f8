// A Mapping says what each column of a table means. It comes from the header's words, then from what the cells hold,
// and the user's own choices (--map) win. Each decision carries its reason.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/vocabulary.h"
#include "import/cell.h"
#include "import/diagnostic.h"
#include "import/fields.h"
#include "import/import.h"
#include "import/table.h"

namespace samspil {

struct ColumnMapping {
  std::string name;  // the header, or "Kolonne 3"
  FieldUse use = FieldUse::ignore;
  std::string property;  // property name, or relation key of a theme or partner column
  bool chosen = false;   // by the user
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

// `file` is how the user named it. Errors are choices that do not fit the table (unknown column or field).
Result<Mapping> mapColumns(const Table& table, const std::string& file, const ImportOptions& options,
                           const Vocabulary& vocabulary);

// A type or relation by its key or a label of either language, folded; plural and inverse labels too.
std::optional<TypeId> findTypeNamed(const Vocabulary& vocabulary, std::string_view text);
struct NamedRelation {
  RelationId relation;
  bool inverse = false;  // the inverse label was used: the tie runs the other way
};
std::optional<NamedRelation> findRelationNamed(const Vocabulary& vocabulary, std::string_view text);

}  // namespace samspil
