// Finds out what each column of a table means; the working part of mapColumns(), for import/mapping*.cpp only.
//
// mapping.cpp          the order of decisions; what the header says
// mapping_content.cpp  what the cells say: codes, coordinates, addresses, names, personal data, ways of writing
// mapping_choices.cpp  what a recipe and the user say
// mapping_kind.cpp     whether rows are entities or ties, and what they lack to be that
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/column_rules.h"
#include "import/mapping.h"
#include "import/messages.h"

namespace samspil {

class ColumnMapper {
 public:
  ColumnMapper(const Table& table, const MappingContext& context, const std::vector<ColumnProfile>& profiles)
      : table_(table),
        context_(context),
        options_(context.options),
        vocabulary_(*context.vocabulary),
        words_(vocabulary_),
        profiles_(profiles) {}

  Result<Mapping> map();

 private:
  void say(std::string_view code, std::uint32_t column, const std::vector<std::string>& arguments) {
    const std::string text = column > 0 ? mapping_.columns[column - 1].name : "";
    mapping_.diagnostics.push_back(makeDiagnostic(code, {context_.file, table_.headerLine, column, text}, arguments));
  }
  void nameColumns();
  void mapByHeader(std::size_t column);
  void mapByContent(std::size_t column);
  void guessByHeader(std::size_t column);
  void guessName();
  void doubtHeader(std::size_t column);
  void dropPersonalData(std::size_t column);
  void useField(std::size_t column, const Field& field);
  ColumnMapping* columnNamed(std::string_view name);
  Result<bool> applyToFile(const FieldChoice& choice);
  Result<void> applyRecipe();
  Result<void> applyChoices();
  void makeUnique();
  void chooseKind();
  void useUnnamedLinks();
  ColumnRulesInput rulesInput() const { return {table_.header, profiles_, words_}; }
  bool named() const;
  bool findPart();
  void chooseType();
  void leaveOutOfTies();
  void completeEntities();
  void completeTies();
  void setStyles(std::size_t column);
  bool taken(FieldUse use, std::string_view property) const;

  const Table& table_;
  const MappingContext& context_;
  const FileOptions& options_;
  const Vocabulary& vocabulary_;
  const VocabularyWords words_;
  const std::vector<ColumnProfile>& profiles_;
  Mapping mapping_;
};

}  // namespace samspil
